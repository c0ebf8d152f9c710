// From sources to batches on disk.
#include "index/batch_reading.h"

#include <unistd.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "io/free_memory.h"
#include "store/stored_articles.h"

namespace dateline::index {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kDictionarySample = 3ULL
                                            << 20U;  // bytes of articles that the dictionary is trained on
constexpr std::uint64_t kReadBeforeTraining = 12ULL << 20U;  // the sample is spread evenly over so many
constexpr std::uint64_t kFirstBatches = 2ULL
                                        << 20U;  // bytes of text: small archives have work for every worker
constexpr std::uint64_t kBatchesAWorker = 4;     // at least, of what has been read, before batches grow
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

MemoryShare memory_share(const BuildOptions& options) {
  const std::uint64_t memory = options.memory != 0 ? options.memory : machine_memory() / 4;
  return share_memory(memory, worker_count(options), options.batch_text);
}

/// Embargoes are compared with the start of the run.
article::ReadOptions reading_options(const BuildOptions& options) {
  article::ReadOptions read = options.read;
  if (!read.started) read.started = options.started;
  return read;
}

}  // namespace

error::Error no_article_found(const BuildReport& report) {
  return {error::ErrorKind::not_found,
          {},
          "no article found in the sources",
          "",
          report.held_back > 0
              ? "what was found is under embargo: " + std::to_string(report.held_back) + " held back"
          : report.rejected + report.unreadable > 0
              ? "see the messages above; --format names the format if it was taken for another"
              : "give a file or folder that holds articles"};
}

BatchReading::BatchReading(const BuildOptions& options, Setting setting, BuildObserver& observer,
                           BuildReport& report)
    : options_(options),
      setting_(std::move(setting)),
      observer_(observer),
      report_(report),
      source_(options.sources, reading_options(options), setting_.history),
      threads_(worker_count(options)),
      memory_(memory_share(options)) {}

BatchReading::~BatchReading() = default;

error::Status BatchReading::run() {
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
  add_source_facts();
  drop_withdrawn();
  return finish();
}

error::Status BatchReading::reject(const error::Error& failure) {
  if (failure.kind == error::ErrorKind::bad_source) {
    ++report_.unreadable;
    unreadable_.push_back(failure.place.source);
  } else {
    ++report_.rejected;
  }
  observer_.rejected(failure);
  if (options_.strict) return failure;
  return {};
}

/// Kept until everything is read: an item may come before the message that kills it, or behind it.
void BatchReading::withdraw(const article::Article& withdrawal) {
  const auto [known, first] = withdrawals_.try_emplace(withdrawal.id, withdrawal.edition);
  if (first) ++report_.withdrawn;
  if (schema::is_later(withdrawal.edition, known->second)) known->second = withdrawal.edition;
}

/// Has this run read a later edition of the same item?
bool BatchReading::is_outdated(const article::Article& article) const {
  if (!article.edition.known()) return false;
  const auto earlier = ledger_.find(article.id);
  return earlier && schema::is_later(earlier->edition, article.edition);
}

void BatchReading::drop_withdrawn() {
  for (const auto& [id, edition] : withdrawals_) {
    const auto read = ledger_.find(id);
    if (read && !schema::is_later(read->edition, edition))
      replaced_.push_back({read->where, id, {}, false, true});
  }
}

error::Status BatchReading::take(article::Article article) {
  ++articles_;
  if (article.withdrawn) {
    withdraw(article);
    return {};
  }
  if (setting_.gate != nullptr) setting_.gate->came_upon(article);
  if (setting_.gate != nullptr && !ledger_.knows(article.id) && !setting_.gate->admits(article)) return {};
  if (is_outdated(article)) {
    note_replaced(false);
    return {};
  }
  const BatchRef here{current_.number, static_cast<store::DocId>(current_.articles.size() + 1)};
  if (const auto earlier = ledger_.note(article, here)) {
    const bool conflicting = earlier->conflicting && !article.edition.known();  // versions may differ in all
    if (replace_in_batch(article, earlier->where)) {
      note_replaced(conflicting);
      return {};
    }
    replaced_.push_back({earlier->where, article.id, article.place, conflicting});
  }
  current_.text_bytes += article::text_bytes(article);
  text_bytes_ += article::text_bytes(article);
  current_.articles.push_back(std::move(article));
  if (current_.text_bytes >= current_limit() || current_.articles.size() >= options_.batch_articles)
    return close_batch();
  return {};
}

/// Larger batches leave less to merge, smaller ones keep all workers busy to the end.
std::uint64_t BatchReading::current_limit() const {
  const std::uint64_t share = text_bytes_ / (kBatchesAWorker * threads_);
  return std::min(std::max(share, kFirstBatches), memory_.batch_text);
}

/// While the earlier article waits in the open batch, the later one takes its place.
bool BatchReading::replace_in_batch(article::Article& article, BatchRef where) {
  if (where.batch != current_.number) return false;
  article::Article& earlier = current_.articles[where.docid - 1];
  if (earlier.id != article.id) return false;
  const std::uint64_t before = article::text_bytes(earlier);
  const bool differs = earlier.title != article.title || earlier.url != article.url;
  if (differs && !article.edition.known()) note_conflict(earlier.place, article);
  current_.text_bytes += article::text_bytes(article) - before;
  text_bytes_ += article::text_bytes(article) - before;
  earlier = std::move(article);
  ledger_.note(earlier, where);
  return true;
}

void BatchReading::note_replaced(bool conflicting) {
  ++report_.replaced;
  if (conflicting) ++report_.conflicting;
}
void BatchReading::note_conflict(const error::Place& earlier, const article::Article& later) {
  if (report_.conflict_example.empty())
    report_.conflict_example =
        "id " + later.id + ": " + error::to_string(earlier) + " and " + error::to_string(later.place);
}

error::Status BatchReading::close_batch() {
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

error::Status BatchReading::push(Batch batch) {
  if (workers_->push(std::move(batch))) return {};
  return workers_->finish();
}

/// The first batches wait for the dictionary that is trained on them.
error::Status BatchReading::start_workers() {
  const std::uint64_t step = std::max<std::uint64_t>(1, read_ahead_ / kDictionarySample);
  std::vector<const article::Article*> sample;
  std::uint64_t number = 0;
  for (const Batch& batch : held_)
    for (const article::Article& article : batch.articles)
      if (number++ % step == 0) sample.push_back(&article);
  auto dictionary = train_article_dictionary(sample);
  if (!dictionary) return dictionary.error();
  workers_ = std::make_unique<BatchWorkers>(threads_, setting_.folder, std::move(*dictionary),
                                            static_cast<std::uint32_t>(setting_.generation),
                                            setting_.knowledge, memory_.word_memory);
  for (Batch& batch : held_)
    if (auto s = push(std::move(batch)); !s) return s;
  held_.clear();
  return {};
}

error::Status BatchReading::finish() {
  if (auto s = close_batch(); !s) return s;
  if (!workers_) {
    if (held_.empty()) return {};
    if (auto s = start_workers(); !s) return s;
  }
  if (auto s = workers_->finish(); !s) return s;
  workers_.reset();
  ledger_ = {};
  io::return_free_memory();  // the merge comes next, and has no use for what the batches took
  return {};
}

void BatchReading::show_progress(bool now) {
  const auto time = Clock::now();
  if (!now && time - shown_ < kProgressInterval) return;
  shown_ = time;
  BuildProgress progress{
      BuildPhase::reading,   articles_, report_.rejected, source_.bytes_in(), source_.bytes_consumed(),
      source_.bytes_total(), 0};
  if (progress.bytes_total > 0)
    progress.done = static_cast<double>(progress.bytes_consumed) / static_cast<double>(progress.bytes_total);
  observer_.progress(progress);
}

void BatchReading::add_source_facts() {
  report_.bytes_in = source_.bytes_in();
  for (const article::SourceFile& file : source_.files()) {
    report_.non_articles += file.non_articles;
    report_.held_back += file.held_back;
    if (file.articles == 0) continue;  // nothing of it is in
    report_.replaced_characters += file.replaced_characters;
    report_.bad_dates += file.bad_dates;
    if (file.first_bad_date && report_.bad_date_example.empty())
      report_.bad_date_example =
          error::to_string(file.first_bad_date->place) + ": " + file.first_bad_date->message;
  }
}

}  // namespace dateline::index
