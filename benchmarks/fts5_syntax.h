// Says a query of Dateline's language in the words of FTS5 and SQL.
#pragma once

#include <string>
#include <string_view>

namespace dateline::benchmarks {

/// The parts of one question; each may be empty.
struct Fts5Query {
  std::string match;                // of the FTS5 table
  std::string place;                // a place that must be named
  std::string first_day, last_day;  // YYYYMMDD; both or none
};

/// Understands words, AND (also unwritten), OR, NOT, phrases, a NEAR/n b, word*, title:word, and beside these
/// at most one place:"Name" and one date: range. FTS5 counts the words between two as their distance,
/// Dateline the steps: n becomes n - 1.
Fts5Query fts5_syntax(std::string_view query);

}  // namespace dateline::benchmarks
