// What an article names, told as a reader would: marked mentions in, facets out.
#include "entities/name_resolver.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "marked_text.h"

namespace dateline::entities {
namespace {

using Names = NameLines;

/// "alias -> name" of an article.
NameLines aliases_of(std::string_view marked) {
  const ArticleNames names = resolved(MarkedText(""), MarkedText(marked));
  NameLines lines;
  for (const ArticleAlias& alias : names.aliases)
    lines.push_back(alias.alias + " -> " + names.names[alias.name].name);
  return lines;
}

TEST_CASE("normalisation, case by case", "[entities][resolver]") {
  struct Row {
    const char* what;
    const char* body;
    Names names;
  };
  const Row rows[] = {
      // countries
      {"forms of a country are one",
       "The {l:U.S.}, the {l:US}, {l:America} and the {l:United States}",
       {"country: United States"}},
      {"a demonym counts for its country",
       "{m:Russian} and {m:Britons}",
       {"country: Russia", "country: United Kingdom"}},
      {"countries are found untagged",
       "Talks between Iran and the French took place.",
       {"country: France", "country: Iran"}},
      {"the longest name counts",
       "In South Korea, New Mexico and the South China Sea, North Koreans",
       {"country: North Korea", "country: South Korea"}},
      {"a government is its country",
       "{o:Moscow} and {o:Britain} agreed",
       {"place: Moscow", "country: Russia", "country: United Kingdom"}},
      {"the pronoun is no country", "Give us time, he told US reporters", {"country: United States"}},
      {"nor is it in a line of capitals", "THEY GAVE US MORE TIME", {}},
      {"a person is no country", "{p:Michael Jordan} said. {p:Jordan} left.", {"person: Michael Jordan"}},
      {"a body names its country", "The {o:Bank of Japan} said", {"org: Bank of Japan", "country: Japan"}},
      {"Georgia alone is the state",
       "{l:Atlanta}, {l:Georgia}",
       {"place: Atlanta", "place: Georgia", "country: United States"}},
      {"Georgia in the Caucasus is the country",
       "{l:Georgia} and its capital {l:Tbilisi}",
       {"place: Tbilisi", "country: Georgia"}},
      // places
      {"cities count for their country", "in {l:Lyon}", {"place: Lyon", "country: France"}},
      {"countries of their time",
       "In {l:Moscow} the Soviet leader, in {l:Bonn} the West German one",
       {"place: Bonn", "place: Moscow", "country: Soviet Union", "country: West Germany"}},
      {"a state says which city",
       "in {l:Paris}, {l:Texas}",
       {"place: Paris", "place: Texas", "country: United States"}},
      {"a state cut short is a place, whatever the tagger says",
       "of {l:Stockton}, {o:Calif}., said",
       {"place: California", "place: Stockton", "country: United States"}},
      {"months and directions are no places", "{l:Sept}. 11 in the {l:North}", {}},
      {"names in capitals take a reader's spelling",
       "{l:NEW YORK} and {l:PORT OF NOWHERE}",
       {"place: New York", "place: Port of Nowhere", "country: United States"}},
      // persons
      {"a surname takes the full name",
       "{p:Angela Rayner} spoke. {p:Rayner} left.",
       {"person: Angela Rayner"}},
      {"also when it comes first", "{p:Rayner} spoke. {p:Angela Rayner} left.", {"person: Angela Rayner"}},
      {"of two of a name the last mentioned",
       "{p:Ann Lee} met {p:Bob Lee}. {p:Lee} left.",
       {"person: Ann Lee", "person: Bob Lee"}},
      {"a first name, too, if only one has it",
       "{p:Jaime Ongpin} spoke. {p:Jaime} left.",
       {"person: Jaime Ongpin"}},
      {"a part of a surname",
       "{p:Willy de Clercq} spoke. {p:De Clercq} left. {p:Clercq}",
       {"person: Willy de Clercq"}},
      {"titles and possessives go",
       "{p:Gen. Ratko Mladic}'s men, {p:Mr. Mladic's}",
       {"person: Ratko Mladic"}},
      {"initials are the same person",
       "{p:J. Ongpin}, {p:Jaime Ongpin}, {p:Jaime V. Ongpin}",
       {"person: Jaime V. Ongpin"}},
      {"a person cut at an initial", "{p:Jaime V}. {p:Ongpin} left.", {"person: Jaime V. Ongpin"}},
      {"well-known people need no full name",
       "{p:Putin} met {p:Zelenskiy}",
       {"person: Vladimir Putin", "person: Volodymyr Zelenskyy"}},
      {"but the article's own full name goes first",
       "{p:Ivanka Trump} spoke. {p:Trump} left.",
       {"person: Ivanka Trump"}},
      {"a king keeps his title",
       "King {p:Fahd} of {l:Saudi Arabia}",
       {"person: King Fahd", "country: Saudi Arabia"}},
      {"he and God are no persons", "{p:He} thanked {p:God}", {}},
      // organisations
      {"an acronym that the article explains",
       "{o:Crop Science Society} ({o:CSS}) met. {o:CSS} said",
       {"org: Crop Science Society"}},
      {"the other way round",
       "{o:CSS} ({o:Crop Science Society}) met. {o:CSS} said",
       {"org: Crop Science Society"}},
      {"the long form need not be tagged",
       "the Crop Science Society ({o:CSS}) met",
       {"org: Crop Science Society"}},
      {"initials of a body in the article",
       "{o:Crop Science Society} met. {o:CSS} said",
       {"org: Crop Science Society"}},
      {"the article goes before the tables",
       "{o:Indian Statisticians} ({o:IS}) met; {o:IS} said",
       {"org: Indian Statisticians", "country: India"}},
      {"a known body under a wrong name",
       "the {o:General Agreement of Tariffs and Trade} ({o:GATT})",
       {"org: GATT"}},
      {"one body, many names",
       "{o:ISIS}, {o:ISIL}, {o:Daesh}, {o:IS} and {o:Islamic State of Iraq and Syria}",
       {"org: Islamic State", "country: Iraq", "country: Syria"}},
      {"a short form takes the longer name",
       "{o:Widget Peabody and Co} said. {o:Widget} rose.",
       {"org: Widget Peabody and Co"}},
      {"even as a person",
       "{o:Widget Peabody and Co} said. {p:Widget} rose.",
       {"org: Widget Peabody and Co"}},
      {"a generic head stands for the body that has it",
       "The {o:Bank of England} said. The {o:Bank} rose.",
       {"org: Bank of England"}},
      {"else it is none", "The {o:Bank} and the {o:Commission}, {o:Corp} and {o:Co Inc}", {}},
      {"company suffixes make no other company",
       "{o:Acme Motor Co} and {o:Acme Motor}",
       {"org: Acme Motor Co"}},
      {"a firm that the tagger cuts in two",
       "{p:Goldman}, {o:Sachs and Co} and {p:Alex}. {o:Widget and Sons Inc}",
       {"org: Alex. Widget and Sons Inc", "org: Goldman Sachs"}},
      {"or in another way", "{p:Elmer Widget} and {o:Sons Inc} fell", {"org: Elmer Widget and Sons Inc"}},
      {"a firm named after a person",
       "{p:Merrill Lynch}, {p:Chrysler}",
       {"org: Chrysler", "org: Merrill Lynch"}},
      {"a government is its country", "the {o:British Government}", {"country: United Kingdom"}},
      {"well-known acronyms are found untagged", "The GATT talks failed.", {"org: GATT"}},
      {"but not among words in capitals", "ALL GATT TALKS FAILED.", {}},
      {"a possessive that belongs to the name",
       "{o:McDonald's} and {o:Moody's}",
       {"org: McDonald's", "org: Moody's"}},
      // around the text
      {"the agency of a dateline is not what it is about",
       "{l:MOSCOW} ({o:Reuters}) - All was quiet.",
       {"place: Moscow", "country: Russia"}},
      {"an untagged dateline is a place",
       "PARIS, March 3 (AFP) - All was quiet.",
       {"place: Paris", "country: France"}},
      {"what is no place is none in a dateline", "PM - Aides said all was quiet.", {}},
      {"a byline is not",
       "By {p:John Smith}\n\nAll was quiet in {l:Lyon}.",
       {"place: Lyon", "country: France"}},
      {"nor is a photo credit", "Image credit, {l:UK} {o:Russia Embassy} {l:Moscow}\n\nAll was quiet.", {}},
      {"words of a heading are no names",
       "All was quiet.\n\nSpeculation and {o:Future Concerns}\n\nIt stayed so.",
       {}},
      {"unless the text has them, too",
       "{o:Acme Widgets} fell.\n\nSpeculation About {o:Acme Widgets}\n\nIt stayed so.",
       {"org: Acme Widgets"}},
      // other
      {"several of a kind are no body", "{o:PCs} and {o:MPs} of the {o:PCS}", {"org: PCS"}},
      {"misc is no facet", "the {m:Olympics} and {m:Windows}", {}},
      {"numbers are no names", "{o:747} and {l:--}", {}},
  };
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.what) { CHECK(names_of(row.body) == row.names); }
  }
}

TEST_CASE("names that the source gives join those of the text", "[entities][resolver]") {
  CHECK(names_of("{p:Volcker} spoke.", "", {{"paul-volcker"}, {}, {}, ""}) == Names{"person: Paul Volcker"});
  CHECK(names_of("{p:Jaime Ongpin} spoke.", "", {{"ongpin"}, {}, {}, ""}) == Names{"person: Jaime Ongpin"});
  CHECK(names_of("", "", {{"Ongpin, Jaime", "king-fahd"}, {}, {}, ""}) ==
        Names{"person: Jaime Ongpin", "person: King Fahd"});
  CHECK(names_of("", "", {{}, {"gatt", "ec", "worldbank", "ico-coffee"}, {}, ""}) ==
        Names{"org: European Community", "org: GATT", "org: International Coffee Organization",
              "org: World Bank"});
  CHECK(names_of("", "", {{}, {}, {"usa", "el-salvador", "west-germany", "Lyon"}, ""}) ==
        Names{"place: Lyon", "country: El Salvador", "country: France", "country: United States",
              "country: West Germany"});
  CHECK(names_of("", "", {{}, {}, {}, "    WASHINGTON, Feb 26 -"}) ==
        Names{"place: Washington", "country: United States"});
}

TEST_CASE("an agency behind a headline is no name", "[entities][resolver]") {
  CHECK(names_of("", "Oil prices soar in {l:Lyon} ({o:Reuters})") == Names{"place: Lyon", "country: France"});
}

TEST_CASE("headlines in capitals take their names from the body", "[entities][resolver]") {
  CHECK(names_of("{o:Kuwait Petroleum Corp} and {p:Angela Rayner} agreed.",
                 "{p:RAYNER}, {o:KUWAIT PETROLEUM} AGREE") ==
        Names{"person: Angela Rayner", "org: Kuwait Petroleum Corp", "country: Kuwait"});
}

TEST_CASE("spans count words through title and body", "[entities][resolver]") {
  const MarkedText title("{p:Putin} in {l:Moscow}");
  const MarkedText body("President {p:Vladimir Putin} said Russians win.");
  const ArticleNames names = resolved(title, body);
  REQUIRE(names.names.size() == 3);  // Putin, Moscow, Russia
  CHECK(names.spans == std::vector<NameSpan>{{0, 1, 0}, {2, 3, 1}, {2, 3, 2}, {4, 6, 0}, {7, 8, 2}});
}

TEST_CASE("an article says what its aliases stand for", "[entities][resolver]") {
  CHECK(aliases_of("{o:Crop Science Society} ({o:CSS}) and {p:Angela Rayner}; {p:Rayner}, {o:CSS}") ==
        Names{"Rayner -> Angela Rayner", "CSS -> Crop Science Society"});
}

TEST_CASE("any mentions of any text give names within it", "[entities][resolver][random]") {
  const unsigned seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string pieces[] = {"Putin ",
                                "U.S. ",
                                "IS ",
                                "(ISIS) ",
                                "Islamic State ",
                                "\n",
                                "By ",
                                "(Reuters) ",
                                "- ",
                                "MOSCOW, ",
                                "Bank ",
                                "of ",
                                "The ",
                                "King ",
                                "Corp. ",
                                "Calif. ",
                                "South ",
                                "Korea's ",
                                "(",
                                ")",
                                "\u201C",
                                "\u4e2d\u56fd ",
                                "Photo by ",
                                "George ",
                                "W. ",
                                "Bush ",
                                "\u00c9lys\u00e9e ",
                                "New "};
  NameResolver resolver(known_names());
  ArticleNames names;
  for (int round = 0; round < 600; ++round) {
    const auto text_of = [&] {
      std::string text;
      for (std::size_t piece = random() % 30; piece > 0; --piece)
        text += pieces[random() % std::size(pieces)];
      return MarkedText(text);
    };
    MarkedText title = text_of();
    MarkedText body = text_of();
    for (MarkedText* text : {&title, &body}) {
      for (std::uint32_t at = 0; at < text->words.size() + 2;) {
        const std::uint32_t size = 1 + static_cast<std::uint32_t>(random() % 4);
        if (random() % 2 == 0)
          text->mentions.push_back({at, at + size, static_cast<EntityType>(random() % 4)});
        at += size;
      }
    }
    CAPTURE(title.text, body.text);
    resolver.resolve(title.view(), body.view(), {}, names);
    CHECK(std::ranges::is_sorted(names.names));
    CHECK(std::ranges::adjacent_find(names.names) == names.names.end());
    for (const ArticleName& name : names.names) CHECK_FALSE(name.name.empty());
    for (const NameSpan& span : names.spans) {
      CHECK(span.begin < span.end);
      CHECK(span.end <= title.words.size() + body.words.size());
      CHECK(span.name < names.names.size());
    }
  }
}

}  // namespace
}  // namespace dateline::entities
