// 128 numbers in as few bits each as the largest takes, four lanes side by side so that four are unpacked at
// a time.
#pragma once

#include <cstdint>

namespace dateline::store {

/// Number i stands in lane i % 4 at place i / 4. The numbers of a lane follow one another, low bits first, in
/// words of 32 bits; the words of the lanes alternate. So `bits` bits a number make bits * kBytesPerBit
/// bytes. Source of the layout: D. Lemire, L. Boytsov, Decoding billions of integers per second through
/// vectorization, SPE 45(1), 2015.
inline constexpr std::uint32_t kPackedTogether = 128;
inline constexpr std::uint32_t kBytesPerBit = kPackedTogether / 8;
inline constexpr unsigned kMostPackedBits = 24;

/// `values`: kPackedTogether numbers below 2^bits; `out`: bits * kBytesPerBit bytes.
void pack_bits(const std::uint32_t* values, unsigned bits, char* out);
/// The same back.
void unpack_bits(const char* packed, unsigned bits, std::uint32_t* values);
/// Number i alone.
std::uint32_t unpack_one(const char* packed, unsigned bits, std::uint32_t index);
/// Unpacks gaps and adds them up: values[i] = before + 1 + gap 0 + ... + 1 + gap i, modulo 2^32.
void unpack_gaps(const char* packed, unsigned bits, std::uint32_t before, std::uint32_t* values);

/// The same number by number: what unpack_gaps() is where the processor has nothing better, and is tested
/// against.
void unpack_gaps_plainly(const char* packed, unsigned bits, std::uint32_t before, std::uint32_t* values);

}  // namespace dateline::store
