// Copies that were planted among real articles are found, and others are not taken for copies.
#include "copies/copy_score.h"

#include <catch2/catch.hpp>

#include "index/index_build.h"
#include "support/corpora.h"
#include "support/temporary_directory.h"

using namespace dateline;

namespace {

copies::CopyScore score_of(const std::filesystem::path& source, std::uint64_t seed) {
  const test_support::TemporaryDirectory scratch;
  index::BuildOptions options;
  options.sources = {source.string()};
  options.entities = false;
  index::BuildObserver quiet;
  REQUIRE(index::build_index(scratch.path() / "index", options, quiet));
  const auto score = copies::score_planted(scratch.path() / "index", scratch.path(), {.seed = seed});
  REQUIRE(score);
  return *score;
}

}  // namespace

TEST_CASE("copies planted among real news are found", "[copies][corpora]") {
  for (const char* name : {"reuters21578", "bbc"}) {
    const auto folder = test_support::corpus(name);
    if (!folder) return;
    CAPTURE(name);
    const copies::CopyScore score = score_of(*folder, 7);
    CAPTURE(score.copies, score.found, score.wanted);
    CHECK(score.copies > 400);
    CHECK(score.precision() >= 0.98);
    CHECK(score.recall() >= 0.95);
  }
}
