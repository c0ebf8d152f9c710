// Restrictions that a column answers for one article at a time.
#include "search/column_checks.h"

#include <algorithm>

namespace dateline::search {

YearCheck::YearCheck(const std::vector<int>& years, const store::Columns& columns) : columns_(columns) {
  for (const int year : years)
    if (const auto begin = schema::seconds_of({year, 1, 1}))
      years_.push_back(schema::span_of({*begin, schema::Precision::year}));
}

bool YearCheck::holds(store::DocId docid) {
  const schema::Instant date = columns_.date(docid);
  return date.known() && std::ranges::any_of(years_, [&](const schema::Span& year) {
           return year.begin <= date.start && date.start < year.end;
         });
}

NameCheck::NameCheck(const std::vector<FacetNames>& names, const store::Generation& generation,
                     std::size_t segment)
    : segment_(generation.segment(segment)) {
  std::vector<store::LocalRef> locals;
  for (const FacetNames& of_facet : names)
    for (const store::NameId name : of_facet.names) {
      generation.names().locals(of_facet.facet, segment, name, locals);
      for (const auto& [facet, local] : locals) want(facet, local);
    }
}

void NameCheck::want(schema::Facet facet, std::uint32_t local) {
  auto found = std::ranges::find(facets_, facet, &FacetLocals::facet);
  if (found == facets_.end()) {
    facets_.push_back({facet, &segment_.columns().facet(facet), {}});
    found = facets_.end() - 1;
    found->wanted.resize(segment_.names().count(facet));
  }
  if (local < found->wanted.size()) found->wanted[local] = true;
}

bool NameCheck::holds(store::DocId docid) {
  bool found = false;
  for (const FacetLocals& facet : facets_)
    facet.column->for_each(docid, [&](std::uint32_t local) {
      found = found || (local < facet.wanted.size() && facet.wanted[local]);
    });
  return found;
}

}  // namespace dateline::search
