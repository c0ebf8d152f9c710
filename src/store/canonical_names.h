// Which local names of the segments stand under which canonical name: made at publication, without reading an article.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "schema/field.h"
#include "store/local_names.h"
#include "store/section_file.h"

namespace dateline::store {

/// Number of a canonical name of one facet: bytewise order of the display names, from 0.
using NameId = std::uint32_t;

class CanonicalNames {
 public:
  CanonicalNames() = default;
  static error::Result<CanonicalNames> open(const std::filesystem::path& path, std::size_t segments);

  std::uint32_t count(schema::Facet facet) const;
  std::string_view display(schema::Facet facet, NameId name) const;
  /// Canonical name of a local one, by segment (position in the manifest).
  NameId canonical(schema::Facet facet, std::size_t segment, std::uint32_t local) const;
  std::span<const NameId> canonical_of_locals(schema::Facet facet, std::size_t segment) const;
  /// Local names of a canonical one in a segment, ascending.
  void locals(schema::Facet facet, std::size_t segment, NameId name, std::vector<std::uint32_t>& out) const;

  /// Names of which the display form or an alias is `value`, exactly. Ascending.
  std::vector<NameId> find(schema::Facet facet, std::string_view value) const;
  /// Names of which the folded display form or a folded alias is `folded`. Ascending.
  std::vector<NameId> find_folded(schema::Facet facet, std::string_view folded) const;
  /// Names whose display form or an alias holds the words (folded, joined by single blanks) in a row. Ascending.
  std::vector<NameId> find_words(schema::Facet facet, std::string_view words) const;
  const SectionFile& file() const { return file_; }

 private:
  struct Table {
    std::span<const std::uint32_t> display_offsets;
    std::string_view display_bytes;
    std::span<const std::uint32_t> alias_names;      // per alias (display forms included): its canonical name
    std::span<const std::uint32_t> alias_offsets;    // of the folded alias, sorted bytewise
    std::string_view alias_bytes;
    std::span<const std::uint32_t> exact_offsets;    // the same aliases as written, in the order of the folded ones
    std::string_view exact_bytes;
    std::span<const std::uint32_t> word_offsets;     // distinct folded words of aliases, sorted bytewise
    std::string_view word_bytes;
    std::span<const std::uint32_t> word_alias_offsets;  // CSR: which aliases hold the word
    std::span<const std::uint32_t> word_aliases;
    std::vector<std::span<const NameId>> of_locals;  // per segment
  };
  std::string_view alias(const Table& table, std::uint32_t index) const;
  const Table& table(schema::Facet facet) const { return tables_[static_cast<std::size_t>(facet)]; }
  SectionFile file_;
  std::array<Table, schema::kFacetCount> tables_;
};

/// Writes the table for `segments`: every local name is its own canonical name.
error::Status write_canonical_names(const std::filesystem::path& path, std::span<const LocalNames* const> segments);

}  // namespace dateline::store
