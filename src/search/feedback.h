// Pseudo-relevance feedback (--expand): the words that set the first articles of an answer apart, as further
// words of the query.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "search/bm25.h"
#include "search/query_plan.h"
#include "search/term_statistics.h"
#include "search/top_hits.h"
#include "store/generation.h"

namespace dateline::search {

/// Chosen by measurement (docs/ranking.md): one set for whatever is asked.
struct FeedbackParameters {
  std::uint64_t articles = 20;       // that words are taken from: the first ones
  std::size_t words = 40;            // to add at most
  double heaviest = 1.3;             // factor of the heaviest word added
  double softness = 0.3;             // in units of the query's words: how fast an article's share falls
  std::size_t least_feedback = 2;    // of the first articles that have to hold a word
  std::uint64_t least_articles = 2;  // of all articles
  double greatest_share = 0.5;       // of all articles: what stands in more says nothing
  double k1 = 2.0;                   // of the counts in the first articles, as in BM25
  double b = 0.3;                    // of their lengths
  double idf_power = 1.4;            // of the inverse document frequency in a word's share
};

/// The words of a relevance model mixed with the query, as RM3 does it (V. Lavrenko, W. B. Croft,
/// Relevance-based language models, SIGIR 2001; N. Abdul-Jaleel et al., UMass at TREC 2004). A word's part in
/// an article is not its relative frequency but much like its BM25 weight there, so that long articles and
/// frequent words do not swamp the others; an article's part falls exponentially with the score that it lacks
/// to the first one, as its likelihood would. Left out are stop words and words without letters. `top`:
/// ranked by score, the best first. `query_words`: leaves of the query that have a weight. Returns the
/// heaviest, by falling share, equals by stem bytewise; factors of Bm25::term_weight() relative to a word of
/// the query.
std::vector<AddedWord> feedback_words(const store::Generation& generation, TermStatistics& statistics,
                                      const Bm25& bm25, std::span<const RankedMatch> top,
                                      std::size_t query_words, const FeedbackParameters& parameters = {});

/// Leaves of the plan that have a weight.
std::size_t weighted_leaves(const PlanNode& plan);

}  // namespace dateline::search
