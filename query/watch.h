// --watch: the queries of a file, each asked for what is new since it was asked last.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/output.h"
#include "query_options.h"
#include "search/searcher.h"

namespace dateline::query {

/// A line of the file: `name = query`, `name<tab>query`, or a query, whose name is then the number of the
/// line. Nothing for blank lines and those that begin with #.
struct WatchedLine {
  std::string name;
  std::string query;
  std::size_t query_column = 1;  // in bytes from 1
};
std::optional<WatchedLine> read_watched_line(std::string_view line, std::uint64_t number);

/// Asks all of them, notes in FILE.state what was reported, once all of it is written, and returns the exit
/// status: 2 if a line was bad (the others are asked), else 0 if anything is new, else 1. Articles that
/// changed are new.
int run_watch(search::Searcher& searcher, const QueryOptions& options, cli::Output& out);

}  // namespace dateline::query
