// The words of a segment as people wrote them (forms), and the stems that are posted for them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "error/result.h"
#include "store/list_table.h"
#include "store/section_file.h"
#include "store/string_table.h"
#include "text/normalizer.h"
#include "text/string_arena.h"

namespace dateline::store {

/// Number of a form in a segment: by falling document frequency, ties by folded form, surface and stem
/// bytewise.
using FormId = std::uint32_t;
/// Number of a stem in a segment: bytewise order of the stems.
using StemId = std::uint32_t;

/// As on disk.
struct FormRecord {
  std::uint32_t text_begin =
      0;  // folded form, then the surface unless it follows from folded form and case class
  std::uint16_t folded_size = 0;
  std::uint16_t surface_size = 0;  // 0: the surface is text::apply_case(folded, case class)
  StemId stem = 0;
  std::uint32_t document_frequency = 0;
  std::uint32_t case_class = 0;
};

class FormDictionary {
 public:
  FormDictionary() = default;
  static error::Result<FormDictionary> open(const std::filesystem::path& path);

  std::uint32_t form_count() const { return static_cast<std::uint32_t>(forms_.size()); }
  std::uint32_t stem_count() const { return stems_.size(); }
  /// Of a number that no form has (in a damaged token stream): a record of no word, frequency 0, stem 0. So
  /// all look-ups by number; an array of one's own by form needs its own check.
  const FormRecord& record(FormId form) const { return form < forms_.size() ? forms_[form] : kNoForm; }
  std::string_view folded(FormId form) const;
  std::string surface(FormId form) const;
  /// The same without a copy where the file has it as it is; else kept in `made`.
  std::string_view surface(FormId form, text::StringArena& made) const;
  text::CaseClass case_class(FormId form) const {
    return static_cast<text::CaseClass>(record(form).case_class);
  }
  /// Always below stem_count() unless there are no stems.
  StemId stem_of(FormId form) const { return record(form).stem < stems_.size() ? record(form).stem : 0; }

  std::string_view stem(StemId stem) const { return stems_[stem]; }
  std::optional<StemId> find_stem(std::string_view stem) const;
  /// The forms of a stem, ascending by number (most frequent first).
  std::span<const FormId> forms_of(StemId stem) const { return stem_forms_[stem]; }

  /// All forms ordered by folded form bytewise (then surface, then stem): the range for prefixes and exact
  /// look-ups.
  std::span<const FormId> in_folded_order() const { return sorted_; }
  /// Positions [begin, end) in in_folded_order() of the forms whose folded form begins with `prefix`.
  std::pair<std::size_t, std::size_t> with_prefix(std::string_view prefix) const;
  /// Is there a form whose folded form is `folded`?
  bool has_folded(std::string_view folded) const;
  const SectionFile& file() const { return file_; }

 private:
  static constexpr FormRecord kNoForm{};
  /// The surface as the file has it; nothing where it has to be made of the folded form.
  std::optional<std::string_view> kept_surface(FormId form) const;
  SectionFile file_;
  std::span<const FormRecord> forms_;
  std::string_view texts_;
  StringTable stems_;
  ListTable stem_forms_;
  std::span<const FormId> sorted_;
};

/// One form to be written; views must live until write_forms() returns.
struct FormEntry {
  std::string_view folded;
  std::string_view surface;
  text::CaseClass case_class{};
  std::string_view stem;
  std::uint32_t document_frequency = 0;
};
/// Writes the dictionary of distinct `entries` (any order). Returns the number each entry got, by its index.
error::Result<std::vector<FormId>> write_forms(const std::filesystem::path& path,
                                               std::span<const FormEntry> entries, bool durable);

}  // namespace dateline::store
