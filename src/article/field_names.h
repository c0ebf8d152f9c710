// What the keys of JSON and the columns of CSV are called, and which field of an article they hold.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dateline::article {

enum class ArticleField : std::uint8_t {
  id,
  title,
  body,
  date,
  source,
  author,
  section,
  topic,
  place,
  person,
  org,
  language,
  url,
  dateline,
  modified
};
inline constexpr std::size_t kArticleFieldCount = 15;
std::optional<ArticleField> find_article_field(std::string_view name);  // as mappable_fields() has them

/// One name of a field. Of several in one record the one with the lowest rank that holds something counts.
struct FieldUse {
  ArticleField field = ArticleField::id;
  std::uint16_t rank = 0;
  friend bool operator==(const FieldUse&, const FieldUse&) = default;
};

/// Known names are compared without case, blanks, "_" and "-" ("date_publish", "datePublish"); those of --map
/// as they are. A field that --map names is found only under the names that it gives, and a name that it
/// gives means only that field.
class FieldNames {
 public:
  explicit FieldNames(const std::multimap<std::string, std::string>& map);

  /// What the value under `path` ("thread.site": keys joined by periods) is used for; empty for nothing.
  std::span<const FieldUse> find(std::string_view path);
  /// Does a longer path than this one mean something?
  bool leads_on(std::string_view path);
  /// Does --map name this field, by a number or not?
  bool is_mapped(ArticleField field) const { return mapped_fields_.contains(field); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Names = std::unordered_map<std::string, std::vector<FieldUse>, Hash, std::equal_to<>>;
  using Prefixes = std::unordered_set<std::string, Hash, std::equal_to<>>;

  Names mapped_, known_;
  Prefixes mapped_prefixes_, known_prefixes_;
  std::unordered_set<ArticleField> mapped_fields_;
  std::string normalized_;  // the last path that was looked for
};

}  // namespace dateline::article
