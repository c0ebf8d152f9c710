// 128 numbers in as few bits each as the largest takes.
#include "store/bit_packing.h"

#include <array>
#include <cstddef>
#include <cstring>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace dateline::store {
namespace {

constexpr std::uint32_t kLanes = 4;
constexpr std::uint32_t kPlaces = kPackedTogether / kLanes;
constexpr std::uint32_t kWordBits = 32;

std::uint32_t mask_of(unsigned bits) {
  return bits >= kWordBits ? UINT32_MAX : (std::uint32_t{1} << bits) - 1;
}

std::uint32_t word_at(const char* packed, std::uint32_t word, std::uint32_t lane) {
  std::uint32_t value = 0;
  std::memcpy(&value, packed + (std::size_t{word} * kLanes + lane) * sizeof value, sizeof value);
  return value;
}

#ifdef __SSE2__
__m128i load(const char* packed, unsigned word) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(packed) + word);
}

/// The four numbers at place `Place`.
template <unsigned Bits, unsigned Place>
__m128i four_at(const char* packed) {
  if constexpr (Bits == 0) {
    return _mm_setzero_si128();
  } else {
    constexpr unsigned kBegin = Place * Bits;
    constexpr unsigned kWord = kBegin / kWordBits;
    constexpr unsigned kShift = kBegin % kWordBits;
    __m128i four = _mm_srli_epi32(load(packed, kWord), kShift);
    if constexpr (kShift + Bits > kWordBits)
      four = _mm_or_si128(four, _mm_slli_epi32(load(packed, kWord + 1), kWordBits - kShift));
    if constexpr (kShift + Bits == kWordBits) return four;
    return _mm_and_si128(four, _mm_set1_epi32((1 << Bits) - 1));
  }
}

/// Each of the four and those before it, and the last number of the four before.
__m128i add_up(__m128i four, __m128i before) {
  four = _mm_add_epi32(four, _mm_slli_si128(four, 4));
  four = _mm_add_epi32(four, _mm_slli_si128(four, 8));
  return _mm_add_epi32(four, _mm_shuffle_epi32(before, 0xFF));
}

template <unsigned Bits, std::size_t... Places>
void unpack_gaps_of(const char* packed, std::uint32_t before, std::uint32_t* values,
                    std::index_sequence<Places...>) {
  auto* out = reinterpret_cast<__m128i*>(values);
  __m128i sum = _mm_set1_epi32(static_cast<int>(before));
  const __m128i ones = _mm_set1_epi32(1);
  ((sum = add_up(_mm_add_epi32(four_at<Bits, Places>(packed), ones), sum),
    _mm_storeu_si128(out + Places, sum)),
   ...);
}

template <unsigned Bits, std::size_t... Places>
void unpack_bits_of(const char* packed, std::uint32_t* values, std::index_sequence<Places...>) {
  auto* out = reinterpret_cast<__m128i*>(values);
  (_mm_storeu_si128(out + Places, four_at<Bits, Places>(packed)), ...);
}

using UnpackBits = void (*)(const char*, std::uint32_t*);
template <std::size_t... Bits>
constexpr std::array<UnpackBits, sizeof...(Bits)> bits_unpackers(std::index_sequence<Bits...>) {
  return {[](const char* packed, std::uint32_t* values) {
    unpack_bits_of<Bits>(packed, values, std::make_index_sequence<kPlaces>());
  }...};
}
constexpr unsigned kFewBits = 8;  // counts take no more
constexpr auto kUnpackBits = bits_unpackers(std::make_index_sequence<kFewBits + 1>());

using UnpackGaps = void (*)(const char*, std::uint32_t, std::uint32_t*);
template <std::size_t... Bits>
constexpr std::array<UnpackGaps, sizeof...(Bits)> unpackers(std::index_sequence<Bits...>) {
  return {[](const char* packed, std::uint32_t before, std::uint32_t* values) {
    unpack_gaps_of<Bits>(packed, before, values, std::make_index_sequence<kPlaces>());
  }...};
}
constexpr auto kUnpackGaps = unpackers(std::make_index_sequence<kMostPackedBits + 1>());
#endif

}  // namespace

void pack_bits(const std::uint32_t* values, unsigned bits, char* out) {
  std::array<std::uint32_t, kPackedTogether> words{};
  for (std::uint32_t i = 0; bits > 0 && i < kPackedTogether; ++i) {
    const std::uint32_t begin = i / kLanes * bits;
    const std::uint32_t word = begin / kWordBits * kLanes + i % kLanes;
    const std::uint32_t shift = begin % kWordBits;
    words[word] |= values[i] << shift;
    if (shift + bits > kWordBits) words[word + kLanes] |= values[i] >> (kWordBits - shift);
  }
  std::memcpy(out, words.data(), std::size_t{bits} * kBytesPerBit);
}

std::uint32_t unpack_one(const char* packed, unsigned bits, std::uint32_t index) {
  if (bits == 0) return 0;
  const std::uint32_t begin = index / kLanes * bits;
  const std::uint32_t shift = begin % kWordBits;
  std::uint32_t value = word_at(packed, begin / kWordBits, index % kLanes) >> shift;
  if (shift + bits > kWordBits)
    value |= word_at(packed, begin / kWordBits + 1, index % kLanes) << (kWordBits - shift);
  return value & mask_of(bits);
}

void unpack_bits(const char* packed, unsigned bits, std::uint32_t* values) {
#ifdef __SSE2__
  if (bits < kUnpackBits.size()) return kUnpackBits[bits](packed, values);
#endif
  for (std::uint32_t i = 0; i < kPackedTogether; ++i) values[i] = unpack_one(packed, bits, i);
}

void unpack_gaps_plainly(const char* packed, unsigned bits, std::uint32_t before, std::uint32_t* values) {
  for (std::uint32_t i = 0; i < kPackedTogether; ++i)
    values[i] = before = before + 1 + unpack_one(packed, bits, i);
}

void unpack_gaps(const char* packed, unsigned bits, std::uint32_t before, std::uint32_t* values) {
#ifdef __SSE2__
  if (bits < kUnpackGaps.size()) return kUnpackGaps[bits](packed, before, values);
#endif
  unpack_gaps_plainly(packed, bits, before, values);
}

}  // namespace dateline::store
