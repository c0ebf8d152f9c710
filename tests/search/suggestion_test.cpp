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
#include "support/random_articles.h"

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
      {"(harbuor OR zepelin) AND ferry", "(harbour OR zeppelin) AND ferry"},
      {"lfet NEAR/3 mosocw", "left NEAR/3 moscow"},
      {"person:putn", "person:putin"},
      {"person:\"Vladimir Putn\"", "person:\"Vladimir Putin\""},
      {"country:rusia", "country:russia"},
      {"ferrry", "ferry"},                     // the frequent word, not the slip that one article has
      {"harbuor -mosocw", "harbour -mosocw"},  // what is excluded may well be missing
      {"qqqqqqqq", ""},
      {"qqqqqqqq OR mosocw", "qqqqqqqq OR moscow"},
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

std::string likeliest(const std::string& folded, const std::vector<NearWord>& words) {
  const auto best = likeliest_words(folded, words, 1);
  return best.empty() ? "" : best.front().word;
}

TEST_CASE("the likeliest word is frequent and near", "[search][suggestion]") {
  CHECK(likeliest("teh", {{"the", 1, 100}, {"tea", 1, 90}}) == "the");
  CHECK(likeliest("mosow", {{"mosaw", 1, 9}, {"moscow", 1, 9}}) == "moscow");  // letters are often left out
  CHECK(likeliest("fomr", {{"fork", 2, 50}, {"form", 1, 50}, {"foam", 2, 50}}) == "form");  // or swapped
  CHECK(likeliest("comittee", {{"cosittee", 1, 9}, {"committee", 1, 9}}) == "committee");
  CHECK(likeliest("xosow", {{"bosow", 1, 1}, {"aosow", 1, 1}}) == "aosow");  // bytewise
  CHECK(likeliest("price", {{"prife", 1, 1}, {"prices", 2, 1000}}) == "prices");
  CHECK(likeliest("rest", {{"best", 1, 10}, {"rust", 1, 9}}) == "rust");
  CHECK(likeliest("rest", {}) == "");
  CHECK(likeliest_words("rest", {{"best", 1, 10}, {"rust", 1, 9}, {"vest", 1, 8}}, 2).size() == 2);
}

TEST_CASE("what is suggested matches, and says how often", "[search][suggestion]") {
  const auto [query, meant, total] = GENERATE(table<std::string, std::string, std::uint64_t>({
      {"mosocw", "moscow", 3},
      {"zeppelin OR mosocw", "", 0},  // that matches as it is
      {"qqqqqqqq OR mosocw", "qqqqqqqq OR moscow", 3},
      {"mosocw AND zepelin", "", 0},                // no article has both
      {"\"harbuor moscow\"", "harbour moscow", 1},  // they never stand in this order
      {"\"moscow ferry\"", "moscow ferry", 2},
      {"title:\"moscow ferry\"", "", 0},
      {"\"spoke in mosocw\"", "\"spoke in moscow\"", 1},
      {"zeppelin -(\"moscow ferry\") mosocw", "", 0},
      {"title:mosocw", "", 0},  // it stands in no title
  }));
  CAPTURE(query);
  const Answer answer = ask(query);
  CHECK(answer.did_you_mean == meant);
  CHECK(answer.did_you_mean_total == total);
  if (!meant.empty()) CHECK(ask(meant).total == total);
}

TEST_CASE("where no query would match, the missing word is told with what there is", "[search][suggestion]") {
  const Answer answer = ask("mosocw AND zepelin");
  REQUIRE(answer.missing.size() == 2);
  CHECK(answer.missing[0].suggestion == "moscow");
  CHECK(answer.missing[0].found == 3);
  CHECK(answer.missing[1].suggestion == "zeppelin");
  CHECK(answer.missing[1].found == 1);
}

TEST_CASE("a word that stands elsewhere is missing in its field, and spelt right", "[search][suggestion]") {
  const Answer answer = ask("title:moscow");
  REQUIRE(answer.missing.size() == 1);
  CHECK(answer.missing[0].term == "title:moscow");
  CHECK(answer.missing[0].suggestion.empty());
}

TEST_CASE("a value that no article has is told of a filter, too", "[search][suggestion]") {
  const auto [filter, term, suggestion] = GENERATE(table<std::string, std::string, std::string>({
      {"person=Vladimir Putn", "person=Vladimir Putn", "person=Vladimir Putin"},
      {"person=vladimir putin", "person=vladimir putin", "person=Vladimir Putin"},  // filters mind the case
      {"person=Nobody|Vladimir Putn", "person=Nobody", ""},
      {"year=1066", "year=1066", ""},
      {"id=nothing", "id=nothing", ""},
      {"person!=Nobody", "", ""},
  }));
  CAPTURE(filter);
  auto searcher = Searcher::open(news().path()).value();
  SearchRequest request;
  request.query = parse_query("moscow AND nothing*").value();
  request.filters = {parse_filter(filter).value()};
  const Answer answer = searcher.answer(request).value();
  std::vector<MissingTerm> missing = answer.missing;
  std::erase_if(missing, [](const MissingTerm& one) { return !one.is_filter; });
  REQUIRE(missing.empty() == term.empty());
  if (term.empty()) return;
  CHECK(missing[0].term == term);
  CHECK(missing[0].suggestion == suggestion);
  CHECK((missing[0].found > 0) == !suggestion.empty());
}

TEST_CASE("odd queries are answered as quietly as others", "[search][suggestion]") {
  const std::string query = GENERATE(
      std::string(), std::string("qqq*"), std::string("???*qqq"), std::string("\u5317\u4eac\u5e02\u573a"),
      std::string("\"\u043c\u043e\u0441\u043a\u0432\u0430 \u0440\u0435\u043a\u0430\""),
      std::string("NOT moscow -mosocw"), std::string(4000, 'q'), std::string("\u202e\u202ezeppelin"),
      std::string("qqq~1 SENTENCE (mosocw OR \"harbuor ferry\")"), std::string("e\u0301\u0301\u0301mosocw"));
  CAPTURE(query);
  auto searcher = Searcher::open(news().path()).value();
  SearchRequest request;
  if (!query.empty()) request.query = parse_query(query).value();
  request.explain = true;
  request.filters = {parse_filter("place=\u5317\u4eac").value()};
  const auto answer = searcher.answer(request);
  REQUIRE(answer);
  CHECK(answer->total == 0);
  CHECK(answer->explanation);
}

/// Words right and wrong, operators, quotes and signs, in no order.
std::string random_text(test_support::Random& random) {
  const std::vector<std::string> parts{
      "moscow",  "mosocw", "fery",    "harbuor", "zepelin",  "putn",  "the",    "qqqqqqq",  "\"",
      "\"",      "(",      ")",       "AND",     "OR",       "NOT",   "NEAR/3", "SENTENCE", "-",
      "+",       "title:", "person:", "exact:",  "*",        "ferr*", "mosc~1", "??",       "\u5317\u4eac",
      "e\u0301", ".",      "e-mial",  "id:x",    "date:2024"};
  std::string text;
  for (std::uint64_t words = 1 + random.below(7); words > 0; --words) {
    text += parts[random.below(parts.size())];
    if (random.below(4) > 0) text += ' ';
  }
  return text;
}

TEST_CASE("whatever is asked, what is suggested matches as often as is said", "[search][suggestion]") {
  auto searcher = Searcher::open(news().path()).value();
  std::size_t suggested = 0;
  for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
    test_support::Random random(seed);
    SearchRequest request;
    request.parse = {.bare_or = random.below(3) == 0, .plain = random.below(3) == 0};
    const std::string text = random_text(random);
    CAPTURE(seed, text);
    auto tree = parse_query(text, request.parse);
    if (!tree) continue;
    request.query = *tree;
    request.explain = true;
    request.aliases = request.parse.plain || request.parse.bare_or;
    const auto answer = searcher.answer(request);
    REQUIRE(answer);
    CHECK((answer->total == 0 || answer->missing.empty()));
    if (answer->did_you_mean.empty()) continue;
    ++suggested;
    request.query = parse_query(answer->did_you_mean, request.parse).value();
    const std::uint64_t total = searcher.answer(request).value().total;
    CHECK(total > 0);
    CHECK(total == answer->did_you_mean_total);
  }
  CHECK(suggested > 100);
}

}  // namespace
}  // namespace dateline::search
