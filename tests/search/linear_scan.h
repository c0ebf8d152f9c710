// The second opinion on every answer: what a query means, read off the articles one by one, slowly and
// plainly.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "article/article.h"
#include "search/search_request.h"
#include "text/stemmer.h"

namespace dateline::test_support {

/// An article of which the test knows the words.
struct WordedArticle {
  article::Article article;  // title and body are made from the words, see write_text()
  std::vector<std::string> title;
  std::vector<std::vector<std::string>> paragraphs;
  void write_text();
};

struct ScannedHit {
  std::string id;
  double score = 0;
  schema::Instant published;
};

class LinearScan {
 public:
  explicit LinearScan(std::vector<WordedArticle> articles);

  /// Every match in the order of the answer.
  std::vector<ScannedHit> matches(const search::SearchRequest& request);
  std::map<std::string, std::uint64_t> facet(const search::SearchRequest& request,
                                             const search::FacetChoice& choice);
  std::map<std::string, std::uint64_t> timeline(const search::SearchRequest& request,
                                                search::TimelineUnit unit);
  std::uint64_t undated(const search::SearchRequest& request);

 private:
  struct Word {
    std::string surface;
    std::string folded;
    std::string stem;
  };
  using Words = std::vector<Word>;
  struct Scanned {
    article::Article article;
    Words title;
    Words lead;
    Words body;  // lead included
  };
  /// Words [begin, end) of a part of an article.
  struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  using Weights = std::vector<double>;

  bool passes(const Scanned& article, const search::SearchRequest& request) const;
  std::optional<Weights> evaluate(const search::QueryNode& node, const Scanned& article);
  std::optional<Weights> evaluate_begin(const search::QueryNode& node, const Scanned& article);
  bool is_recent(const search::RecentDates& recent, const Scanned& article) const;
  std::optional<Weights> evaluate_group(const search::QueryNode& node, const Scanned& article);
  Weights phrase_weights(const search::QueryNode& node, const Scanned& article);
  std::vector<const Words*> parts(schema::TextField field, const Scanned& article) const;
  bool is(const search::QueryNode& leaf, const Word& word);
  std::vector<Stretch> occurrences(const search::QueryNode& node, const Words& words);
  bool spans(const search::QueryNode& item, const Words& words, Stretch stretch, std::size_t child);
  bool stands(const search::QueryNode& node, const Words& words);
  bool stands_apart(const search::QueryNode& node, const std::vector<std::vector<Stretch>>& all) const;
  bool choose(const search::QueryNode& node, const std::vector<std::vector<Stretch>>& all,
              std::vector<Stretch>& chosen);
  std::set<std::string> stems(const std::string& folded);
  double weight(const search::QueryNode& leaf, const Scanned& article);
  std::vector<const Scanned*> found(const search::SearchRequest& request);

  std::vector<Scanned> articles_;
  std::set<std::string> stemming_languages_;
  std::string language_;  // of the request in work
  search::RankingParameters ranking_;
  text::Stemmer stemmer_;
};

/// Does the folded word match the folded pattern? Bytes, so for ASCII only.
bool plainly_matches(const std::string& pattern, const std::string& word);
/// Insertions, deletions, substitutions and transpositions between two words, by the whole table.
unsigned plain_distance(const std::string& a, const std::string& b);

/// Values of a facet as the article gives them.
std::vector<std::string> values_of(const article::Article& article, schema::Facet facet);

}  // namespace dateline::test_support
