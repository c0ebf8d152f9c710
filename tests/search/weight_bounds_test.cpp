// The tables that spare weighing never leave out a weight that counts.
#include <catch2/catch.hpp>

#include "search/weight_bounds.h"
#include "support/random_articles.h"

namespace dateline::search {

TEST_CASE("weights follow Xapian's formula", "[search][bm25]") {
  store::LiveTotals totals;
  totals.articles = 1000;
  totals.title_words = 5'000;
  totals.body_words = 90'000;
  const RankingParameters parameters{.k1 = 1.2, .k3 = 1, .b = 0.75, .min_normlen = 0.5, .title_weight = 2};
  const Bm25 bm25(parameters, totals);
  CHECK(bm25.term_weight(10) == Approx(2.2 * std::log(990.5 / 10.5)));
  CHECK(bm25.term_weight(900) ==
        Approx(2.2 * std::log(1 + 0.5 * 100.5 / 900.5)));  // more than half: never negative
  CHECK(bm25.count(schema::pack({1, 2, 5})) == 9);
  // Average length (100): k1. Half of it and less: min_normlen.
  CHECK(bm25.length_part(store::FieldLengths{0, 100, 0}) == Approx(1.2));
  CHECK(bm25.length_part(store::FieldLengths{10, 40, 40}) == Approx(1.2));
  CHECK(bm25.length_part(store::FieldLengths{0, 50, 0}) == Approx(1.2 * (0.25 + 0.75 * 0.5)));
  CHECK(bm25.length_part(store::FieldLengths{0, 1, 0}) == bm25.least_length_part());
}

TEST_CASE("every small packed count has its class", "[search][bm25]") {
  for (std::uint32_t packed = 0; packed < kSmallPackedCounts; ++packed) {
    const schema::TermCounts counts = schema::unpack(packed);
    const schema::TermCounts member = schema::unpack(member_of_class(count_class(packed)));
    CAPTURE(packed);
    CHECK(counts.title == member.title);
    CHECK(counts.lead + counts.rest == member.lead + member.rest);
  }
}

TEST_CASE("no article that reaches the bar is too long, no weight is above its bound", "[search][bm25]") {
  const std::uint64_t seed = GENERATE(range(1, 300));
  CAPTURE(seed);
  test_support::Random random(seed);
  store::LiveTotals totals;
  totals.articles = 1 + random.below(100'000);
  totals.title_words = random.below(10) * totals.articles;
  totals.body_words = random.below(500) * totals.articles;
  RankingParameters parameters;
  parameters.title_weight = static_cast<std::uint32_t>(1 + random.below(6));
  parameters.b = random.chance(10) ? 0 : static_cast<double>(random.below(100)) / 100;
  parameters.k1 = random.chance(10) ? 0 : static_cast<double>(random.below(300)) / 100;
  const Bm25 bm25(parameters, totals);
  const double term_weight = bm25.term_weight(1 + random.below(totals.articles));
  LengthLimits limits(bm25, term_weight);
  const CountBounds bounds(bm25, term_weight);
  double bar = 0;
  for (int step = 0; step < 20; ++step) {
    bar += term_weight * static_cast<double>(random.below(100)) / 1000;
    limits.require(bar);
    for (int i = 0; i < 200; ++i) {
      const store::FieldLengths lengths{static_cast<std::uint32_t>(random.below(20)),
                                        static_cast<std::uint32_t>(random.below(60)),
                                        static_cast<std::uint32_t>(random.below(1500))};
      const auto packed = static_cast<std::uint32_t>(1 + random.below(200));
      if (bm25.count(packed) == 0) continue;  // no posting says so
      const double weight = Bm25::weight(term_weight, bm25.count(packed), bm25.length_part(lengths));
      CAPTURE(bar, packed, weight);
      if (weight >= bar) REQUIRE((limits.can_reach(packed, lengths) && !limits.excludes(packed)));
      REQUIRE(weight <= static_cast<double>(bounds[std::min(packed, kSmallPackedCounts)]) * (1 + 1e-6));
    }
  }
}

}  // namespace dateline::search
