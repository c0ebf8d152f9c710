// --expand: what is found, and what it weighs, is what a slow scan over the words of the articles says.
#include "search/feedback.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "search/closeness_scan.h"
#include "search/linear_scan.h"
#include "search/random_search.h"
#include "search/searcher.h"
#include "support/built_index.h"
#include "text/analyzer.h"
#include "text/normalizer.h"
#include "text/stemmer.h"
#include "text/stop_words.h"

namespace dateline {
namespace {

using test_support::LinearScan;
using test_support::Random;
using test_support::ScannedHit;
using test_support::WordedArticle;
using Counts = std::map<std::string, double>;  // by stem

/// Relevance feedback, step by step.
class FeedbackScan {
 public:
  explicit FeedbackScan(const std::vector<WordedArticle>& articles) : scan_(articles), closeness_(articles) {
    for (const WordedArticle& article : articles) read(article);
    for (const auto& [id, counts] : all_)
      for (const auto& [stem, count] : counts) holders_[stem] += 1;
  }

  struct Expected {
    std::map<std::string, double> scores;  // by id
    std::size_t added = 0;
    bool clear = true;  // the last of the first articles is not level with the next
  };
  Expected matches(const search::SearchRequest& request) {
    Expected expected;
    search::SearchRequest plain = request;
    plain.expand = false;
    std::vector<ScannedHit> found = scan_.matches(plain);
    closeness_.rank(found, request.query.root);  // fewer than can gain: all do
    const std::size_t first = std::min<std::size_t>(found.size(), parameters_.articles);
    if (first < found.size()) expected.clear = found[first - 1].score > found[first].score + 1e-9;
    const Counts factors = added(found, first, weighted_words(request.query.root));
    expected.added = factors.size();
    for (const ScannedHit& hit : found) expected.scores[hit.id] = hit.score;
    const std::set<std::string> passing = passing_filters(plain);
    const bool choice = request.query.root.kind == search::NodeKind::disjunction;
    for (const auto& [id, counts] : all_)
      for (const auto& [stem, factor] : factors)
        if (counts.contains(stem) && passing.contains(id) && (choice || expected.scores.contains(id)))
          expected.scores[id] += factor * idf(stem) * (ranking_.k1 + 1) * part(id, stem);
    return expected;
  }

 private:
  void read(const WordedArticle& article) {
    const std::string language = text::stemming_language(article.article.language);
    languages_.insert(language);
    const auto add = [&](const std::vector<std::string>& words, double times) {
      for (const std::string& word : words) {
        const std::string folded = text::folded_form(word);
        const std::string stem(stemmer_.stem(folded, language));
        all_[article.article.id][stem] += times;
        lengths_[article.article.id] += times;
        total_ += times;
        folded_.emplace_back(article.article.id, stem, folded, times);
      }
    };
    add(article.title, ranking_.title_weight);
    for (const auto& paragraph : article.paragraphs) add(paragraph, 1);
  }
  /// Articles that the filters and dates of the request let through, whatever its query.
  std::set<std::string> passing_filters(search::SearchRequest request) {
    request.query.root = {};
    std::set<std::string> ids;
    for (const ScannedHit& hit : scan_.matches(request)) ids.insert(hit.id);
    return ids;
  }
  /// Leaves that stand somewhere.
  std::size_t weighted_words(const search::QueryNode& node) {
    if (node.kind == search::NodeKind::difference) return weighted_words(node.children.front());
    std::size_t words = 0;
    for (const search::QueryNode& child : node.children) words += weighted_words(child);
    if (!node.children.empty()) return words;
    search::SearchRequest alone;
    alone.query.root = node;
    return scan_.matches(alone).empty() ? 0 : 1;
  }
  double idf(const std::string& stem) const {
    const auto all = static_cast<double>(all_.size());
    const double odds = (all - holders_.at(stem) + 0.5) / (holders_.at(stem) + 0.5);
    return std::log(odds < 2 ? odds / 2 + 1 : odds);
  }
  /// In average lengths.
  double length_of(const std::string& id) const {
    return lengths_.at(id) * static_cast<double>(all_.size()) / total_;
  }
  double part(const std::string& id, const std::string& stem) const {
    const double count = all_.at(id).at(stem);
    const double length = std::max(length_of(id), ranking_.min_normlen);
    return count / (count + ranking_.k1 * (1 - ranking_.b + ranking_.b * length));
  }
  double feedback_part(double count, const std::string& id) const {
    return count / (count + parameters_.k1 * (1 - parameters_.b + parameters_.b * length_of(id)));
  }
  /// Counts of the words that may be added.
  Counts counts_of(const std::string& id) const {
    Counts counts;
    for (const auto& [article, stem, folded, times] : folded_) {
      if (article != id || folded.size() < 2) continue;
      bool stop = false;
      for (const std::string& language : languages_) stop = stop || text::is_stop_word(folded, language);
      if (!stop) counts[stem] += times;
    }
    return counts;
  }
  Counts added(const std::vector<ScannedHit>& found, std::size_t first, std::size_t words) const {
    Counts shares, articles;
    for (std::size_t i = 0; i < first && words > 0; ++i) {
      const double missing = found[i].score - found[0].score;
      const double share = std::exp(missing / (parameters_.softness * static_cast<double>(words)));
      for (const auto& [stem, count] : counts_of(found[i].id)) {
        const double power = std::pow(idf(stem), parameters_.idf_power);
        shares[stem] += share * power * feedback_part(count, found[i].id);
        articles[stem] += 1;
      }
    }
    std::erase_if(shares, [&](const auto& one) {
      const double holders = holders_.at(one.first);
      return articles[one.first] < static_cast<double>(parameters_.least_feedback) ||
             holders < static_cast<double>(parameters_.least_articles) ||
             holders > parameters_.greatest_share * static_cast<double>(all_.size());
    });
    REQUIRE(shares.size() <= parameters_.words);  // few words: none is cut off
    double greatest = 0;
    for (const auto& [stem, share] : shares) greatest = std::max(greatest, share);
    for (auto& [stem, share] : shares) share *= parameters_.heaviest / greatest;
    return shares;
  }

  struct Word {
    std::string article, stem, folded;
    double times = 0;
    Word(std::string a, std::string s, std::string f, double t)
        : article(std::move(a)), stem(std::move(s)), folded(std::move(f)), times(t) {}
  };
  LinearScan scan_;
  test_support::ClosenessScan closeness_;
  text::Stemmer stemmer_;
  search::RankingParameters ranking_;
  search::FeedbackParameters parameters_;
  std::set<std::string> languages_;
  std::map<std::string, Counts> all_;  // by id
  std::map<std::string, double> lengths_;
  std::map<std::string, double> holders_;
  std::vector<Word> folded_;
  double total_ = 0;
};

search::QueryNode query_of(search::NodeKind kind, std::size_t words, Random& random) {
  search::QueryNode node;
  node.kind = kind;
  for (std::size_t i = 0; i < words; ++i) node.children.push_back(test_support::random_word(random));
  return node;
}

search::SearchRequest random_request(Random& random) {
  search::SearchRequest request;
  const bool choice = random.chance(60);
  request.query.root = query_of(choice ? search::NodeKind::disjunction : search::NodeKind::conjunction,
                                2 + random.below(2), random);
  if (random.chance(20)) request.query.root = test_support::random_word(random);
  if (random.chance(20)) request.date_range = test_support::random_span(random);
  if (random.chance(30)) request.filters = test_support::random_filters(random);
  request.limit = UINT64_MAX;
  request.snippets = 0;
  request.expand = true;
  return request;
}

std::vector<article::Article> plain(const std::vector<WordedArticle>& worded) {
  std::vector<article::Article> articles;
  for (const WordedArticle& one : worded) articles.push_back(one.article);
  return articles;
}

}  // namespace

TEST_CASE("feedback finds and weighs what a slow scan says", "[search][feedback][oracle]") {
  const std::uint64_t seed = GENERATE(range(1, 9));
  CAPTURE(seed);
  Random random(seed);
  test_support::BuiltIndexOptions options;
  if (random.chance(60)) options.segment_articles = options.batch_articles = 17;
  options.hot = test_support::random_hot_rule(random);
  const auto articles = test_support::random_worded_articles(random, 50);
  const test_support::BuiltIndex index(plain(articles), options);
  auto searcher = search::Searcher::open(index.path()).value();
  FeedbackScan scan(articles);
  std::size_t added = 0;
  for (int i = 0; i < 20; ++i) {
    const search::SearchRequest request = random_request(random);
    CAPTURE(i, to_string(request.query.root));
    const auto expected = scan.matches(request);
    if (!expected.clear) continue;
    added += expected.added;
    const auto answer = searcher.answer(request).value();
    REQUIRE(answer.total == expected.scores.size());
    for (std::size_t at = 0; at < answer.hits.size(); ++at) {
      const search::Hit& hit = answer.hits[at];
      CAPTURE(hit.id);
      REQUIRE(expected.scores.contains(hit.id));
      REQUIRE(hit.score == Approx(expected.scores.at(hit.id)).epsilon(1e-9));
      if (at > 0) REQUIRE(answer.hits[at - 1].score >= hit.score);
    }
    search::SearchRequest first = request;
    first.limit = 3;
    first.exact_total = false;
    const auto few = searcher.answer(first).value();
    for (std::size_t at = 0; at < few.hits.size(); ++at) REQUIRE(few.hits[at].id == answer.hits[at].id);
  }
  CHECK(added > 0);
}

TEST_CASE("a query that demands words finds the same articles with feedback", "[search][feedback]") {
  Random random(7);
  const auto articles = test_support::random_worded_articles(random, 50);
  const test_support::BuiltIndex index(plain(articles));
  auto searcher = search::Searcher::open(index.path()).value();
  for (int i = 0; i < 20; ++i) {
    search::SearchRequest request;
    request.query.root = query_of(search::NodeKind::conjunction, 2, random);
    const auto without = searcher.answer(request).value();
    request.expand = true;
    request.explain = true;
    const auto with = searcher.answer(request).value();
    CHECK(with.total == without.total);
    for (const search::Hit& hit : with.hits) {
      double sum = 0;
      for (const search::TermScore& term : hit.terms) sum += term.score;
      CHECK(hit.score == Approx(sum));
    }
  }
}

TEST_CASE("--recent takes half of the score every so many days", "[search][recency][oracle]") {
  const std::uint64_t seed = GENERATE(range(1, 5));
  CAPTURE(seed);
  Random random(seed);
  const auto articles = test_support::random_worded_articles(random, 50);
  test_support::BuiltIndexOptions options;
  options.hot = test_support::random_hot_rule(random);
  const test_support::BuiltIndex index(plain(articles), options);
  auto searcher = search::Searcher::open(index.path()).value();
  LinearScan scan(articles);
  schema::Seconds newest = INT64_MIN;
  for (const WordedArticle& one : articles)
    if (one.article.published.known()) newest = std::max(newest, one.article.published.start);
  for (int i = 0; i < 20; ++i) {
    search::SearchRequest request;
    request.query.root = query_of(search::NodeKind::disjunction, 3, random);
    request.limit = UINT64_MAX;
    request.explain = true;
    request.recent_days = static_cast<std::uint32_t>(1 + random.below(2000));
    std::map<std::string, double> expected;
    for (const ScannedHit& hit : scan.matches(request)) {
      const double days = static_cast<double>(newest - hit.published.start) / 86400;
      expected[hit.id] = hit.published.known() ? hit.score * std::pow(0.5, days / request.recent_days) : 0;
    }
    const auto answer = searcher.answer(request).value();
    REQUIRE(answer.total == expected.size());
    for (std::size_t at = 0; at < answer.hits.size(); ++at) {
      const search::Hit& hit = answer.hits[at];
      CAPTURE(hit.id, request.recent_days);
      REQUIRE(hit.score == Approx(expected.at(hit.id)).epsilon(1e-9).margin(1e-300));
      if (at > 0) REQUIRE(answer.hits[at - 1].score >= hit.score);
      double sum = 0;
      for (const search::TermScore& term : hit.terms) sum += term.score;
      REQUIRE(sum == Approx(hit.score).margin(1e-9));
    }
    request.limit = 3;
    request.exact_total = false;
    const auto few = searcher.answer(request).value();
    for (std::size_t at = 0; at < few.hits.size(); ++at) REQUIRE(few.hits[at].id == answer.hits[at].id);
  }
}

}  // namespace dateline
