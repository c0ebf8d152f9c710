// Words of a choice are found in British and American spelling, as one word and as two, and weigh what a slow
// scan says.
#include "search/word_spellings.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "search/query_parser.h"
#include "search/searcher.h"
#include "support/built_index.h"
#include "support/random_articles.h"
#include "text/stemmer.h"

namespace dateline {
namespace {

using Ids = std::set<std::string>;
using Scores = std::map<std::string, double>;

article::Article make(const std::string& id, const std::string& body) {
  article::Article article;
  article.id = id;
  article.language = "en";
  article.body = body;
  return article;
}

std::vector<article::Article> archive() {
  return {make("uk", "The organisation dialled the centre."),
          make("us", "Two organizations dialed; color is all."),
          make("apart", "A data base is an on-line thing."),
          make("apart2", "The line of a data base goes on."),
          make("one", "One database, one online editor."),
          make("users", "Nonusers write no email."),
          make("non", "A non-user has no e-mail."),
          make("areas", "There are areas, as there are as many as ever.")};
}

search::SearchRequest plain(const std::string& words, bool spellings = true) {
  search::SearchRequest request;
  request.query = search::parse_query(words, {.plain = true}).value();
  request.spellings = spellings;
  request.limit = 100;
  return request;
}

Scores scores(search::Searcher& searcher, const search::SearchRequest& request) {
  Scores scores;
  const search::Answer answer = searcher.answer(request).value();
  REQUIRE(answer.total == answer.hits.size());
  for (const search::Hit& hit : answer.hits) scores[hit.id] = hit.score;
  return scores;
}

Ids found(search::Searcher& searcher, const search::SearchRequest& request) {
  Ids ids;
  for (const auto& [id, score] : scores(searcher, request)) ids.insert(id);
  return ids;
}

search::SearchRequest alternatives(const std::string& query) {
  search::SearchRequest request = plain("x");
  request.query = search::parse_query(query, {.bare_or = true}).value();
  return request;
}

}  // namespace

TEST_CASE("a word of a choice is found however an article spells it", "[search][spelling]") {
  const test_support::BuiltIndex index(archive());
  auto searcher = search::Searcher::open(index.path()).value();
  const auto [words, with, without] = GENERATE(table<std::string, Ids, Ids>({
      {"organisation", {"uk", "us"}, {"uk"}},
      {"organizations", {"uk", "us"}, {"us"}},
      {"dialled", {"uk", "us"}, {"uk"}},
      {"colour", {"us"}, {}},
      {"center", {"uk"}, {}},
      {"database", {"one", "apart", "apart2"}, {"one"}},
      {"online", {"one", "apart"}, {"one"}},
      {"non-user", {"users", "non"}, {"non"}},
      {"e-mail", {"users", "non"}, {"non"}},
      {"email", {"users"}, {"users"}},  // "e" is too short for a half
      {"areas", {"areas"}, {"areas"}},
      {"base", {"apart", "apart2"}, {"apart", "apart2"}},
  }));
  CAPTURE(words);
  CHECK(found(searcher, plain(words)) == with);
  CHECK(found(searcher, plain(words, false)) == without);
}

TEST_CASE("what is demanded is found as it is typed", "[search][spelling]") {
  const test_support::BuiltIndex index(archive());
  auto searcher = search::Searcher::open(index.path()).value();
  for (const std::string query :
       {"organisation AND centre", "\"organisation dialled\"", "body:organisation", "exact:organisation",
        "+organisation +dialled", "(organisation AND centre) OR nothing"}) {
    CAPTURE(query);
    CHECK(found(searcher, alternatives(query)) == Ids{"uk"});
  }
  CHECK(found(searcher, alternatives("organisation nothing")) == Ids{"uk", "us"});
  CHECK(found(searcher, alternatives("non-user OR nothing")) == Ids{"non", "users"});
  CHECK(found(searcher, alternatives("\"non user\"")) == Ids{"non"});
}

TEST_CASE("a spelling does not find what only shares its stem", "[search][spelling]") {
  const test_support::BuiltIndex index(
      {make("uk", "The nationalisation of mines."), make("us", "Nationalization of mines."),
       make("nation", "A nation and its national team."), make("both", "National plans to nationalize.")});
  auto searcher = search::Searcher::open(index.path()).value();
  CHECK(found(searcher, plain("nationalisation")) == Ids{"uk", "us", "both"});
  CHECK(found(searcher, plain("nationalisation", false)) == Ids{"uk"});
}

TEST_CASE("a hyphen between figures, and one in quotes, joins nothing", "[search][spelling]") {
  const test_support::BuiltIndex index({make("score", "They won 1-2."), make("twelve", "All 12 were there."),
                                        make("jet", "An F16 landed."), make("non", "A non-user."),
                                        make("joined", "Two nonusers.")});
  auto searcher = search::Searcher::open(index.path()).value();
  CHECK(found(searcher, plain("1-2")) == Ids{"score"});
  CHECK(found(searcher, plain("F-16")) == Ids{"jet"});
  CHECK(found(searcher, alternatives("\"non-user\"")) == Ids{"non"});
  CHECK(found(searcher, alternatives("non-user")) == Ids{"non", "joined"});
  CHECK(found(searcher, plain("non\u2010user")) == Ids{"non", "joined"});
}

TEST_CASE("what dates leave out is not said to be missing", "[search][spelling]") {
  const test_support::BuiltIndex index(archive());
  auto searcher = search::Searcher::open(index.path()).value();
  search::SearchRequest request = plain("colour");
  request.date_range.begin = 4'000'000'000;
  const search::Answer answer = searcher.answer(request).value();
  CHECK(answer.total == 0);
  CHECK(answer.missing.empty());
}

TEST_CASE("an article is shown with what it was found by", "[search][spelling]") {
  const test_support::BuiltIndex index(archive());
  auto searcher = search::Searcher::open(index.path()).value();
  const search::QueryTree query = plain("organisation online").query;
  CHECK(searcher.show("us", &query, true).value().body_highlights.size() == 1);
  CHECK(searcher.show("apart", &query, true).value().body_highlights.size() == 1);
  CHECK(searcher.show("us", &query).value().body_highlights.empty());
}

TEST_CASE("other spellings are explained and highlighted", "[search][spelling]") {
  const test_support::BuiltIndex index(archive());
  auto searcher = search::Searcher::open(index.path()).value();
  search::SearchRequest request = plain("online organisation");
  request.explain = true;
  const search::Answer answer = searcher.answer(request).value();
  std::map<std::string, std::map<std::string, std::uint64_t>> also;
  for (const search::Expansion& expansion : answer.explanation.value().expansions)
    if (expansion.kind == search::ExpansionKind::spellings)
      for (const search::ExpandedWord& word : expansion.words)
        also[expansion.term][word.value] = word.articles;
  CHECK(also == decltype(also){{"online", {{"on line", 1}}}, {"organisation", {{"organization", 1}}}});
  for (const search::Hit& hit : answer.hits) {
    CAPTURE(hit.id);
    REQUIRE(hit.snippets.size() == 1);
    CHECK_FALSE(hit.snippets.front().highlights.empty());
  }
}

namespace {

/// Counts words of random articles and weighs them by the formula of BM25.
class SpellingScan {
 public:
  SpellingScan(const std::vector<std::vector<std::string>>& articles) : articles_(articles) {
    for (const auto& words : articles) total_ += static_cast<double>(words.size());
  }

  Scores scores(const std::vector<std::string>& words) {
    Scores scores;
    for (const std::string& word : words) add(word, scores);
    return scores;
  }

 private:
  using Stems = std::set<std::string>;
  std::string stem(const std::string& word) { return std::string(stemmer_.stem(word, "en")); }

  double count(const Stems& stems, std::size_t article) {
    double count = 0;
    for (const std::string& word : articles_[article]) count += stems.contains(stem(word)) ? 1 : 0;
    return count;
  }
  bool follows(const std::string& first, const std::string& second, std::size_t article) {
    const auto& words = articles_[article];
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
      if (stem(words[i]) == stem(first) && stem(words[i + 1]) == stem(second)) return true;
    return false;
  }
  double holders(const std::string& word) {
    double holders = 0;
    for (std::size_t i = 0; i < articles_.size(); ++i) holders += count({stem(word)}, i) > 0 ? 1 : 0;
    return holders;
  }
  bool occurs(const std::string& beginning, bool whole) const {
    for (const auto& words : articles_)
      for (const std::string& word : words)
        if (whole ? word == beginning : word.starts_with(beginning)) return true;
    return false;
  }
  double weight(double holders) const {
    const auto all = static_cast<double>(articles_.size());
    const double odds = (all - holders + 0.5) / (holders + 0.5);
    return std::log(odds < 2 ? odds / 2 + 1 : odds) * (ranking_.k1 + 1);
  }
  double part(double count, std::size_t article) const {
    const double average = total_ / static_cast<double>(articles_.size());
    const double length =
        std::max(static_cast<double>(articles_[article].size()) / average, ranking_.min_normlen);
    return count / (count + ranking_.k1 * (1 - ranking_.b + ranking_.b * length));
  }
  /// Adds what articles weigh that hold one of the stems, of which so many articles are said to hold one.
  void weigh(const Stems& stems, double holders, const std::set<std::size_t>& articles, Scores& scores) {
    for (const std::size_t article : articles)
      scores[std::to_string(article)] += weight(std::min(holders, static_cast<double>(articles_.size()))) *
                                         part(count(stems, article), article);
  }
  template <typename Holds>
  std::set<std::size_t> those_that(Holds holds) {
    std::set<std::size_t> articles;
    for (std::size_t i = 0; i < articles_.size(); ++i)
      if (holds(i)) articles.insert(i);
    return articles;
  }

  void add(const std::string& word, Scores& scores) {
    Stems stems{stem(word)};
    if (word == "organization" && occurs("organis", false)) stems.insert(stem("organisation"));
    const auto own = those_that([&](std::size_t i) { return count(stems, i) > 0; });
    const auto held = static_cast<double>(own.size());
    if (!own.empty()) weigh(stems, held, own, scores);
    if (word == "organisation") add_forms("organiz", stem("organization"), own, scores);
    if (word == "online") add_halves("on", "line", own, scores);
    if (word == "database") add_halves("data", "base", own, scores);
  }

  /// "organization" has the stem of "organ".
  void add_forms(const std::string& beginning, const std::string& stem, const std::set<std::size_t>& own,
                 Scores& scores) {
    std::map<std::string, std::set<std::size_t>> forms;
    for (std::size_t i = 0; i < articles_.size(); ++i)
      for (const std::string& word : articles_[i])
        if (word.starts_with(beginning)) forms[word].insert(i);
    double holders = 0;
    std::set<std::size_t> others;
    for (const auto& [form, articles] : forms) {
      holders += static_cast<double>(articles.size());
      for (const std::size_t article : articles)
        if (!own.contains(article)) others.insert(article);
    }
    const auto all =
        static_cast<double>(those_that([&](std::size_t i) { return count({stem}, i) > 0; }).size());
    weigh({stem}, static_cast<double>(own.size()) + std::min(holders, all), others, scores);
  }

  void add_halves(const std::string& first, const std::string& second, const std::set<std::size_t>& own,
                  Scores& scores) {
    const auto whole = static_cast<double>(own.size());
    const double rarer = std::min(holders(first), holders(second));
    if (rarer < std::max(1.0, whole) || !occurs(first, true) || !occurs(second, true)) return;
    const std::string half = holders(second) < holders(first) ? second : first;
    weigh({stem(half)}, whole + rarer,
          those_that([&](std::size_t i) { return !own.contains(i) && follows(first, second, i); }), scores);
  }

  const std::vector<std::vector<std::string>>& articles_;
  search::RankingParameters ranking_;
  text::Stemmer stemmer_;
  double total_ = 0;
};

}  // namespace

TEST_CASE("other spellings weigh what a scan says", "[search][spelling]") {
  const auto seed = GENERATE(take(8, random(0u, 1u << 30)));
  CAPTURE(seed);
  test_support::Random random(seed);
  const std::vector<std::string> vocabulary{"on",    "line",  "online",    "lines",        "data",
                                            "base",  "bases", "database",  "organisation", "organization",
                                            "organ", "oil",   "databases", "price",        "prices"};
  std::vector<std::vector<std::string>> words(60);
  std::vector<article::Article> articles;
  for (auto& article : words) {
    const std::size_t length = 1 + random.below(12);
    std::string body;
    for (std::size_t i = 0; i < length; ++i) {
      article.push_back(vocabulary[random.below(vocabulary.size())]);
      body += article.back() + (random.below(4) == 0 ? "-" : " ");
    }
    articles.push_back(make(std::to_string(articles.size()), body + "."));
  }
  const test_support::BuiltIndex index(articles);
  auto searcher = search::Searcher::open(index.path()).value();
  SpellingScan scan(words);
  for (const std::vector<std::string>& query : {std::vector<std::string>{"online"},
                                                {"database", "oil"},
                                                {"organisation"},
                                                {"price", "organization", "online"}}) {
    std::string typed;
    for (const std::string& word : query) typed += word + " ";
    CAPTURE(typed);
    const Scores expected = scan.scores(query);
    const Scores answered = scores(searcher, plain(typed));
    REQUIRE(answered.size() == expected.size());
    for (const auto& [id, score] : expected) {
      CAPTURE(id);
      REQUIRE(answered.contains(id));
      CHECK(answered.at(id) == Approx(score));
    }
    search::SearchRequest some = plain(typed);
    some.limit = 3;
    some.exact_total = false;
    double least = 1e9;
    const search::Answer first = searcher.answer(some).value();
    for (const search::Hit& hit : first.hits) {
      CHECK(hit.score == Approx(expected.at(hit.id)));
      CHECK(hit.score <= least);
      least = hit.score;
    }
  }
}

}  // namespace dateline
