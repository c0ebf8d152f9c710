// What the flags mean that ask for more than a list of matches: likeness, ranges, top terms, stories.
#pragma once

#include "query_options.h"

namespace dateline::query {

/// --similar, --similar-to, --facet-by, --date-ranges, --top-terms, --stories, --story-hits.
error::Status read_exploration(const cli::Arguments& arguments, QueryOptions& options);

/// What is wrong only in company with other flags.
error::Status check_exploration(const cli::Arguments& arguments, const QueryOptions& options);

/// A default that a flag without a value stands for.
inline constexpr std::uint64_t kTopTerms = 10;
inline constexpr std::uint64_t kStoryHits = 500;

}  // namespace dateline::query
