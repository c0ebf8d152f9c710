// Texts and Markdown with a header of fields between lines of three hyphens.
#include "article/front_matter.h"

#include <catch2/catch.hpp>

#include "article/publication_date.h"
#include "article/read_text.h"

using namespace dateline::article;
using Names = std::vector<std::string>;

namespace {

Article read_one(const std::string& text) {
  const ReadResult found = read_text(Format::automatic, text, {}, "news/rain.md");
  REQUIRE(found.errors.empty());
  REQUIRE(found.articles.size() == 1);
  CHECK(found.notes.format == Format::text);
  return found.articles[0];
}

}  // namespace

TEST_CASE("fields come from the header, the text is the rest", "[article][front_matter]") {
  const Article article = read_one(
      "---\ntitle: \"Rain: three days of it\"\ndate: 2024-03-22 10:15\nauthors:\n  - Ann Rook\n  - name: Bo "
      "Finch\n"
      "tags: [rain, 'Ardwick']\nsource: The Ardwick Post\nurl: https://post.example/rain\nlanguage: en\n"
      "section: Weather\nsummary: not the text\nlayout: post\n---\n\nIt rained.\n\n---\n\nIt will rain.\n");
  CHECK(article.title == "Rain: three days of it");
  CHECK(article.published == *parse_publication_date("2024-03-22 10:15"));
  CHECK(article.authors == Names{"Ann Rook", "Bo Finch"});
  CHECK(article.topics == Names{"rain", "Ardwick"});
  CHECK(article.source == "The Ardwick Post");
  CHECK(article.url == "https://post.example/rain");
  CHECK(article.language == "en");
  CHECK(article.section == "Weather");
  CHECK(article.body == "It rained.\n\n---\n\nIt will rain.");
}

TEST_CASE("without a title the first heading is one", "[article][front_matter]") {
  const Article article =
      read_one("---\ndate: 2024\r\ntags: rain, Ardwick\n...\n# Rain over Ardwick #\n\nIt rained.\n");
  CHECK(article.title == "Rain over Ardwick");
  CHECK(article.body == "It rained.");
  CHECK(article.topics == Names{"rain", "Ardwick"});
}

TEST_CASE("what is no header is text", "[article][front_matter]") {
  for (const char* text : {"---\ntitle: [never closed\n---\nIt rained.\n", "---\nIt rained.\n",
                           "---\nplain\n---\nIt rained.\n", "---\nlayout: post\n---\nIt rained.\n"}) {
    const Article article = read_one(text);
    CHECK(article.body.find("---") == 0);
  }
}
