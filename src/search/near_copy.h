// Is an article a near copy of a text that is not of the index? By the words of both. (Of its own articles
// the index knows: store/copy_groups.h.)
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "store/generation.h"

namespace dateline::search {

/// From this Jaccard resemblance of the sets of 4-word shingles on, two texts count as copies.
inline constexpr double kCopyResemblance = 0.5;

/// The distinct hashes of the 4-word shingles of a text, ascending; of fewer words one of all of them.
std::vector<std::uint64_t> shingles_of(const std::vector<std::uint64_t>& word_hashes);
/// What both have over what any has; 0 when both are empty.
double shingle_resemblance(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

/// Compares articles with one text. The words are those of the body, folded; of an article without a body
/// those of its title. The generation must outlive it.
class CopyCheck {
 public:
  CopyCheck(const store::Generation& generation, std::vector<std::uint64_t> shingles)
      : generation_(generation), shingles_(std::move(shingles)) {}
  bool is_copy(store::ArticleRef article);
  /// The shingles of an article of the index.
  static std::vector<std::uint64_t> read_shingles(const store::Generation& generation,
                                                  store::ArticleRef article);

 private:
  const store::Generation& generation_;
  std::vector<std::uint64_t> shingles_;
};

}  // namespace dateline::search
