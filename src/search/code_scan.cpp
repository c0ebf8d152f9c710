// Finds a few 16-bit codes among 64 words at a time, with the widest comparisons that the processor has.
#include "search/code_scan.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

namespace dateline::search {

std::uint64_t find_codes_plainly(const std::uint16_t* words, const std::uint16_t* codes, std::size_t count) {
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < kScannedWords; ++i)
    for (std::size_t code = 0; code < count; ++code)
      if (words[i] == codes[code]) found |= std::uint64_t{1} << i;
  return found;
}

#if defined(__x86_64__) && defined(__GNUC__)
namespace {

/// 16 words at a time. Two results of 16 bits a word are packed to 8 bits a word, which puts the middle
/// quarters in the wrong places, and then to a bit a word.
__attribute__((target("avx2"))) std::uint64_t find_codes_avx2(const std::uint16_t* words,
                                                              const std::uint16_t* codes, std::size_t count) {
  constexpr int kQuartersInOrder = 0xD8;
  std::uint64_t found = 0;
  for (unsigned half = 0; half < 2; ++half) {
    const auto* at = reinterpret_cast<const __m256i*>(words + half * 32);
    const __m256i low = _mm256_loadu_si256(at);
    const __m256i high = _mm256_loadu_si256(at + 1);
    __m256i in_low = _mm256_setzero_si256();
    __m256i in_high = _mm256_setzero_si256();
    for (std::size_t i = 0; i < count; ++i) {
      const __m256i code = _mm256_set1_epi16(static_cast<short>(codes[i]));
      in_low = _mm256_or_si256(in_low, _mm256_cmpeq_epi16(low, code));
      in_high = _mm256_or_si256(in_high, _mm256_cmpeq_epi16(high, code));
    }
    const __m256i packed = _mm256_permute4x64_epi64(_mm256_packs_epi16(in_low, in_high), kQuartersInOrder);
    found |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(packed))} << 32 * half;
  }
  return found;
}

/// 8 words at a time; every x86-64 processor has it.
std::uint64_t find_codes_sse2(const std::uint16_t* words, const std::uint16_t* codes, std::size_t count) {
  std::uint64_t found = 0;
  for (unsigned quarter = 0; quarter < 4; ++quarter) {
    const auto* at = reinterpret_cast<const __m128i*>(words + quarter * 16);
    const __m128i low = _mm_loadu_si128(at);
    const __m128i high = _mm_loadu_si128(at + 1);
    __m128i in_low = _mm_setzero_si128();
    __m128i in_high = _mm_setzero_si128();
    for (std::size_t i = 0; i < count; ++i) {
      const __m128i code = _mm_set1_epi16(static_cast<short>(codes[i]));
      in_low = _mm_or_si128(in_low, _mm_cmpeq_epi16(low, code));
      in_high = _mm_or_si128(in_high, _mm_cmpeq_epi16(high, code));
    }
    const auto bits = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(in_low, in_high)));
    found |= std::uint64_t{bits} << 16 * quarter;
  }
  return found;
}

using FindCodes = std::uint64_t (*)(const std::uint16_t*, const std::uint16_t*, std::size_t);
const FindCodes kFindCodes = __builtin_cpu_supports("avx2") ? find_codes_avx2 : find_codes_sse2;

}  // namespace

std::uint64_t find_codes(const std::uint16_t* words, const std::uint16_t* codes, std::size_t count) {
  return kFindCodes(words, codes, count);
}
#else
std::uint64_t find_codes(const std::uint16_t* words, const std::uint16_t* codes, std::size_t count) {
  return find_codes_plainly(words, codes, count);
}
#endif

}  // namespace dateline::search
