// Words that name somebody whom articles call otherwise.
#include "search/named_entities.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "search/query_parser.h"
#include "search/searcher.h"
#include "support/built_index.h"

namespace dateline {
namespace {

article::Article make(const std::string& id, const std::string& body, const std::string& org = {}) {
  article::Article article;
  article.id = id;
  article.language = "en";
  article.body = body;
  if (!org.empty()) article.organisations.push_back(org);
  return article;
}

std::vector<article::Article> archive() {
  return {make("a", "ISIS claimed the attack.", "ISIS"),
          make("b", "The Islamic State claimed nothing.", "Islamic State"),
          make("c", "The state of the roads is bad."), make("d", "Nothing of the kind."),
          make("e", "Oil is dear.", "OPEC")};
}

search::SearchRequest plain(const std::string& words, bool aliases) {
  search::SearchRequest request;
  request.query = search::parse_query(words, {.plain = true}).value();
  request.aliases = aliases;
  request.explain = true;
  return request;
}

std::map<std::string, double> scores(search::Searcher& searcher, const search::SearchRequest& request) {
  std::map<std::string, double> scores;
  const search::Answer answer = searcher.answer(request).value();
  REQUIRE(answer.total == answer.hits.size());
  for (const search::Hit& hit : answer.hits) scores[hit.id] = hit.score;
  return scores;
}

}  // namespace

TEST_CASE("who is named is found under other names, and weighs less than the words", "[search][names]") {
  const test_support::BuiltIndex index(archive(), {.entities = true});
  auto searcher = search::Searcher::open(index.path()).value();
  for (const std::string words : {"islamic state", "isis attack", "isis", "oil islamic state roads"}) {
    CAPTURE(words);
    const auto literal = scores(searcher, plain(words, false));
    const auto with = scores(searcher, plain(words, true));
    // Who mentions the organisation otherwise gains; nobody else gains or is found.
    double gain = 0;
    for (const std::string id : {"a", "b", "c", "d", "e"}) {
      CAPTURE(id);
      const auto article = searcher.generation().find_id(id).value();
      const auto names = searcher.generation().names_of(schema::Facet::org, article);
      const bool mentions = names == std::vector<std::string>{"Islamic State"};
      CHECK(mentions == (id == "a" || id == "b"));
      const double before = literal.contains(id) ? literal.at(id) : 0;
      REQUIRE(with.contains(id) == (literal.contains(id) || mentions));
      if (!with.contains(id)) continue;
      // Who holds the words themselves has their weights already.
      const bool otherwise = mentions && id != (words.starts_with("isis") ? "a" : "b");
      if (otherwise) gain = with.at(id) - before;
      if (!otherwise) CHECK(with.at(id) == Approx(before));
    }
    CHECK(gain > 0);
    CHECK(with.at("a") > 0);
    CHECK(with.at("b") > 0);
  }
}

TEST_CASE("what names nobody, and what is demanded, stays as it is", "[search][names]") {
  const test_support::BuiltIndex index(archive(), {.entities = true});
  auto searcher = search::Searcher::open(index.path()).value();
  for (const std::string words : {"state islamic", "attack roads", "oil"})
    CHECK(scores(searcher, plain(words, true)) == scores(searcher, plain(words, false)));
  search::SearchRequest demanded = plain("isis", true);
  demanded.query = search::parse_query("islamic AND state").value();
  CHECK(searcher.answer(demanded).value().total == 1);
}

}  // namespace dateline
