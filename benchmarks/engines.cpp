// Each mode as a request to our Searcher and to plain Xapian.
#include "benchmarks/engines.h"

#include <memory>
#include <utility>

#include "search/query_parser.h"
#include "search/searcher.h"

namespace dateline::benchmarks {
namespace {

ValueCounts value_counts(const search::FacetAnswer& facet) {
  ValueCounts counts;
  for (const search::FacetCount& count : facet.counts) counts.emplace_back(count.value, count.count);
  return counts;
}

search::SearchRequest dateline_request(search::QueryTree query, Mode mode) {
  search::SearchRequest request;
  request.query = std::move(query);
  request.limit = kHits;
  request.exact_total = mode == Mode::total || mode == Mode::facets;
  request.snippets = mode == Mode::snippets ? 1 : 0;
  request.snippet_chars = kSnippetChars;
  if (mode == Mode::facets)
    for (const schema::Facet facet : kCountedFacets) request.facets.push_back({facet, kFacetValues});
  return request;
}

error::Result<EngineAnswer> ask_dateline(search::Searcher& searcher, const std::string& query, Mode mode) {
  auto tree = search::parse_query(query);
  if (!tree) return tree.error();
  const auto answer = searcher.answer(dateline_request(std::move(*tree), mode));
  if (!answer) return answer.error();
  EngineAnswer out{answer->total, {}};
  for (const search::FacetAnswer& facet : answer->facets) out.facets.push_back(value_counts(facet));
  return out;
}

error::Result<EngineAnswer> ask_plain(PlainXapian& plain, const std::string& query, Mode mode) {
  auto answer = plain.answer({query, mode == Mode::total, mode == Mode::facets, mode == Mode::snippets});
  if (!answer) return answer.error();
  return EngineAnswer{answer->total, std::move(answer->facets)};
}

}  // namespace

std::string_view name_of(Mode mode) {
  constexpr std::array<std::string_view, 4> kNames{"ids", "total", "facets", "snippets"};
  return kNames[static_cast<std::size_t>(mode)];
}

error::Result<Engine> open_dateline(const std::filesystem::path& index) {
  auto searcher = search::Searcher::open(index);
  if (!searcher) return searcher.error();
  auto shared = std::make_shared<search::Searcher>(std::move(*searcher));
  return Engine([shared](const std::string& query, Mode mode) { return ask_dateline(*shared, query, mode); });
}

error::Result<Engine> open_plain_xapian(const std::filesystem::path& database) {
  auto plain = PlainXapian::open(database);
  if (!plain) return plain.error();
  auto shared = std::make_shared<PlainXapian>(std::move(*plain));
  return Engine([shared](const std::string& query, Mode mode) { return ask_plain(*shared, query, mode); });
}

}  // namespace dateline::benchmarks
