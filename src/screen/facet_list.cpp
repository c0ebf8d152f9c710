// The column of facets.
#include "screen/facet_list.h"

#include <algorithm>

namespace dateline::screen {
namespace {

bool is_in(std::span<const FacetValue> chosen, const FacetValue& value) {
  return std::ranges::find(chosen, value) != chosen.end();
}

/// The chosen values of a field that have no count.
void append_uncounted(std::vector<FacetRow>& rows, const search::FacetAnswer& facet,
                      std::span<const FacetValue> chosen) {
  for (const FacetValue& value : chosen) {
    if (value.field != facet.name) continue;
    const auto counted = std::ranges::find(facet.counts, value.value, &search::FacetCount::value);
    if (counted == facet.counts.end()) rows.push_back({value, 0, true});
  }
}

}  // namespace

std::vector<FacetRow> facet_rows(std::span<const search::FacetAnswer> facets,
                                 std::span<const FacetValue> chosen) {
  std::vector<FacetRow> rows;
  for (const search::FacetAnswer& facet : facets) {
    std::vector<FacetRow> values;
    for (const search::FacetCount& count : facet.counts) {
      const FacetValue name{facet.name, count.value};
      if (!count.value.empty()) values.push_back({name, count.count, is_in(chosen, name)});
    }
    append_uncounted(values, facet, chosen);
    if (values.empty()) continue;
    rows.push_back({{facet.name, ""}, facet.distinct, false});
    rows.insert(rows.end(), values.begin(), values.end());
  }
  return rows;
}

std::vector<FacetValue> toggled(std::vector<FacetValue> chosen, const FacetValue& value) {
  const auto found = std::ranges::find(chosen, value);
  if (found == chosen.end()) {
    chosen.push_back(value);
  } else {
    chosen.erase(found);
  }
  return chosen;
}

std::vector<search::Filter> filters_of(std::span<const FacetValue> chosen) {
  std::vector<search::Filter> filters;
  std::vector<std::string> fields;
  for (const FacetValue& value : chosen) {
    const auto known = std::ranges::find(fields, value.field);
    if (known != fields.end()) {
      filters[static_cast<std::size_t>(known - fields.begin())].values.push_back(value.value);
      continue;
    }
    search::Filter filter;
    filter.facet = schema::find_facet(value.field);
    filter.year = !filter.facet;
    filter.values = {value.value};
    filters.push_back(std::move(filter));
    fields.push_back(value.field);
  }
  return filters;
}

}  // namespace dateline::screen
