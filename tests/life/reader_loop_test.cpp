// Readers that open and ask without pause while another process publishes: no error ever, and every answer is
// that of some generation.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <array>
#include <atomic>
#include <map>
#include <thread>

#include "index/index_compact.h"
#include "index/index_remove.h"
#include "index/index_rollback.h"
#include "index/index_update.h"
#include "life/same_answers.h"
#include "search/query_parser.h"
#include "support/temporary_directory.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// Article `number` of state `state`: all articles of a state say the same number, so that an answer shows
/// which state it comes from, and a mixture of two would be seen.
std::string lines_of_state(int state) {
  std::string lines;
  for (int article = 0; article < 12; ++article)
    lines += R"({"id":"a)" + std::to_string(article) + R"(","title":"Oil news","text":"oil state )" +
             std::to_string(state) + R"(","topics":["s)" + std::to_string(state) + "\"]}\n";
  return lines;
}

/// Publishes `changes` times: updates, and now and then a removal, a rollback or a compaction. False at an
/// error.
bool change_without_pause(const test_support::TemporaryDirectory& folder, int changes) {
  const fs::path index = folder.path() / "index";
  index::BuildObserver quiet;
  for (int change = 1; change <= changes; ++change) {
    index::UpdateOptions options;
    options.build.sources = {folder.write("news.jsonl", lines_of_state(change)).string()};
    options.build.threads = 1;
    options.build.keep = change % 3 == 0 ? 0 : 1;
    options.build.batch_articles = 4;
    options.merging = {.smallest = 2, .largest = 1000, .fan_in = 3, .dead_share = 0.25};
    if (!index::update_index(index, options, quiet)) return false;
    if (change % 7 == 0 && !index::remove_articles(index, {.ids = {"a0"}, .keep = 1, .merging = {}}))
      return false;
    if (change % 5 == 0 && change % 3 != 0 && !index::roll_back(index, "test")) return false;
    if (change % 11 == 0 && !index::compact_index(index, {}, quiet)) return false;
  }
  return true;
}

struct Seen {
  std::uint64_t answers = 0;
  std::map<std::uint64_t, std::string> by_generation;
  std::string trouble;
};

void ask(const fs::path& index, const search::SearchRequest& request, Seen& seen) {
  auto searcher = search::Searcher::open(index);
  if (!searcher) {
    seen.trouble = error::describe(searcher.error());
    return;
  }
  const auto answer = searcher->answer(request);
  if (!answer) {
    seen.trouble = error::describe(answer.error());
    return;
  }
  ++seen.answers;
  const std::uint64_t generation = searcher->generation().manifest().generation;
  const std::string written = test_support::written_out(*answer);
  const auto [known, first] = seen.by_generation.emplace(generation, written);
  if (!first && known->second != written)
    seen.trouble = "two answers of one generation:\n" + known->second + written;
  if (answer->facets.front().distinct != 1 || (answer->total != 12 && answer->total != 11))
    seen.trouble = "an answer of no generation:\n" + written;
}

void check_readers(int changes) {
  const test_support::TemporaryDirectory folder;
  const fs::path index = folder.path() / "index";
  index::BuildOptions options;
  options.entities = false;
  options.sources = {folder.write("news.jsonl", lines_of_state(0)).string()};
  options.threads = 1;
  index::BuildObserver quiet;
  REQUIRE(index::build_index(index, options, quiet));

  const pid_t writer = ::fork();
  REQUIRE(writer >= 0);
  if (writer == 0) ::_exit(change_without_pause(folder, changes) ? 0 : 1);

  search::SearchRequest request;
  request.query = search::parse_query("oil state").value();
  request.limit = 20;
  request.facets = {{schema::Facet::topic, 10}};
  std::array<Seen, 2> seen;
  std::atomic<bool> done = false;
  std::vector<std::thread> readers;
  for (Seen& own : seen)
    readers.emplace_back([&] {
      while (!done && own.trouble.empty()) ask(index, request, own);
    });
  int status = 0;
  ::waitpid(writer, &status, 0);
  done = true;
  for (std::thread& reader : readers) reader.join();

  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  for (const Seen& own : seen) {
    CHECK(own.trouble == "");
    CHECK(own.by_generation.size() > 1);
  }
  WARN(seen[0].answers + seen[1].answers << " answers of " << seen[0].by_generation.size() << " generations");
}

}  // namespace

TEST_CASE("readers never see anything but a whole generation", "[life][readers]") { check_readers(60); }

TEST_CASE("readers see whole generations through hundreds of publications", "[life][readers][long]") {
  check_readers(400);
}

}  // namespace dateline
