// When nothing is found, a person is told which part of the query no article has, and what may have been
// meant.
#include "search/suggestion.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "index/index_remove.h"
#include "search/query_parser.h"
#include "search/searcher.h"
#include "support/built_index.h"

namespace dateline::search {
namespace {

using test_support::BuiltIndex;

article::Article of(const std::string& id, const std::string& body) {
  article::Article article;
  article.id = id;
  article.body = body;
  article.language = "en";
  return article;
}

const BuiltIndex& news() {
  static const BuiltIndex built(
      {of("1", "President Vladimir Putin spoke in Moscow about the ferry."),
       of("2", "The ferry to Moscow left the harbour."),
       of("3", "A ferryman, a fery and Moscow in one place."), of("4", "Only here: zeppelin.")},
      {.entities = true});
  return built;
}

Answer ask(const std::string& query) {
  auto searcher = Searcher::open(news().path()).value();
  SearchRequest request;
  request.query = parse_query(query).value();
  return searcher.answer(request).value();
}

std::vector<std::string> missing(const std::string& query) {
  std::vector<std::string> terms;
  const Answer answer = ask(query);
  for (const MissingTerm& term : answer.missing) terms.push_back(term.term);
  return terms;
}

TEST_CASE("what is missing is named, and the nearest words take its place", "[search][suggestion]") {
  const auto [query, meant] = GENERATE(table<std::string, std::string>({
      {"mosocw", "moscow"},
      {"ferry AND mosocw", "ferry AND moscow"},
      {"\"the harbuor\"", "\"the harbour\""},
      {"title:mosocw", "title:moscow"},
      {"(harbuor OR zepelin) AND ferry", "(harbour OR zeppelin) AND ferry"},
      {"harbuor NEAR/3 mosocw", "harbour NEAR/3 moscow"},
      {"person:putn", "person:putin"},
      {"person:\"Vladimir Putn\"", "person:\"Vladimir Putin\""},
      {"country:rusia", "country:russia"},
      {"ferrry", "ferry"},                     // the frequent word, not the slip that one article has
      {"harbuor -mosocw", "harbour -mosocw"},  // what is excluded may well be missing
      {"qqqqqqqq", ""},
      {"qqqqqqqq OR mosocw", ""},
      {"harb*x", ""},
      {"id:nothing", ""},
  }));
  CAPTURE(query);
  const Answer answer = ask(query);
  CHECK(answer.total == 0);
  CHECK(answer.did_you_mean == meant);
}

TEST_CASE("words that occur are not called missing", "[search][suggestion]") {
  CHECK(missing("zeppelin AND putin").empty());
  CHECK(ask("zeppelin AND putin").total == 0);
  CHECK(ask("moscow").missing.empty());
  CHECK(missing("zeppelin AND mosocw") == std::vector<std::string>{"mosocw"});
  CHECK(missing("harb*x person:nobody") == std::vector<std::string>{"harb*x", "person:nobody"});
}

TEST_CASE("words that only removed articles have are missing, and not suggested", "[search][suggestion]") {
  const BuiltIndex built({of("1", "The zeppelin flies."), of("2", "The ferry sails.")});
  index::RemoveOptions remove;
  remove.ids = {"1"};
  REQUIRE(index::remove_articles(built.path(), remove));
  auto searcher = Searcher::open(built.path()).value();
  SearchRequest request;
  request.query = parse_query("zeppelin").value();
  const Answer answer = searcher.answer(request).value();
  REQUIRE(answer.missing.size() == 1);
  CHECK(answer.did_you_mean.empty());
}

TEST_CASE("the likeliest word is frequent and near", "[search][suggestion]") {
  CHECK(likeliest_word("teh", {{"the", 1, 100}, {"tea", 1, 90}}) == "the");
  CHECK(likeliest_word("mosow", {{"mosaw", 1, 1}, {"moscow", 1, 1}}) == "mosaw");  // bytewise
  CHECK(likeliest_word("price", {{"prife", 1, 1}, {"prices", 2, 1000}}) == "prices");
  CHECK(likeliest_word("rest", {{"best", 1, 10}, {"rust", 1, 9}}) == "rust");
  CHECK(likeliest_word("rest", {}) == "");
}

}  // namespace
}  // namespace dateline::search
