// Sketches of articles: equal words give equal sketches, and the more two articles share the more their
// sketches agree.
#include "schema/copy_signature.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <vector>

namespace dateline::schema {
namespace {

using Words = std::vector<std::uint64_t>;

Words random_words(std::mt19937_64& random, std::size_t count) {
  Words words(count);
  for (std::uint64_t& word : words) word = random();
  return words;
}

/// The Jaccard resemblance of the sets of 4-word shingles, by counting.
double exact_resemblance(const Words& a, const Words& b) {
  const auto shingles = [](const Words& words) {
    std::set<Words> set;
    for (std::size_t i = 0; i + 4 <= words.size(); ++i)
      set.insert(Words(words.begin() + i, words.begin() + i + 4));
    return set;
  };
  const auto of_a = shingles(a);
  const auto of_b = shingles(b);
  std::size_t common = 0;
  for (const Words& shingle : of_a) common += of_b.contains(shingle) ? 1 : 0;
  return static_cast<double>(common) / static_cast<double>(of_a.size() + of_b.size() - common);
}

CopySignature empty_signature() {
  CopySignature signature;
  signature.fill(kEmptyBin);
  return signature;
}

TEST_CASE("an article without words has an empty sketch, which resembles nothing",
          "[schema][copy_signature]") {
  CHECK(copy_signature({}) == empty_signature());
  CHECK(resemblance(empty_signature(), empty_signature()) == 0.0);
  CHECK(resemblance(copy_signature(Words{1, 2, 3, 4}), empty_signature()) == 0.0);
}

TEST_CASE("fewer than four words are one shingle", "[schema][copy_signature]") {
  const auto words = GENERATE(values<Words>({{7}, {7, 8}, {7, 8, 9}, {7, 8, 9, 10}}));
  const CopySignature signature = copy_signature(words);
  CHECK(std::ranges::count(signature, kEmptyBin) == kSignatureBins - 1);
  CHECK(resemblance(signature, signature) == 1.0);
  CHECK(copy_signature(Words{1, 2}) != copy_signature(Words{2, 1}));
}

TEST_CASE("a sketch is that of the set of shingles, whatever their order", "[schema][copy_signature]") {
  std::mt19937_64 random(3);
  const Words words = random_words(random, 300);
  Words twice = words;
  twice.insert(twice.end(), words.begin(), words.end());
  CHECK(resemblance(copy_signature(words), copy_signature(twice)) > 0.8);
}

TEST_CASE("the estimate is right on average", "[schema][copy_signature]") {
  const double share = GENERATE(0.0, 0.2, 0.5, 0.8, 1.0);
  CAPTURE(share);
  std::mt19937_64 random(17);
  double estimated = 0;
  double exact = 0;
  constexpr int kPairs = 200;
  for (int i = 0; i < kPairs; ++i) {
    const Words a = random_words(random, 400);
    Words b = random_words(random, 400);
    std::copy_n(a.begin(), static_cast<std::ptrdiff_t>(share * 400), b.begin());
    estimated += resemblance(copy_signature(a), copy_signature(b));
    exact += exact_resemblance(a, b);
  }
  CHECK(estimated / kPairs == Approx(exact / kPairs).margin(0.04));
}

TEST_CASE("no bin that holds something looks empty", "[schema][copy_signature]") {
  std::mt19937_64 random(5);
  for (int i = 0; i < 300; ++i) {
    const CopySignature signature = copy_signature(random_words(random, 2000));
    REQUIRE(std::ranges::count(signature, kEmptyBin) == 0);
  }
}

}  // namespace
}  // namespace dateline::schema
