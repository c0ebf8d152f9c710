// Articles like a given one: which, in which order, and never the article itself or a copy of it.
#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "index/index_remove.h"
#include "search/article_terms.h"
#include "search/linear_scan.h"
#include "search/near_copy.h"
#include "search/query_parser.h"
#include "search/random_search.h"
#include "search/searcher.h"
#include "support/built_index.h"
#include "text/analyzer.h"
#include "text/normalizer.h"
#include "text/stop_words.h"

namespace dateline {
namespace {

using search::Answer;
using search::Searcher;
using search::SearchRequest;
using test_support::Random;
using test_support::WordedArticle;

article::Article make(std::string id, std::string title, std::string body, const char* date = "1987-03-01") {
  article::Article article;
  article.id = std::move(id);
  article.title = std::move(title);
  article.body = std::move(body);
  article.language = "en";
  article.published = *schema::parse_iso(date);
  return article;
}

std::vector<article::Article> news() {
  const std::string quake =
      "The earthquake broke the pipeline in Ecuador, and oil exports stopped for months.";
  return {
      make("quake", "Earthquake stops oil exports", quake),
      make("copy", "UPDATE: Earthquake stops oil exports", quake, "1987-03-02"),
      make("pipeline", "Pipeline in Ecuador", "The broken pipeline will be repaired by May.", "1987-03-05"),
      make("oil", "Oil", "Prices of oil rose on Monday.", "1987-04-01"),
      make("grain", "Wheat", "Farmers in Kansas expect less of it.")};
}

SearchRequest like(const std::string& id) {
  SearchRequest request;
  request.similar = search::SimilarTo{id, {}};
  return request;
}

std::vector<std::string> ids(const Answer& answer) {
  std::vector<std::string> ids;
  for (const search::Hit& hit : answer.hits) ids.push_back(hit.id);
  return ids;
}

}  // namespace

TEST_CASE("similar articles share the words that tell most", "[search][similar]") {
  const test_support::BuiltIndex index(news());
  Searcher searcher = Searcher::open(index.path()).value();
  const Answer answer = searcher.answer(like("quake")).value();
  CHECK(ids(answer) == std::vector<std::string>{"oil", "pipeline"});  // neither itself nor its copy
  CHECK(answer.total == 3);  // that share a word, the copy among them
  CHECK(answer.hits[0].rank == 1);
  CHECK(answer.hits[1].title_highlights.size() == 2);
}

TEST_CASE("what makes an article like another is marked as if it had been asked for", "[search][similar]") {
  const std::uint64_t seed = GENERATE(1, 2, 3);
  CAPTURE(seed);
  Random random(seed);
  const auto some_words = [&](std::uint64_t count) {
    std::string text;
    for (; count > 0; --count) text += "v" + std::to_string(random.below(1 + random.below(80))) + " ";
    return text;
  };
  std::vector<article::Article> articles;
  for (int i = 0; i < 300; ++i)
    articles.push_back(make("a" + std::to_string(i), some_words(6), some_words(30)));
  const test_support::BuiltIndex index(articles, {.segment_articles = 60, .batch_articles = 60});
  Searcher searcher = Searcher::open(index.path()).value();
  REQUIRE(searcher.generation().segment_count() > 2);
  SearchRequest request = like("a7");
  request.explain = true;
  request.limit = 300;
  const Answer answer = searcher.answer(request).value();
  std::string query;
  for (const search::Expansion& expansion : answer.explanation.value().expansions)
    for (const search::ExpandedWord& word : expansion.words)
      if (expansion.kind == search::ExpansionKind::like && word.facet.empty())
        query += (query.empty() ? "" : " OR ") + word.value;
  SearchRequest asked;
  asked.query = search::parse_query(query).value();
  asked.limit = 300;
  std::map<std::string, std::vector<text::ByteRange>> marked;
  const Answer found = searcher.answer(asked).value();
  for (const search::Hit& hit : found.hits) marked[hit.id] = hit.title_highlights;
  REQUIRE(answer.hits.size() > 50);
  for (const search::Hit& hit : answer.hits) {
    CAPTURE(hit.id, query);
    CHECK(hit.title_highlights == marked.at(hit.id));
  }
}

TEST_CASE("copies that are passed over are those that --collapse knows", "[search][similar]") {
  // Three figures of one template: alike in most words, but no copies of one another.
  const auto fixing = [](const std::string& id, const std::string& price) {
    return make(
        id, "London gold fixing",
        "Gold was fixed at " + price + " dollars an ounce in London on Monday morning, dealers said.");
  };
  std::vector<article::Article> articles = news();
  articles.push_back(fixing("first", "404"));
  articles.push_back(fixing("second", "411"));
  articles.push_back(fixing("again", "404"));
  const test_support::BuiltIndex index(articles);
  Searcher searcher = Searcher::open(index.path()).value();
  REQUIRE(searcher.copies("first").value().size() == 2);
  CHECK(ids(searcher.answer(like("first")).value()).front() == "second");
  CHECK(std::ranges::count(ids(searcher.answer(like("first")).value()), "again") == 0);
}

TEST_CASE("a word is shown without its possessive ending", "[search][similar]") {
  CHECK(search::shown_word("ecuador's") == "ecuador");
  CHECK(search::shown_word("banks'") == "banks");
  CHECK(search::shown_word("o'brien") == "o'brien");
  CHECK(search::shown_word("a's") == "a's");
  CHECK(search::shown_word("'s") == "'s");
  const test_support::BuiltIndex index({make("a", "Ecuador's pipeline", "Ecuador's oil."),
                                        make("b", "Ecuador's harvest", "Ecuador's grain.")});
  Searcher searcher = Searcher::open(index.path()).value();
  CHECK(searcher.answer(like("a")).value().parsed == "(similar ecuador)");
  SearchRequest request;
  request.story_hits = 10;
  const Answer answer = searcher.answer(request).value();
  CHECK(answer.stories->stories.front().label.find("ecuador") != std::string::npos);
  CHECK(answer.stories->stories.front().label.find('\'') == std::string::npos);
}

TEST_CASE("similar articles can be filtered, sorted, paged and counted", "[search][similar]") {
  const test_support::BuiltIndex index(news());
  Searcher searcher = Searcher::open(index.path()).value();
  SearchRequest request = like("quake");
  request.date_range.begin = schema::parse_iso("1987-03-03")->start;
  request.facets.push_back({std::nullopt, 10});
  request.sort = search::SortOrder::newest;
  const Answer answer = searcher.answer(request).value();
  CHECK(ids(answer) == std::vector<std::string>{"oil", "pipeline"});
  CHECK(answer.total == 2);
  CHECK(answer.facets[0].counts == std::vector<search::FacetCount>{{"1987", 2}});
  request.offset = 1;
  CHECK(ids(searcher.answer(request).value()) == std::vector<std::string>{"pipeline"});
}

TEST_CASE("the explanation names terms and weights", "[search][similar]") {
  const test_support::BuiltIndex index(news());
  Searcher searcher = Searcher::open(index.path()).value();
  SearchRequest request = like("quake");
  request.explain = true;
  const Answer answer = searcher.answer(request).value();
  CHECK(answer.parsed.starts_with("(similar "));
  REQUIRE(answer.explanation->expansions.size() == 1);
  CHECK(answer.explanation->expansions[0].kind == search::ExpansionKind::like);
  CHECK(answer.explanation->expansions[0].words[0].factor > 0);
  double sum = 0;
  for (const search::TermScore& term : answer.hits[0].terms) sum += term.score;
  CHECK(sum == Approx(answer.hits[0].score));
}

TEST_CASE("a text has similar articles too; nothing is like nothing", "[search][similar]") {
  const test_support::BuiltIndex index(news());
  Searcher searcher = Searcher::open(index.path()).value();
  SearchRequest request;
  request.similar = search::SimilarTo{{}, "They repair a pipeline \xff which broke"};
  CHECK(ids(searcher.answer(request).value()).front() == "pipeline");
  request.similar->text = news()[0].body;
  CHECK(ids(searcher.answer(request).value()).front() == "pipeline");  // copies of the text are left out
  request.similar->text = "the of 12 xyzzy";
  CHECK(searcher.answer(request).value().total == 0);
}

TEST_CASE("what is like an unknown article is an error", "[search][similar]") {
  const test_support::BuiltIndex index(news());
  Searcher searcher = Searcher::open(index.path()).value();
  const auto answer = searcher.answer(like("nobody"));
  REQUIRE_FALSE(answer);
  CHECK(answer.error().kind == error::ErrorKind::not_found);
}

TEST_CASE("resemblance is that of the sets of four words in a row", "[search][similar]") {
  using search::shingle_resemblance;
  using search::shingles_of;
  CHECK(shingles_of({}).empty());
  CHECK(shingles_of({1, 2}).size() == 1);
  CHECK(shingles_of({1, 2, 3, 4, 1, 2, 3, 4}).size() == 4);  // 1234 twice, 2341, 3412, 4123
  CHECK(shingle_resemblance(shingles_of({1, 2, 3, 4, 5}), shingles_of({1, 2, 3, 4, 6})) == Approx(1 / 3.0));
  CHECK(shingle_resemblance(shingles_of({}), shingles_of({})) == 0);
}

namespace {

/// The second opinion: every article is weighed by its words, slowly and plainly.
class SlowSimilar {
 public:
  explicit SlowSimilar(const std::vector<WordedArticle>& articles) {
    for (const WordedArticle& worded : articles) add(worded);
    for (Slow& slow : articles_) words_ += slow.length;
  }
  /// Ids and scores of what shares a term with the article, without it and its copies.
  std::map<std::string, double> like(const std::string& id, const std::set<std::string>& copies) {
    const Slow& source = *std::ranges::find(articles_, id, &Slow::id);
    std::map<std::string, double> scores;
    for (const auto& [term, weight] : weights(source))
      for (const Slow& slow : articles_) {
        const auto count = slow.counts.find(term);
        if (count != slow.counts.end() && slow.id != id)
          scores[slow.id] += weight * count->second / (count->second + part(slow.length));
      }
    std::erase_if(scores, [&](const auto& scored) { return copies.contains(scored.first); });
    return scores;
  }

 private:
  struct Slow {
    std::string id;
    double length = 0;
    std::map<std::string, double> counts;   // of stems; of names, "facet:name", 1
    std::map<std::string, double> sources;  // of stems that tell something; of names
  };
  void add(const WordedArticle& worded) {
    Slow slow;
    slow.id = worded.article.id;
    const std::string language = text::stemming_language(worded.article.language);
    const auto read = [&](const std::string& word, double weight) {
      const std::string folded = text::folded_form(word);
      const std::string stem(stemmer_.stem(folded, language));
      slow.length += weight;
      slow.counts[stem] += weight;
      if (folded.size() > 1 && !text::is_stop_word(folded, worded.article.language))
        slow.sources[stem] += weight;
    };
    for (const std::string& word : worded.title) read(word, ranking_.title_weight);
    for (const auto& paragraph : worded.paragraphs)
      for (const std::string& word : paragraph) read(word, 1);
    for (const schema::Facet facet : schema::kEntityFacets)
      for (const std::string& value : test_support::values_of(worded.article, facet)) {
        const std::string name = std::string(schema::info(facet).name) + ":" + value;
        slow.counts[name] = 1;
        slow.sources[name] = 1;
      }
    articles_.push_back(std::move(slow));
  }
  double part(double length) const {
    const double average = words_ / static_cast<double>(articles_.size());
    return ranking_.k1 * (ranking_.b * std::max(length / average, ranking_.min_normlen) + 1 - ranking_.b);
  }
  std::map<std::string, double> weights(const Slow& source) const {
    std::map<std::string, double> weights;
    for (const auto& [term, count] : source.sources) {
      double with = 0;
      for (const Slow& slow : articles_) with += slow.counts.contains(term) ? 1 : 0;
      if (with < 2) continue;
      double odds = (static_cast<double>(articles_.size()) - with + 0.5) / (with + 0.5);
      if (odds < 2) odds = odds / 2 + 1;
      const double share = term.find(':') == std::string::npos ? 1 : search::kNameShare;
      weights[term] = share * std::log(odds) * (ranking_.k1 + 1) * count / (count + part(source.length));
    }
    return weights;
  }
  search::RankingParameters ranking_;
  std::vector<Slow> articles_;
  double words_ = 0;
  text::Stemmer stemmer_;
};

}  // namespace

TEST_CASE("similar articles are those of a plain scan, also after removals", "[search][similar][oracle]") {
  const std::uint64_t seed = GENERATE(range(1, 9));
  CAPTURE(seed);
  Random random(seed);
  std::vector<WordedArticle> worded = test_support::random_worded_articles(random, 60);
  std::vector<article::Article> plain;
  for (const WordedArticle& one : worded) plain.push_back(one.article);
  const test_support::BuiltIndex index(plain, {.segment_articles = 17, .batch_articles = 17});
  if (random.chance(50)) {
    REQUIRE(index::remove_articles(index.path(), {.ids = {worded[0].article.id, worded[9].article.id}}));
    worded.erase(worded.begin() + 9);
    worded.erase(worded.begin());
  }
  SlowSimilar slow(worded);
  Searcher searcher = Searcher::open(index.path()).value();
  for (const WordedArticle& source : worded) {
    CAPTURE(source.article.id);
    const std::vector<search::Copy> copied = searcher.copies(source.article.id).value();
    std::set<std::string> copies;
    for (const search::Copy& copy : copied) copies.insert(copy.id);
    const auto expected = slow.like(source.article.id, copies);
    SearchRequest request = like(source.article.id);
    request.limit = UINT64_MAX;
    request.snippets = 0;
    const Answer answer = searcher.answer(request).value();
    CAPTURE(answer.parsed, source.article.title, source.article.body);
    REQUIRE(answer.hits.size() == expected.size());
    for (std::size_t i = 0; i < answer.hits.size(); ++i) {
      const search::Hit& hit = answer.hits[i];
      CAPTURE(hit.id);
      REQUIRE(expected.contains(hit.id));
      REQUIRE(hit.score == Approx(expected.at(hit.id)).epsilon(1e-9));
      if (i > 0) REQUIRE(answer.hits[i - 1].score >= hit.score);
    }
    request.limit = 3;
    const Answer first = searcher.answer(request).value();
    REQUIRE(first.total == answer.total);
    for (std::size_t i = 0; i < first.hits.size(); ++i) REQUIRE(first.hits[i].id == answer.hits[i].id);
  }
}

}  // namespace dateline
