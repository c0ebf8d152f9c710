// Any of several terms: the best articles are those of a plain sum over every article, whatever is read,
// asked or left out on the way.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "index/index_remove.h"
#include "search/bm25.h"
#include "search/posting_reader.h"
#include "search/query_parser.h"
#include "search/searcher.h"
#include "support/built_index.h"
#include "support/random_articles.h"

namespace dateline {
namespace {

using search::Searcher;
using search::SearchRequest;
using test_support::Random;

/// What the oracle knows of an article.
struct CountedArticle {
  std::string id;
  std::map<std::string, std::uint64_t> counts;  // title words three times
  std::uint64_t words = 0;                      // the same
};

struct Corpus {
  std::vector<article::Article> articles;
  std::vector<CountedArticle> counted;
};

/// Low numbers are frequent. No stemmer changes them.
std::string some_word(Random& random) {
  return "w" + std::to_string(random.below(1 + random.below(1 + random.below(300))));
}

std::string add_words(Random& random, std::uint64_t words, std::uint64_t weight, CountedArticle& counted) {
  std::string text;
  for (std::uint64_t i = 0; i < words; ++i) {
    const std::string word = some_word(random);
    const std::uint64_t times = weight == 1 && random.below(2000) == 0 ? 80 : 1;  // a large count
    for (std::uint64_t time = 0; time < times; ++time) text += (text.empty() ? "" : " ") + word;
    counted.counts[word] += weight * times;
    counted.words += weight * times;
  }
  return text;
}

/// Enough for several windows.
Corpus random_corpus(Random& random) {
  Corpus corpus;
  const std::uint64_t count = 9000 + random.below(6000);
  for (std::uint64_t i = 0; i < count; ++i) {
    CountedArticle counted;
    counted.id = "a" + std::to_string(i);
    article::Article article;
    article.id = counted.id;
    article.title = add_words(random, 1 + random.below(3), 3, counted);
    article.body = add_words(random, 1 + random.below(i % 50 == 0 ? 60 : 12), 1, counted);
    corpus.articles.push_back(std::move(article));
    corpus.counted.push_back(std::move(counted));
  }
  return corpus;
}

struct Scored {
  double score = 0;
  std::string id;
};

/// Every article that has a word, the best first.
std::vector<Scored> plain_ranking(const Corpus& corpus, const std::vector<std::string>& words,
                                  const search::Bm25& bm25) {
  std::vector<double> weights;
  for (const std::string& word : words)
    weights.push_back(bm25.term_weight(static_cast<std::uint64_t>(std::ranges::count_if(
        corpus.counted, [&](const CountedArticle& article) { return article.counts.contains(word); }))));
  std::vector<Scored> ranking;
  for (const CountedArticle& article : corpus.counted) {
    double sum = 0;
    bool matches = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto found = article.counts.find(words[i]);
      if (found == article.counts.end()) continue;
      matches = true;
      sum += search::Bm25::weight(weights[i], static_cast<double>(found->second),
                                  bm25.length_part(article.words));
    }
    if (matches) ranking.push_back({sum, article.id});
  }
  std::ranges::sort(ranking, [](const Scored& a, const Scored& b) {
    return a.score != b.score ? a.score > b.score : a.id < b.id;
  });
  return ranking;
}

void remove_some(Random& random, const test_support::BuiltIndex& index, Corpus& corpus) {
  index::RemoveOptions options;
  for (const CountedArticle& article : corpus.counted)
    if (random.chance(5)) options.ids.push_back(article.id);
  REQUIRE(index::remove_articles(index.path(), options));
  const std::set<std::string> removed(options.ids.begin(), options.ids.end());
  std::erase_if(corpus.counted, [&](const CountedArticle& article) { return removed.contains(article.id); });
}

std::vector<std::string> some_words(Random& random) {
  std::vector<std::string> words;
  for (std::uint64_t i = 2 + random.below(random.chance(50) ? 60 : 5); i > 0; --i) {
    const std::string word = random.chance(70) ? some_word(random) : "w" + std::to_string(random.below(300));
    if (std::ranges::find(words, word) == words.end()) words.push_back(word);
  }
  return words;
}

void check_query(Random& random, const Corpus& corpus, Searcher& searcher,
                 const std::vector<std::string>& words) {
  std::string query = words.front();
  for (std::size_t i = 1; i < words.size(); ++i) query += " OR " + words[i];
  SearchRequest request;
  request.query = search::parse_query(query).value();
  request.snippets = 0;
  request.exact_total = random.chance(50);
  request.limit = 1 + random.below(40);
  INFO(query);
  const search::Answer answer = searcher.answer(request).value();
  const auto expected =
      plain_ranking(corpus, words, search::Bm25(request.ranking, searcher.generation().manifest().totals));
  if (request.exact_total) REQUIRE(answer.total == expected.size());
  REQUIRE(answer.hits.size() == std::min<std::size_t>(request.limit, expected.size()));
  for (std::size_t i = 0; i < answer.hits.size(); ++i) {
    INFO(i << ": " << answer.hits[i].id << " " << answer.hits[i].score << ", expected " << expected[i].id
           << " " << expected[i].score);
    REQUIRE(answer.hits[i].id == expected[i].id);
    REQUIRE(answer.hits[i].score == expected[i].score);  // to the last bit
  }
}

/// Posting by posting, and all up to random docids: the same.
void check_reading(Random& random, const store::Segment& segment, const std::string& term) {
  search::PostingReader one;
  search::PostingReader many;
  one.open(segment, term);
  many.open(segment, term);
  while (many.docid() != search::kNoMoreDocs) {
    const auto end = static_cast<store::DocId>(many.docid() + random.below(6000));
    if (random.chance(30)) REQUIRE(many.seek(end) == one.seek(end));
    many.read_until(end, [&](store::DocId docid, std::uint32_t packed) {
      REQUIRE(docid == one.docid());
      REQUIRE(packed == one.wdf());
      one.next();
    });
    REQUIRE(many.docid() == one.docid());
    if (random.chance(30) && many.docid() != search::kNoMoreDocs) {
      REQUIRE(many.wdf() == one.wdf());
      REQUIRE(many.next() == one.next());
    }
  }
}

}  // namespace

TEST_CASE("the best articles of any of several words are those of a plain sum", "[search][oracle][window]") {
  const std::uint64_t seed = GENERATE(range(1, 7));
  CAPTURE(seed);
  Random random(seed);
  Corpus corpus = random_corpus(random);
  test_support::BuiltIndexOptions options;
  if (random.chance(30)) options.segment_articles = 7000;
  options.hot = {64, 64 + static_cast<std::uint32_t>(random.below(500)),
                 static_cast<std::uint32_t>(1 + random.below(10))};
  if (random.chance(20)) options.hot = {1, UINT32_MAX, 1};  // none
  const test_support::BuiltIndex index(corpus.articles, options);
  if (random.chance(50)) remove_some(random, index, corpus);
  Searcher searcher = Searcher::open(index.path()).value();
  if (random.chance(30)) searcher.use_threads({.count = 3, .part = 1, .before = 0, .only_idle = false});
  for (int i = 0; i < 25; ++i) check_query(random, corpus, searcher, some_words(random));
  for (int i = 0; i < 40; ++i) check_reading(random, searcher.generation().segment(0), some_word(random));
}

TEST_CASE("a frequent word follows, leads, and follows again, and nothing changes",
          "[search][oracle][window]") {
  const std::uint64_t seed = 11;
  CAPTURE(seed);
  Random random(seed);
  Corpus corpus;
  const std::vector<std::string> heavy{"w11", "w12", "w13", "w14"};
  for (std::uint64_t i = 0; i < 45'000; ++i) {  // eleven windows
    CountedArticle counted;
    counted.id = "a" + std::to_string(i);
    article::Article article;
    article.id = counted.id;
    const auto add = [&](const std::string& word) {
      article.body += word + " ";
      ++counted.counts[word];
      ++counted.words;
    };
    add("w0");
    // The rare words are frequent in every other stretch, so that the frequent one is asked often there, and
    // hardly ever in the others.
    const std::uint64_t share = i / 6000 % 2 == 0 ? 3 : 200;
    for (const std::string& word : heavy)
      for (std::uint64_t times = random.below(share) == 0 ? 1 + random.below(3) : 0; times > 0; --times)
        add(word);
    for (std::uint64_t filler = random.below(4); filler > 0; --filler) add("w1");
    corpus.articles.push_back(std::move(article));
    corpus.counted.push_back(std::move(counted));
  }
  test_support::BuiltIndexOptions options;
  options.hot = {64, 1000, 10};
  const test_support::BuiltIndex index(corpus.articles, options);
  Searcher searcher = Searcher::open(index.path()).value();
  for (int i = 0; i < 6; ++i) {
    std::vector<std::string> words{"w0"};
    for (const std::string& word : heavy)
      if (random.chance(70)) words.push_back(word);
    if (words.size() > 1) check_query(random, corpus, searcher, words);
  }
}

}  // namespace dateline
