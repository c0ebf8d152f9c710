// Which words of a token stream stand for a word of the query, and where they are: the scan under phrases and
// highlights.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "store/token_stream.h"

namespace dateline::search {

/// Positions [begin, end) of a token stream.
struct PositionRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const PositionRange&, const PositionRange&) = default;
};

/// A set of forms of one segment, in the shape that makes the scan fast: few codes are compared with many
/// words at a time, many are looked up in a table; rare forms, which have no code of their own, are looked up
/// among the article's escapes.
class FormSet {
 public:
  FormSet() = default;
  /// `forms` in any order, also repeated.
  explicit FormSet(std::vector<store::FormId> forms);

  bool empty() const { return codes_.empty() && rare_.empty(); }
  /// Are there forms among them that have to be looked for among the escapes?
  bool holds_rare() const { return !rare_.empty(); }
  /// Appends the positions within `range` at which a form of the set stands, ascending.
  void find(const store::CodeView& view, PositionRange range, std::vector<std::uint32_t>& positions) const;
  /// Does a form of the set stand at `position`? Cheap unless an escape stands there.
  bool stands_at(const store::CodeView& view, std::uint32_t position) const {
    const std::uint16_t code = view.codes[position];
    return code == store::kEscapeCode ? holds_escape_at(view, position) : holds_code(code);
  }
  bool occurs(const store::CodeView& view, PositionRange range) const;
  /// As mark_codes(): where a form of the set stands, and where an escape does if it can be one of them.
  void mark(std::span<const std::uint16_t> words, std::uint64_t* marks) const;
  /// May a word be a form of both? True for two sets that hold rare forms.
  bool overlaps(const FormSet& other) const;

 private:
  bool holds_code(std::uint16_t code) const {
    if (!table_.empty()) return (table_[code / 64] >> code % 64 & 1U) != 0;
    for (const std::uint16_t own : codes_)
      if (own == code) return true;
    return false;
  }
  bool holds_escape_at(const store::CodeView& view, std::uint32_t position) const;
  bool holds_rare(store::FormId form) const;
  template <class Use>
  void scan(const store::CodeView& view, PositionRange range, Use&& use) const;

  std::vector<std::uint16_t> codes_;     // ascending, below kEscapeCode
  std::vector<std::uint16_t> compared_;  // these, and kEscapeCode if there are rare forms
  std::vector<store::FormId> rare_;      // ascending, from kEscapeCode on
  std::vector<std::uint64_t> table_;     // one bit a code, when the codes are many
};

}  // namespace dateline::search
