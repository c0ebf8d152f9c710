// A sketch of an article's words, by which near copies are found without comparing all pairs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace dateline::schema {

/// One-permutation MinHash over the set of 4-word shingles of the body: the hash space is cut into 16 bins,
/// each keeps the 32 low bits of its smallest hash; an empty bin is 0xFFFFFFFF. Sources: A. Broder, On the
/// resemblance and containment of documents, 1997; P. Li, A. Owen, C.-H. Zhang, One Permutation Hashing, NIPS
/// 2012. 32 bits, so that of millions of articles two that share nothing hardly ever agree in one bin: bins
/// are what candidates are looked up by (index/copy_search.h).
inline constexpr std::size_t kSignatureBins = 16;
using CopySignature = std::array<std::uint32_t, kSignatureBins>;
inline constexpr std::uint32_t kEmptyBin = UINT32_MAX;
/// Words in a shingle.
inline constexpr std::size_t kShingleWords = 4;

/// `word_hashes`: a hash of each folded word of the body, in order. Fewer than 4 words: one shingle of all of
/// them; none: all bins empty.
CopySignature copy_signature(std::span<const std::uint64_t> word_hashes);

/// Bins that agree and are not empty.
unsigned common_bins(const CopySignature& a, const CopySignature& b);

/// Bins that agree and are not both empty, over bins that are not both empty: an estimate of the Jaccard
/// resemblance of the shingle sets, 0 to 1 (0 when all bins of both are empty).
double resemblance(const CopySignature& a, const CopySignature& b);

}  // namespace dateline::schema
