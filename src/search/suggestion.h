// Why nothing was found: which parts of a query no article has, and what may have been meant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/query_plan.h"
#include "search/query_tree.h"
#include "search/search_request.h"
#include "store/generation.h"

namespace dateline::search {

/// A word of the archive near to another one.
struct NearWord {
  std::string word;  // folded
  unsigned distance = 0;
  std::uint64_t articles = 0;  // live ones that hold it
};
/// The most likely meant of them: frequent words, less so the farther they are; nothing when there are none.
/// A slip makes a word about fifty times rarer than the word that was meant, and seldom hits the first
/// letter.
std::string likeliest_word(std::string_view folded, const std::vector<NearWord>& words);

/// Keeps nothing; the generation must outlive it.
class Suggester {
 public:
  Suggester(const store::Generation& generation, QueryPlanner& planner)
      : generation_(generation), planner_(planner) {}

  /// The words, patterns and names of `request` that no live article has, in the order of the query; those
  /// that the query excludes are left out. `suggestion` is the nearest word (or name) of the index by
  /// likeliest_word(), at most default_edits() away (fuzzy.h), or empty; empty in saved queries, for the
  /// query does not show them. Errors: those of planning.
  error::Result<std::vector<MissingTerm>> missing_terms(const SearchRequest& request, const Bm25& bm25);

 private:
  error::Status look_at(const QueryNode& node);
  std::string suggestion_for(const QueryNode& leaf) const;
  std::string word_suggestion(std::string_view folded) const;
  std::string name_suggestion(const QueryNode& leaf) const;
  std::string corrected_words(schema::Facet facet, std::string_view words) const;
  std::string whole_name(schema::Facet facet, std::string_view folded) const;
  std::uint64_t articles_with(schema::Facet facet, store::NameId name) const;

  const store::Generation& generation_;
  QueryPlanner& planner_;
  const SearchRequest* request_ = nullptr;
  const Bm25* bm25_ = nullptr;
  std::vector<MissingTerm> missing_;
};

/// The query with the suggestions in place of what is missing; empty when one of them has none.
std::string corrected_query(std::string_view query, const std::vector<MissingTerm>& missing);

}  // namespace dateline::search
