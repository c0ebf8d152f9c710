// --batch: one query a line.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

#include "cli/output.h"
#include "query_options.h"
#include "search/searcher.h"

namespace dateline::query {

struct BatchLine {
  std::string id;  // what stands before the tab; without it, or if that is blank, the number of the line
  std::string query;
  std::size_t query_column = 1;  // where the query begins, in bytes from 1
};
BatchLine read_batch_line(std::string_view line, std::uint64_t number);

/// The error of a query, moved to where the query stands in the file.
error::Error placed(error::Error error, const std::string& file, std::uint64_t number, const BatchLine& entry,
                    std::string_view line);

/// Asks every line and returns the exit status: 2 if a line was bad, else 0 if any line matched something,
/// else 1. A bad line is reported with its place, and the rest run. With --resume the answers go to that
/// file, and the exit status is that of all runs together.
int run_batch(search::Searcher& searcher, const QueryOptions& options, cli::Output& out);

}  // namespace dateline::query
