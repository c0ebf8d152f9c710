// A sketch of an article's words: one-permutation MinHash over 4-word shingles.
#include "schema/copy_signature.h"

#include <algorithm>

namespace dateline::schema {
namespace {

/// Spreads every bit of `value` over all of the result. Source: the finalizer of SplitMix64 (S. Vigna).
constexpr std::uint64_t mix(std::uint64_t value) {
  value = (value ^ value >> 30U) * 0xBF58476D1CE4E5B9U;
  value = (value ^ value >> 27U) * 0x94D049BB133111EBU;
  return value ^ value >> 31U;
}

/// A hash of the words in this order.
std::uint64_t shingle_hash(std::span<const std::uint64_t> words) {
  std::uint64_t hash = words.size();
  for (const std::uint64_t word : words) hash = hash * 0x9E3779B97F4A7C15U + word;
  return mix(hash);
}

/// Smallest hash of each bin; the four high bits say which bin a hash belongs to.
class Bins {
 public:
  Bins() { smallest_.fill(UINT64_MAX); }
  void add(std::uint64_t hash) {
    std::uint64_t& smallest = smallest_[hash >> 60U];
    smallest = std::min(smallest, hash & UINT64_MAX >> 4U);
  }
  CopySignature signature() const {
    CopySignature out;
    for (std::size_t bin = 0; bin < kSignatureBins; ++bin) out[bin] = kept_bits(smallest_[bin]);
    return out;
  }

 private:
  static std::uint32_t kept_bits(std::uint64_t smallest) {
    if (smallest == UINT64_MAX) return kEmptyBin;
    const auto bits = static_cast<std::uint32_t>(smallest & UINT32_MAX);
    return bits == kEmptyBin ? kEmptyBin - 1 : bits;
  }
  std::array<std::uint64_t, kSignatureBins> smallest_{};
};

}  // namespace

CopySignature copy_signature(std::span<const std::uint64_t> word_hashes) {
  Bins bins;
  if (!word_hashes.empty() && word_hashes.size() < kShingleWords) bins.add(shingle_hash(word_hashes));
  for (std::size_t i = 0; i + kShingleWords <= word_hashes.size(); ++i)
    bins.add(shingle_hash(word_hashes.subspan(i, kShingleWords)));
  return bins.signature();
}

unsigned common_bins(const CopySignature& a, const CopySignature& b) {
  unsigned equal = 0;
  for (std::size_t bin = 0; bin < kSignatureBins; ++bin)
    equal += static_cast<unsigned>(a[bin] == b[bin]) & static_cast<unsigned>(a[bin] != kEmptyBin);
  return equal;
}

double resemblance(const CopySignature& a, const CopySignature& b) {
  unsigned filled = 0;
  for (std::size_t bin = 0; bin < kSignatureBins; ++bin)
    filled += a[bin] != kEmptyBin || b[bin] != kEmptyBin ? 1 : 0;
  return filled == 0 ? 0.0 : static_cast<double>(common_bins(a, b)) / filled;
}

}  // namespace dateline::schema
