// Marks where a few 16-bit codes stand, with the widest comparisons that the processor has.
#include "search/code_scan.h"

#include <algorithm>
#include <array>
#include <vector>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

namespace dateline::search {

void mark_codes_plainly(std::span<const std::uint16_t> words, std::span<const std::uint16_t> codes,
                        std::uint64_t* marks) {
  std::fill_n(marks, numbers_of_marks(words.size()), 0);
  for (std::size_t i = 0; i < words.size(); ++i)
    for (const std::uint16_t code : codes)
      if (words[i] == code) marks[i / kMarksAtOnce] |= std::uint64_t{1} << i % kMarksAtOnce;
}

#if defined(__x86_64__) && defined(__GNUC__)
namespace {

/// Calls mark(words, marks) for every 64 words; what is left over is copied to where 64 can be read.
template <class Mark>
inline void mark_by_blocks(std::span<const std::uint16_t> words, std::uint64_t* marks, Mark&& mark) {
  std::size_t at = 0;
  for (; at + kMarksAtOnce <= words.size(); at += kMarksAtOnce) *marks++ = mark(words.data() + at);
  const std::size_t left = words.size() - at;
  if (left == 0) return;
  std::array<std::uint16_t, kMarksAtOnce> rest{};
  std::copy_n(words.data() + at, left, rest.begin());
  *marks = mark(rest.data()) & ((std::uint64_t{1} << left) - 1);
}

/// 8 words at a time; every x86-64 processor has it.
std::uint64_t block_sse2(const std::uint16_t* words, std::span<const std::uint16_t> codes) {
  std::uint64_t found = 0;
  for (unsigned quarter = 0; quarter < 4; ++quarter) {
    const auto* at = reinterpret_cast<const __m128i*>(words + quarter * 16);
    const __m128i low = _mm_loadu_si128(at);
    const __m128i high = _mm_loadu_si128(at + 1);
    __m128i in_low = _mm_setzero_si128();
    __m128i in_high = _mm_setzero_si128();
    for (const std::uint16_t own : codes) {
      const __m128i code = _mm_set1_epi16(static_cast<short>(own));
      in_low = _mm_or_si128(in_low, _mm_cmpeq_epi16(low, code));
      in_high = _mm_or_si128(in_high, _mm_cmpeq_epi16(high, code));
    }
    const auto bits = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(in_low, in_high)));
    found |= std::uint64_t{bits} << 16 * quarter;
  }
  return found;
}

void mark_codes_sse2(std::span<const std::uint16_t> words, std::span<const std::uint16_t> codes,
                     std::uint64_t* marks) {
  mark_by_blocks(words, marks, [&](const std::uint16_t* block) { return block_sse2(block, codes); });
}

/// 16 words at a time. Two results of 16 bits a word are packed to 8 bits a word, which puts the middle
/// quarters in the wrong places, and then to a bit a word.
__attribute__((target("avx2"))) std::uint64_t block_avx2(const std::uint16_t* words,
                                                         std::span<const std::uint16_t> codes) {
  constexpr int kQuartersInOrder = 0xD8;
  std::uint64_t found = 0;
  for (unsigned half = 0; half < 2; ++half) {
    const auto* at = reinterpret_cast<const __m256i*>(words + half * 32);
    const __m256i low = _mm256_loadu_si256(at);
    const __m256i high = _mm256_loadu_si256(at + 1);
    __m256i in_low = _mm256_setzero_si256();
    __m256i in_high = _mm256_setzero_si256();
    for (const std::uint16_t own : codes) {
      const __m256i code = _mm256_set1_epi16(static_cast<short>(own));
      in_low = _mm256_or_si256(in_low, _mm256_cmpeq_epi16(low, code));
      in_high = _mm256_or_si256(in_high, _mm256_cmpeq_epi16(high, code));
    }
    const __m256i packed = _mm256_permute4x64_epi64(_mm256_packs_epi16(in_low, in_high), kQuartersInOrder);
    found |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(packed))} << 32 * half;
  }
  return found;
}

void mark_codes_avx2(std::span<const std::uint16_t> words, std::span<const std::uint16_t> codes,
                     std::uint64_t* marks) {
  mark_by_blocks(words, marks, [&](const std::uint16_t* block) { return block_avx2(block, codes); });
}

#define DATELINE_AVX512 __attribute__((target("avx512f,avx512bw")))

/// 32 words at a time, the last ones behind a mask, so that nothing is copied. `kCodes` at least as many as
/// there are.
template <std::size_t kCodes>
DATELINE_AVX512 void mark_few_avx512(std::span<const std::uint16_t> words,
                                     std::span<const std::uint16_t> codes, std::uint64_t* marks) {
  constexpr std::size_t kWide = 32;
  __m512i wanted[kCodes];
  for (std::size_t i = 0; i < kCodes; ++i)
    wanted[i] = _mm512_set1_epi16(static_cast<short>(codes[i < codes.size() ? i : 0]));
  auto* halves = reinterpret_cast<std::uint32_t*>(marks);
  const std::uint16_t* at = words.data();
  std::size_t left = words.size();
  for (; left >= kWide; left -= kWide, at += kWide) {
    const __m512i here = _mm512_loadu_si512(at);
    __mmask32 found = 0;
    for (std::size_t i = 0; i < kCodes; ++i) found |= _mm512_cmpeq_epi16_mask(here, wanted[i]);
    __builtin_memcpy(halves++, &found, sizeof found);
  }
  const std::size_t rest = words.size() % kMarksAtOnce;
  if (rest == 0) return;
  const __mmask32 there = (std::uint32_t{1} << left) - 1;
  const __m512i here = _mm512_maskz_loadu_epi16(there, at);
  __mmask32 found = 0;
  for (std::size_t i = 0; i < kCodes; ++i) found |= _mm512_mask_cmpeq_epi16_mask(there, here, wanted[i]);
  __builtin_memcpy(halves++, &found, sizeof found);
  if (rest < kWide) __builtin_memset(halves, 0, sizeof *halves);
}

void mark_codes_avx512(std::span<const std::uint16_t> words, std::span<const std::uint16_t> codes,
                       std::uint64_t* marks) {
  switch (codes.size()) {
    case 1:
      return mark_few_avx512<1>(words, codes, marks);
    case 2:
      return mark_few_avx512<2>(words, codes, marks);
    case 3:
    case 4:
      return mark_few_avx512<4>(words, codes, marks);
    default:
      return mark_few_avx512<kMostComparedCodes>(words, codes, marks);
  }
}

std::vector<MarkCodes> known_ways() {
  std::vector<MarkCodes> ways{mark_codes_sse2, mark_codes_plainly};
  if (__builtin_cpu_supports("avx2")) ways.insert(ways.begin(), mark_codes_avx2);
  if (__builtin_cpu_supports("avx512bw")) ways.insert(ways.begin(), mark_codes_avx512);
  return ways;
}

}  // namespace
#else
namespace {
std::vector<MarkCodes> known_ways() { return {mark_codes_plainly}; }
}  // namespace
#endif

namespace {
const std::vector<MarkCodes> kWays = known_ways();
const MarkCodes kWidest = kWays.front();
}  // namespace

std::span<const MarkCodes> ways_to_mark_codes() { return kWays; }

void mark_codes(std::span<const std::uint16_t> words, std::span<const std::uint16_t> codes,
                std::uint64_t* marks) {
  kWidest(words, codes, marks);
}

}  // namespace dateline::search
