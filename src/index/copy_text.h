// What makes one article a copy of another: the rule, for two articles.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "schema/copy_signature.h"

namespace dateline::index {

/// The number of this rule: to be raised whenever are_copies() or may_be_copies() says something else of any
/// two articles, so that groups of an older rule are not built upon.
inline constexpr std::uint32_t kCopyRule = 1;

/// Numbers that stand in a row, and between which words: hashes of both.
struct NumberSlot {
  std::uint32_t between = 0;
  std::uint32_t value = 0;
  friend auto operator<=>(const NumberSlot&, const NumberSlot&) = default;
};

/// What of an article's words the rule looks at: hashes, each list but `sequence` distinct and ascending.
struct CopyText {
  std::vector<std::uint32_t> sequence;   // of every run of 4 words of the body, in their order
  std::array<std::uint64_t, 64> bits{};  // a bit for each of them: by their low 12 bits
  std::vector<std::uint32_t> shingles;   // the same distinct and ascending; empty until complete()
  std::vector<NumberSlot> numbers;       // of the body
  std::vector<std::uint32_t> title;      // of the words of the title
  std::uint32_t words = 0;               // of the body, repeated ones too
};

/// A word as the rule sees it.
struct CopyWord {
  std::uint64_t hash = 0;  // of the folded form
  bool is_number = false;
};
/// Does the word (folded) hold a digit, or is it an English number from one to twelve? News agencies spell
/// these out.
bool is_number(std::string_view word);
/// Fills `text` but for its shingles, reusing its memory.
void make_copy_text(std::span<const CopyWord> title, std::span<const CopyWord> body, CopyText& text);

/// Can half of the shingles of one be in the other? Never wrongly false, and right for nearly all articles
/// that are no copies. Spares sorting them.
bool may_share_half(const CopyText& a, const CopyText& b);
/// Fills the shingles, once.
void complete(CopyText& text);

/// Are these complete ones the same text, lightly edited or cut at an end? So it is when
/// 1. both bodies have 8 words at least, and the shorter one a quarter of the shingles of the longer one;
/// 2. half of the shingles of the shorter one are in the longer one (containment, not resemblance: the end of
///    a copy is cut as often as not);
/// 3. what they have not in common does not stand in the same place of both: of the shingles that the other
///    one lacks, in one of the two no more than an eighth of the shorter one (and 1) stand before the first
///    common one, in one no more than an eighth (and 8) in a row between common ones, and in one no more than
///    48, or a quarter, behind the last; in neither more than half of the shorter one before the first. So
///    notices and invitations that many articles have above or below them make no copies, while a lost end,
///    an added paragraph and a line of an agency are no hindrance;
/// 4. of the numbers that stand between the same two words in both, no more than a fifth differ: items that a
///    template makes (dividends, daily fixings, weather) share their words and differ in these;
/// 5. and, where the shorter body has fewer than 32 words, four fifths of the shingles are common and half of
///    the words of the shorter title: of so few words most are the template's.
/// Symmetric. docs/copies.md has the figures behind the thresholds.
bool are_copies(const CopyText& a, const CopyText& b);

/// A glance at sketches alone: false for nearly all articles that have little in common, and for hardly any
/// that are copies. `words`: of the bodies. Symmetric. Two articles belong together when both say so.
bool may_be_copies(const schema::CopySignature& a, std::uint32_t words_a, const schema::CopySignature& b,
                   std::uint32_t words_b);

}  // namespace dateline::index
