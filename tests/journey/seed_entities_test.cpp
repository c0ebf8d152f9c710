// Two articles on one attack, from files to facets: every name exactly, each once, nothing of the photo
// credit.
#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "index/index_build.h"
#include "search/searcher.h"
#include "support/corpora.h"
#include "support/temporary_directory.h"

using namespace dateline;
using schema::Facet;

namespace {

using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

Counts counts_of(const search::FacetAnswer& facet) {
  Counts counts;
  for (const search::FacetCount& count : facet.counts) counts.emplace_back(count.value, count.count);
  return counts;
}

}  // namespace

TEST_CASE("ISIS AND Moscow: the facets of the two seed articles", "[journey][names]") {
  const auto folder = test_support::corpus("seeds");
  if (!folder) return;
  const test_support::TemporaryDirectory scratch;
  index::BuildOptions options;
  options.sources = {folder->string()};
  index::BuildObserver quiet;
  const auto built = index::build_index(scratch.path() / "index", options, quiet);
  if (!built) FAIL(error::describe(built.error()));
  auto searcher = search::Searcher::open(scratch.path() / "index").value();
  search::SearchRequest request;
  request.query = search::parse_query("ISIS AND Moscow").value();
  for (const Facet facet : schema::kEntityFacets) request.facets.push_back({facet, 100});
  const search::Answer answer = searcher.answer(request).value();
  CHECK(answer.total == 2);
  CHECK(counts_of(answer.facets[0]) == Counts{});
  CHECK(counts_of(answer.facets[1]) == Counts{{"Islamic State", 2}});
  CHECK(counts_of(answer.facets[2]) == Counts{{"Crocus City Hall", 2}, {"Moscow", 2}});
  CHECK(counts_of(answer.facets[3]) == Counts{{"Russia", 2}, {"Ukraine", 1}});
  for (const char* query : {"org:isis", "org:daesh", "org:\"Islamic State\""}) {
    CAPTURE(query);
    request.query = search::parse_query(query).value();
    CHECK(searcher.answer(request)->total == 2);
  }
}
