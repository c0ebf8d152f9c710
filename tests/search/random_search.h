// Random articles of known words, and random queries about them.
#pragma once

#include <cstdint>
#include <vector>

#include "index/hot_copies.h"
#include "search/linear_scan.h"
#include "search/query_tree.h"
#include "search/search_request.h"
#include "support/random_articles.h"

namespace dateline::test_support {

/// English and German articles of a few words in several forms, so that phrases, ties, shared stems and mixed
/// stems occur.
std::vector<WordedArticle> random_worded_articles(Random& random, std::size_t count);

/// Hot are no terms, most terms, or all of them; with few bitmaps or many.
index::HotRule random_hot_rule(Random& random);

/// A tree of at most `depth` levels, of every kind of node.
search::QueryNode random_query(Random& random, std::size_t depth);
/// A word, a pattern, a phrase or a NEAR, perhaps in a field.
search::QueryNode random_words_query(Random& random);
/// A word as a person types it, folded.
search::QueryNode random_word(Random& random);
schema::Span random_span(Random& random);
std::vector<search::Filter> random_filters(Random& random);

}  // namespace dateline::test_support
