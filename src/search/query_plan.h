// What a query means for one generation: words as stems with weights, patterns and names as what they stand
// for.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "error/result.h"
#include "schema/field.h"
#include "schema/instant.h"
#include "search/bm25.h"
#include "search/query_tree.h"
#include "search/search_request.h"
#include "search/term_statistics.h"
#include "search/wildcard.h"
#include "search/word_pairs.h"
#include "search/word_spellings.h"
#include "store/generation.h"
#include "text/stemmer.h"

namespace dateline::search {

enum class PlanKind : std::uint8_t {
  nothing,  // no article of this generation can match
  all,
  word,      // articles that hold one of `terms` in `field`
  exact,     // a word, and where it is written as `text`
  wildcard,  // articles that hold one of `expansion` in `field`: of a pattern, or a fuzzy word
  phrase,    // children: word, exact, wildcard, or disjunctions of these and phrases
  near,      // children: these or phrase
  adjacent,
  at_least,  // one child: one of these, names, or a disjunction
  first,
  names,   // articles with one of `names`
  ids,     // articles with one of `values` as id
  date,    // `span`
  length,  // title and body have so many `words`
  added,   // first seen after generation `added_after`
  years,   // first instant in one of `years`
  conjunction,
  disjunction,
  preference,
  difference
};

/// Values of one facet, ascending.
struct FacetNames {
  schema::Facet facet = schema::Facet::person;
  std::vector<store::NameId> names;
};

/// The number of a stem in one segment.
struct KnownStem {
  std::size_t segment = 0;
  store::StemId stem = 0;
};

struct PlanNode {
  PlanKind kind = PlanKind::nothing;
  std::string label;  // as in the printed query
  schema::TextField field = schema::TextField::any;
  std::string text;                // exact
  std::vector<std::string> terms;  // word, exact: the stems that occur, sorted
  std::optional<KnownStem> known;  // word: of its one stem, where somebody has read it already
  double weight = 0;               // words: Bm25::term_weight(); wildcards: of every match; 0: none
  WildcardExpansion expansion;
  std::vector<FacetNames> names;
  std::vector<std::string> values;
  std::vector<int> years;
  schema::Span span;
  WordRange words;  // length
  std::uint64_t added_after = 0;
  std::uint32_t distance = 0;
  Within within = Within::field;  // near
  bool excluding = false;         // near, adjacent
  bool fuzzy = false;             // wildcard: of a fuzzy word
  bool added = false;             // word: by feedback
  bool shown = true;              // where it matches is marked in the text; not so of filters
  std::vector<PlanNode> children;
};

/// A part of the query that stands for others; search/explanation.h counts what it stands for.
struct PlanExpansion {
  ExpansionKind kind = ExpansionKind::wildcard;
  std::string term;
  PlanNode node;                    // what matches; not of words that feedback added
  std::vector<ExpandedWord> words;  // added, like: known already; spellings: but for how many `node` matches
};

struct Plan {
  PlanNode root;
  bool ranked = false;                    // a part that must or may match has a weight
  std::vector<PlanExpansion> expansions;  // in the order of the query; only where the request explains
  std::vector<WordPair> pairs;  // that weigh where they are close together: of a request that wants it
};

/// What an article weighs that mentions otherwise whom the query names, in the weights of the words of the
/// name.
inline constexpr double kAliasShare = 0.3;
/// Weight of every article that a wildcard matches: its words are too many to be weighed each by itself.
inline constexpr double kWildcardWeight = 1.0;

/// A word that ranks beside those of the query: `factor` times what it would weigh as one of them.
struct AddedWord {
  std::string stem;
  double factor = 1;
};

class QueryPlanner {
 public:
  QueryPlanner(const store::Generation& generation, TermStatistics& statistics, text::Stemmer& stemmer)
      : generation_(generation), statistics_(statistics), stemmer_(stemmer) {}

  /// The query, the range of dates and the filters as one tree. ErrorKind::limit when a wildcard stands for
  /// too many words.
  /// `added` words join a query that is a choice as further alternatives; any other query finds what it finds
  /// without them, and they only add weight. They do not show in the text.
  error::Result<Plan> plan(const SearchRequest& request, std::span<const AddedWord> added = {},
                           const QueryLimits& limits = {});
  /// What a plan means within the range of dates and the filters of the request.
  Plan restricted(Plan plan, const SearchRequest& request) const;
  /// The query alone; `spellings` as in the request.
  error::Result<Plan> plan(const QueryTree& query, const std::string& language, const Bm25& bm25,
                           const QueryLimits& limits = {}, bool spellings = false);

 private:
  error::Result<PlanNode> node(const QueryNode& query);
  error::Result<PlanNode> wildcard(const QueryNode& query);
  error::Result<PlanNode> group(const QueryNode& query);
  error::Result<PlanNode> part_of_choice(const QueryNode& query, const OtherSpellings& other);
  error::Result<PlanNode> or_together(const QueryNode& query, const OtherSpellings& other);
  PlanNode or_apart(const QueryNode& query, PlanNode own, const WordHalves& halves);
  PlanNode or_forms(const QueryNode& query, PlanNode own, const text::OtherSpelling& other);
  PlanNode either(PlanNode own, PlanNode other, const QueryNode& query, const std::string& written);
  bool shares_stem(const text::OtherSpelling& other);
  std::uint64_t frequency(const std::vector<std::string>& terms);
  void explain_spellings(const QueryNode& query, const OtherSpellings& other);
  PlanNode word(const QueryNode& query, bool weighted, const OtherSpellings& other = {});
  PlanNode names(const QueryNode& query);
  PlanNode filter(const Filter& filter) const;
  std::vector<std::string> stems(std::string_view folded, const OtherSpellings& other = {});
  std::vector<std::string> known(std::vector<std::string> stems);
  std::span<const QueryNode> parts_of_choice() const;
  void find_spellings();
  const OtherSpellings& spellings_at(std::size_t part) const;
  OtherSpellings english_spellings(const QueryNode& word) const;
  void explain(ExpansionKind kind, const PlanNode& node);
  void explain_stems(const QueryNode& query, PlanNode node);
  void add_aliases(Plan& plan, const QueryNode& root);
  void add_pairs(Plan& plan, const SearchRequest& request);
  void add_words(Plan& plan, std::span<const AddedWord> added);

  const store::Generation& generation_;
  TermStatistics& statistics_;
  text::Stemmer& stemmer_;
  const Bm25* bm25_ = nullptr;
  std::vector<std::string> languages_;  // to stem in
  QueryLimits limits_;
  const QueryTree* tree_ = nullptr;
  bool explains_ = false;
  std::vector<OtherSpellings> spellings_;  // of the parts of the choice; empty: of none
  std::vector<PlanExpansion> expansions_;
};

}  // namespace dateline::search
