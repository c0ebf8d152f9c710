// One index through random changes of its sources and of itself.
#include "life/life_of_index.h"

#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "index/index_check.h"
#include "index/index_compact.h"
#include "index/index_export.h"
#include "index/index_remove.h"
#include "index/index_rollback.h"
#include "support/built_index.h"

namespace dateline::test_support {
namespace {

namespace fs = std::filesystem;

/// Names, inodes and times of all files of the index but LOCK.
std::string listing(const fs::path& index) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(index)) {
    struct stat status {};
    ::stat(entry.path().c_str(), &status);
    if (!entry.is_regular_file() || entry.path().filename() == "LOCK") continue;
    files[entry.path().string()] = std::to_string(status.st_ino) + " " + std::to_string(status.st_size) +
                                   " " + std::to_string(status.st_mtim.tv_sec) + "." +
                                   std::to_string(status.st_mtim.tv_nsec);
  }
  std::string out;
  for (const auto& [name, facts] : files) out += name + " " + facts + "\n";
  return out;
}

std::uint32_t tier_of(std::uint32_t live, const index::MergePolicy& policy) {
  std::uint32_t tier = 0;
  for (std::uint64_t most = policy.smallest; live > most; most *= policy.fan_in) ++tier;
  return tier;
}

}  // namespace

LifeOfIndex::LifeOfIndex(std::uint64_t seed) : random_(seed), folders_(root_, random_) {
  entities_ = random_.chance(40);
  policy_.smallest = static_cast<std::uint32_t>(1 + random_.below(3));
  policy_.fan_in = static_cast<std::uint32_t>(2 + random_.below(2));
  policy_.largest = random_.chance(50) ? 1000 : static_cast<std::uint32_t>(8 + random_.below(30));
  policy_.dead_share = random_.chance(50) ? 0.25 : 0.6;
  build();
}

index::BuildOptions LifeOfIndex::options(std::vector<std::string> sources, bool trusted) {
  index::BuildOptions options;
  options.entities = entities_;
  options.sources = std::move(sources);
  options.threads = 1;
  options.keep = random_.below(3);
  options.batch_articles = static_cast<std::uint32_t>(1 + random_.below(8));
  options.segment_articles = static_cast<std::uint32_t>(options.batch_articles + random_.below(20));
  const auto now = std::chrono::system_clock::now();
  options.started = trusted ? now + std::chrono::hours(1) : now - std::chrono::hours(1);
  return options;
}

std::vector<std::string> LifeOfIndex::some_sources() {
  std::vector<std::string> sources = folders_.both();
  if (random_.chance(30)) sources.erase(sources.begin() + static_cast<std::ptrdiff_t>(random_.below(2)));
  if (random_.chance(10)) std::ranges::reverse(sources);
  return sources;
}

void LifeOfIndex::finish(const char* what, std::uint64_t generation, std::size_t keep) {
  const bool changed = expected_.has_changed();
  story_ += std::string("  ") + what + " -> generation " + std::to_string(generation) + ", keep " +
            std::to_string(keep) + "\n";
  if (changed && generation == generation_) complaint_ += std::string(what) + " published nothing\n";
  expected_.published(generation, keep);
  generation_ = generation;
}

void LifeOfIndex::build() {
  const bool trusted = random_.chance(60);
  const index::BuildOptions build = options(folders_.both(), trusted);
  index::BuildObserver quiet;
  const auto report = index::build_index(path(), build, quiet);
  if (!report) throw std::runtime_error(error::describe(report.error()));
  expected_.build(build.sources, trusted);
  story_ += "  build, trusted " + std::to_string(trusted) + "\n";
  expected_.published(report->generation, build.keep);
  generation_ = report->generation;
  merged_ = false;
}

void LifeOfIndex::update() {
  const bool trusted = random_.chance(60);
  index::UpdateOptions options;
  options.build = this->options(some_sources(), trusted);
  options.prune = random_.chance(50);
  options.merging = policy_;
  index::BuildObserver quiet;
  const std::string before = listing(path());
  const auto report = index::update_index(path(), options, quiet);
  if (!report) throw std::runtime_error(error::describe(report.error()));
  expected_.update(options.build.sources, options.prune, trusted);
  std::string what = options.prune ? "update --prune" : "update";
  for (const std::string& source : options.build.sources) what += " " + source.substr(source.rfind('/') + 1);
  if (trusted) what += " (times trusted)";
  if (report->generation == generation_ && listing(path()) != before)
    complaint_ += "an update that publishes nothing has touched files\n";
  merged_ = report->generation != generation_;
  finish(what.c_str(), report->generation, options.build.keep);
}

void LifeOfIndex::remove() {
  index::RemoveOptions options;
  options.keep = random_.below(3);
  options.merging = policy_;
  const auto articles = expected_.articles();
  for (std::uint64_t i = 1 + random_.below(4); i > 0 && !articles.empty(); --i)
    options.ids.push_back(articles[random_.below(articles.size())].id);
  if (random_.chance(20)) options.ids.emplace_back("unknown");
  const auto report = index::remove_articles(path(), options);
  if (!report) throw std::runtime_error(error::describe(report.error()));
  expected_.remove(options.ids);
  std::string what = "remove";
  for (const std::string& id : options.ids) what += " " + id;
  merged_ = report->build.generation != generation_;
  finish(what.c_str(), report->build.generation, options.keep);
}

void LifeOfIndex::compact() {
  index::CompactOptions options;
  options.keep = random_.below(3);
  options.merging = policy_;
  index::BuildObserver quiet;
  const auto report = index::compact_index(path(), options, quiet);
  if (!report) throw std::runtime_error(error::describe(report.error()));
  merged_ = false;
  finish("compact", report->generation, options.keep);
  const std::string before = listing(path());
  if (!index::compact_index(path(), options, quiet)) complaint_ += "the second compact failed\n";
  if (listing(path()) != before) complaint_ += "a compact index was compacted again\n";
}

void LifeOfIndex::roll_back() {
  const auto manifest = index::roll_back(path(), "test");
  const bool possible = expected_.roll_back();
  story_ += "  rollback" + std::string(possible ? "\n" : ": nothing before\n");
  if (manifest.has_value() != possible) complaint_ += "rollback: expected otherwise\n";
  if (manifest) generation_ = manifest->generation;
  if (manifest) merged_ = false;
}

void LifeOfIndex::open_reader() {
  auto searcher = search::Searcher::open(path());
  if (!searcher) throw std::runtime_error(error::describe(searcher.error()));
  Reader reader{std::move(*searcher), random_requests(random_, 2), {}, generation_};
  reader.answers = answers_of(reader.searcher, reader.requests);
  if (readers_.size() == 3) readers_.erase(readers_.begin());
  readers_.push_back(std::move(reader));
}

void LifeOfIndex::step() {
  if (random_.chance(40)) open_reader();
  for (std::uint64_t i = random_.below(4); i > 0; --i) story_ += "  " + folders_.change() + "\n";
  try {
    change_index();
  } catch (const std::runtime_error& failure) {
    complaint_ += failure.what();
  }
}

void LifeOfIndex::change_index() {
  const std::uint64_t choice = random_.below(20);
  if (choice < 12) return update();
  if (choice < 15) return remove();
  if (choice < 17) return roll_back();
  if (choice < 19) return compact();
  build();
}

std::string LifeOfIndex::too_many_segments(const store::Manifest& manifest) const {
  std::map<std::uint32_t, std::uint32_t> tiers;
  for (const store::SegmentEntry& segment : manifest.segments)
    if (segment.live() <= policy_.largest / 2) ++tiers[tier_of(segment.live(), policy_)];
  for (const auto& [tier, segments] : tiers)
    if (segments >= policy_.fan_in)
      return std::to_string(segments) + " segments on tier " + std::to_string(tier) + "\n";
  return {};
}

std::string LifeOfIndex::compare(const fs::path& index, const fs::path& fresh) {
  auto own = search::Searcher::open(index);
  auto other = search::Searcher::open(fresh);
  if (!own) return error::describe(own.error());
  if (!other) return error::describe(other.error());
  const std::string totals = written_out(own->generation().manifest().totals);
  const std::string wanted = written_out(other->generation().manifest().totals);
  std::string out;
  if (totals != wanted) out += "totals: " + totals + "\nwanted: " + wanted + "\n";
  auto requests = random_requests(random_, 8);
  requests.emplace_back().limit = 1000;  // every article
  const auto answers = answers_of(*own, requests);
  const auto expected = answers_of(*other, requests);
  for (std::size_t i = requests.size(); i-- > 0;)
    if (answers[i] != expected[i])
      return out + "query: " + search::to_string(requests[i].query.root) + "\nanswer: " + answers[i] +
             "\nwanted: " + expected[i] + "\n";
  return out;
}

std::string LifeOfIndex::difference() {
  std::string out = complaint_;
  const auto checked = index::check_index(path(), {.full = true});
  if (!checked) return out + error::describe(checked.error());
  for (const error::Error& damage : checked->damage) out += error::describe(damage);
  const auto generation = store::Generation::open(path());
  if (!generation) return out + error::describe(generation.error());
  if (merged_) out += too_many_segments(generation->manifest());
  const auto articles = expected_.articles();
  if (articles.empty()) {
    if (generation->manifest().totals.articles != 0) out += "articles are left\n";
    return out;
  }
  const BuiltIndex fresh(articles, {.entities = entities_});
  return out + compare(path(), fresh.path());
}

std::string LifeOfIndex::difference_of_export() {
  std::string lines;
  const auto take = [&](std::string_view line) {
    lines += line;
    return true;
  };
  if (const auto done = index::export_articles(path(), take); !done) return error::describe(done.error());
  if (lines.empty()) return expected_.live().empty() ? "" : "nothing is exported\n";
  index::BuildOptions options;
  options.entities = entities_;
  options.sources = {root_.write("export.jsonl", lines).string()};
  options.threads = 1;
  index::BuildObserver quiet;
  fs::remove_all(root_.path() / "rebuilt");
  const auto report = index::build_index(root_.path() / "rebuilt", options, quiet);
  if (!report) return error::describe(report.error());
  return compare(root_.path() / "rebuilt", path());
}

std::string LifeOfIndex::changed_readers() {
  for (Reader& reader : readers_)
    if (answers_of(reader.searcher, reader.requests) != reader.answers)
      return "the reader of generation " + std::to_string(reader.generation) +
             " answers otherwise than before\n";
  return {};
}

}  // namespace dateline::test_support
