// Every number that --explain says is that of a plain count over the articles.
#include "search/explanation.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "index/index_remove.h"
#include "search/linear_scan.h"
#include "search/query_parser.h"
#include "search/random_search.h"
#include "search/searcher.h"
#include "support/built_index.h"
#include "text/normalizer.h"

namespace dateline::search {
namespace {

using test_support::BuiltIndex;
using test_support::WordedArticle;
using Counts = std::map<std::string, std::uint64_t>;

Answer explained(Searcher& searcher, const std::string& query, ParseOptions options = {},
                 bool expand = false) {
  SearchRequest request;
  request.query = parse_query(query, options).value();
  request.explain = true;
  request.expand = expand;
  request.aliases = options.plain || options.bare_or;
  return searcher.answer(request).value();
}

bool holds(const WordedArticle& article, const std::string& field, const std::string& folded) {
  const auto is_it = [&](const std::string& word) { return text::folded_form(word) == folded; };
  const bool in_title = std::ranges::any_of(article.title, is_it);
  const auto in_paragraph = [&](const auto& words) { return std::ranges::any_of(words, is_it); };
  const bool in_body = std::ranges::any_of(article.paragraphs, in_paragraph);
  if (field == "title:") return in_title;
  if (field == "body:") return in_body;
  if (field == "lead:")
    return in_title || (!article.paragraphs.empty() && in_paragraph(article.paragraphs.front()));
  return in_title || in_body;
}

Counts counts_of(const Expansion& expansion) {
  Counts counts;
  for (const ExpandedWord& word : expansion.words) counts[word.value] = word.articles;
  return counts;
}

/// The articles that are left after some were removed.
std::vector<WordedArticle> remove_some(const BuiltIndex& built, std::vector<WordedArticle> articles,
                                       test_support::Random& random) {
  index::RemoveOptions remove;
  for (const WordedArticle& article : articles)
    if (random.below(4) == 0) remove.ids.push_back(article.article.id);
  if (!remove.ids.empty()) REQUIRE(index::remove_articles(built.path(), remove));
  std::erase_if(articles, [&](const WordedArticle& article) {
    return std::ranges::count(remove.ids, article.article.id) > 0;
  });
  return articles;
}

std::vector<article::Article> plain(const std::vector<WordedArticle>& articles) {
  std::vector<article::Article> all;
  for (const WordedArticle& article : articles) all.push_back(article.article);
  return all;
}

}  // namespace

TEST_CASE("patterns and fuzzy words stand for words with their numbers of articles", "[search][explain]") {
  const std::uint64_t seed = GENERATE(range(1, 12));
  CAPTURE(seed);
  test_support::Random random(seed);
  const auto written = test_support::random_worded_articles(random, 40);
  const BuiltIndex built(plain(written),
                         {.segment_articles = static_cast<std::uint32_t>(10 + random.below(40))});
  const auto articles = remove_some(built, written, random);
  auto searcher = Searcher::open(built.path()).value();
  for (const std::string field : {"", "title:", "body:", "lead:"}) {
    for (const std::string term : {"ban*", "*ing", "oil*", "rat*", "bank~1", "price~1"}) {
      CAPTURE(field, term);
      const Answer answer = explained(searcher, field + term);
      Counts expected;
      for (const WordedArticle& article : articles) {
        std::map<std::string, bool> words;
        for (const std::string& word : article.title) words[text::folded_form(word)] = true;
        for (const auto& paragraph : article.paragraphs)
          for (const std::string& word : paragraph) words[text::folded_form(word)] = true;
        for (const auto& [word, here] : words) {
          const bool fits = term.ends_with("~1")
                                ? test_support::plain_distance(term.substr(0, term.size() - 2), word) <= 1
                                : test_support::plainly_matches(term, word);
          if (fits && holds(article, field, word)) ++expected[word];
        }
      }
      REQUIRE(answer.explanation->expansions.size() == 1);
      const Expansion& expansion = answer.explanation->expansions.front();
      CHECK(counts_of(expansion) == expected);
      CHECK(expansion.kind == (term.ends_with("~1") ? ExpansionKind::fuzzy : ExpansionKind::wildcard));
      CHECK(std::ranges::is_sorted(expansion.words, std::greater<>(), &ExpandedWord::articles));
    }
  }
}

TEST_CASE("parts of a plan say how many articles match them", "[search][explain]") {
  const std::uint64_t seed = GENERATE(range(1, 30));
  CAPTURE(seed);
  test_support::Random random(seed);
  const auto written = test_support::random_worded_articles(random, 30);
  const BuiltIndex built(plain(written), {.segment_articles = 12});
  const auto articles = remove_some(built, written, random);
  test_support::LinearScan scan(articles);
  auto searcher = Searcher::open(built.path()).value();
  for (int i = 0; i < 20; ++i) {
    SearchRequest request;
    request.query.root = test_support::random_words_query(random);
    request.explain = true;
    request.suggest = false;
    const std::string asked = to_string(request.query.root);
    CAPTURE(asked);
    const Answer answer = searcher.answer(request).value();
    const std::size_t matches = scan.matches(request).size();
    CHECK(answer.total == matches);
    const std::string text = answer.explanation->plan.front().text;
    if (text.find(" article") == std::string::npos) continue;  // nothing, or any of several
    const std::string fact = std::to_string(matches) + (matches == 1 ? " article" : " articles");
    CHECK((text.find("(" + fact) != std::string::npos || text.find(", " + fact) != std::string::npos));
  }
}

TEST_CASE("stems, names, aliases and added words have their numbers, too", "[search][explain]") {
  std::vector<article::Article> articles;
  const auto add = [&](const std::string& title, const std::string& body, const std::string& person) {
    article::Article article;
    article.id = std::to_string(articles.size());
    article.title = title;
    article.body = body;
    article.language = "en";
    if (!person.empty()) article.people = {person};
    articles.push_back(article);
  };
  add("Oil prices", "The oil price fell in the harbour as crude tankers came.", "Vladimir Putin");
  add("Harbour", "Crude tankers wait in the harbour.", "Vladimir Putin");
  add("Oil tankers", "Oil and crude in the harbour.", "Igor Putin");
  for (int i = 0; i < 5; ++i) add("Weather", "It rains in the mountains.", "");
  const BuiltIndex built(articles);
  auto searcher = Searcher::open(built.path()).value();
  SECTION("names") {
    const Answer answer = explained(searcher, "person:putin");
    CHECK(counts_of(answer.explanation->expansions.at(0)) ==
          Counts{{"Igor Putin", 1}, {"Vladimir Putin", 2}});
    CHECK(answer.explanation->expansions[0].words[0].facet == "person");
    CHECK(answer.explanation->plan[0].text == "names person:putin (3 articles, 2 of facet person)");
  }
  SECTION("words that feedback added, all of them") {
    const Answer answer = explained(searcher, "oil", {}, true);
    const Expansion& added = answer.explanation->expansions.at(0);
    CHECK(added.kind == ExpansionKind::added);
    CHECK(counts_of(added).at("harbour") == 3);
    CHECK(added.words.front().factor > 0);
    std::size_t steps = 0;
    for (const PlanStep& step : answer.explanation->plan) steps += step.added ? 1 : 0;
    CHECK(steps == added.words.size());
  }
  SECTION("of a word in the title, those that have it there") {
    CHECK(explained(searcher, "title:oil")
              .explanation->plan[0]
              .text.starts_with("word title:oil (2 articles,"));
    CHECK(explained(searcher, "body:harbour")
              .explanation->plan[0]
              .text.starts_with("word body:harbour (3 articles,"));
  }
  SECTION("a fuzzy word is called so, and nothing is said of what is not there") {
    CHECK(explained(searcher, "harbor~1").explanation->plan[0].text ==
          "fuzzy word harbor~1 (3 articles, 1 word, weighs at most 1)");
    const Answer none = explained(searcher, "zzzz*");
    CHECK(none.explanation->expansions.at(0).words.empty());
    CHECK(none.explanation->plan[0].text == "nothing");
  }
  SECTION("the age of an article is a factor, not a count") {
    SearchRequest request;
    request.query = parse_query("oil OR crude*").value();
    request.explain = true;
    request.recent_days = 30;
    articles[0].published = *schema::parse_iso("2024-03-22");
    const BuiltIndex dated(articles);
    const Answer answer = Searcher::open(dated.path()).value().answer(request).value();
    CHECK(answer.hits.at(0).terms.back().basis == ScoreBasis::age);
    CHECK(answer.hits.at(0).terms.back().weighted_count == 1);
    CHECK(answer.hits[0].terms[0].basis == ScoreBasis::count);
    CHECK(answer.hits[0].terms[1].basis == ScoreBasis::presence);
  }
}

}  // namespace dateline::search
