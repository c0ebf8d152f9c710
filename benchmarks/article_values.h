// What all peers index of an article beside its text.
#pragma once

#include <string>
#include <vector>

#include "article/article.h"
#include "schema/field.h"

namespace dateline::benchmarks {

/// Of one of kPlainFacets, as the source gives them; none for other facets.
std::vector<std::string> values_of(const article::Article& article, schema::Facet facet);

/// YYYYMMDD; empty when the date is unknown.
std::string day_of(const schema::Instant& published);

}  // namespace dateline::benchmarks
