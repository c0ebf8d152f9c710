// Which articles of a generation are copies of one another, as a file.
#include "store/copy_groups.h"

#include <string>
#include <utility>

namespace dateline::store {
namespace {

static_assert(sizeof(ArticleRef) == 8);

constexpr const char* kRuleSection = "rule";
constexpr const char* kOffsetsSection = "groups.offsets";
constexpr const char* kMembersSection = "groups";

std::string section_of(std::size_t segment) { return "group_of." + std::to_string(segment); }

}  // namespace

error::Result<CopyGroups> CopyGroups::open(const std::filesystem::path& path,
                                           std::span<const std::uint32_t> articles) {
  auto file = SectionFile::open(path, kCopyGroupsKind);
  if (!file) return file.error();
  CopyGroups groups;
  const auto rule = file->array<std::uint32_t>(kRuleSection);
  groups.offsets_ = file->array<std::uint32_t>(kOffsetsSection);
  groups.members_ = file->array<ArticleRef>(kMembersSection);
  if (rule.size() != 1 || groups.offsets_.empty() ||
      groups.offsets_.size() - 1 > groups.members_.size() / 2 ||
      file->bytes(kMembersSection).size() != groups.members_.size_bytes())
    return damaged(path, "the sections of the copy groups do not fit each other");
  groups.rule_ = rule.front();
  groups.articles_.assign(articles.begin(), articles.end());
  for (std::size_t i = 0; i < articles.size(); ++i) {
    groups.of_articles_.push_back(file->array<std::uint32_t>(section_of(i)));
    if (file->has(section_of(i)) && groups.of_articles_[i].size() != articles[i])
      return damaged(path, "the copy groups do not fit segment " + std::to_string(i));
  }
  groups.file_ = std::move(*file);
  return groups;
}

error::Status write_copy_groups(const std::filesystem::path& path, const CopyGroupTable& table,
                                std::span<const std::uint32_t> articles) {
  auto writer = SectionWriter::create(path, kCopyGroupsKind);
  if (!writer) return writer.error();
  std::vector<std::uint32_t> offsets{0};
  std::vector<ArticleRef> members;
  std::vector<std::vector<std::uint32_t>> group_of(articles.size());
  for (const std::vector<ArticleRef>& group : table.groups) {
    for (const ArticleRef article : group) {
      std::vector<std::uint32_t>& numbers = group_of[article.segment];
      numbers.resize(articles[article.segment]);
      numbers[article.docid - 1] = static_cast<std::uint32_t>(offsets.size());
      members.push_back(article);
    }
    offsets.push_back(static_cast<std::uint32_t>(members.size()));
  }
  if (auto s = writer->section<std::uint32_t>(kRuleSection, std::span(&table.rule, 1)); !s) return s;
  if (auto s = writer->section<std::uint32_t>(kOffsetsSection, offsets); !s) return s;
  if (auto s = writer->section<ArticleRef>(kMembersSection, members); !s) return s;
  for (std::size_t i = 0; i < group_of.size(); ++i) {
    if (group_of[i].empty()) continue;
    if (auto s = writer->section<std::uint32_t>(section_of(i), group_of[i]); !s) return s;
  }
  return writer->finish(false);
}

}  // namespace dateline::store
