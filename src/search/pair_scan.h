// A glance at an article for the two rarest parts of a phrase or NEAR: most candidates are decided by it, and
// the PositionMatcher is asked about the others.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "search/code_scan.h"
#include "search/proximity.h"
#include "store/token_stream.h"

namespace dateline::search {

enum class Glance : std::uint8_t { no, yes, unsure };

/// Says what PositionMatcher::occurs() would say, or that it is unsure. For phrases, near and adjacent of
/// which two children are words or phrases of words; keeps its memory from article to article; one per
/// thread.
class PairScan {
 public:
  /// Nothing where two children decide nothing. `part` must outlive it.
  static std::optional<PairScan> of(const PositionPart& part);

  /// `view` without its escapes is enough. Within sentences or paragraphs: no or unsure; in_units() then
  /// knows more.
  Glance look(const store::CodeView& view, const FieldRanges& field);
  bool asks_units() const { return within_ != Within::field; }
  /// About the article that look() was unsure of.
  Glance in_units(const FieldRanges& field, std::span<const store::SentenceMark> marks);

 private:
  static constexpr std::size_t kNumbersOfMarks = 64;  // longer articles are always unsure

  bool mark_first(const store::CodeView& view, PositionRange text);
  template <class Fits>
  bool any_first(const FieldRanges& field, Fits&& fits) const;
  bool second_stands(PositionRange range);
  bool second_marked_in(PositionRange range) const;
  bool phrase_stands(std::uint32_t position, PositionRange range) const;

  const PositionPart* part_ = nullptr;
  const FormSet* first_ = nullptr;
  const FormSet* second_ = nullptr;
  std::uint32_t phrase_offset_ = 0;  // phrase: of the first word
  std::int64_t least_ = 0;           // second word's position - first word's
  std::int64_t most_ = 0;
  Within within_ = Within::field;
  bool decides_ = false;  // what stands so is all that is asked
  // Of the article in work:
  store::CodeView view_;
  PositionRange text_;  // that is marked
  bool first_marked_ = false;
  bool second_marked_ = false;
  std::array<std::uint64_t, kNumbersOfMarks> first_marks_{};
  std::array<std::uint64_t, kNumbersOfMarks + 1> second_marks_{};
};

}  // namespace dateline::search
