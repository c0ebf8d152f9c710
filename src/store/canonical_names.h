// Which local names of the segments stand under which canonical name: made at publication, without reading an
// article.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "schema/field.h"
#include "store/list_table.h"
#include "store/local_names.h"
#include "store/section_file.h"
#include "store/string_table.h"

namespace dateline::store {

/// Number of a canonical name of one facet: bytewise order of the display names, from 0.
using NameId = std::uint32_t;
inline constexpr NameId kNoName = UINT32_MAX;

class CanonicalNames {
 public:
  CanonicalNames() = default;
  static error::Result<CanonicalNames> open(const std::filesystem::path& path, std::size_t segments);

  std::uint32_t count(schema::Facet facet) const { return table(facet).displays.size(); }
  /// Empty when there is no such name.
  std::string_view display(schema::Facet facet, NameId name) const { return table(facet).displays[name]; }
  /// Canonical name of a local one, by segment (position in the manifest); kNoName when there is no such
  /// local name.
  NameId canonical(schema::Facet facet, std::size_t segment, std::uint32_t local) const;
  /// The same for all local names of the segment. Values of a damaged file can be count() or more.
  std::span<const NameId> canonical_of_locals(schema::Facet facet, std::size_t segment) const;
  /// Local names of a canonical one in a segment, ascending. Clears `out` first.
  void locals(schema::Facet facet, std::size_t segment, NameId name, std::vector<std::uint32_t>& out) const;

  /// Names of which the display form or an alias is `value`, exactly. Ascending.
  std::vector<NameId> find(schema::Facet facet, std::string_view value) const;
  /// Names of which the folded display form or a folded alias is `folded`. Ascending.
  std::vector<NameId> find_folded(schema::Facet facet, std::string_view folded) const;
  /// Names whose display form or an alias holds the words (folded, joined by single blanks) in a row.
  /// Ascending.
  std::vector<NameId> find_words(schema::Facet facet, std::string_view words) const;
  const SectionFile& file() const { return file_; }

 private:
  using AliasId = std::uint32_t;  // by folded form, then as written, then canonical name
  struct Table {
    StringTable displays;
    StringTable aliases;                             // as written; display forms are aliases too
    StringTable folded;                              // the same, folded: sorted bytewise
    std::span<const NameId> alias_names;             // canonical name of each alias
    StringTable words;                               // distinct folded words of aliases, sorted bytewise
    ListTable word_aliases;                          // which aliases hold the word, ascending
    ListTable alias_words;                           // the words of each alias, in order
    std::vector<std::span<const NameId>> of_locals;  // per segment
    std::vector<std::span<const std::uint32_t>> locals_by_name;  // per segment: local names by canonical name
  };
  static error::Result<Table> open_table(const SectionFile& file, const std::string& facet,
                                         std::size_t segments);
  static bool fits(const Table& table);
  /// Sorted and distinct, without numbers that no name has.
  std::vector<NameId> checked(schema::Facet facet, std::vector<NameId> names) const;
  const Table& table(schema::Facet facet) const { return tables_[static_cast<std::size_t>(facet)]; }
  SectionFile file_;
  std::array<Table, schema::kFacetCount> tables_;
};

/// What the footer of generations/<number>.names says it is.
inline constexpr const char* kCanonicalNamesKind = "canon";

/// Writes the table for `segments`: every local name is its own canonical name. Not synced; publication does
/// that.
error::Status write_canonical_names(const std::filesystem::path& path,
                                    std::span<const LocalNames* const> segments);

}  // namespace dateline::store
