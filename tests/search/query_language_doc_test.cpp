// docs/query-language.md keeps its word: every row of its tables is parsed and compared.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "search/query_parser.h"

namespace dateline::search {
namespace {

/// One table row; what its columns are called says how to read it.
struct Example {
  std::string first_column;   // "query", or "query with ..."
  std::string second_column;  // "tree" or "error"
  std::string query;
  std::string expected;
  std::size_t line = 0;  // of the page
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line.substr(1));
  for (std::string cell; std::getline(in, cell, '|');) {
    const std::size_t first = cell.find_first_not_of(' ');
    const std::size_t last = cell.find_last_not_of(' ');
    cells.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
  }
  return cells;
}

/// The text between the first pair of backticks; the whole cell without them.
std::string code_of(const std::string& cell) {
  const std::size_t first = cell.find('`');
  if (first == std::string::npos) return cell;
  return cell.substr(first + 1, cell.find('`', first + 1) - first - 1);
}

std::vector<Example> examples_of(std::istream& page) {
  std::vector<Example> examples;
  std::vector<std::string> header;
  std::string line;
  for (std::size_t number = 1; std::getline(page, line); ++number) {
    if (!line.starts_with('|')) {
      header.clear();
    } else if (const auto cells = cells_of(line); header.empty()) {
      header = cells;
    } else if (cells.size() >= 2 && header[0].starts_with("query") && !cells[0].starts_with("---")) {
      examples.push_back({header[0], header[1], code_of(cells[0]), code_of(cells[1]), number});
    }
  }
  return examples;
}

TEST_CASE("every example of the manual is read as it says", "[search][query][docs]") {
  std::ifstream page(DATELINE_DOCS "/query-language.md");
  REQUIRE(page);
  const std::vector<Example> examples = examples_of(page);
  CHECK(examples.size() > 100);
  for (const Example& example : examples) {
    CAPTURE(example.line, example.query);
    ParseOptions options;
    options.bare_or = example.first_column.find("--operator or") != std::string::npos;
    options.plain = example.first_column.find("--plain") != std::string::npos;
    const auto tree = parse_query(example.query, options);
    REQUIRE(tree.has_value() == (example.second_column == "tree"));
    if (tree) {
      CHECK(to_string(tree->root) == example.expected);
    } else {
      const error::Error& error = tree.error();
      CHECK(std::to_string(error.place.column) + ": " + error.message == example.expected);
    }
  }
}

}  // namespace
}  // namespace dateline::search
