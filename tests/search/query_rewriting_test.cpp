// What is tried in the stead of a query that finds nothing.
#include "search/query_rewriting.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "search/query_parser.h"

namespace dateline::search {
namespace {

using Texts = std::vector<std::string>;

/// Replaces words where they first stand in the query.
Texts rewritten(const std::string& query, const std::vector<Texts>& words, ParseOptions options = {}) {
  std::vector<Replacement> replacements;
  for (const Texts& word : words) {
    const auto begin = static_cast<std::uint32_t>(query.find(word.front()));
    replacements.push_back({{begin, begin + static_cast<std::uint32_t>(word.front().size())},
                            Texts(word.begin() + 1, word.end())});
  }
  return rewritings(parse_query(query, options).value(), replacements, !options.bare_or);
}

TEST_CASE("words take the places of others", "[search][suggestion]") {
  CHECK(rewritten("mosocw", {{"mosocw", "moscow"}}) == Texts{"moscow"});
  CHECK(rewritten("ferry mosocw", {{"mosocw", "moscow", "moslow"}}) == Texts{"ferry moscow", "ferry moslow"});
  CHECK(rewritten("title:mosocw -fery", {{"mosocw", "moscow"}}) == Texts{"title:moscow -fery"});
  CHECK(rewritten("feryr mosocw", {{"feryr", "ferry", "fear"}, {"mosocw", "moscow", "moslow"}}) ==
        Texts{"ferry moscow", "fear moscow", "ferry moslow"});
}

TEST_CASE("phrases become words that must all be there", "[search][suggestion]") {
  CHECK(rewritten("\"red square\"", {}) == Texts{"red square"});
  CHECK(rewritten("\"red squaer\"", {{"squaer", "square"}}) == Texts{"\"red square\"", "red square"});
  CHECK(rewritten("oil OR title:\"red square\"", {}) == Texts{"oil OR title:(red AND square)"});
  CHECK(rewritten("\"(red OR blue) square\"", {}) == Texts{"(red OR blue) square"});
  CHECK(rewritten("\"red square\"", {}, {.bare_or = true}) == Texts{"red AND square"});
  CHECK(rewritten("feryr \"red square\"", {{"feryr", "ferry"}}) ==
        Texts{"ferry \"red square\"", "ferry (red AND square)"});
}

TEST_CASE("there are not too many of them, and never the query itself", "[search][suggestion]") {
  CHECK(rewritten("oil", {}).empty());
  CHECK(rewritten("oil", {{"oil", "oil"}}).empty());
  Texts many{"mosocw"};
  for (int i = 0; i < 50; ++i) many.push_back("word" + std::to_string(i));
  const Texts all = rewritten("\"red mosocw\"", {many});
  CHECK(all.size() == kMostRewritings);
  CHECK(all.back() == "red word0");
}

}  // namespace
}  // namespace dateline::search
