// Articles through the built-in model: headlines, capitals, hyphens; and texts that are no articles.
#include "entities/article_tagger.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <optional>
#include <random>
#include <string>

#include "entities/sample_model.h"

using namespace dateline;
using namespace dateline::entities;

namespace {

const std::shared_ptr<const TaggerModel>& built_in() {
  static const auto model = TaggerModel::built_in();
  REQUIRE(model);
  return *model;
}

/// Names of a text as "person:Vladimir Putin", in order; the words as they stand, joined by blanks.
std::vector<std::string> names_in(std::string_view text, const text::AnalysedText& words,
                                  const std::vector<Mention>& mentions) {
  std::vector<std::string> names;
  std::uint32_t last = 0;
  for (const Mention& mention : mentions) {
    REQUIRE(mention.begin >= last);
    last = mention.end;
    REQUIRE(mention.begin < mention.end);
    REQUIRE(mention.end <= words.tokens.size());
    std::string name = std::string(name_of(mention.type)) + ":";
    for (std::uint32_t i = mention.begin; i < mention.end; ++i)
      name.append(i > mention.begin ? " " : "").append(slice(text, words.tokens[i].bytes));
    names.push_back(name);
  }
  return names;
}

struct Names {
  std::vector<std::string> title;
  std::vector<std::string> body;
};

class Reader {
 public:
  explicit Reader(std::shared_ptr<const TaggerModel> model = built_in()) : tagger_(std::move(model)) {
    auto analyzer = text::Analyzer::open();
    REQUIRE(analyzer);
    analyzer_.emplace(std::move(*analyzer));
  }
  Names read(std::string_view title, std::string_view body) {
    text::FormTable forms;
    text::AnalysedText title_words;
    text::AnalysedText body_words;
    analyzer_->analyze(title, "en", forms, title_words);
    analyzer_->analyze(body, "en", forms, body_words);
    ArticleMentions mentions;
    tagger_.tag(title, title_words, body, body_words, mentions);
    return {names_in(title, title_words, mentions.title), names_in(body, body_words, mentions.body)};
  }

 private:
  ArticleTagger tagger_;
  std::optional<text::Analyzer> analyzer_;
};

bool holds(const std::vector<std::string>& names, const char* name) {
  return std::ranges::find(names, name) != names.end();
}

constexpr const char* kBody =
    "Russian President Vladimir Putin met Angela Merkel in Moscow on Monday. Officials of the United Nations "
    "said "
    "that Mr. Putin would travel to Paris.";

}  // namespace

TEST_CASE("an article's persons, organisations and places are found") {
  const Names names = Reader().read("Putin meets Merkel", kBody);
  CHECK(holds(names.body, "person:Vladimir Putin"));
  CHECK(holds(names.body, "person:Angela Merkel"));
  CHECK(holds(names.body, "person:Putin"));
  CHECK(holds(names.body, "place:Moscow"));
  CHECK(holds(names.body, "place:Paris"));
  CHECK(holds(names.body, "org:United Nations"));
  CHECK_FALSE(holds(names.body, "place:Monday"));
}

TEST_CASE("a headline takes the names of the body, whatever its case") {
  for (const char* title :
       {"VLADIMIR PUTIN MEETS ANGELA MERKEL IN MOSCOW", "Vladimir Putin Meets Angela Merkel In Moscow",
        "Vladimir Putin meets Angela Merkel in Moscow"}) {
    const Names names = Reader().read(title, kBody);
    REQUIRE(names.title.size() == 3);
    const std::string first = names.title[0];
    CHECK(std::ranges::equal(first, std::string("person:Vladimir Putin"),
                             [](char a, char b) { return std::tolower(a) == std::tolower(b); }));
    CHECK(names.title[1].starts_with("person:A"));
    CHECK(names.title[2].starts_with("place:M"));
  }
}

TEST_CASE("a place before a hyphen is a place") {
  const Names names = Reader().read("", "The Moscow-based bank and the U.S.-led forces left Iraq.");
  CHECK(holds(names.body, "place:Moscow"));
  CHECK(holds(names.body, "place:U.S."));
  CHECK(holds(names.body, "place:Iraq"));
}

TEST_CASE("a possessive does not hide a name") {
  const Names names = Reader().read("", "He spoke in Russia\xE2\x80\x99s capital, and in Germany's.");
  CHECK(holds(names.body, "place:Russia\xE2\x80\x99s"));
  CHECK(holds(names.body, "place:Germany's"));
}

TEST_CASE("texts without words, capitals or sense yield nothing to fall over") {
  Reader reader;
  CHECK(reader.read("", "").body.empty());
  CHECK(reader.read("", "...").body.empty());
  CHECK(reader.read("!", "").title.empty());
  CHECK(reader.read("", "rain fell in the night").body.empty());
  CHECK(reader.read("", std::string(100'000, 'A')).body.size() <= 100);
}

TEST_CASE("random text yields mentions within it, sorted and apart") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  Reader sober;
  Reader wild(test::random_model(random, 100));
  const std::string_view pieces[] = {"Mr",
                                     ".",
                                     "-",
                                     "'",
                                     "s",
                                     " ",
                                     " ",
                                     "\n\n",
                                     "U.S.",
                                     "led",
                                     "\xE2\x80\x99",
                                     "A",
                                     "\xC3\x89t\xC3\xA9",
                                     "\xE4\xB8\xAD\xE6\x96\x87",
                                     "(",
                                     "&",
                                     "Moscow",
                                     "Putin",
                                     "of",
                                     "\xF0\x9F\x98\x80",
                                     "Corp",
                                     "\xC2\xA0",
                                     "7",
                                     "THE",
                                     "said"};
  for (int round = 0; round < 500; ++round) {
    std::string title;
    std::string body;
    for (std::size_t i = random() % 20; i > 0; --i) title += pieces[random() % std::size(pieces)];
    for (std::size_t i = random() % 80; i > 0; --i) body += pieces[random() % std::size(pieces)];
    CAPTURE(title, body);
    for (Reader* reader : {&sober, &wild}) {
      const Names first = reader->read(title, body);
      const Names second = reader->read(title, body);
      REQUIRE(first.body == second.body);
      REQUIRE(first.title == second.title);
    }
  }
}
