// Which articles of a generation are copies of one another: made at publication, found again by number.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "error/result.h"
#include "store/article_ref.h"
#include "store/section_file.h"

namespace dateline::store {

/// Number of a group of copies, from 0.
using CopyGroupId = std::uint32_t;
inline constexpr CopyGroupId kNoCopyGroup = UINT32_MAX;

/// The file "generations/<number>.copies". An article belongs to one group at most, a group has two live
/// articles or more. Nothing is copied when it is opened; of a damaged file everything read stays within
/// bounds.
class CopyGroups {
 public:
  /// No groups at all.
  CopyGroups() = default;
  /// `articles`: of each segment of the generation, dead ones included.
  static error::Result<CopyGroups> open(const std::filesystem::path& path,
                                        std::span<const std::uint32_t> articles);

  std::uint32_t count() const {
    return offsets_.empty() ? 0 : static_cast<std::uint32_t>(offsets_.size() - 1);
  }
  /// Has any article of the segment copies?
  bool has_groups(std::size_t segment) const {
    return segment < of_articles_.size() && !of_articles_[segment].empty();
  }
  /// kNoCopyGroup for an article without copies.
  CopyGroupId group_of(std::size_t segment, DocId docid) const {
    if (!has_groups(segment)) return kNoCopyGroup;
    const std::uint32_t stored = of_articles_[segment][docid - 1];  // the group's number plus 1; 0 for none
    return stored - 1 < count() ? stored - 1 : kNoCopyGroup;
  }
  /// The first published first, undated ones last, ties by id.
  template <class Use>
  void for_each_member(CopyGroupId group, Use&& use) const {
    const std::uint32_t end = offsets_[group + 1];
    if (end > members_.size()) return;
    for (std::uint32_t i = offsets_[group]; i < end; ++i)
      if (is_article(members_[i])) use(members_[i]);
  }
  /// The rule that the groups follow (index/copy_text.h): groups of another one are not built upon.
  std::uint32_t rule() const { return rule_; }
  const SectionFile& file() const { return file_; }

 private:
  bool is_article(ArticleRef article) const {
    return article.segment < articles_.size() && article.docid - 1 < articles_[article.segment];
  }
  SectionFile file_;
  std::vector<std::uint32_t> articles_;
  std::vector<std::span<const std::uint32_t>> of_articles_;  // by segment
  std::span<const std::uint32_t> offsets_;                   // one more than there are groups
  std::span<const ArticleRef> members_;
  std::uint32_t rule_ = 0;
};

/// What write_copy_groups() writes: every group in the order of for_each_member().
struct CopyGroupTable {
  std::uint32_t rule = 0;
  std::vector<std::vector<ArticleRef>> groups;
  friend bool operator==(const CopyGroupTable&, const CopyGroupTable&) = default;
};
/// Not synced; publication does that.
error::Status write_copy_groups(const std::filesystem::path& path, const CopyGroupTable& table,
                                std::span<const std::uint32_t> articles);

/// What the footer of such a file says it is.
inline constexpr const char* kCopyGroupsKind = "copies";

}  // namespace dateline::store
