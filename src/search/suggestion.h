// Why nothing was found: which parts of a query no article has, and what may have been meant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/matcher.h"
#include "search/name_frequencies.h"
#include "search/near_words.h"
#include "search/query_plan.h"
#include "search/query_rewriting.h"
#include "search/query_tree.h"
#include "search/search_request.h"
#include "store/generation.h"

namespace dateline::search {

/// What an answer without any match says.
struct Guidance {
  std::vector<MissingTerm> missing;  // in the order of the query, then of the filters
  std::string query;                 // one that matches, or empty
  std::uint64_t total = 0;           // of it
};

/// Keeps nothing; what it is given must outlive it. Calls may throw Xapian::Error.
class Suggester {
 public:
  Suggester(const store::Generation& generation, QueryPlanner& planner, Matcher& matcher,
            NameFrequencies& names, const Bm25& bm25)
      : generation_(generation), planner_(planner), matcher_(matcher), names_(names), bm25_(bm25) {}

  /// The words, patterns and names of `request` that no live article has, and the values of its filters;
  /// those that the query excludes are left out. A suggestion is the nearest word (or name) of the index by
  /// likeliest_words(), at most default_edits() away (fuzzy.h), or empty; empty in saved queries, for the
  /// query does not show them, and behind the first 32 that are missing. Guidance::query is the first of
  /// rewritings() that reads and that matches within the dates and filters of the request. Errors: those of
  /// planning.
  error::Result<Guidance> guide(const SearchRequest& request);

 private:
  error::Status look_at(const QueryNode& node);
  error::Status look_at_leaf(const QueryNode& leaf);
  void look_at(const Filter& filter);
  void suggest_value(schema::Facet asked, const std::string& folded, MissingTerm& term) const;
  std::vector<NearWord> near(const QueryNode& leaf) const;
  std::vector<NearWord> near_word(const QueryNode& leaf) const;
  error::Result<std::uint64_t> count(const QueryNode& leaf);
  bool is_spelled_otherwise(const QueryNode& leaf) const;
  void try_rewritings(Guidance& guidance);
  std::uint64_t count(const SearchRequest& request);
  std::vector<NearWord> near_name_words(schema::Facet facet, std::string_view words) const;
  std::vector<NearWord> near_names(schema::Facet facet, std::string_view folded) const;

  const store::Generation& generation_;
  QueryPlanner& planner_;
  Matcher& matcher_;
  NameFrequencies& names_;
  const Bm25& bm25_;
  const SearchRequest* request_ = nullptr;
  std::vector<MissingTerm> missing_;
  std::vector<Replacement> replacements_;
};

}  // namespace dateline::search
