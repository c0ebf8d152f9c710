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
  void add(const std::string& word, Scores& scores) {
    static const std::map<std::string, std::string> kOther{{"organisation", "organization"},
                                                           {"organization", "organisation"}};
    static const std::map<std::string, std::pair<std::string, std::string>> kHalves{
        {"online", {"on", "line"}}, {"database", {"data", "base"}}};
    Stems stems{stem(word)};
    if (kOther.contains(word) && occurs(kOther.at(word).substr(0, 7), false))
      stems.insert(stem(kOther.at(word)));
    std::pair<std::string, std::string> halves;
    if (kHalves.contains(word)) {
      halves = kHalves.at(word);
      const double rarer = std::min(holders(halves.first), holders(halves.second));
      if (rarer < std::max(1.0, holders(word)) || !occurs(halves.first, true) || !occurs(halves.second, true))
        halves = {};
    }
    const bool split = !halves.first.empty();
    const auto is_held = [&](std::size_t i) { return count(stems, i) > 0; };
    double found = 0;
    for (std::size_t i = 0; i < articles_.size(); ++i)
      found += is_held(i) || (split && follows(halves.first, halves.second, i)) ? 1 : 0;
    if (found == 0) return;
    const bool first = split && holders(halves.first) <= holders(halves.second);
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      const std::string id = std::to_string(i);
      if (is_held(i)) {
        scores[id] += weight(found) * part(count(stems, i), i);
      } else if (split && follows(halves.first, halves.second, i)) {
        scores[id] += weight(found) * part(count({stem(first ? halves.first : halves.second)}, i), i);
      }
    }
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
