// What an update knows of the files that earlier runs have read, and what it learns of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "article/article_reader.h"
#include "index/source_list.h"

namespace dateline::index {

/// Absolute, without "." and ".." and without a slash at its end; as it is when the current folder is gone.
std::string absolute_source(const std::string& source);
/// Is `path` the file or folder `above` itself, below it, or a member of that archive? Both absolute.
bool is_at_or_below(std::string_view path, std::string_view above);

/// Marks a file as one of which the index holds articles that are no longer in it: until they are removed it
/// is read whole by every run.
void mark_lost_articles(article::SourceFile& file);
bool has_lost_articles(const article::SourceFile& file);

class SourceHistory final : public article::FileHistory {
 public:
  /// `files`: the list of the live generation. `sources`: of the run, as the person named them.
  SourceHistory(SourceList list, const std::vector<std::string>& sources);

  bool is_unchanged(const article::SourceFile& file) override;
  const article::SourceFile* before_growth(const article::SourceFile& file) override;

  /// The file or member has to be read, whatever its times say.
  void forget(const std::string& absolute) { to_be_read_.insert(absolute); }
  /// Lies the file (absolute, members after "!") at or below one of the run's sources?
  bool is_covered(std::string_view absolute) const;
  /// Was it passed over as unchanged?
  bool was_passed_over(const std::string& absolute) const { return passed_over_.contains(absolute); }
  /// Was the archive (absolute) passed over, and are all its members in files(), read to their ends?
  bool knows_all_of(const std::string& archive) const;
  /// How many files and members were.
  std::size_t passed_over() const { return passed_over_.size(); }
  /// Holds a file that this run `read` the same bytes as when it was read before? Then nothing changed in it.
  bool holds_same(const article::SourceFile& read) const;
  /// The earlier list.
  const std::vector<article::SourceFile>& files() const { return files_; }
  /// Was this article removed by a person when it was as it is now?
  bool was_removed(std::string_view id, std::uint64_t content_hash) const;
  /// Did its source kill the item of this id, and does this edition not certainly come later?
  bool was_withdrawn(std::string_view id, const schema::Edition& edition) const;
  bool has_withdrawn(std::string_view id) const { return withdrawn_.contains(id); }
  /// From now on. `edition`: the latest that was killed.
  void note_withdrawal(const std::string& id, const schema::Edition& edition) { withdrawn_[id] = edition; }
  /// Which file of the run it was, from 1, in the order of reading, passed over or not; 0 when the run has
  /// not come upon it. `absolute`: members after "!", as they stand in columns.
  std::size_t place_in_order(std::string_view absolute) const;

  /// The list for the next generation: files that this run `read` as they are now, the others as before,
  /// without those in `gone`.
  SourceList next_list(const std::vector<article::SourceFile>& read, const std::set<std::string>& gone) const;
  /// The article is in the index again.
  void forget_removal(const std::string& id) { removed_.erase(id); }
  void forget_withdrawal(const std::string& id) { withdrawn_.erase(id); }

 private:
  std::vector<std::size_t> states_of(const article::SourceFile& file) const;
  std::vector<article::SourceFile> files_;
  std::multimap<std::string, std::size_t> by_path_;  // absolute, with the member
  std::vector<std::string> sources_;                 // absolute
  std::set<std::string> to_be_read_;
  std::set<std::string> passed_over_;
  std::map<std::string, std::uint64_t, std::less<>> removed_;
  std::map<std::string, schema::Edition, std::less<>> withdrawn_;
  std::map<std::string, std::size_t, std::less<>> order_;  // of files, archives without members
  std::size_t visited_ = 0;
};

}  // namespace dateline::index
