// The words of an article that are chosen without a look at all of them are those that a look at all chooses;
// what many words mark is what each of them marks.
#include "search/article_terms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "index/index_remove.h"
#include "search/merit_bounds.h"
#include "search/query_parser.h"
#include "search/searcher.h"
#include "support/built_index.h"
#include "support/random_articles.h"

namespace dateline {
namespace {

using search::ArticleTerms;
using search::SourceTerm;
using test_support::Random;

constexpr std::size_t kAll = SIZE_MAX;

/// Low numbers are frequent; stems of several forms, and stop words among them.
std::string base_word(std::uint64_t number) {
  constexpr std::string_view kConsonants = "bdfgklmnprst";
  constexpr std::string_view kVowels = "aeiou";
  if (number % 17 == 3) return number % 2 == 0 ? "which" : "about";
  std::string word;
  for (int i = 0; i < 3; ++i, number /= 7) {
    word += kConsonants[number % kConsonants.size()];
    word += kVowels[number % kVowels.size()];
  }
  return word + "k" + std::string(1, kConsonants[number % kConsonants.size()]) + "ok";
}

std::string some_word(Random& random) {
  std::string word = base_word(random.below(1 + random.below(1 + random.below(900))));
  if (random.chance(20)) word += "s";
  if (random.chance(10)) word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::string some_text(Random& random, std::uint64_t words) {
  std::string text;
  for (std::uint64_t i = 0; i < words; ++i) text += (i == 0 ? "" : " ") + some_word(random);
  return text;
}

std::vector<article::Article> some_articles(Random& random) {
  std::vector<article::Article> articles;
  for (std::size_t i = 0; i < 300; ++i) {
    article::Article article;
    article.id = "a" + std::to_string(i);
    article.language = "en";
    article.title = some_text(random, random.below(6));
    article.body = some_text(random, 1 + random.below(300)) + ".";
    for (std::uint64_t names = random.below(6); names > 0; --names)
      article.people.push_back("Anna " + base_word(random.below(1 + random.below(200))));
    articles.push_back(std::move(article));
  }
  return articles;
}

test_support::BuiltIndexOptions some_options(Random& random) {
  test_support::BuiltIndexOptions options;
  if (random.chance(50)) options.segment_articles = options.batch_articles = 110;
  return options;
}

class SomeIndex {
 public:
  explicit SomeIndex(Random& random) : index_(some_articles(random), some_options(random)) {
    index::RemoveOptions removed;
    if (random.chance(50))
      for (int i = 0; i < 40; ++i) removed.ids.push_back("a" + std::to_string(random.below(300)));
    if (!removed.ids.empty()) REQUIRE(index::remove_articles(index_.path(), removed));
  }
  std::filesystem::path path() const { return index_.path(); }

 private:
  test_support::BuiltIndex index_;
};

double merit(const SourceTerm& term) { return term.weight * std::log1p(static_cast<double>(term.articles)); }

/// The best of all by merit, then by falling weight.
std::vector<SourceTerm> best_of(std::vector<SourceTerm> terms, std::size_t most) {
  std::erase_if(terms, [](const SourceTerm& term) { return term.is_name(); });
  const auto sort_by = [&](auto&& value) {
    std::ranges::sort(terms, [&](const SourceTerm& a, const SourceTerm& b) {
      return value(a) != value(b) ? value(a) > value(b) : a.label < b.label;
    });
  };
  sort_by(merit);
  if (terms.size() > most) terms.resize(most);
  sort_by([](const SourceTerm& term) { return term.weight; });
  return terms;
}

}  // namespace

TEST_CASE("no term has a greater merit than its bound", "[search][similar]") {
  const std::uint64_t articles = GENERATE(0, 1, 2, 7, 300, 20'000);
  CAPTURE(articles);
  store::LiveTotals totals;
  totals.articles = articles;
  totals.body_words = articles * 100;
  const search::Bm25 bm25({}, totals);
  const search::MeritBounds bounds(bm25, articles);
  for (std::uint64_t with = articles; with > 0; --with) {
    const double own = bm25.term_weight(with) * std::log1p(static_cast<double>(with));
    REQUIRE(bounds.of(with) >= own);
    REQUIRE(bounds.of(with - 1) >= bounds.of(with));
  }
}

TEST_CASE("the words chosen are the best of all words", "[search][similar][oracle]") {
  const std::uint64_t seed = GENERATE(range(1, 13));
  CAPTURE(seed);
  Random random(seed);
  const SomeIndex index(random);
  const auto generation = store::Generation::open(index.path()).value();
  search::TermStatistics statistics(generation);
  search::NameFrequencies names(generation);
  ArticleTerms terms(generation, statistics, names);
  const search::Bm25 bm25({}, generation.manifest().totals);
  for (int i = 0; i < 60; ++i) {
    const auto article = generation.find_id("a" + std::to_string(random.below(300)));
    if (!article) continue;
    search::TermLimits limits{.words = random.below(70), .names = 0, .least_articles = 1 + random.below(3)};
    const auto chosen = terms.of_article(*article, bm25, limits);
    const std::size_t most = std::exchange(limits.words, kAll);
    const auto expected = best_of(terms.of_article(*article, bm25, limits), most);
    REQUIRE(chosen.size() == expected.size());
    for (std::size_t at = 0; at < chosen.size(); ++at) {
      REQUIRE(chosen[at].label == expected[at].label);
      REQUIRE(chosen[at].terms == expected[at].terms);
      REQUIRE(chosen[at].weight == expected[at].weight);
      REQUIRE(generation.segment(article->segment).forms().stem(chosen[at].stem.value()) ==
              chosen[at].terms.front());
    }
  }
}

TEST_CASE("names counted one by one are those counted together", "[search][similar][oracle]") {
  const std::uint64_t seed = GENERATE(range(1, 9));
  CAPTURE(seed);
  Random random(seed);
  const SomeIndex index(random);
  const auto generation = store::Generation::open(index.path()).value();
  search::NameFrequencies together(generation);
  for (int i = 0; i < 1000; ++i) together.live(schema::Facet::person, 0);
  const std::uint32_t count = generation.names().count(schema::Facet::person);
  REQUIRE(count > 10);
  for (store::NameId name = 0; name <= count; ++name)
    REQUIRE(search::NameFrequencies(generation).live(schema::Facet::person, name) ==
            together.live(schema::Facet::person, name));
}

TEST_CASE("many words mark what each of them marks", "[search][highlights][oracle]") {
  const std::uint64_t seed = GENERATE(range(1, 9));
  CAPTURE(seed);
  Random random(seed);
  const SomeIndex index(random);
  auto searcher = search::Searcher::open(index.path()).value();
  for (int i = 0; i < 40; ++i) {
    const std::string id = "a" + std::to_string(random.below(300));
    if (!searcher.generation().find_id(id)) continue;
    std::vector<std::string> words;
    for (std::uint64_t count = 8 + random.below(30); count > 0; --count) words.push_back(some_word(random));
    if (random.chance(30)) words.push_back("\"" + some_word(random) + " " + some_word(random) + "\"");
    if (random.chance(30)) words.push_back("title:" + some_word(random));
    std::string all;
    std::vector<text::ByteRange> title;
    std::vector<text::ByteRange> body;
    for (const std::string& word : words) {
      all += (all.empty() ? "" : " OR ") + word;
      const auto one = search::parse_query(word).value();
      const auto shown = searcher.show(id, &one).value();
      std::ranges::copy(shown.title_highlights, std::back_inserter(title));
      std::ranges::copy(shown.body_highlights, std::back_inserter(body));
    }
    CAPTURE(id, all);
    const auto covered = [](const std::vector<text::ByteRange>& ranges) {
      std::vector<bool> bytes;
      for (const text::ByteRange& range : ranges) {
        if (bytes.size() < range.end) bytes.resize(range.end);
        std::fill(bytes.begin() + range.begin, bytes.begin() + range.end, true);
      }
      return bytes;
    };
    const auto query = search::parse_query(all).value();
    const auto shown = searcher.show(id, &query).value();
    REQUIRE(covered(shown.title_highlights) == covered(title));
    REQUIRE(covered(shown.body_highlights) == covered(body));
  }
}

}  // namespace dateline
