// Which articles of a sealed segment are gone in a generation, and what that takes from its statistics.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <utility>
#include <vector>

#include "error/result.h"
#include "schema/field.h"
#include "store/docid.h"
#include "store/form_dictionary.h"
#include "store/section_file.h"

namespace dateline::store {

class LocalNames;

/// How many of the dead articles hold a numbered thing: a stem, a form, a value of a facet.
struct Decrement {
  std::uint32_t number = 0;
  std::uint32_t articles = 0;  // 1 at least
  friend bool operator==(const Decrement&, const Decrement&) = default;
};

/// The file "tombstones/<generation>-<segment>": sections "dead" (docids, ascending), "stems", "forms" and
/// one for each facet (Decrements, ascending by number). It holds all that are dead in the generation, not
/// only those that died with it. Without a file every article is live.
class Tombstones {
 public:
  Tombstones() = default;
  /// `articles`: of the segment. Damaged when the lists are out of order or name what the segment has not.
  static error::Result<Tombstones> open(const std::filesystem::path& path, std::uint32_t articles,
                                        const FormDictionary& forms, const LocalNames& names);

  bool empty() const { return dead_.empty(); }
  std::uint32_t count() const { return static_cast<std::uint32_t>(dead_.size()); }
  /// Ascending.
  std::span<const DocId> dead() const { return dead_; }
  /// `docid` from 1 to the number of articles.
  bool is_dead(DocId docid) const { return !bits_.empty() && (bits_[docid / 64] >> docid % 64 & 1U) != 0; }

  /// Dead articles that hold the stem (in title or body), the form, the value.
  std::uint32_t dead_with_stem(StemId stem) const { return find(stems_, stem); }
  std::uint32_t dead_with_form(FormId form) const { return find(forms_, form); }
  std::uint32_t dead_with_name(schema::Facet facet, std::uint32_t local) const {
    return find(names_[static_cast<std::size_t>(facet)], local);
  }
  std::span<const Decrement> stems() const { return stems_; }
  std::span<const Decrement> forms() const { return forms_; }
  std::span<const Decrement> names(schema::Facet facet) const {
    return names_[static_cast<std::size_t>(facet)];
  }
  const SectionFile& file() const { return file_; }

 private:
  static std::uint32_t find(std::span<const Decrement> decrements, std::uint32_t number);
  SectionFile file_;
  std::span<const DocId> dead_;
  std::span<const Decrement> stems_;
  std::span<const Decrement> forms_;
  std::array<std::span<const Decrement>, schema::kFacetCount> names_;
  std::vector<std::uint64_t> bits_;  // bit d % 64 of word d / 64; empty when all are live
};

/// What write_tombstones() writes; everything ascending and distinct by number.
struct TombstoneTable {
  std::vector<DocId> dead;
  std::vector<Decrement> stems;
  std::vector<Decrement> forms;
  std::array<std::vector<Decrement>, schema::kFacetCount> names;
};
/// Not synced; publication does that.
error::Status write_tombstones(const std::filesystem::path& path, const TombstoneTable& table);

/// What the footer of such a file says it is.
inline constexpr const char* kTombstonesKind = "tombs";

}  // namespace dateline::store
