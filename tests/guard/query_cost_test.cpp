// What queries may cost, counted and not timed: allocations, which are the same on every machine.
#include <catch2/catch.hpp>

#include <array>
#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include "search/query_parser.h"
#include "search/searcher.h"
#include "support/built_index.h"
#include "support/random_articles.h"

using namespace dateline;

namespace {
std::atomic<std::uint64_t> allocations{0};

void* allocate(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
}  // namespace

// Of the whole program, so that every library's are counted that go through operator new.
void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

struct Cost {
  const char* query;
  std::uint64_t ids;     // allocations for ten hits with an exact total
  std::uint64_t facets;  // and three facets and a snippet each
};

// As counted on 2026-11-26, rounded up by some tenth; phrases and NEAR make sets of their candidates, and the
// scan for two words, before they read any. Where one is passed, find out why; where a change makes
// it much less, write that down here.
constexpr std::array kCosts{
    Cost{"interest", 110, 320},
    Cost{"oil", 150, 560},
    Cost{"oil AND price", 150, 640},
    Cost{"oil AND bank AND talks", 170, 690},
    Cost{"oil OR bank OR attack OR war OR trade", 230, 750},
    Cost{"oil NOT bank", 160, 490},
    Cost{"\"oil price\"", 190, 510},
    Cost{"\"the oil price\"", 210, 530},
    Cost{"oil NEAR/5 bank", 190, 640},
    Cost{"title:oil", 150, 380},
    Cost{"oil date:2022..2023", 150, 550},
    Cost{"att*", 140, 500},
    Cost{"place:paris oil", 180, 610},
};

/// Of a question that was asked before.
std::uint64_t allocations_of(search::Searcher& searcher, const char* query, bool everything) {
  search::SearchRequest request;
  auto tree = search::parse_query(query);
  REQUIRE(tree);
  request.query = *tree;
  request.exact_total = true;
  request.snippets = everything ? 1 : 0;
  if (everything)
    for (const char* facet : {"place", "topic", "source"})
      request.facets.push_back(*search::parse_facet_choice(facet));
  std::uint64_t before = 0;
  for (int pass = 0; pass < 2; ++pass) {
    before = allocations;
    const auto answer = searcher.answer(request);
    REQUIRE(answer);
    REQUIRE(answer->total > 0);
  }
  return allocations - before;
}

}  // namespace

TEST_CASE("queries allocate no more than they did, and no more for more matches", "[guard]") {
  const test_support::BuiltIndex small(test_support::random_articles(7, 1'500));
  const test_support::BuiltIndex large(test_support::random_articles(7, 6'000));
  auto few = search::Searcher::open(small.path());
  auto many = search::Searcher::open(large.path());
  REQUIRE(few);
  REQUIRE(many);
  for (const Cost& cost : kCosts) {
    CAPTURE(cost.query);
    const std::uint64_t ids = allocations_of(*many, cost.query, false);
    const std::uint64_t facets = allocations_of(*many, cost.query, true);
    CAPTURE(ids, facets);
    CHECK(ids <= cost.ids);
    CHECK(facets <= cost.facets);
    // Four times the matches, and some room for growing vectors.
    CHECK(ids <= allocations_of(*few, cost.query, false) * 5 / 4 + 40);
    CHECK(facets <= allocations_of(*few, cost.query, true) * 5 / 4 + 80);
  }
}
