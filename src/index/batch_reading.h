// From sources to batches on disk: the first half of a build and of an update.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "article/article_reader.h"
#include "error/result.h"
#include "index/batch_workers.h"
#include "index/build_report.h"
#include "index/id_ledger.h"
#include "index/index_build.h"
#include "index/memory_share.h"
#include "schema/edition.h"

namespace dateline::index {

/// Decides which of the articles that are read get into a batch.
class ArticleGate {
 public:
  virtual ~ArticleGate() = default;
  /// Told of every article that is read, before anything else.
  virtual void came_upon(const article::Article&) {}
  /// Asked on the reading thread for every article of which no earlier one with its id is in a batch.
  virtual bool admits(const article::Article& article) = 0;
};

/// The error of a run that has come upon no article.
error::Error no_article_found(const BuildReport& report);

/// One run of the indexer over its sources, up to the batches on disk.
class BatchReading {
 public:
  struct Setting {
    std::filesystem::path folder;  // for the batches
    std::uint64_t generation = 0;  // that the articles are new in
    ArticleGate* gate = nullptr;   // nothing: every article is admitted
    article::FileHistory* history = nullptr;
    std::shared_ptr<const EntityKnowledge> knowledge{};  // nothing: names are not extracted
  };
  /// All outlive the reading.
  BatchReading(const BuildOptions& options, Setting setting, BuildObserver& observer, BuildReport& report);
  ~BatchReading();

  /// Reads everything; afterwards all batches are on disk, and what the report says of reading is in it.
  /// Errors: interrupted, bad_article and bad_source (strict), storage.
  error::Status run();

  /// Articles of each batch.
  const std::vector<std::uint32_t>& batch_sizes() const { return batch_sizes_; }
  /// An article in a batch that a later one of the run replaced.
  struct Replaced {
    BatchRef where;
    std::string id;  // of the later article
    error::Place later;
    bool conflicting = false;
    bool withdrawn = false;  // its source killed it: nothing took its place
  };
  const std::vector<Replaced>& replaced() const { return replaced_; }
  /// Items that their sources killed in this run, up to which edition. What of them this run has read is in
  /// replaced().
  const std::map<std::string, schema::Edition>& withdrawals() const { return withdrawals_; }
  const article::SourceReader& source() const { return source_; }
  /// UTF-8 title + body of all articles in batches, replaced ones included.
  std::uint64_t text_bytes() const { return text_bytes_; }
  /// Articles that were read, those that the gate kept out included.
  std::uint64_t articles() const { return articles_; }
  /// Sources and files that could not be read, as errors name them.
  const std::vector<std::string>& unreadable() const { return unreadable_; }

 private:
  error::Status reject(const error::Error& failure);
  error::Status take(article::Article article);
  std::uint64_t current_limit() const;
  void withdraw(const article::Article& withdrawal);
  bool is_outdated(const article::Article& article) const;
  void drop_withdrawn();
  bool replace_in_batch(article::Article& article, BatchRef where);
  void note_replaced(bool conflicting);
  void note_conflict(const error::Place& earlier, const article::Article& later);
  error::Status close_batch();
  error::Status push(Batch batch);
  error::Status start_workers();
  error::Status finish();
  void show_progress(bool now);
  void add_source_facts();

  const BuildOptions& options_;
  Setting setting_;
  BuildObserver& observer_;
  BuildReport& report_;
  article::SourceReader source_;
  unsigned threads_;  // asked of the system once, not for every article
  MemoryShare memory_;
  std::uint64_t articles_ = 0;
  std::uint64_t text_bytes_ = 0;
  std::uint64_t read_ahead_ = 0;
  IdLedger ledger_;
  std::vector<Replaced> replaced_;
  std::map<std::string, schema::Edition> withdrawals_;
  Batch current_;
  std::vector<Batch> held_;
  std::vector<std::uint32_t> batch_sizes_;
  std::unique_ptr<BatchWorkers> workers_;
  std::chrono::steady_clock::time_point shown_{};
  std::vector<std::string> unreadable_;
};

}  // namespace dateline::index
