// Facets and timelines as they stand in a page.
#pragma once

#include <string>

#include "search/search_request.h"

namespace dateline::render {

/// A section with a bar for each value, as long as its count is large compared with the largest.
std::string html_facet(const search::FacetAnswer& facet);

/// A section with the bars as an inline SVG, empty years, months, weeks and days between them as gaps, and
/// the numbers as a table that opens.
std::string html_timeline(const search::Timeline& timeline);

}  // namespace dateline::render
