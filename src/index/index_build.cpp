// A fresh generation from sources: read, batch, merge, publish.
#include "index/index_build.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <thread>
#include <utility>

#include <unistd.h>

#include "index/batch_workers.h"
#include "index/generation_writer.h"
#include "index/id_ledger.h"
#include "index/segment_merge.h"
#include "index/source_list.h"
#include "io/output_file.h"
#include "store/index_directory.h"
#include "store/segment.h"
#include "store/write_lock.h"
#include "store/xapian_guard.h"

namespace dateline::index {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kDictionarySample = 3ULL
                                            << 20U;  // bytes of articles that the dictionary is trained on
constexpr std::uint64_t kReadBeforeTraining = 12ULL << 20U;  // the sample is spread evenly over so many
constexpr std::uint64_t kMemoryPerBatchByte = 24;  // a worker's memory for each byte of text in its batch
constexpr std::uint64_t kSmallestBatch = 256ULL << 10U;
constexpr auto kProgressInterval = std::chrono::milliseconds(50);

std::uint64_t machine_memory() {
  const long pages = sysconf(_SC_PHYS_PAGES);
  const long page = sysconf(_SC_PAGESIZE);
  return pages > 0 && page > 0 ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page)
                               : 1ULL << 30U;
}

unsigned worker_count(const BuildOptions& options) {
  return options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
}

std::uint64_t batch_text_limit(const BuildOptions& options) {
  const std::uint64_t memory = options.memory != 0 ? options.memory : machine_memory() / 4;
  const std::uint64_t affordable = memory / (worker_count(options) * kMemoryPerBatchByte);
  return std::clamp(affordable, std::min(kSmallestBatch, options.batch_text), options.batch_text);
}

/// One run of the indexer over its sources, up to the batches on disk.
class BatchReading {
 public:
  BatchReading(const BuildOptions& options, fs::path folder, std::uint64_t generation,
               BuildObserver& observer, BuildReport& report)
      : options_(options),
        folder_(std::move(folder)),
        generation_(generation),
        observer_(observer),
        report_(report),
        source_(options.sources, options.read),
        batch_text_(batch_text_limit(options)) {}

  /// Reads everything; afterwards all batches are on disk.
  error::Status run() {
    while (auto next = source_.next()) {
      if (observer_.cancelled()) return error::Error{error::ErrorKind::interrupted, {}, "stopped", "", ""};
      if (!*next) {
        if (auto s = reject(next->error()); !s) return s;
      } else if (auto s = take(std::move(**next)); !s) {
        return s;
      }
      show_progress(false);
    }
    show_progress(true);
    return finish();
  }

  const std::vector<std::uint32_t>& batch_sizes() const { return batch_sizes_; }
  struct Replaced {
    BatchRef where;
    std::string id;  // of the later article
    error::Place later;
    bool conflicting = false;
  };
  const std::vector<Replaced>& replaced() const { return replaced_; }
  const article::SourceReader& source() const { return source_; }
  std::uint64_t text_bytes() const { return text_bytes_; }

 private:
  error::Status reject(const error::Error& failure) {
    if (failure.kind == error::ErrorKind::bad_source)
      ++report_.unreadable;
    else
      ++report_.rejected;
    observer_.rejected(failure);
    if (options_.strict) return failure;
    return {};
  }

  error::Status take(article::Article article) {
    ++articles_;
    const BatchRef here{current_.number, static_cast<store::DocId>(current_.articles.size() + 1)};
    if (const auto earlier = ledger_.note(article, here)) {
      if (replace_in_batch(article, earlier->where)) {
        note_replaced(article.id, article.place, earlier->conflicting);
        return {};
      }
      replaced_.push_back({earlier->where, article.id, article.place, earlier->conflicting});
    }
    current_.text_bytes += article::text_bytes(article);
    text_bytes_ += article::text_bytes(article);
    current_.articles.push_back(std::move(article));
    if (current_.text_bytes >= batch_text_ || current_.articles.size() >= options_.batch_articles)
      return close_batch();
    return {};
  }

  /// While the earlier article waits in the open batch, the later one takes its place.
  bool replace_in_batch(article::Article& article, BatchRef where) {
    if (where.batch != current_.number) return false;
    article::Article& earlier = current_.articles[where.docid - 1];
    if (earlier.id != article.id) return false;
    const std::uint64_t before = article::text_bytes(earlier);
    if (earlier.title != article.title || earlier.url != article.url) note_conflict(earlier.place, article);
    current_.text_bytes += article::text_bytes(article) - before;
    text_bytes_ += article::text_bytes(article) - before;
    earlier = std::move(article);
    ledger_.note(earlier, where);
    return true;
  }

  void note_replaced(const std::string&, const error::Place&, bool conflicting) {
    ++report_.replaced;
    if (conflicting) ++report_.conflicting;
  }
  void note_conflict(const error::Place& earlier, const article::Article& later) {
    if (report_.conflict_example.empty())
      report_.conflict_example =
          "id " + later.id + ": " + error::to_string(earlier) + " and " + error::to_string(later.place);
  }

  error::Status close_batch() {
    if (current_.articles.empty()) return {};
    batch_sizes_.push_back(static_cast<std::uint32_t>(current_.articles.size()));
    const std::uint32_t next = current_.number + 1;
    read_ahead_ += current_.text_bytes;
    Batch full = std::exchange(current_, Batch{});
    current_.number = next;
    if (workers_) return push(std::move(full));
    held_.push_back(std::move(full));
    return read_ahead_ >= kReadBeforeTraining ? start_workers() : error::Status{};
  }

  error::Status push(Batch batch) {
    if (workers_->push(std::move(batch))) return {};
    return workers_->finish();
  }

  /// The first batches wait for the dictionary that is trained on them.
  error::Status start_workers() {
    const std::uint64_t step = std::max<std::uint64_t>(1, read_ahead_ / kDictionarySample);
    std::vector<std::string> sample;
    std::uint64_t number = 0;
    for (const Batch& batch : held_)
      for (const article::Article& article : batch.articles)
        if (number++ % step == 0) sample.push_back(store::encode(as_stored(article)));
    workers_ =
        std::make_unique<BatchWorkers>(worker_count(options_), folder_, train_article_dictionary(sample),
                                       static_cast<std::uint32_t>(generation_));
    for (Batch& batch : held_)
      if (auto s = push(std::move(batch)); !s) return s;
    held_.clear();
    return {};
  }

  error::Status finish() {
    if (auto s = close_batch(); !s) return s;
    if (!workers_) {
      if (held_.empty()) return {};
      if (auto s = start_workers(); !s) return s;
    }
    return workers_->finish();
  }

  void show_progress(bool now) {
    const auto time = Clock::now();
    if (!now && time - shown_ < kProgressInterval) return;
    shown_ = time;
    BuildProgress progress{
        BuildPhase::reading,   articles_, report_.rejected, source_.bytes_in(), source_.bytes_consumed(),
        source_.bytes_total(), 0};
    if (progress.bytes_total > 0)
      progress.done =
          static_cast<double>(progress.bytes_consumed) / static_cast<double>(progress.bytes_total);
    observer_.progress(progress);
  }

  const BuildOptions& options_;
  fs::path folder_;
  std::uint64_t generation_;
  BuildObserver& observer_;
  BuildReport& report_;
  article::SourceReader source_;
  std::uint64_t batch_text_;
  std::uint64_t articles_ = 0;
  std::uint64_t text_bytes_ = 0;
  std::uint64_t read_ahead_ = 0;
  IdLedger ledger_;
  std::vector<Replaced> replaced_;
  Batch current_;
  std::vector<Batch> held_;
  std::vector<std::uint32_t> batch_sizes_;
  std::unique_ptr<BatchWorkers> workers_;
  Clock::time_point shown_{};
};

/// Batches on disk with the articles of them that a later one replaced.
struct BatchSet {
  std::vector<std::unique_ptr<SegmentParts>> parts;
  std::vector<MergeInput> inputs;
};

error::Result<BatchSet> open_batches(const fs::path& folder, const std::vector<std::uint32_t>& sizes) {
  BatchSet set;
  for (std::uint32_t number = 0; number < sizes.size(); ++number) {
    const fs::path path = batch_path(folder, number);
    auto parts = SegmentParts::open(path, sizes[number]);
    if (!parts) return parts.error();
    set.parts.push_back(std::move(*parts));
    set.inputs.push_back({set.parts.back().get(), path / store::kPostingsFolder, {}});
  }
  return set;
}

/// Marks what a later batch replaced; returns the bytes of text of it. The ids themselves are compared: the
/// ledger knows hashes.
error::Result<std::uint64_t> drop_replaced(BatchSet& set, const std::vector<BatchReading::Replaced>& replaced,
                                           BuildReport& report) {
  std::uint64_t text = 0;
  for (const BatchReading::Replaced& one : replaced) {
    MergeInput& input = set.inputs[one.where.batch];
    if (input.parts->columns.id(one.where.docid) != one.id) continue;
    auto article = input.parts->articles.read(one.where.docid);
    if (!article) return article.error();
    text += article->title.size() + article->body.size();
    input.dead.push_back(one.where.docid);
    ++report.replaced;
    if (!one.conflicting) continue;
    ++report.conflicting;
    const store::Origin origin = input.parts->columns.origin(one.where.docid);
    if (report.conflict_example.empty())
      report.conflict_example =
          "id " + one.id + ": " +
          error::to_string({std::string(input.parts->columns.origin_file(origin.file)), origin.line, 0}) +
          " and " + error::to_string(one.later);
  }
  for (MergeInput& input : set.inputs) std::ranges::sort(input.dead);
  return text;
}

/// Runs of batches that become one segment each.
std::vector<std::pair<std::size_t, std::size_t>> group_batches(const BatchSet& set, std::uint32_t most) {
  std::vector<std::pair<std::size_t, std::size_t>> groups;
  std::size_t first = 0;
  std::uint64_t articles = 0;
  for (std::size_t i = 0; i < set.inputs.size(); ++i) {
    if (articles > 0 && articles + set.inputs[i].live() > most) {
      groups.emplace_back(first, i);
      first = i;
      articles = 0;
    }
    articles += set.inputs[i].live();
  }
  if (articles > 0) groups.emplace_back(first, set.inputs.size());
  return groups;
}

void add_source_facts(const article::SourceReader& source, BuildReport& report) {
  report.bytes_in = source.bytes_in();
  for (const article::SourceFile& file : source.files()) {
    if (file.articles == 0) continue;  // nothing of it is in
    report.replaced_characters += file.replaced_characters;
    report.bad_dates += file.bad_dates;
    if (file.first_bad_date && report.bad_date_example.empty())
      report.bad_date_example =
          error::to_string(file.first_bad_date->place) + ": " + file.first_bad_date->message;
  }
}

error::Status remove_folder(const fs::path& folder) {
  std::error_code failed;
  fs::remove_all(folder, failed);
  if (failed) return io::storage_error(folder, "remove", failed.value());
  return {};
}

/// The whole run, the lock held.
class Build {
 public:
  Build(const store::IndexDirectory& index, const BuildOptions& options, BuildObserver& observer)
      : options_(options), observer_(observer), writer_(index) {}

  error::Result<BuildReport> run() {
    const auto begun = Clock::now();
    if (auto s = writer_.begin(); !s) return s.error();
    BatchReading reading(options_, writer_.scratch(), writer_.generation(), observer_, report_);
    if (auto s = reading.run(); !s) return s.error();
    add_source_facts(reading.source(), report_);
    if (reading.batch_sizes().empty()) return nothing_found();
    if (auto s = merge(reading); !s) return s.error();
    observer_.progress(progress(BuildPhase::publishing, 0));
    auto manifest = writer_.publish(report_.bytes_in, text_, reading.source().files(), options_.keep);
    if (!manifest) return manifest.error();
    report_.generation = manifest->generation;
    report_.articles = report_.added = manifest->totals.articles;
    report_.bytes_text = manifest->totals.text_bytes;
    report_.undated = manifest->totals.undated;
    report_.segments = manifest->segments.size();
    report_.bytes_index = bytes_of(*manifest);
    report_.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    return report_;
  }

 private:
  error::Error nothing_found() const {
    return {error::ErrorKind::not_found,
            {},
            "no article found in the sources",
            "",
            report_.rejected + report_.unreadable > 0
                ? "see the messages above; --format names the format if it was taken for another"
                : "give a file or folder that holds articles"};
  }

  BuildProgress progress(BuildPhase phase, double done) const {
    BuildProgress progress;
    progress.phase = phase;
    progress.rejected = report_.rejected;
    progress.done = done;
    return progress;
  }

  error::Status merge(const BatchReading& reading) {
    auto batches = open_batches(writer_.scratch(), reading.batch_sizes());
    if (!batches) return batches.error();
    auto replaced_text = drop_replaced(*batches, reading.replaced(), report_);
    if (!replaced_text) return replaced_text.error();
    text_ = reading.text_bytes() - *replaced_text;
    const auto groups = group_batches(*batches, options_.segment_articles);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const double done = static_cast<double>(i) / static_cast<double>(groups.size());
      const auto cancelled = [&] {
        observer_.progress(progress(BuildPhase::merging, done));
        return observer_.cancelled();
      };
      const auto [first, last] = groups[i];
      if (auto s = writer_.add_merged(std::span(batches->inputs).subspan(first, last - first), cancelled); !s)
        return s;
    }
    return remove_folder(writer_.scratch());
  }

  const BuildOptions& options_;
  BuildObserver& observer_;
  GenerationWriter writer_;
  BuildReport report_;
  std::uint64_t text_ = 0;
};

}  // namespace

error::Result<BuildReport> build_index(const fs::path& index, const BuildOptions& options,
                                       BuildObserver& observer) {
  auto directory = store::IndexDirectory::create_or_open(index);
  if (!directory) return directory.error();
  auto lock = store::WriteLock::acquire(index, options.command);
  if (!lock) return lock.error();
  return Build(*directory, options, observer).run();
}

}  // namespace dateline::index
