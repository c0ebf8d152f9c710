// gofeed's JSON feeds beside what its tests expect of their items.
#include <simdjson.h>

#include <catch2/catch.hpp>

#include "article/clean_text.h"
#include "article/html/html_article.h"
#include "article/publication_date.h"
#include "article/read_text.h"
#include "support/corpora.h"
#include "support/temporary_directory.h"

using namespace dateline::article;
using dateline::test_support::corpus;
using dateline::test_support::read_whole_file;
namespace dom = simdjson::dom;
namespace fs = std::filesystem;

namespace {

/// Of the first key that holds something: gofeed's two kinds of expectations name things differently.
std::string first_of(dom::element item, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    std::string_view text;
    if (item[key].get(text) == simdjson::SUCCESS && !text.empty()) return std::string(text);
  }
  return {};
}

std::string authors_of(dom::element item) {
  std::string names;
  dom::array authors;
  dom::element author;
  if (item["authors"].get(authors) == simdjson::SUCCESS) {
    for (const dom::element each : authors) names += first_of(each, {"name"}) + ";";
  } else if (item["author"].get(author) == simdjson::SUCCESS) {
    names = first_of(author, {"name"}) + ";";
  }
  return names;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += name + ";";
  return out;
}

std::string start_of(const std::string& date) {
  const auto instant = parse_publication_date(date);
  return instant ? std::to_string(instant->start) : std::string();
}

struct Comparison {
  std::size_t checked = 0;
  std::vector<std::string> misses;

  void check(const std::string& what, const std::string& found, const std::string& expected) {
    if (expected.empty()) return;
    ++checked;
    if (found != expected) misses.push_back(what + " \"" + found + "\", not \"" + expected + "\"");
  }
};

void compare_item(const std::string& name, const Article& article, dom::element item, Comparison& all) {
  all.check(name + ": title", article.title, one_line(first_of(item, {"title"})));
  all.check(name + ": link", article.url, first_of(item, {"link", "url"}));
  all.check(name + ": published", std::to_string(article.published.start),
            start_of(first_of(item, {"publishedParsed", "date_published"})));
  all.check(name + ": authors", joined(article.authors), authors_of(item));
  all.check(name + ": content", one_line(article.body),
            one_line(text_of_html(
                first_of(item, {"content", "content_html", "content_text", "description", "summary"}))));
}

}  // namespace

TEST_CASE("gofeed: items of JSON feeds", "[article][feed][corpora]") {
  const auto folder = corpus("exchange/gofeed");
  if (!folder) return;
  Comparison all;
  std::size_t feeds = 0;
  for (const char* kind : {"translator/json", "parser/json"}) {
    for (const auto& entry : fs::directory_iterator(*folder / "testdata" / kind)) {
      const std::string stem = entry.path().stem().string();
      const fs::path expectation = entry.path().parent_path() / (stem + "_expected.json");
      dom::parser parser;
      dom::element expected;
      dom::array items;
      if (!fs::exists(expectation) || parser.load(expectation.string()).get(expected) != simdjson::SUCCESS ||
          expected["items"].get(items) != simdjson::SUCCESS)
        continue;
      ++feeds;
      const ReadResult read = read_text(Format::feed, read_whole_file(entry.path()));
      if (read.articles.size() != items.size()) {
        all.misses.push_back(stem + ": " + std::to_string(read.articles.size()) + " articles");
        continue;
      }
      for (std::size_t i = 0; i < items.size(); ++i) compare_item(stem, read.articles[i], items.at(i), all);
    }
  }
  for (const std::string& miss : all.misses) UNSCOPED_INFO(miss);
  CHECK(feeds == 6);
  CHECK(all.checked == 26);
  CHECK(all.misses.empty());
}
