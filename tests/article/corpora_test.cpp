// Real corpora, with counts that were taken by other programs.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "article/read_sources.h"
#include "support/corpora.h"

using namespace dateline::article;
using dateline::test_support::corpus;

namespace {

template <class Wanted>
std::size_t count(const SourcesRead& all, Wanted wanted) {
  return static_cast<std::size_t>(std::ranges::count_if(all.articles, wanted));
}

}  // namespace

TEST_CASE("Reuters: every record of the eleven files", "[article][corpora]") {
  const auto folder = corpus("reuters21578");
  if (!folder) return;
  std::vector<std::string> files;
  for (int i = 0; i <= 10; ++i) {
    files.push_back(
        (*folder / ("reut2-0" + std::string(i < 10 ? "0" : "") + std::to_string(i) + ".sgm")).string());
  }
  const SourcesRead all = read_sources(files);
  CHECK(all.articles.size() == 11000);
  CHECK(all.errors.size() == 0);
  CHECK(count(all, [](const Article& a) { return a.body.empty(); }) == 893);
  CHECK(count(all, [](const Article& a) { return !a.published.known(); }) == 0);
  CHECK(count(all, [](const Article& a) { return !a.dateline.empty(); }) == 10051);
  CHECK(count(all, [](const Article& a) { return !a.authors.empty(); }) == 468);
  CHECK(count(all, [](const Article& a) { return a.title.empty(); }) == 0);
  std::set<std::string> ids;
  for (const Article& article : all.articles) {
    ids.insert(article.id);
    const auto is_control = [](char c) {
      return (static_cast<unsigned char>(c) < ' ' && c != '\n') || c == '\x7F';
    };
    if (std::ranges::any_of(article.body + article.title, is_control)) FAIL(to_string(article.place));
  }
  CHECK(ids.size() == 11000);
  CHECK(all.articles[0].id == "1");
  CHECK(all.articles[0].title == "BAHIA COCOA REVIEW");
  CHECK(to_iso(all.articles[0].published) == "1987-02-26T15:01:01Z");
  CHECK(all.articles[0].places == std::vector<std::string>{"el-salvador", "usa", "uruguay"});
  const auto unprocessed = std::ranges::find(all.articles, "100", &Article::id);
  REQUIRE(unprocessed != all.articles.end());
}

TEST_CASE("BBC: one article a file, and one file in windows-1252", "[article][corpora]") {
  const auto folder = corpus("bbc");
  if (!folder) return;
  const SourcesRead all = read_sources({folder->string()});
  CHECK(all.articles.size() == 2226);  // README.md is a text too
  CHECK(all.errors.size() == 0);
  const auto pound = std::ranges::find_if(
      all.articles, [](const Article& a) { return a.place.source.ends_with("sport/199.txt"); });
  REQUIRE(pound != all.articles.end());
  CHECK(pound->body.find("a £15.8m sig") != std::string::npos);
  std::size_t converted = 0;
  for (const SourceFile& file : all.files) {
    converted += file.encoding == "windows-1252" ? 1 : 0;
    CHECK(file.replaced_characters == 0);
  }
  CHECK(converted == 1);
  CHECK(std::ranges::count_if(all.articles,
                              [](const Article& a) { return a.title.empty() || a.body.empty(); }) == 0);
}

TEST_CASE("C50: texts without titles", "[article][corpora]") {
  const auto folder = corpus("reutersC50");
  if (!folder) return;
  const SourcesRead all = read_sources({folder->string()});
  CHECK(all.articles.size() == 5000);
  CHECK(all.errors.size() == 0);
  CHECK(count(all, [](const Article& a) { return a.title.size() < 10; }) == 0);
}

TEST_CASE("CSV: as many rows as Python's csv module counts", "[article][corpora]") {
  const auto [name, rows] =
      GENERATE(table<std::string, std::size_t>({{"csv/agnews_test.csv", 7600},
                                                {"csv/train_bodies.csv", 1683},
                                                {"csv/test_bodies.csv", 904},
                                                {"multilingual/przhaB.csv", 1389},
                                                {"multilingual/masakhanews/amh/test.tsv", 376},
                                                {"multilingual/masakhanews/eng/test.tsv", 948},
                                                {"multilingual/masakhanews/fra/test.tsv", 422},
                                                {"multilingual/masakhanews/hau/test.tsv", 637},
                                                {"multilingual/masakhanews/swa/test.tsv", 476}}));
  const auto file = corpus(name);
  if (!file) return;
  CAPTURE(name);
  const SourcesRead all = read_sources({file->string()});
  CHECK(all.articles.size() == rows);
  CHECK(all.errors.size() == 0);
  CHECK(all.files[0].format == Format::csv);
}

TEST_CASE("JSON Lines: one article a line, but for two empty ones", "[article][corpora]") {
  const auto [name, articles, rejected] = GENERATE(table<std::string, std::size_t, std::size_t>(
      {{"cacm", 3204, 0}, {"cran", 1398, 2}, {"lisa", 5999, 0}}));
  const auto file = corpus("retrieval/" + name + "/docs.jsonl");
  if (!file) return;
  CAPTURE(name);
  const SourcesRead all = read_sources({file->string()});
  CHECK(all.articles.size() == articles);
  CHECK(all.errors.size() == rejected);
}

TEST_CASE("news-please and webhose: one object, and an answer with its posts", "[article][corpora]") {
  if (const auto file = corpus("exchange/news-please-json/newsplease/examples/sample.json")) {
    const SourcesRead all = read_sources({file->string()});
    REQUIRE(all.articles.size() == 1);
    CHECK(all.articles[0].title.starts_with("Moscow to Kiev"));
    CHECK(to_iso(all.articles[0].published) == "2017-07-17T17:03:00Z");
    CHECK(all.articles[0].source == "www.rt.com");
    CHECK(all.articles[0].language == "en");
  }
  if (const auto folder = corpus("exchange/webhose-json-in-js")) {
    const SourcesRead all = read_sources({folder->string()});
    CHECK(all.articles.size() == 100);
    CHECK(all.errors.size() == 0);
    CHECK(all.articles[0].source == "crn.com.au");
    CHECK(all.articles[0].organisations == std::vector<std::string>{"netapp", "anz"});
    CHECK(count(all, [](const Article& a) {
            return !a.published.known() || a.id.empty() || a.body.empty();
          }) == 0);
  }
}

TEST_CASE("the two articles of the example have titles to read", "[article][corpora]") {
  const auto folder = corpus("seeds");
  if (!folder) return;
  const SourcesRead all = read_sources({folder->string()});
  REQUIRE(all.articles.size() == 2);
  CHECK(all.articles[0].title ==
        "ISIS Claims Responsibility for Deadly Terror Attack in Moscow’s Crocus City Hall");
  CHECK(all.articles[0].body.starts_with("Image credit"));
  CHECK(all.articles[1].title ==
        "In a shocking revelation, Islamic State (ISIS) has claimed responsibility for the devastating "
        "terror…");
  CHECK(all.articles[1].body.starts_with("In a shocking revelation"));
}
