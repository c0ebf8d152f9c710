// Generated corpora: the same bytes everywhere, articles that stand by themselves, queries that have answers.
#include "corpus/generator/article_generator.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/generator/lexicon.h"
#include "corpus/generator/names.h"
#include "corpus/generator/query_set.h"
#include "corpus/generator/random.h"

namespace dateline::corpus {
namespace {

/// FNV-1a, 64 bits.
std::uint64_t checksum(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash;
}

std::string json_lines(const ArticleGenerator& generator, std::uint64_t first, std::uint64_t count) {
  std::string lines;
  for (std::uint64_t i = 0; i < count; ++i) append_json_line(generator.article(first + i), lines);
  return lines;
}

/// " word word word ": lower-case, with anything else as one blank; a full stop is kept as a word.
std::string words_between_blanks(std::string_view text) {
  std::string out = " ";
  for (const char c : text) {
    if (c == '.') out += out.back() == ' ' ? ". " : " . ";
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) out += static_cast<char>(c | 0x20);
    if (!letter && out.back() != ' ') out += ' ';
  }
  return out;
}

bool is_plain_word(const std::string& word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

TEST_CASE("a corpus is the same bytes on every machine", "[corpus]") {
  const ArticleGenerator generator({.seed = 1, .mean_words = 360});
  const std::string lines = json_lines(generator, 0, 100);
  CHECK(lines == json_lines(ArticleGenerator({.seed = 1, .mean_words = 360}), 0, 100));
  CHECK(checksum(lines) == 0x95353612CA1B27E6ULL);
}

TEST_CASE("an article depends on its number and not on those before it", "[corpus]") {
  const ArticleGenerator generator({.seed = 7, .mean_words = 50});
  const std::string whole = json_lines(generator, 0, 300);
  CHECK(whole.substr(whole.size() - json_lines(generator, 200, 100).size()) ==
        json_lines(generator, 200, 100));
}

TEST_CASE("another seed is another corpus", "[corpus]") {
  const ArticleGenerator one({.seed = 1, .mean_words = 50});
  const ArticleGenerator two({.seed = 2, .mean_words = 50});
  CHECK(one.article(0).text != two.article(0).text);
}

TEST_CASE("articles look like articles", "[corpus]") {
  const ArticleGenerator generator({});
  std::uint64_t words = 0;
  for (std::uint64_t i = 0; i < 500; ++i) {
    CAPTURE(i);
    const GeneratedArticle article = generator.article(i);
    const std::string text = words_between_blanks(article.text);
    words += static_cast<std::uint64_t>(std::ranges::count(text, ' '));
    CHECK(article.text.ends_with('.'));
    CHECK(std::ranges::count(article.title, ' ') >= 4);
    CHECK(schema::civil_date(article.published.start).year >= 2000);
    CHECK(schema::civil_date(article.published.start).year <= 2024);
    CHECK(article.topics.size() <= 3);
    if (generator.origin_of(i) != i) continue;  // a copy may lack the paragraph with the name
    for (const auto* names : {&article.people, &article.organisations, &article.places})
      for (const std::string& name : *names)
        CHECK(text.find(words_between_blanks(name)) != std::string::npos);
  }
  CHECK(words / 500 > 300);
  CHECK(words / 500 < 450);
}

TEST_CASE("copies have the text of their origin, a later date and another number", "[corpus]") {
  const ArticleGenerator generator({.seed = 3, .mean_words = 80});
  unsigned copies = 0;
  for (std::uint64_t i = 0; i < 3'000; ++i) {
    const std::uint64_t origin = generator.origin_of(i);
    if (origin == i) continue;
    CAPTURE(i, origin);
    ++copies;
    const GeneratedArticle copy = generator.article(i);
    const GeneratedArticle original = generator.article(origin);
    CHECK(original.text.starts_with(copy.text));
    CHECK(copy.title == original.title);
    CHECK(copy.id != original.id);
    CHECK(copy.published.start >= original.published.start);
  }
  CHECK(copies > 60);
  CHECK(copies < 130);
}

TEST_CASE("every rank has a word of its own", "[corpus][lexicon]") {
  const Lexicon lexicon;
  std::set<std::string> words;
  std::vector<Rank> ranks;
  for (Rank rank = 0; rank < 70'000; ++rank) ranks.push_back(rank);
  for (Rank rank = 2'020'000; rank < 2'021'000; ++rank) ranks.push_back(rank);
  for (Rank rank = 29'999'999'000; rank < 30'000'000'000; ++rank) ranks.push_back(rank);
  for (const Rank rank : ranks) {
    std::string word;
    lexicon.append(rank, word);
    if (!is_plain_word(word) || !words.insert(word).second) FAIL("rank " << rank << " has the word " << word);
  }
  for (std::uint32_t number = 0; number < kNameWords; ++number) {
    std::string word = Lexicon::name_word(number);
    word[0] = static_cast<char>(word[0] | 0x20);
    if (!words.insert(word).second) FAIL("name word " << number << " is also another word: " << word);
  }
}

TEST_CASE("names of one kind differ", "[corpus][names]") {
  std::set<std::string> people;
  for (std::uint32_t i = 0; i < kPeople; ++i) people.insert(person_name(i));
  for (std::uint32_t outlet = 0; outlet < kOutlets; ++outlet)
    for (std::uint32_t author = 0; author < kAuthorsOfOutlet; ++author)
      people.insert(author_name(outlet, author));
  CHECK(people.size() == kPeople + kOutlets * kAuthorsOfOutlet);
  std::set<std::string> organisations;
  for (std::uint32_t i = 0; i < kOrganisations; ++i) organisations.insert(organisation_name(i));
  CHECK(organisations.size() == kOrganisations);
  std::set<std::string> places;
  for (std::uint32_t i = 0; i < kPlaces; ++i) places.insert(place_name(i));
  CHECK(places.size() == kPlaces);
}

TEST_CASE("powers by series agree with the textbook", "[corpus][random]") {
  const auto [base, exponent, value] =
      GENERATE(table<double, double, double>({{2, 10, 1024},
                                              {10, -3, 0.001},
                                              {2, 0.5, 1.41421356237309505},
                                              {65536, -1.25, 9.5367431640625e-7},
                                              {0.25, 1.5, 0.125},
                                              {7, 0, 1}}));
  CAPTURE(base, exponent);
  CHECK(power(base, exponent) == Approx(value).epsilon(1e-13));
}

TEST_CASE("an alias table draws by weight", "[corpus][random]") {
  const std::vector<double> weights{1, 2, 3, 0, 4};
  const AliasTable table(weights);
  Random random(1, 2, 3);
  std::vector<double> drawn(weights.size());
  for (unsigned i = 0; i < 100'000; ++i) drawn[table.draw(random)] += 1e-4;  // in tenths of the draws
  for (std::size_t i = 0; i < weights.size(); ++i) CHECK(drawn[i] == Approx(weights[i]).margin(0.1));
}

/// Terms of an `a AND b`, an `"a b"` or an `a` as they would stand between blanks.
std::vector<std::string> parts_of(const BenchmarkQuery& query) {
  std::string text = query.query;
  std::vector<std::string> parts;
  if (text.front() == '"') return {words_between_blanks(text)};
  for (std::size_t at = text.find(" AND "); at != std::string::npos; at = text.find(" AND ")) {
    parts.push_back(' ' + text.substr(0, at) + ' ');
    text.erase(0, at + 5);
  }
  parts.push_back(' ' + text + ' ');
  return parts;
}

TEST_CASE("benchmark queries have matches", "[corpus][queries]") {
  const ArticleGenerator generator({.seed = 5, .mean_words = 120});
  std::vector<std::string> texts;
  for (std::uint64_t i = 0; i < 400; ++i) texts.push_back(words_between_blanks(generator.article(i).text));
  const std::vector<BenchmarkQuery> queries = benchmark_queries(generator, 400, 6, 5);
  std::map<std::string, unsigned> per_class;
  for (const BenchmarkQuery& query : queries) ++per_class[query.kind];
  CHECK(per_class.size() == 15);
  for (const auto& [kind, count] : per_class) {
    CAPTURE(kind);
    CHECK(count == 6);
  }
  for (const BenchmarkQuery& query : queries) {
    if (!query.kind.starts_with("term") && !query.kind.starts_with("and") &&
        !query.kind.starts_with("phrase"))
      continue;
    CAPTURE(query.query);
    const auto has_all = [parts = parts_of(query)](const std::string& text) {
      return std::ranges::all_of(
          parts, [&](const std::string& part) { return text.find(part) != std::string::npos; });
    };
    CHECK(std::ranges::any_of(texts, has_all));
  }
}

}  // namespace
}  // namespace dateline::corpus
