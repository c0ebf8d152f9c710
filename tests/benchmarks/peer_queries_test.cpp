// How the benchmark says its queries to peers that have a language of their own.
#include <catch2/catch.hpp>

#include "benchmarks/fts5_syntax.h"
#include "benchmarks/game_query.h"
#include "benchmarks/lucene_engine.h"

namespace dateline::benchmarks {
namespace {

std::string match(const char* query) { return fts5_syntax(query).match; }

}  // namespace

TEST_CASE("words and operators in FTS5's language", "[benchmarks]") {
  CHECK(match("oil") == "\"oil\"");
  CHECK(match("oil gas") == "\"oil\" AND \"gas\"");
  CHECK(match("oil AND gas OR coal") == "\"oil\" AND \"gas\" OR \"coal\"");
  CHECK(match("oil NOT gas") == "\"oil\" NOT \"gas\"");
  CHECK(match("\"red square\" oil") == "\"red square\" AND \"oil\"");
  CHECK(match("bank*") == "\"bank\" *");
  CHECK(match("title:oil") == "title : \"oil\"");
}

TEST_CASE("FTS5 counts the words between two, Dateline the steps", "[benchmarks]") {
  CHECK(match("oil NEAR/10 gas") == "NEAR(\"oil\" \"gas\", 9)");
  CHECK(match("coal AND oil NEAR/1 gas") == "\"coal\" AND NEAR(\"oil\" \"gas\", 0)");
}

TEST_CASE("places and dates are left to SQL", "[benchmarks]") {
  const Fts5Query placed = fts5_syntax("place:\"Port Vilko\"");
  CHECK(placed.match.empty());
  CHECK(placed.place == "Port Vilko");
  const Fts5Query dated = fts5_syntax("oil date:2024-02..2024-03");
  CHECK(dated.match == "\"oil\"");
  CHECK(dated.first_day == "20240201");
  CHECK(dated.last_day == "20240331");
  const Fts5Query open = fts5_syntax("oil date:2024..");
  CHECK(open.first_day == "20240101");
  CHECK(open.last_day == "99999999");
}

TEST_CASE("queries of the search-benchmark-game", "[benchmarks]") {
  const auto read = [](const char* line) { return game_query(line).value_or(ClassedQuery{}); };
  const ClassedQuery both =
      read(R"({"query": "+griffith +observatory", "tags": ["intersection", "global"]})");
  CHECK(both.kind == "intersection");
  CHECK(both.query == "griffith AND observatory");
  CHECK(read(R"({"query": "griffith observatory", "tags": ["union"]})").query == "griffith OR observatory");
  CHECK(read(R"({"query": "\"griffith observatory\"", "tags": ["phrase"]})").query ==
        "\"griffith observatory\"");
  CHECK(read(R"({"query": "+python -snake -monty", "tags": ["negated"]})").query ==
        "python NOT snake NOT monty");
  CHECK(read(R"({"query": "+o'neil +at&t", "tags": ["intersection"]})").query == "\"o'neil\" AND \"at&t\"");
}

TEST_CASE("what only adds weight, and what is no query, is left out", "[benchmarks]") {
  CHECK_FALSE(game_query(R"({"query": "+climate policy", "tags": ["intersection_union"]})"));
  CHECK_FALSE(game_query(R"({"query": "+\"the who\" +uk", "tags": ["two-phase-critic"]})"));
  CHECK_FALSE(game_query(R"({"query": "oil", "tags": []})"));
  CHECK_FALSE(game_query(R"({"query": "oil)"));
  CHECK_FALSE(game_query(""));
}

TEST_CASE("a line of Lucene's answer", "[benchmarks]") {
  const EngineAnswer bare = read_lucene_answer("17").value();
  CHECK(bare.total == 17);
  CHECK(bare.facets.empty());
  const EngineAnswer counted = read_lucene_answer(
                                   "3\tParis\x1f"
                                   "2\x1eOslo\x1f"
                                   "2\x1e\t\twire\x1f"
                                   "3\x1e")
                                   .value();
  REQUIRE(counted.facets.size() == 3);
  CHECK(counted.facets[0] == ValueCounts{{"Oslo", 2}, {"Paris", 2}});  // equal counts in bytewise order
  CHECK(counted.facets[1].empty());
  CHECK(counted.facets[2] == ValueCounts{{"wire", 3}});
  CHECK_FALSE(read_lucene_answer("error\tnothing to search for"));
  CHECK_FALSE(read_lucene_answer("3\tParis"));
}

}  // namespace dateline::benchmarks
