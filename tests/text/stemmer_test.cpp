#include "text/stemmer.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "text/normalizer.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

TEST_CASE("words of a language meet in their stem", "[text][stemmer]") {
  const auto [language, word, stem] = GENERATE(table<std::string, std::string, std::string>({
      {"en", "attacks", "attack"},
      {"en", "attacked", "attack"},
      {"en", "russia's", "russia"},
      {"en", "news", "news"},
      {"en", "cities", "citi"},
      {"de", "angriffe", "angriff"},
      {"de", "häuser", "haus"},
      {"fr", "attaques", "attaqu"},
      {"es", "ataques", "ataqu"},
      {"it", "attacchi", "attacc"},
      {"pt", "ataques", "ataqu"},
      {"nl", "aanvallen", "aanvall"},
      {"ru", "атаки", "атак"},
      {"sv", "attackerna", "attack"},
      {"fi", "hyökkäykset", "hyökkäyks"},
      {"tr", "saldırılar", "saldırı"},
      {"hu", "támadások", "támadás"},
      {"no", "angrepene", "angrep"},
      {"da", "angrebene", "angreb"},
      // never stemmed, in any language
      {"en", "isis", "isis"},
      {"de", "isis", "isis"},
      {"en", "isis's", "isis"},
      // never stemmed in English: international is not internal, Harris not Harry
      {"en", "international", "international"},
      {"en", "internal", "intern"},
      {"en", "harris", "harris"},
      {"en", "harry", "harri"},
      {"en", "france's", "france"},
      {"fr", "groupes", "group"},
      {"fr", "groupe", "group"},
      // names and numbers
      {"en", "at&t", "at&t"},
      {"en", "at&t's", "at&t"},
      {"en", "1990s", "1990s"},
      {"en", "covid19", "covid19"},
      {"en", "1,000", "1,000"},
      // no stemmer
      {"zh", "中国", "中国"},
      {"ha", "labarai", "labarai"},
      {"", "attacks", "attacks"},
      {"no-such", "attacks", "attacks"},
      {"en", "'s", "'s"},
      {"en", "'", "'"},
      {"en", "", ""},
  }));
  CAPTURE(language, word);
  Stemmer stemmer;
  CHECK(stemmer.stem(word, language) == stem);
}

TEST_CASE("a stemmer may change language from word to word", "[text][stemmer]") {
  Stemmer stemmer;
  for (int i = 0; i < 3; ++i) {
    CHECK(stemmer.stem("attacks", "en") == "attack");
    CHECK(stemmer.stem("häuser", "de") == "haus");
    CHECK(stemmer.stem("attacks", "") == "attacks");
  }
}

TEST_CASE("terms beyond the limit keep their beginning and gain a hash", "[text][stemmer]") {
  const std::string limit(kLongestTerm, 'x');
  CHECK(shortened_term(limit) == limit);
  const std::string one = shortened_term(limit + "1");
  const std::string two = shortened_term(limit + "2");
  CHECK(one.size() <= kLongestTerm);
  CHECK(one.substr(0, 200) == limit.substr(0, 200));
  CHECK(one != two);
  CHECK(shortened_term("a" + std::string(300, 'b')) ==
        "a" + std::string(199, 'b') + "#8827e37352d70a34");  // on disk: for ever

  std::string accents;
  for (int i = 0; i < 200; ++i) accents += "xé";
  Stemmer stemmer;
  const std::string stem(stemmer.stem(accents, "ha"));
  CHECK(stem.size() <= kLongestTerm);
  CHECK(is_valid_utf8(stem));
  CHECK(stemmer.stem(std::string(900, 'q'), "en").size() <= kLongestTerm);
}

TEST_CASE("the main languages of news have a stemmer", "[text][stemmer]") {
  CHECK(std::ranges::is_sorted(stemmed_languages()));
  for (const std::string language :
       {"ar", "da", "de", "en", "es", "fi", "fr", "hu", "it", "nl", "no", "pt", "ro", "ru", "sv", "tr"}) {
    CAPTURE(language);
    CHECK(std::ranges::binary_search(stemmed_languages(), language));
  }
}

TEST_CASE("the words that are never stemmed are folded, sorted, and would have changed", "[text][stemmer]") {
  for (const std::string language : {"en", "de"}) {
    CHECK(std::ranges::is_sorted(never_stemmed(language)));
    for (const std::string_view word : never_stemmed(language)) {
      CAPTURE(word);
      CHECK(folded_form(word) == word);
    }
  }
}

}  // namespace
}  // namespace dateline::text
