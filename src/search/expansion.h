// What --explain says of a query: what its parts stand for, with how many articles hold each, and the plan.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::search {

enum class ExpansionKind : std::uint8_t {
  stems,      // of one word in several languages
  wildcard,   // words that fit a pattern
  fuzzy,      // words near to one
  names,      // that hold the words asked for
  alias,      // whom the words name, found under other names, too
  spellings,  // in which a word is found, too
  added,      // words that feedback added
  close,      // words that weigh more where they stand close together
  like        // words and names of the article that others are to be like
};
/// "stems", "wildcard", ...
std::string_view name_of(ExpansionKind kind);

struct ExpandedWord {
  std::string value;           // a stem, a word as people write it, or a name
  std::string facet;           // of a name
  std::uint64_t articles = 0;  // live ones that hold it, in the field that was asked
  double factor = 0;           // added: of what it would weigh as a word of the query; like: its weight
};

/// What a part of the query stands for. Complete, however long.
struct Expansion {
  ExpansionKind kind = ExpansionKind::wildcard;
  std::string term;  // as in QueryTree's printing; empty: the query as a whole
  std::vector<ExpandedWord>
      words;  // the most articles first, then bytewise; added, like: as they weigh; spellings: as they are
};

/// A part of the plan.
struct PlanStep {
  std::size_t depth = 0;  // of what it belongs to
  std::string text;       // what it is, and in how many articles
  bool added = false;     // a word that feedback added: one of many
};

struct Explanation {
  std::vector<Expansion> expansions;  // in the order of the query
  std::vector<PlanStep> plan;         // each part before what it is made of
};

}  // namespace dateline::search
