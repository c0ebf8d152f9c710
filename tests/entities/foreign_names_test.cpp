// Names in other languages than English: countries by their own names there, persons by their first names,
// what tables know, acronyms that occur twice.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "entities/capitalised_names.h"
#include "entities/foreign_countries.h"
#include "entities/tagger_model.h"
#include "marked_text.h"
#include "text/analyzer.h"

namespace dateline::entities {
namespace {

using Found = std::vector<std::string>;

struct Analysed {
  text::FormTable forms;
  text::AnalysedText words;
};
Analysed analysed(const std::string& text, const std::string& language) {
  Analysed out;
  auto analyzer = text::Analyzer::open();
  REQUIRE(analyzer);
  analyzer->analyze(text, language, out.forms, out.words);
  return out;
}

/// "Russie -> Russia"
Found countries_in(const std::string& text, const std::string& language) {
  const Analysed read = analysed(text, language);
  ForeignCountries countries(known_names());
  std::vector<CountryMention> mentions;
  countries.find(text, read.words.tokens, read.forms, language, mentions);
  Found found;
  for (const CountryMention& mention : mentions) {
    REQUIRE(mention.begin < mention.end);
    REQUIRE(mention.end <= read.words.tokens.size());
    const std::uint32_t begin = read.words.tokens[mention.begin].bytes.begin;
    found.push_back(text.substr(begin, read.words.tokens[mention.end - 1].bytes.end - begin) + " -> " +
                    std::string(mention.country));
  }
  return found;
}

/// "person: Emmanuel Macron"
Found names_in(const std::string& text, const std::string& language, const std::string& title = "") {
  static const auto model = TaggerModel::built_in().value();
  const Analysed body = analysed(text, language);
  const Analysed head = analysed(title, language);
  CapitalisedNames names(model, known_names());
  ArticleMentions mentions;
  names.find(title, head.words, text, body.words, language, mentions);
  Found found;
  const auto add = [&](const std::string& of, const Analysed& read, const std::vector<Mention>& list) {
    std::uint32_t last = 0;
    for (const Mention& mention : list) {
      REQUIRE(mention.begin >= last);
      REQUIRE(mention.begin < mention.end);
      REQUIRE(mention.end <= read.words.tokens.size());
      last = mention.end;
      const std::uint32_t begin = read.words.tokens[mention.begin].bytes.begin;
      found.push_back(std::string(name_of(mention.type)) + ": " +
                      of.substr(begin, read.words.tokens[mention.end - 1].bytes.end - begin));
    }
  };
  add(title, head, mentions.title);
  add(text, body, mentions.body);
  return found;
}

TEST_CASE("countries are found by their names in the article's language", "[entities][foreign]") {
  const auto [language, text, found] = GENERATE(table<std::string, std::string, Found>({
      {"fr",
       "La Russie et l'Algérie négocient, l\u2019Allemagne hésite.",
       {"Russie -> Russia", "Algérie -> Algeria", "Allemagne -> Germany"}},
      {"fr",
       "Les États-Unis et le Burkina Faso.",
       {"États-Unis -> United States", "Burkina Faso -> Burkina Faso"}},
      {"fr", "Maurice Ravel aimait la valse.", {}},
      {"de",
       "Deutschland und die Schweiz, nicht das deutschland der anderen.",
       {"Deutschland -> Germany", "Schweiz -> Switzerland"}},
      {"es",
       "España, Reino Unido y Costa Rica.",
       {"España -> Spain", "Reino Unido -> United Kingdom", "Costa Rica -> Costa Rica"}},
      {"ru", "Переговоры в России и на Украине.", {"России -> Russia", "Украине -> Ukraine"}},
      {"zh", "俄罗斯和乌克兰举行会谈。", {"俄罗斯 -> Russia", "乌克兰 -> Ukraine"}},
      {"ar", "قالت روسيا إن الصين توافق", {"روسيا -> Russia", "الصين -> China"}},
      {"xx", "Russia", {}},
  }));
  CAPTURE(language, text);
  CHECK(countries_in(text, language) == found);
}

TEST_CASE("persons, bodies and places by first names, tables and repetition", "[entities][foreign]") {
  const auto [language, text, found] = GENERATE(table<std::string, std::string, Found>({
      {"fr",
       "Le président Emmanuel Macron a parlé. Selon Macron, c'est fini.",
       {"person: Emmanuel Macron", "person: Macron"}},
      {"fr", "Le discours d'Emmanuel Macron à Paris.", {"person: Emmanuel Macron", "place: Paris"}},
      {"fr",
       "La réunion de la CEDEAO à Lagos. La CEDEAO a dit non.",
       {"org: CEDEAO", "place: Lagos", "org: CEDEAO"}},
      {"fr", "Une seule ABCD.", {}},
      {"es", "Pedro de la Rosa habló. Madrid espera.", {"person: Pedro de la Rosa"}},
      {"es", "En Madrid se espera.", {"place: Madrid"}},
      {"de",
       "Die Lage in Berlin: Angela Merkel traf den Kanzler.",
       {"place: Berlin", "person: Angela Merkel"}},
      {"de", "Das Essen war gut.", {}},
      {"de", "Der Ölpreis stieg. Les Miserables blieb.", {"person: Les Miserables"}},
      {"zh", "俄罗斯和乌克兰举行会谈。", {}},
      {"fr", "LE PRÉSIDENT EMMANUEL MACRON A PARLÉ", {}},
      {"fr", "", {}},
  }));
  CAPTURE(language, text);
  CHECK(names_in(text, language) == found);
}

TEST_CASE("what the body names is known in the headline", "[entities][foreign]") {
  CHECK(names_in("Olaf Scholz sprach.", "de", "Warum Scholz schweigt") ==
        Found{"person: Scholz", "person: Olaf Scholz"});
}

}  // namespace
}  // namespace dateline::entities
