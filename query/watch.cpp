// --watch: the queries of a file, each asked for what is new since it was asked last.
#include "watch.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <set>
#include <utility>

#include "batch.h"
#include "cli/exit_status.h"
#include "io/checksum.h"
#include "io/output_file.h"
#include "search/saved_queries.h"
#include "store/index_directory.h"
#include "unreadable_file.h"
#include "watch_state.h"

namespace dateline::query {
namespace {

namespace fs = std::filesystem;
using error::Error;
using error::ErrorKind;

/// The file of queries, locked for this run: two at once would report the same twice.
class WatchFile {
 public:
  explicit WatchFile(fs::path path) : path_(std::move(path)) {}
  ~WatchFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  WatchFile(const WatchFile&) = delete;
  WatchFile& operator=(const WatchFile&) = delete;

  error::Status open() {
    std::error_code failed;
    if (fs::is_regular_file(path_, failed)) descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0) return unreadable_file(path_.string(), "the queries");
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0)
      return Error{
          ErrorKind::locked, {path_.string()}, "another run watches with this file", {}, "wait for it"};
    return {};
  }
  error::Result<WatchState> read_state() const {
    const auto text = io::read_small_file(state_path());
    if (!text && text.error().kind == ErrorKind::not_found) return WatchState{};
    if (!text) return text.error();
    return WatchState::parse(*text, state_path().string());
  }
  error::Status write_state(const WatchState& state) const {
    return io::replace_file(state_path(), state.text());
  }

 private:
  fs::path state_path() const { return path_.string() + ".state"; }
  fs::path path_;
  int descriptor_ = -1;
};

SeenGenerations generations_of(const search::Searcher& searcher) {
  const store::Manifest& manifest = searcher.generation().manifest();
  SeenGenerations seen{manifest.generation, manifest.published, {}};
  if (const auto directory = store::IndexDirectory::open(searcher.generation().path()))
    seen.kept = directory->generations();
  return seen;
}

std::uint64_t content_of(const store::Generation& generation, store::ArticleRef article) {
  const store::Columns& columns = generation.segment(article.segment).columns();
  return io::checksum64(io::to_hex(columns.content_hash(article.docid)).append(columns.id(article.docid)));
}

class Watch {
 public:
  Watch(search::Searcher& searcher, const QueryOptions& options, WatchState& state, cli::Output& out)
      : searcher_(searcher), options_(options), state_(state), out_(out), seen_(generations_of(searcher)) {
    output_.timed = false;
    output_.only_new = true;
    std::error_code failed;
    const fs::path whole = fs::canonical(options.index, failed);
    index_ = io::checksum64(failed ? options.index.string() : whole.string());
  }

  /// What ends the run; a bad line does not.
  error::Status run(std::istream& lines) {
    std::string line;
    for (std::uint64_t number = 1; std::getline(lines, line); ++number) {
      if (line.ends_with('\r')) line.pop_back();
      const auto entry = read_watched_line(line, number);
      if (!entry) continue;
      auto tree = search::parse_query(entry->query, options_.parse);
      auto asked = tree ? ask(*entry, std::move(*tree)) : error::Status(tree.error());
      if (asked) continue;
      const ErrorKind kind = asked.error().kind;
      if (kind != ErrorKind::bad_query && kind != ErrorKind::limit) return asked;
      bad_line_ = true;
      out_.flush();
      const BatchLine place{entry->name, entry->query, entry->query_column};
      cli::report(placed(asked.error(), *options_.watch, number, place, line));
    }
    if (!bad_line_) state_.keep_only(index_, queries_);  // what cannot be read may be mended
    return {};
  }

  int status() const {
    if (bad_line_) return cli::kUsage;
    return anything_new_ ? cli::kSuccess : cli::kPartly;
  }

 private:
  /// Text and meaning: a query that names saved ones changes with these.
  std::uint64_t key_of(const WatchedLine& entry, const search::QueryTree& tree) const {
    return io::checksum64(options_.selection + '\0' + entry.query + '\0' + to_string(tree.root));
  }

  error::Status ask(const WatchedLine& entry, search::QueryTree tree) {
    const std::uint64_t key = key_of(entry, tree);
    if (!queries_.insert(key).second) return {};  // the same query under another name
    WatchRecord record = state_.record(index_, key);
    if (record.is_of_another(seen_)) record = {};
    search::SearchRequest request = options_.request;
    request.query = std::move(tree);
    request.added_after = record.floor();
    const auto fresh = find_fresh(request, record);
    if (!fresh) return fresh.error();
    if (!fresh->empty())
      if (auto s = show(entry, std::move(request), *fresh); !s) return s;
    const store::Generation& generation = searcher_.generation();
    for (const store::ArticleRef article : *fresh)
      record.report(content_of(generation, article),
                    generation.segment(article.segment).columns().first_seen(article.docid));
    record.looked_at(seen_);
    state_.record(index_, key) = std::move(record);
    return {};
  }

  /// Matches that were not reported yet, ascending.
  error::Result<std::vector<store::ArticleRef>> find_fresh(const search::SearchRequest& request,
                                                           const WatchRecord& record) {
    const auto matching = searcher_.matching(request);
    if (!matching) return matching.error();
    std::vector<store::ArticleRef> fresh;
    for (std::uint32_t segment = 0; segment < matching->size(); ++segment)
      for (const store::DocId docid : (*matching)[segment])
        if (!record.has_reported(content_of(searcher_.generation(), {segment, docid})))
          fresh.push_back({segment, docid});
    if (auto sound = searcher_.generation().status(); !sound) return sound.error();
    return fresh;
  }

  error::Status show(const WatchedLine& entry, search::SearchRequest request,
                     const std::vector<store::ArticleRef>& fresh) {
    anything_new_ = true;
    if (options_.quiet) return {};
    if (options_.count) {
      out_.write(entry.name + "\t" + std::to_string(fresh.size()) + "\n");
      return {};
    }
    search::Answer head;
    head.query = request.query.query;
    head.parsed = to_string(request.query.root);
    head.total = fresh.size();
    return write_hits(entry, std::move(request), head, fresh);
  }

  error::Status write_hits(const WatchedLine& entry, search::SearchRequest request,
                           const search::Answer& head, const std::vector<store::ArticleRef>& fresh) {
    output_.query_id = entry.name;
    std::string pending;
    const auto format = render::make_answer_format(output_, pending);
    format->begin(head, 0);
    std::uint64_t shown = 0;
    const std::uint64_t most = std::exchange(request.limit, UINT64_MAX);
    const auto use = [&](search::Hit&& hit) {
      if (!std::ranges::binary_search(fresh, hit.article)) return true;
      if (shown == most) return false;
      hit.rank = ++shown;
      format->hit(hit);
      const bool open = out_.write(pending);
      pending.clear();
      return open;
    };
    const auto streamed = searcher_.stream(request, use);
    if (!streamed) return streamed.error();
    format->end(head);
    out_.write(pending);
    output_.first_of_run = false;
    return {};
  }

  search::Searcher& searcher_;
  const QueryOptions& options_;
  WatchState& state_;
  cli::Output& out_;
  render::AnswerOptions output_ = options_.output;
  SeenGenerations seen_;
  std::uint64_t index_ = 0;
  std::set<std::uint64_t> queries_;
  bool anything_new_ = false;
  bool bad_line_ = false;
};

}  // namespace

std::optional<WatchedLine> read_watched_line(std::string_view line, std::uint64_t number) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == std::string_view::npos || line[begin] == '#') return std::nullopt;
  const std::size_t end = search::saved_name_end(line, begin);
  const std::size_t sign = std::min(line.find_first_not_of(' ', end), line.size());
  const bool named = end > begin && sign < line.size() && (line[sign] == '=' || line[sign] == '\t');
  const std::size_t tab = line.find('\t', begin);
  if (!named && tab == std::string_view::npos)
    return WatchedLine{std::to_string(number), std::string(line.substr(begin)), begin + 1};
  const std::size_t behind = named ? sign : tab;
  const std::size_t query = std::min(line.find_first_not_of(" \t", behind + 1), line.size());
  return WatchedLine{std::string(line.substr(begin, (named ? end : tab) - begin)),
                     std::string(line.substr(query)), query + 1};
}

int run_watch(search::Searcher& searcher, const QueryOptions& options, cli::Output& out) {
  WatchFile file(*options.watch);
  if (const auto opened = file.open(); !opened) return cli::report(opened.error());
  auto state = file.read_state();
  if (!state) return cli::report(state.error());
  std::ifstream lines(*options.watch, std::ios::binary);
  Watch watch(searcher, options, *state, out);
  if (const auto asked = watch.run(lines); !asked) return cli::report(asked.error());
  // Noted only once it is written: whoever did not get it gets it with the next run.
  if (!out.flush()) return watch.status();
  if (const auto written = file.write_state(*state); !written) return cli::report(written.error());
  return watch.status();
}

}  // namespace dateline::query
