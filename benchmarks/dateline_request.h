// A query of the benchmark as a request to our own Searcher.
#pragma once

#include <string>

#include "benchmarks/engines.h"
#include "error/result.h"
#include "search/search_request.h"

namespace dateline::benchmarks {

/// Ten hits and what else `mode` asks for. bad_query where the query cannot be read.
error::Result<search::SearchRequest> dateline_request(const std::string& query, Mode mode);

}  // namespace dateline::benchmarks
