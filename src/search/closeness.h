// Term proximity (--proximity, --expand): the first articles by BM25 are ranked anew by what they hold close
// together.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "search/bm25.h"
#include "search/query_plan.h"
#include "search/recency.h"
#include "search/search_request.h"
#include "search/top_hits.h"
#include "search/word_pairs.h"
#include "store/generation.h"

namespace dateline::search {

/// Chosen by measurement (docs/ranking.md): one set for whatever is asked.
struct ClosenessParameters {
  std::uint64_t articles = 100;  // the first ones, which can gain
  std::uint32_t distance = 7;    // of words that are close
};
/// What two words side by side weigh, in the weight of the rarer one: once for that, once for being close.
inline constexpr double kPairShare = 0.3;

/// Two words of a query in the texts of an article: how often the second one follows the first at once, and
/// how often the first has the second at most `distance` words before or after it. Occurrences in the title
/// count as often as words of the title do; nothing crosses from the title to the body.
struct PairCounts {
  double following = 0;
  double close = 0;
};
/// `first` and `second`: their positions, ascending; those from `title_words` on are of the body.
PairCounts count_pair(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second,
                      std::uint32_t title_words, std::uint32_t title_weight, std::uint32_t distance);

/// Each count is weighed like that of a word (Bm25::weight()), with WordPair::weight, and added to the score:
/// a sequential dependence model in the terms of BM25 (D. Metzler, W. B. Croft, A Markov random field model
/// for term dependencies, SIGIR 2005; Y. Rasolofo, J. Savoy, Term proximity scoring for keyword-based
/// retrieval systems, ECIR 2003). As nothing is taken away, no later article can belong before the last of
/// those that can gain. Serves one thread; what it is given must outlive it, but for the pairs.
class Closeness {
 public:
  Closeness(const store::Generation& generation, const Bm25& bm25, std::vector<WordPair> pairs,
            const ClosenessParameters& parameters = {});
  /// `top`: by score, the best first, not fewer than `parameters.articles` if there are more. Sorts anew;
  /// equals by id.
  void rank(std::vector<RankedMatch>& top, const Recency* recency);
  /// What rank() has added for each pair that the article has; the counts are those of PairCounts together.
  std::vector<TermScore> explain(store::ArticleRef article);

 private:
  using Places = std::vector<std::vector<std::uint32_t>>;  // of each word
  using FormWords = std::unordered_map<store::FormId, std::vector<std::uint32_t>>;
  struct NumberedPair {
    std::size_t first = 0;
    std::size_t second = 0;
  };
  const FormWords& words_of_forms(std::uint32_t segment);
  const Places& places_of(store::ArticleRef article);
  std::size_t number_of(const std::vector<std::string>& stems);
  TermScore score(std::size_t pair, const Places& places, store::ArticleRef article) const;

  const store::Generation& generation_;
  Bm25 bm25_;
  ClosenessParameters parameters_;
  std::vector<WordPair> pairs_;
  std::vector<std::vector<std::string>> words_;            // distinct
  std::vector<NumberedPair> numbered_;                     // by pair
  std::unordered_map<std::uint32_t, FormWords> segments_;  // those in use
  std::vector<store::ArticleRef> ranked_;                  // sorted
  std::vector<store::FormId> forms_;                       // of the article in work
  Places places_;
};

}  // namespace dateline::search
