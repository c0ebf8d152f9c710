// What makes one article a copy of another.
#include "index/copy_text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace dateline::index {
namespace {

constexpr std::uint32_t kLeastWords = 8;
constexpr std::uint32_t kShortWords = 32;
constexpr double kLeastShare = 0.25;       // of the longer one's shingles
constexpr double kContainment = 0.5;       // of the shorter one's shingles
constexpr double kShortContainment = 0.8;  // the same of very short ones
constexpr std::size_t kNumbersPerMiss = 5;
constexpr std::size_t kBeforePart = 2;   // of the shorter one, in either
constexpr std::size_t kMostBehind = 48;  // shingles that both lack, where a notice may stand
/// Copies that share less than this of the shorter one are few: what the glance at the sketches counts on.
constexpr double kUsualContainment = 0.6;
/// Deviations below the expected number of equal bins that are still let through.
constexpr double kDeviations = 2.5;

constexpr std::array<std::string_view, 12> kEnglishNumbers{
    "eight", "eleven", "five", "four", "nine", "one", "seven", "six", "ten", "three", "twelve", "two"};

template <class Value>
void sort_distinct(std::vector<Value>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::uint32_t low_half(std::uint64_t hash) { return static_cast<std::uint32_t>(hash ^ hash >> 32U); }

std::size_t count_common(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const std::uint32_t x = a[i];
    const std::uint32_t y = b[j];
    common += x == y ? 1 : 0;
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  return common;
}

/// Numbers of `a` between words between which `b` has numbers too, and how many of them `b` has not.
struct NumberCount {
  std::size_t comparable = 0;
  std::size_t other = 0;
};
NumberCount count_numbers(std::span<const NumberSlot> a, std::span<const NumberSlot> b) {
  NumberCount count;
  std::size_t j = 0;
  for (const NumberSlot& slot : a) {
    while (j < b.size() && b[j].between < slot.between) ++j;
    std::size_t k = j;
    while (k < b.size() && b[k] < slot) ++k;
    const bool has_between = j < b.size() && b[j].between == slot.between;
    count.comparable += has_between ? 1 : 0;
    count.other += has_between && !(k < b.size() && b[k] == slot) ? 1 : 0;
  }
  return count;
}

bool numbers_agree(const CopyText& a, const CopyText& b) {
  const NumberCount of_a = count_numbers(a.numbers, b.numbers);
  const NumberCount of_b = count_numbers(b.numbers, a.numbers);
  return std::min(of_a.other, of_b.other) * kNumbersPerMiss <= std::min(of_a.comparable, of_b.comparable);
}

/// Shingles of an article that the other one lacks.
struct Gaps {
  std::size_t before = 0;  // the first common one
  std::size_t within = 0;  // the most in a row between common ones
  std::size_t behind = 0;  // the last common one
};
Gaps gaps_of(const CopyText& text, const CopyText& other) {
  Gaps gaps;
  bool met = false;
  for (const std::uint32_t shingle : text.sequence) {
    if (!std::ranges::binary_search(other.shingles, shingle)) {
      ++gaps.behind;
      continue;
    }
    if (met)
      gaps.within = std::max(gaps.within, gaps.behind);
    else
      gaps.before = gaps.behind;
    met = true;
    gaps.behind = 0;
  }
  return gaps;
}

/// Do the two lack each other's words in different places, but for a few?
bool gaps_agree(const CopyText& a, const CopyText& b) {
  const Gaps of_a = gaps_of(a, b);
  const Gaps of_b = gaps_of(b, a);
  const std::size_t fewer = std::min(a.sequence.size(), b.sequence.size());
  return std::min(of_a.before, of_b.before) <= fewer / 8 + 1 &&
         std::min(of_a.within, of_b.within) <= fewer / 8 + 8 &&
         std::min(of_a.behind, of_b.behind) <= std::max(kMostBehind, fewer / 4) &&
         std::max(of_a.before, of_b.before) * kBeforePart <= fewer;
}

bool titles_agree(const CopyText& a, const CopyText& b) {
  return count_common(a.title, b.title) * 2 >= std::min(a.title.size(), b.title.size());
}

double shingle_count(std::uint32_t words) {
  return words < schema::kShingleWords ? 1.0 : static_cast<double>(words - schema::kShingleWords + 1);
}

std::uint32_t joined_hash(std::span<const CopyWord> words) {
  std::uint64_t hash = 0;
  for (const CopyWord& word : words) hash = (hash ^ word.hash) * 0x9E3779B97F4A7C15U;
  return low_half(hash);
}

void add_numbers(std::span<const CopyWord> body, std::vector<NumberSlot>& numbers) {
  for (std::size_t begin = 0; begin < body.size(); ++begin) {
    if (!body[begin].is_number) continue;
    std::size_t end = begin + 1;
    while (end < body.size() && body[end].is_number) ++end;
    const std::array<CopyWord, 2> around{begin == 0 ? CopyWord{} : body[begin - 1],
                                         end == body.size() ? CopyWord{} : body[end]};
    numbers.push_back({joined_hash(around), joined_hash(body.subspan(begin, end - begin))});
    begin = end;
  }
}

}  // namespace

bool is_number(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; }) ||
         std::ranges::binary_search(kEnglishNumbers, word);
}

void make_copy_text(std::span<const CopyWord> title, std::span<const CopyWord> body, CopyText& text) {
  text.shingles.clear();
  text.sequence.clear();
  text.bits.fill(0);
  text.numbers.clear();
  text.title.clear();
  text.words = static_cast<std::uint32_t>(body.size());
  for (const CopyWord& word : title) text.title.push_back(low_half(word.hash));
  add_numbers(body, text.numbers);
  for (std::size_t i = 0; i + schema::kShingleWords <= body.size(); ++i)
    text.sequence.push_back(joined_hash(body.subspan(i, schema::kShingleWords)));
  for (const std::uint32_t shingle : text.sequence)
    text.bits[shingle / 64 % text.bits.size()] |= std::uint64_t{1} << shingle % 64;

  sort_distinct(text.title);
  sort_distinct(text.numbers);
}

bool may_share_half(const CopyText& a, const CopyText& b) {
  std::size_t common = 0;
  std::size_t of_a = 0;
  std::size_t of_b = 0;
  for (std::size_t i = 0; i < a.bits.size(); ++i) {
    common += static_cast<std::size_t>(std::popcount(a.bits[i] & b.bits[i]));
    of_a += static_cast<std::size_t>(std::popcount(a.bits[i]));
    of_b += static_cast<std::size_t>(std::popcount(b.bits[i]));
  }
  // Of several shingles with one bit all may be common, and then count once.
  const std::size_t hidden = std::min(a.sequence.size() - of_a, b.sequence.size() - of_b);
  return static_cast<double>(common + hidden) >= kContainment * static_cast<double>(std::min(of_a, of_b));
}

void complete(CopyText& text) {
  if (!text.shingles.empty()) return;
  text.shingles = text.sequence;
  sort_distinct(text.shingles);
}

bool are_copies(const CopyText& a, const CopyText& b) {
  if (std::min(a.words, b.words) < kLeastWords) return false;
  const auto fewer = static_cast<double>(std::min(a.shingles.size(), b.shingles.size()));
  const auto more = static_cast<double>(std::max(a.shingles.size(), b.shingles.size()));
  if (fewer < kLeastShare * more) return false;
  const bool is_short = std::min(a.words, b.words) < kShortWords;
  const auto common = static_cast<double>(count_common(a.shingles, b.shingles));
  if (common < (is_short ? kShortContainment : kContainment) * fewer) return false;
  return gaps_agree(a, b) && numbers_agree(a, b) && (!is_short || titles_agree(a, b));
}

bool may_be_copies(const schema::CopySignature& a, std::uint32_t words_a, const schema::CopySignature& b,
                   std::uint32_t words_b) {
  if (std::min(words_a, words_b) < kLeastWords) return false;
  const double shorter = shingle_count(std::min(words_a, words_b));
  const double longer = shingle_count(std::max(words_a, words_b));
  const double common = kUsualContainment * shorter;
  const double resemblance = common / (shorter + longer - common);
  const double bins = std::min<double>(schema::kSignatureBins, longer);
  const double deviation = std::sqrt(bins * resemblance * (1 - resemblance));
  const double least = std::max(1.0, bins * resemblance - kDeviations * deviation);
  return schema::common_bins(a, b) >= least;
}

}  // namespace dateline::index
