// Specification of hits that all weigh the same: a pattern's first hits are found without its postings, and
// are those of all its matches.
#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

#include "search/query_parser.h"
#include "search/searcher.h"
#include "support/built_index.h"

using namespace dateline;

namespace {

/// Ids in an order of their own; words that share beginnings, the first letters more often.
std::vector<article::Article> articles_of_likes(std::mt19937_64& random) {
  const auto below = [&](std::uint64_t bound) { return random() % bound; };
  std::vector<article::Article> articles;
  for (std::uint64_t i = 0; i < 3'000; ++i) {
    article::Article article;
    article.id = std::to_string(random());
    article.title = "News";
    for (std::uint64_t words = below(25); words > 0; --words) {
      article.body += below(2) == 0 ? " ba" : " co";
      for (int letters = 0; letters < 3; ++letters)
        article.body += static_cast<char>('a' + std::min(below(26), below(26)));
      if (below(9) == 0) article.body += "s";
    }
    articles.push_back(std::move(article));
  }
  return articles;
}

std::vector<std::string> first_ids(search::Searcher& searcher, const std::string& query, std::uint64_t limit,
                                   bool exact_total) {
  search::SearchRequest request;
  request.query = search::parse_query(query).value();
  request.limit = limit;
  request.snippets = 0;
  request.exact_total = exact_total;
  const search::Answer answer = searcher.answer(request).value();
  std::vector<std::string> ids;
  for (const search::Hit& hit : answer.hits) {
    ids.push_back(hit.id);
    CHECK(hit.score == answer.hits.front().score);
  }
  return ids;
}

}  // namespace

TEST_CASE("the first hits of a pattern are the first of all its matches", "[search][wildcard]") {
  const auto seed = GENERATE(take(3, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const test_support::BuiltIndex index(articles_of_likes(random), {.segment_articles = 1'300});
  auto searcher = search::Searcher::open(index.path());
  REQUIRE(searcher);
  for (const std::string query :
       {"baa*", "bab*", "coa*", "body:ba?a*", "title:new*", "title:baa*", "bazz*", "coab~2"}) {
    CAPTURE(query);
    const std::vector<std::string> all = first_ids(*searcher, query, UINT64_MAX, true);
    for (const std::size_t limit : {1U, 2U, 10U, 200U, 5'000U}) {
      const std::vector<std::string> expected(
          all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(limit, all.size())));
      CHECK(first_ids(*searcher, query, limit, false) == expected);
      CHECK(first_ids(*searcher, query, limit, true) == expected);
    }
  }
}
