// Modes as fields of a request.
#include "benchmarks/dateline_request.h"

#include <utility>

#include "search/query_parser.h"

namespace dateline::benchmarks {

error::Result<search::SearchRequest> dateline_request(const std::string& query, Mode mode) {
  auto tree = search::parse_query(query);
  if (!tree) return tree.error();
  search::SearchRequest request;
  request.query = std::move(*tree);
  request.limit = kHits;
  request.suggest = false;  // no peer looks for what may have been meant
  request.exact_total = mode == Mode::total || mode == Mode::facets;
  if (mode != Mode::snippets) request.detail = search::HitDetail::title;  // id and title, as the peers return
  request.snippets = mode == Mode::snippets ? 1 : 0;
  request.snippet_chars = kSnippetChars;
  if (mode == Mode::facets)
    for (const schema::Facet facet : kCountedFacets) request.facets.push_back({facet, kFacetValues});
  return request;
}

}  // namespace dateline::benchmarks
