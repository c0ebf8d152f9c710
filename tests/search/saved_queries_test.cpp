// Saved queries: how a file is read, and what query:name stands for.
#include "search/saved_queries.h"

#include <catch2/catch.hpp>

#include <memory>
#include <sstream>

#include "search/query_parser.h"

namespace dateline::search {
namespace {

error::Result<SavedQueries> read(const std::string& lines) {
  std::istringstream in(lines);
  return SavedQueries::read(in, "mine.txt");
}

std::string parsed(const std::string& query, const std::string& file) {
  ParseOptions options;
  options.saved = std::make_shared<SavedQueries>(read(file).value());
  const auto tree = parse_query(query, options);
  return tree ? to_string(tree->root) : error::describe(tree.error());
}

std::string refusal(const std::string& lines) {
  const auto saved = read(lines);
  return saved ? "read" : error::describe(saved.error());
}

}  // namespace

TEST_CASE("a saved query stands for itself in parentheses", "[search][query][saved]") {
  const std::string file =
      "# energy\n"
      "energy = oil OR gas\n"
      "\n"
      "cuts\tquery:energy NEAR/5 cut\r\n"
      "all.of-it_2 = query:cuts -person:trump\n";
  CHECK(parsed("query:energy price", file) == "(and (or oil gas) price)");
  CHECK(parsed("query:cuts", file) == "(near/5 (or oil gas) cut)");
  CHECK(parsed("date:2024 query:all.of-it_2", file) ==
        "(and date:2024-01-01..2024-12-31 (not (near/5 (or oil gas) cut) person:trump))");
  CHECK(parsed("-query:energy", file) == "(not * (or oil gas))");
  CHECK(parsed("\"query:energy\"", file) == "(phrase query energy)");
}

TEST_CASE("what is wrong in a saved query is shown in its file", "[search][query][saved]") {
  CHECK(parsed("oil query:bad", "ok = x\nbad = (gas\n") ==
        "mine.txt:2:7: this parenthesis is not closed\n"
        "  bad = (gas\n"
        "        ^\n"
        "  hint: put ) where the group ends\n");
  CHECK(parsed("query:enrgy", "energy = oil\n") ==
        "query:1:1: there is no saved query \"enrgy\"\n"
        "  query:enrgy\n"
        "  ^\n"
        "  hint: did you mean query:energy\n");
}

TEST_CASE("queries that lead back to themselves are refused", "[search][query][saved]") {
  CHECK(parsed("query:a", "a = oil query:b\nb = gas query:a\n") ==
        "mine.txt:2:9: the query \"a\" leads back to itself\n"
        "  b = gas query:a\n"
        "          ^\n"
        "  hint: a > b > a; write out one of them\n");
  std::string chain = "q0 = oil\n";
  for (int i = 1; i < 100; ++i)
    chain += "q" + std::to_string(i) + " = query:q" + std::to_string(i - 1) + "\n";
  CHECK(parsed("query:q60", chain) == "oil");
  CHECK(parsed("query:q99", chain).find("saved queries within saved queries") != std::string::npos);
  std::string doubled = "q0 = oil\n";
  for (int i = 1; i < 40; ++i)
    doubled += "q" + std::to_string(i) + " = query:q" + std::to_string(i - 1) + " query:q" +
               std::to_string(i - 1) + "\n";
  CHECK(parsed("query:q39", doubled).find("more than 1024 words") != std::string::npos);
}

TEST_CASE("lines that hold no query are refused with their place", "[search][query][saved]") {
  CHECK(refusal("= oil\n").starts_with("mine.txt:1:1: expected the name of a query\n"));
  CHECK(refusal("\nenergy oil\n").starts_with("mine.txt:2:8: expected = or a tab behind the name\n"));
  CHECK(refusal("energy =\n").starts_with("mine.txt:1:9: expected a query behind the name\n"));
  CHECK(refusal("a = oil\na = gas\n").starts_with("mine.txt:2:1: the name stands in line 1, too\n"));
}

TEST_CASE("without a file there are no saved queries", "[search][query][saved]") {
  const auto tree = parse_query("query:x");
  REQUIRE_FALSE(tree.has_value());
  CHECK(tree.error().message == "there are no saved queries");
}

}  // namespace dateline::search
