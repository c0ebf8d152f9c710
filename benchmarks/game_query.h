// Queries of the search-benchmark-game (https://github.com/quickwit-oss/search-benchmark-game) in Dateline's
// language.
#pragma once

#include <optional>
#include <string_view>

#include "benchmarks/query_list.h"

namespace dateline::benchmarks {

/// A line {"query": "+griffith +observatory", "tags": ["intersection", ...]} as a query of the class that its
/// first tag names: +a +b as a AND b, bare words as alternatives, "a phrase" as it is, +a -b as a NOT b.
/// Nothing for what the peers' readers of queries do not know (words that only add weight), and for what is
/// no such line.
std::optional<ClassedQuery> game_query(std::string_view line);

}  // namespace dateline::benchmarks
