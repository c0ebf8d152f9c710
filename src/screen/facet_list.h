// The column of facets: a heading for each field, then its values, any of which can be chosen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "search/search_request.h"

namespace dateline::screen {

struct FacetValue {
  std::string field;
  std::string value;
  friend bool operator==(const FacetValue&, const FacetValue&) = default;
};

struct FacetRow {
  FacetValue name;  // without a value: the heading of a field
  std::uint64_t count = 0;
  bool chosen = false;
  bool is_heading() const { return name.value.empty(); }
  friend bool operator==(const FacetRow&, const FacetRow&) = default;
};

/// Fields without values are left out. Chosen values that the answer does not count stand last in their
/// field, so that they can be taken back.
std::vector<FacetRow> facet_rows(std::span<const search::FacetAnswer> facets,
                                 std::span<const FacetValue> chosen);

/// Takes the value in, or out if it is in.
std::vector<FacetValue> toggled(std::vector<FacetValue> chosen, const FacetValue& value);

/// Any of the values of a field, for each field.
std::vector<search::Filter> filters_of(std::span<const FacetValue> chosen);

}  // namespace dateline::screen
