// What an index should hold after any sequence of changes: the rules of index_update.h, index_remove.h and
// index_rollback.h once more, in plain sets of articles.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "article/article_reader.h"

namespace dateline::test_support {

class ExpectedIndex {
 public:
  struct Held {
    article::Article article;
    std::string origin;  // file, absolute, with the member
  };
  using Live = std::map<std::string, Held>;  // by id

  void build(const std::vector<std::string>& sources, bool trusted);
  /// `trusted`: times of files count however new they are.
  void update(const std::vector<std::string>& sources, bool prune, bool trusted);
  void remove(const std::vector<std::string>& ids);

  /// To be told after every operation: the generation that the index has live, and how many older ones it
  /// was to keep. A generation that is live already changes nothing but what the model expects to be live.
  void published(std::uint64_t generation, std::size_t keep);
  /// True when there is a generation before.
  bool roll_back();

  const Live& live() const { return next_.live; }
  /// Is anything else live than in the generation that is published?
  bool has_changed() const;
  std::vector<article::Article> articles() const;

 private:
  struct Record {
    article::SourceFile file;
    std::string bytes;   // of a plain file
    bool timed = false;  // times can be trusted
    bool lost = false;   // the index holds articles that are no longer in it
  };
  struct State {
    Live live;
    std::map<std::string, article::Article> removed;  // by a person, as they were then
    std::map<std::string, Record> records;            // by absolute path with the member
  };
  struct Reading;
  Reading read(const std::vector<std::string>& sources, bool prune) const;
  void note_records(const Reading& reading, bool trusted);
  void settle_ids(const Reading& reading, bool prune);
  void settle_gone(const Reading& reading, bool prune);

  State next_;                              // as it should be
  std::map<std::uint64_t, State> history_;  // by generation
  std::uint64_t live_generation_ = 0;
};

}  // namespace dateline::test_support
