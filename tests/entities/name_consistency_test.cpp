// What the names of a document say about one another.
#include "entities/name_consistency.h"

#include <catch2/catch.hpp>
#include <random>
#include <sstream>
#include <string>

#include "entities/sample_model.h"

using namespace dateline::entities;

namespace {

/// Names after the pass, of a text of one sentence whose tokens are separated by blanks; "." begins a new
/// one.
std::vector<Mention> consistent(const std::string& text, std::vector<Mention> names) {
  std::mt19937 random(1);
  Tagger tagger(dateline::test::random_model(random, 1));
  std::istringstream in(text);
  std::vector<std::string> tokens;
  for (std::string token; in >> token;) tokens.push_back(token);
  TokenSequence document{std::vector<std::string_view>(tokens.begin(), tokens.end()), {0}};
  for (std::uint32_t i = 0; i + 1 < tokens.size(); ++i)
    if (tokens[i] == ".") document.sentences.push_back(i + 1);
  std::vector<Mention> found;
  tagger.tag(document, found);  // only to have it read
  NameConsistency().apply(tagger, names);
  return names;
}

constexpr auto person = EntityType::person;
constexpr auto org = EntityType::org;
constexpr auto place = EntityType::place;

}  // namespace

TEST_CASE("a surname is a person's in the whole document, tagged or not") {
  // 0 John 1 Smith 2 left 3 . 4 Then 5 Smith 6 met 7 Smith
  CHECK(consistent("John Smith left . Then Smith met Smith", {{0, 2, person}, {5, 6, org}}) ==
        std::vector<Mention>{{0, 2, person}, {5, 6, person}, {7, 8, person}});
}

TEST_CASE("what begins a sentence is not made a name, nor what is written small") {
  CHECK(consistent("John Rose left . Rose was away , a rose", {{0, 2, person}}) ==
        std::vector<Mention>{{0, 2, person}});
}

TEST_CASE("a spelling has the type of its clear majority") {
  const std::string text = "in Vale and Vale and Vale and Vale";
  CHECK(consistent(text, {{1, 2, place}, {3, 4, place}, {5, 6, place}, {7, 8, org}}) ==
        std::vector<Mention>{{1, 2, place}, {3, 4, place}, {5, 6, place}, {7, 8, place}});
  CHECK(consistent(text, {{1, 2, place}, {3, 4, place}, {5, 6, org}, {7, 8, org}}) ==
        std::vector<Mention>{{1, 2, place}, {3, 4, place}, {5, 6, org}, {7, 8, org}});
  CHECK(consistent(text, {{1, 2, place}, {3, 4, place}}).size() == 4);
}

TEST_CASE("what begins the name of a firm is the firm, not a person") {
  CHECK(consistent("Marsh Vale Corp rose . Shares of Marsh rose", {{0, 3, org}, {7, 8, person}}) ==
        std::vector<Mention>{{0, 3, org}, {7, 8, org}});
  // ... but for the founder, who is called by his full name.
  CHECK(consistent("Marsh Vale Corp rose . John Marsh met Marsh",
                   {{0, 3, org}, {5, 7, person}, {8, 9, person}}) ==
        std::vector<Mention>{{0, 3, org}, {5, 7, person}, {8, 9, person}});
}

TEST_CASE("known organisations, and what ends like one, are organisations") {
  CHECK(consistent("the Global Guard said", {{1, 3, place}}) == std::vector<Mention>{{1, 3, org}});
  CHECK(consistent("the Vale and Marsh Corp said", {{1, 5, EntityType::misc}}) ==
        std::vector<Mention>{{1, 5, org}});
  CHECK(consistent("in New York", {{1, 3, place}}) == std::vector<Mention>{{1, 3, place}});
}

TEST_CASE("without names there is nothing to agree on") { CHECK(consistent("Moscow said so", {}).empty()); }
