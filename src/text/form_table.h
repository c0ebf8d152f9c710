// The distinct words as written (forms) of a set of texts, by number: what a token stream refers to.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/normalizer.h"

namespace dateline::text {

/// Number of a form in its FormTable, dense from 0 in order of first use.
using FormId = std::uint32_t;
/// Number of a stem in its FormTable, dense from 0 in order of first use.
using StemId = std::uint32_t;

/// Two occurrences have the same form when surface_form() and the stem are equal (the stem differs by
/// language).
struct Form {
  std::string_view folded;
  std::string_view surface;  // surface_form(); shares memory with `folded` when equal
  CaseClass case_class{};
  StemId stem = 0;
};

/// Owns the strings in chunks: views stay valid until clear() or destruction; a `const Form&` only until the
/// next intern(). Movable; a table that was moved from is empty and usable. Not thread-safe.
class FormTable {
 public:
  FormTable();
  ~FormTable();
  FormTable(FormTable&&) noexcept;
  FormTable& operator=(FormTable&&) noexcept;

  /// Number of the form, added if new. `folded`, `surface` and `stem` are copied.
  FormId intern(std::string_view folded, std::string_view surface, CaseClass case_class,
                std::string_view stem);

  const Form& form(FormId id) const;
  std::string_view stem(StemId id) const;
  std::size_t form_count() const;
  std::size_t stem_count() const;
  /// Memory that the forms take, for batch limits; kept but unused memory is not counted.
  std::size_t bytes_used() const;
  /// Empties the table and keeps its memory for the next batch.
  void clear();

  /// A number that no other state of any table in this process has had: it changes when numbers given out by
  /// intern() lose their meaning (construction, clear(), both sides of a move). For caches of such numbers;
  /// never 0.
  std::uint64_t generation() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline::text
