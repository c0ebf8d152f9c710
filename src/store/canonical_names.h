// Which local names of the segments stand under which canonical name: made at publication, without reading an
// article.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "error/result.h"
#include "schema/field.h"
#include "store/docid.h"
#include "store/list_table.h"
#include "store/local_names.h"
#include "store/section_file.h"
#include "store/string_table.h"

namespace dateline::store {

/// Number of a canonical name of one facet: bytewise order of the display names, from 0.
using NameId = std::uint32_t;
inline constexpr NameId kNoName = UINT32_MAX;

/// A local name of a segment: of the facet that its articles have it in.
struct LocalRef {
  schema::Facet facet = schema::Facet::person;
  std::uint32_t local = 0;
  friend auto operator<=>(const LocalRef&, const LocalRef&) = default;
};
/// What articles of a segment have of names, beside what the facet's own column says; by docid, then name.
/// An article occurs once for each such name.
struct ArticleNamePairs {
  std::span<const DocId> articles;
  std::span<const NameId> names;  // as many
  std::size_t size() const { return articles.size(); }
};

/// A local name stands under one canonical name, mostly of its own facet; it may be "moved" to another one
/// ("Chrysler", tagged as a person, to the organisation), or be dropped.
class CanonicalNames {
 public:
  CanonicalNames() = default;
  static error::Result<CanonicalNames> open(const std::filesystem::path& path, std::size_t segments);

  std::uint32_t count(schema::Facet facet) const { return table(facet).displays.size(); }
  /// Empty when there is no such name.
  std::string_view display(schema::Facet facet, NameId name) const { return table(facet).displays[name]; }
  /// Asks memory for where a display form stands, and then, once that is there, for itself.
  void prefetch_display_place(schema::Facet facet, NameId name) const {
    table(facet).displays.prefetch_offset(name);
  }
  void prefetch_display(schema::Facet facet, NameId name) const { table(facet).displays.prefetch(name); }
  /// Canonical name of a local one, by segment (position in the manifest); kNoName when there is no such
  /// local name, when it was moved or dropped, and when no live article has it.
  NameId canonical(schema::Facet facet, std::size_t segment, std::uint32_t local) const;
  /// The same for all local names of the segment. Values of a damaged file can be count() or more.
  std::span<const NameId> canonical_of_locals(schema::Facet facet, std::size_t segment) const;
  /// Local names of a canonical one in a segment, those of its own facet first, ascending. Clears `out`
  /// first. Of a damaged file they can be any.
  void locals(schema::Facet facet, std::size_t segment, NameId name, std::vector<LocalRef>& out) const;
  /// Articles that have a name of the facet by moved local names alone.
  ArticleNamePairs joined(schema::Facet facet, std::size_t segment) const;
  /// Articles of which the column holds several local names of one canonical name: one pair for each but the
  /// first. So a name's articles are those counted over the column, and those joined, less the repeated.
  ArticleNamePairs repeated(schema::Facet facet, std::size_t segment) const;
  /// The alias file that the user gave, as it was given; empty for none.
  std::string_view user_rules() const { return file_.bytes(kUserRulesSection); }

  /// The name of which the display form is `value`, exactly; if there is none, those of which an alias is.
  /// Ascending.
  std::vector<NameId> find(schema::Facet facet, std::string_view value) const;
  /// Names of which the folded display form is `folded`; if there is none, those of which a folded alias is.
  /// Ascending.
  std::vector<NameId> find_folded(schema::Facet facet, std::string_view folded) const;
  /// Names whose display form or an alias holds the words (folded, joined by single blanks) in a row.
  /// Ascending.
  std::vector<NameId> find_words(schema::Facet facet, std::string_view words) const;
  /// Calls use(spelling, name) for every spelling of every name, display forms among them, by folded form.
  template <class Use>
  void for_each_alias(schema::Facet facet, Use&& use) const {
    const Table& names = table(facet);
    for (std::uint32_t alias = 0; alias < names.aliases.size(); ++alias)
      use(names.aliases[alias], names.alias_names[alias]);
  }
  /// The same with the spellings folded.
  template <class Use>
  void for_each_folded(schema::Facet facet, Use&& use) const {
    const Table& names = table(facet);
    for (std::uint32_t alias = 0; alias < names.folded.size(); ++alias)
      use(names.folded[alias], names.alias_names[alias]);
  }
  /// Calls use(word) for the folded words of all spellings, in bytewise order.
  template <class Use>
  void for_each_word(schema::Facet facet, Use&& use) const {
    const Table& names = table(facet);
    for (std::uint32_t word = 0; word < names.words.size(); ++word) use(names.words[word]);
  }
  const SectionFile& file() const { return file_; }

 private:
  static constexpr const char* kUserRulesSection = "rules";
  using AliasId = std::uint32_t;  // by folded form, then as written, then canonical name
  struct SegmentTable {
    std::span<const NameId> of_locals;
    std::span<const std::uint32_t> locals_by_name;  // by canonical name
    std::span<const NameId> moved_names;            // ascending; where each moved local name went
    std::span<const std::uint8_t> moved_from;       // its facet
    std::span<const std::uint32_t> moved_locals;
    ArticleNamePairs joined;
    ArticleNamePairs repeated;
  };
  struct Table {
    StringTable displays;
    StringTable aliases;                  // as written; display forms are aliases too
    StringTable folded;                   // the same, folded: sorted bytewise
    std::span<const NameId> alias_names;  // canonical name of each alias
    StringTable words;                    // distinct folded words of aliases, sorted bytewise
    ListTable word_aliases;               // which aliases hold the word, ascending
    ListTable alias_words;                // the words of each alias, in order
    std::vector<SegmentTable> segments;
  };
  static error::Result<Table> open_table(const SectionFile& file, const std::string& facet,
                                         std::size_t segments);
  static SegmentTable open_segment(const SectionFile& file, const std::string& facet, std::size_t segment);
  static bool fits(const Table& table);
  static bool fits(const SegmentTable& table);
  const SegmentTable* segment_table(schema::Facet facet, std::size_t segment) const;
  /// Those whose display form `is_wanted`; all of them if none is.
  template <class IsWanted>
  std::vector<NameId> displayed_first(schema::Facet facet, std::vector<NameId> names,
                                      IsWanted&& is_wanted) const;
  /// Sorted and distinct, without numbers that no name has.
  std::vector<NameId> checked(schema::Facet facet, std::vector<NameId> names) const;
  const Table& table(schema::Facet facet) const { return tables_[static_cast<std::size_t>(facet)]; }
  SectionFile file_;
  std::array<Table, schema::kFacetCount> tables_;
};

/// What the footer of generations/<number>.names says it is.
inline constexpr const char* kCanonicalNamesKind = "canon";

/// A canonical name to be written. `aliases`: what else finds it, distinct, without `display`.
struct CanonicalName {
  std::string display;
  std::vector<std::string> aliases;
};
/// Where a local name goes; kNoName: it is dropped.
struct NameTarget {
  schema::Facet facet = schema::Facet::person;
  NameId name = kNoName;
};
using ArticleName = std::pair<DocId, NameId>;
struct SegmentNames {
  std::array<std::vector<NameTarget>, schema::kFacetCount> targets;    // by local name
  std::array<std::vector<ArticleName>, schema::kFacetCount> joined;    // sorted; see CanonicalNames
  std::array<std::vector<ArticleName>, schema::kFacetCount> repeated;  // sorted
};
struct CanonicalNamesTable {
  std::array<std::vector<CanonicalName>, schema::kFacetCount> names;  // sorted bytewise by display, distinct
  std::vector<SegmentNames> segments;                                 // in the order of the manifest
  std::string user_rules;
};
/// Not synced; publication does that.
error::Status write_canonical_names(const std::filesystem::path& path, const CanonicalNamesTable& table);

}  // namespace dateline::store
