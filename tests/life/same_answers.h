// Do two indexes answer everything alike, to the last bit of every score?
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "search/search_request.h"
#include "search/searcher.h"
#include "support/random_articles.h"

namespace dateline::test_support {

/// Asks for everything that an answer can hold: hits with snippets, all facets, a timeline.
std::vector<search::SearchRequest> random_requests(Random& random, std::size_t count);

/// Everything of an answer, one fact a line, scores in hexadecimal digits.
std::string written_out(const search::Answer& answer);

/// The answers to all requests, written out.
std::vector<std::string> answers_of(search::Searcher& searcher,
                                    const std::vector<search::SearchRequest>& requests);

/// The sums over the live articles, written out.
std::string written_out(const store::LiveTotals& totals);

}  // namespace dateline::test_support
