// What engines agree in, what tables and figures say of it, and that wrong answers are seen.
#include <catch2/catch.hpp>

#include "benchmarks/enquire_oracle.h"
#include "benchmarks/exhaustive_check.h"
#include "benchmarks/query_report.h"
#include "support/built_index.h"
#include "support/random_articles.h"

namespace dateline::benchmarks {
namespace {

using Catch::Contains;

EngineAnswer answer(std::uint64_t total, ValueCounts places = {}) { return {total, {std::move(places)}}; }

QueryResults two_engines() {
  QueryResults results{{"Dateline", "FTS5"}, {}, {}, {}};
  results.agreements = {{{"near", "a NEAR/2 b"}, {answer(5), answer(5)}},
                        {{"near", "c NEAR/2 d"}, {answer(3, {{"Oslo", 1}}), answer(3)}},
                        {{"wildcard", "ban*"}, {answer(7), answer(9)}}};
  results.timings = {{"near", Mode::ids, {{10, 30, 20}, {40, 40, 40}}},
                     {"wildcard", Mode::ids, {{100, 100, 100}, {50, 50, 50}}}};
  results.rates = {{0, Mode::ids, 2, 300}, {1, Mode::ids, 2, 100}};
  return results;
}

}  // namespace

TEST_CASE("agreement is counted by class, and differences are listed", "[benchmarks]") {
  const QueryResults results = two_engines();
  const std::string table = agreement_table(results);
  CHECK_THAT(table, Contains("| near     |       2 |            4 |                2 |           1 |"));
  CHECK_THAT(table, Contains("| wildcard |       1 |            7 |                0 |           1 |"));
  CHECK_THAT(differences(results), Contains("c NEAR/2 d\t3 : 3 (other facets)"));
  CHECK_THAT(differences(results), Contains("ban*\t7 : 9"));
  CHECK_FALSE(all_agree(results));
}

TEST_CASE("FTS5 is excused where it stems what stands before a star", "[benchmarks]") {
  QueryResults results = two_engines();
  results.agreements.back().query.query = "bos*";
  CHECK(all_agree(results));
  results.names[1] = "Lucene";
  CHECK_FALSE(all_agree(results));
}

TEST_CASE("figures of queries", "[benchmarks]") {
  const Figures figures = figures_of(two_engines());
  CHECK(figures.get("latency/ids/near/Dateline/p50") == 20.0);
  CHECK(figures.get("latency/ids/near/Dateline/p99") == 30.0);
  CHECK(figures.get("latency/ids/all/FTS5/p50") == 40.0);
  CHECK(figures.get("rate/ids/2/Dateline") == 300.0);
  CHECK(figures.get("agreement/FTS5/total") == 2.0);
  CHECK_FALSE(figures.get("exhaustive/wrong"));
  CHECK_THAT(latency_table(two_engines(), Mode::ids), Contains("2.00x"));
  CHECK_THAT(rate_table(two_engines()), Contains("3.00x"));
}

TEST_CASE("our answers are those of exhaustive evaluation", "[benchmarks]") {
  test_support::Random random(7);
  std::vector<article::Article> articles;
  for (int i = 0; i < 200; ++i) {
    article::Article article;
    article.id = "a" + std::to_string(i);
    article.title = i % 3 == 0 ? "oil" : "gas";
    for (int word = 0; word < 20; ++word) article.body += random.chance(30) ? "oil " : "moscow gas ";
    articles.push_back(article);
  }
  const test_support::BuiltIndex index(articles, {});
  const std::vector<ClassedQuery> queries{
      {"term", "oil"}, {"and", "oil AND moscow"}, {"phrase", "\"oil moscow\""}, {"none", "nowhere"}};
  const ExhaustiveCheck check = check_exhaustively(index.path(), queries, 2).value();
  CHECK(check.wrong.empty());
  CHECK(check.queries == 4);
  CHECK(check.by_xapian == 2);  // the phrase needs positions, and no article has the last one
  CHECK_THAT(exhaustive_line(check), Contains("all 4 queries"));
  CHECK_THAT(exhaustive_line({4, 2, {{queries[0], "other scores in mode ids"}}}), Contains("WRONG"));
}

TEST_CASE("answers that are not the same are told apart", "[benchmarks]") {
  const BestHits hits{{"a", "b", "c"}, {3, 2, 1}, 7};
  CHECK(difference(hits, hits).empty());
  CHECK(difference(hits, {{"a", "b", "c"}, {3, 2, 1}, 8}) == "another total");
  CHECK(difference(hits, {{"a", "b", "c"}, {3, 2.1, 1}, 7}) == "other scores");
  CHECK(difference(hits, {{"a", "x", "c"}, {3, 2, 1}, 7}) == "other articles");
  CHECK(difference(hits, {{"b", "a", "c"}, {3, 2, 1}, 7}) == "other articles");
  CHECK(difference(hits, {{"a", "b", "d"}, {3, 2, 1}, 7}).empty());  // "d" may be tied with "c"
  CHECK(difference(hits, {{"a", "b"}, {3, 2}, 7}) == "another number of hits");
}

}  // namespace dateline::benchmarks
