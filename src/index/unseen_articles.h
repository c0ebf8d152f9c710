// Articles of an index that an update did not come upon: which of them have lost their source.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "article/article_reader.h"
#include "index/source_history.h"
#include "store/generation.h"

namespace dateline::index {

/// What became of the file (or member of an archive) that an article was read from.
enum class SourceFate : std::uint8_t {
  elsewhere,    // not at or below the run's sources
  passed_over,  // unchanged: its articles are still there
  read_whole,   // read to the end without a rejected record: what it did not yield is no longer in it
  uncertain,    // could not be read, or not wholly: nothing can be told
  gone          // there is no such file any more
};

/// Knows the fate of every file after a run has read its sources.
class SourceFates {
 public:
  /// `read`: files that the run has read. `unreadable`: what it could not, as named. All outlive the object.
  SourceFates(const SourceHistory& history, const std::vector<article::SourceFile>& read,
              const std::vector<std::string>& unreadable);
  SourceFate of(std::string_view absolute);

 private:
  SourceFate find(const std::string& absolute) const;
  SourceFate of_missing(std::string_view absolute) const;
  const SourceHistory& history_;
  std::map<std::string, const article::SourceFile*, std::less<>> read_;
  std::vector<std::string> unreadable_;  // absolute
  std::map<std::string, SourceFate, std::less<>> known_;
};

/// Articles that a run came upon, by segment and docid.
class SeenArticles {
 public:
  explicit SeenArticles(const store::Generation& generation);
  void note(store::ArticleRef article) { seen_[article.segment][article.docid] = true; }
  bool has(store::ArticleRef article) const { return seen_[article.segment][article.docid]; }

 private:
  std::vector<std::vector<bool>> seen_;
};

/// Live articles of the generation that were not seen, by what became of their sources.
struct UnseenArticles {
  std::vector<store::ArticleRef> gone;     // with their files
  std::vector<store::ArticleRef> dropped;  // from files that are there and were read whole
};
UnseenArticles find_unseen(const store::Generation& generation, const SeenArticles& seen, SourceFates& fates);

/// How many live articles each file has in the generation, by absolute path.
std::map<std::string, std::uint64_t> articles_by_file(const store::Generation& generation);

}  // namespace dateline::index
