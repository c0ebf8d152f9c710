// Date ranges, significant facets and top terms against what plain counting says.
#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <set>

#include "index/index_remove.h"
#include "search/article_terms.h"
#include "search/exploration.h"
#include "search/linear_scan.h"
#include "search/random_search.h"
#include "search/searcher.h"
#include "search/significance.h"
#include "search/top_terms.h"
#include "support/built_index.h"
#include "text/analyzer.h"
#include "text/normalizer.h"

namespace dateline {
namespace {

using search::Answer;
using search::Searcher;
using search::SearchRequest;
using test_support::Random;
using test_support::WordedArticle;

/// The log-likelihood ratio as textbooks write it: the sum over the cells of twice observed times the
/// logarithm of observed over expected.
double plain_significance(double with, double of, double all_with, double all) {
  const double cells[2][2] = {{with, of - with}, {all_with - with, all - of - (all_with - with)}};
  if (of == 0 || all == of || with / of <= (all_with - with) / (all - of)) return 0;
  double sum = 0;
  for (int row = 0; row < 2; ++row)
    for (int column = 0; column < 2; ++column) {
      const double in_row = cells[row][0] + cells[row][1];
      const double in_column = cells[0][column] + cells[1][column];
      if (cells[row][column] > 0)
        sum += 2 * cells[row][column] * std::log(cells[row][column] * all / (in_row * in_column));
    }
  return sum;
}

/// A random index of several segments, perhaps with removed articles.
struct RandomIndex {
  std::vector<WordedArticle> worded;
  test_support::BuiltIndex index;
  explicit RandomIndex(Random& random)
      : worded(test_support::random_worded_articles(random, 60)),
        index(plain(worded), {.segment_articles = 17, .batch_articles = 17}) {
    if (!random.chance(50)) return;
    if (!index::remove_articles(index.path(), {.ids = {worded[3].article.id}}))
      throw std::runtime_error("cannot remove");
    worded.erase(worded.begin() + 3);
  }
  static std::vector<article::Article> plain(const std::vector<WordedArticle>& worded) {
    std::vector<article::Article> articles;
    for (const WordedArticle& one : worded) articles.push_back(one.article);
    return articles;
  }
  Searcher searcher() const { return Searcher::open(index.path()).value(); }
};

SearchRequest random_request(Random& random) {
  SearchRequest request;
  if (!random.chance(10)) request.query.root = test_support::random_query(random, 2);
  if (random.chance(30)) request.filters = test_support::random_filters(random);
  request.snippets = 0;
  return request;
}

std::map<std::string, std::uint64_t> counts_of(const search::FacetAnswer& facet) {
  std::map<std::string, std::uint64_t> counts;
  for (const search::FacetCount& count : facet.counts) counts[count.value] = count.count;
  return counts;
}

}  // namespace

TEST_CASE("ranges of dates are read as behind date:", "[search][date-ranges]") {
  const auto ranges = search::parse_date_ranges("1987-01..1987-03,1987-04..,..1986,1988").value();
  REQUIRE(ranges.size() == 4);
  CHECK(ranges[0].label == "1987-01..1987-03");
  CHECK(ranges[0].span.end == ranges[1].span.begin);
  CHECK(ranges[1].span.end == INT64_MAX);
  CHECK(ranges[2].span.end == schema::parse_iso("1987")->start);
  for (const auto& [text, column] : std::vector<std::pair<std::string, std::size_t>>{
           {"", 1}, {"1987,", 6}, {"1987,x", 6}, {"1988..1987", 1}, {"..", 1}}) {
    CAPTURE(text);
    const auto bad = search::parse_date_ranges(text);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().kind == error::ErrorKind::bad_query);
    CHECK(bad.error().place.source == "--date-ranges");
    CHECK(bad.error().place.column == column);
  }
}

TEST_CASE("a range counts the matches that --from and --to would leave", "[search][date-ranges][oracle]") {
  const std::uint64_t seed = GENERATE(range(1, 5));
  CAPTURE(seed);
  Random random(seed);
  const RandomIndex index(random);
  Searcher searcher = index.searcher();
  for (int i = 0; i < 20; ++i) {
    SearchRequest request = random_request(random);
    for (int range = 0; range < 3; ++range)
      request.date_ranges.push_back({std::to_string(range), test_support::random_span(random)});
    request.timeline = search::TimelineUnit::year;
    const Answer answer = searcher.answer(request).value();
    REQUIRE(answer.date_ranges->undated == answer.timeline->undated);
    for (int range = 0; range < 3; ++range) {
      SearchRequest within = request;
      within.date_ranges.clear();
      within.date_range = request.date_ranges[static_cast<std::size_t>(range)].span;
      const bool whole = within.date_range == schema::Span{};  // then articles without a date match, too
      REQUIRE(answer.date_ranges->ranges[static_cast<std::size_t>(range)].count +
                  (whole ? answer.date_ranges->undated : 0) ==
              searcher.answer(within).value().total);
    }
  }
}

TEST_CASE("significance is the log-likelihood ratio, where something is more frequent", "[search]") {
  CHECK(search::significance({10, 20}, {10, 1000}) == Approx(plain_significance(10, 20, 10, 1000)));
  CHECK(search::significance({1, 20}, {50, 1000}) == 0);  // as frequent as elsewhere
  CHECK(search::significance({20, 20}, {20, 20}) == 0);   // nothing to compare with
  CHECK(search::significance({0, 20}, {0, 1000}) == 0);
  CHECK(search::significance({5, 20}, {5, 1000}) > search::significance({5, 20}, {50, 1000}));
  CHECK(search::significance({20, 20}, {20, 1000}) > search::significance({5, 20}, {5, 1000}));
}

TEST_CASE("significant values are those of all matches and of the archive, scored",
          "[search][facets][oracle]") {
  const std::uint64_t seed = GENERATE(range(1, 7));
  CAPTURE(seed);
  Random random(seed);
  const RandomIndex index(random);
  Searcher searcher = index.searcher();
  SearchRequest everything;
  for (const auto facet : {schema::Facet::person, schema::Facet::place, schema::Facet::topic,
                           schema::Facet::source, schema::Facet::country})
    everything.facets.push_back({facet, 1000});
  everything.facets.push_back({std::nullopt, 1000});
  const Answer archive = searcher.answer(everything).value();
  for (int i = 0; i < 20; ++i) {
    SearchRequest request = random_request(random);
    request.facets = everything.facets;
    const Answer counted = searcher.answer(request).value();
    request.facet_order = search::FacetOrder::significant;
    const Answer answer = searcher.answer(request).value();
    for (std::size_t f = 0; f < request.facets.size(); ++f) {
      const auto all = counts_of(archive.facets[f]);
      std::vector<std::tuple<double, std::string, std::uint64_t>> expected;
      for (const auto& [value, count] : counts_of(counted.facets[f])) {
        const double score =
            plain_significance(static_cast<double>(count), static_cast<double>(answer.total),
                               static_cast<double>(all.at(value)), static_cast<double>(archive.total));
        if (score > 0) expected.emplace_back(score, value, count);
      }
      const search::FacetAnswer& facet = answer.facets[f];
      CAPTURE(facet.name, answer.total);
      REQUIRE(facet.significant);
      REQUIRE(facet.counts.size() == expected.size());
      for (std::size_t v = 0; v < facet.counts.size(); ++v) {
        const search::FacetCount& value = facet.counts[v];
        const auto own =
            std::ranges::find_if(expected, [&](const auto& one) { return std::get<1>(one) == value.value; });
        REQUIRE(own != expected.end());
        REQUIRE(value.score == Approx(std::get<0>(*own)).margin(1e-9));
        REQUIRE(value.count == std::get<2>(*own));
        REQUIRE(value.archive == all.at(value.value));
        if (v > 0) REQUIRE(facet.counts[v - 1].score >= value.score);
      }
    }
  }
}

namespace {

/// Articles by the stems of their words and of pairs of words side by side, as far as they tell something.
class SlowTerms {
 public:
  explicit SlowTerms(const std::vector<WordedArticle>& articles) {
    for (const WordedArticle& worded : articles) {
      language_ = worded.article.language;
      std::vector<std::string> body;
      for (const auto& paragraph : worded.paragraphs)
        body.insert(body.end(), paragraph.begin(), paragraph.end());
      read(worded.article.id, worded.title);
      read(worded.article.id, body);
    }
  }
  /// Of words in `matches`: score by stem.
  std::map<std::string, double> scores(const std::set<std::string>& matches, double archive, bool phrases) {
    std::map<std::string, double> scores;
    for (const auto& [term, ids] : phrases ? pairs_ : told_) {
      double with = 0;
      for (const std::string& id : ids) with += matches.contains(id) ? 1 : 0;
      const double all = static_cast<double>(phrases ? all_pairs_.at(term).size() : stems_.at(term).size());
      const double score = plain_significance(with, static_cast<double>(matches.size()), all, archive);
      if (phrases && with * 10 < rarer(term, matches)) continue;
      if (with >= 2 && score > 1e-9) scores[term] = score;
    }
    return scores;
  }

 private:
  using Index = std::map<std::string, std::set<std::string>>;
  /// How many of the matches have the rarer word of a phrase.
  double rarer(const std::string& phrase, const std::set<std::string>& matches) const {
    const std::size_t blank = phrase.find(' ');
    double least = INFINITY;
    for (const std::string& word : {phrase.substr(0, blank), phrase.substr(blank + 1)}) {
      double with = 0;
      for (const std::string& id : told_.at(word)) with += matches.contains(id) ? 1 : 0;
      least = std::min(least, with);
    }
    return least;
  }
  void read(const std::string& id, const std::vector<std::string>& words) {
    std::string before;
    bool before_told = false;
    for (const std::string& word : words) {
      const std::string folded = text::folded_form(word);
      const std::string stem(stemmer_.stem(folded, text::stemming_language(language_)));
      const bool told = search::tells_something(folded, language_);
      stems_[stem].insert(id);
      if (told) told_[stem].insert(id);
      if (!before.empty()) all_pairs_[before + " " + stem].insert(id);
      if (told && before_told) pairs_[before + " " + stem].insert(id);
      before = stem;
      before_told = told;
    }
  }
  std::string language_;
  Index stems_;
  Index told_;
  Index pairs_;
  Index all_pairs_;
  text::Stemmer stemmer_;
};

std::vector<double> falling(const std::map<std::string, double>& scores) {
  std::vector<double> all;
  for (const auto& [term, score] : scores) all.push_back(score);
  std::ranges::sort(all, std::ranges::greater{});
  return all;
}

void check_scores(const std::vector<search::TopTerm>& terms, const std::vector<double>& expected) {
  REQUIRE(terms.size() == expected.size());
  for (std::size_t i = 0; i < terms.size(); ++i) REQUIRE(terms[i].score == Approx(expected[i]).margin(1e-9));
}

}  // namespace

TEST_CASE("top terms are the significant words and phrases of all matches", "[search][top-terms][oracle]") {
  const std::uint64_t seed = GENERATE(range(1, 7));
  CAPTURE(seed);
  Random random(seed);
  const RandomIndex index(random);
  Searcher searcher = index.searcher();
  SlowTerms slow(index.worded);
  for (int i = 0; i < 10; ++i) {
    SearchRequest request = random_request(random);
    request.limit = UINT64_MAX;
    request.top_terms = 500;
    const Answer answer = searcher.answer(request).value();
    REQUIRE(answer.top_terms->articles == answer.total);
    std::set<std::string> matches;
    for (const search::Hit& hit : answer.hits) matches.insert(hit.id);
    const auto archive = static_cast<double>(index.worded.size());
    check_scores(answer.top_terms->words, falling(slow.scores(matches, archive, false)));
    check_scores(answer.top_terms->phrases, falling(slow.scores(matches, archive, true)));
  }
}

TEST_CASE("top terms are shown as most articles write them", "[search][top-terms]") {
  std::vector<article::Article> articles(6);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    articles[i].id = "a" + std::to_string(i);
    articles[i].language = "en";
    articles[i].body =
        i < 3 ? "Crude oil prices. The crude oil price. Crude oil prices." : "The weather was fine.";
  }
  const test_support::BuiltIndex index(articles);
  SearchRequest request;
  request.query = search::parse_query("oil").value();
  request.top_terms = 3;
  const Answer answer = Searcher::open(index.path()).value().answer(request).value();
  REQUIRE(answer.top_terms->words.size() == 3);
  std::set<std::string> words;
  for (const search::TopTerm& term : answer.top_terms->words) words.insert(term.text);
  CHECK(words == std::set<std::string>{"crude", "oil", "prices"});
  CHECK(answer.top_terms->words[0].count == 3);
  CHECK(answer.top_terms->words[0].archive == 3);
  REQUIRE(answer.top_terms->phrases.size() == 3);
  CHECK(answer.top_terms->phrases[0].text == "crude oil");
}

}  // namespace dateline
