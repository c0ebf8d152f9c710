// Hashes of short strings for hash tables in memory; never written to disk.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace dateline::text {

__extension__ using Product = unsigned __int128;

/// Two words to one: the 128-bit product folded, which mixes every bit into every other.
inline std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  const Product product = static_cast<Product>(a ^ 0x9E3779B97F4A7C15U) * (b ^ 0xD1B54A32D192ED03U);
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

inline std::uint64_t load_up_to_8(const char* bytes, std::size_t size) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, size < 8 ? size : 8);
  return word;
}

inline std::uint64_t hash_of(std::string_view text, std::uint64_t seed = 0) {
  std::uint64_t hash = mix(seed, text.size());
  while (text.size() > 8) {
    hash = mix(hash, load_up_to_8(text.data(), 8));
    text.remove_prefix(8);
  }
  return mix(hash, load_up_to_8(text.data(), text.size()));
}

}  // namespace dateline::text
