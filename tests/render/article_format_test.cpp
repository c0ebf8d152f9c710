// One article, whole, as text and as JSON.
#include "render/article_format.h"

#include <catch2/catch.hpp>

namespace dateline::render {
namespace {

search::Searcher::ShownArticle sample() {
  search::Searcher::ShownArticle shown;
  shown.article.id = "17";
  shown.article.title = "Talks fail";
  shown.article.published = *schema::parse_iso("2024-03");
  shown.article.modified = *schema::parse_iso("2024-04-02");
  shown.article.source = "Example Wire";
  shown.article.authors = {"Ann Lee", "Bo Dahl"};
  shown.article.topics = {"oil"};
  shown.article.url = "https://news.example/17";
  shown.article.dateline = "MOSCOW, March 22 -";
  shown.article.body =
      "Talks on Red\nSquare failed \x1b[1m today, said one of the ministers.\n\n\n\nNo new date was set.\n";
  shown.title_highlights = {{0, 5}};
  shown.body_highlights = {{9, 19}};
  shown.entities = {{{}, {}, {"Red Square", "Moscow"}, {}}};
  return shown;
}

}  // namespace

TEST_CASE("an article is shown whole", "[render]") {
  CHECK(render_article_text(sample(), {.width = 40}) == R"(*Talks* fail

id        17
date      2024-03
modified  2024-04-02
source    Example Wire
author    Ann Lee; Bo Dahl
topic     oil
place     Red Square; Moscow
url       https://news.example/17

MOSCOW, March 22 -

Talks on *Red*
*Square* failed �[1m today, said one of
the ministers.

No new date was set.
)");
}

TEST_CASE("an article has one JSON object", "[render]") {
  CHECK(
      render_article_json(sample()) ==
      R"({"format_version":1,"id":"17","title":"Talks fail","date":"2024-03","modified":"2024-04-02",)"
      R"("source":"Example Wire",)"
      R"("author":["Ann Lee","Bo Dahl"],"topic":["oil"],"url":"https://news.example/17","dateline":"MOSCOW, March 22 -",)"
      R"("entities":{"place":["Red Square","Moscow"]},)"
      R"("body":"Talks on Red\nSquare failed \u001b[1m today, said one of the ministers.\n\n\n\nNo new date was set.\n",)"
      R"("highlights":{"title":[[0,5]],"body":[[9,19]]}})"
      "\n");
}

TEST_CASE("an article with nothing but an id is shown, too", "[render]") {
  search::Searcher::ShownArticle shown;
  shown.article.id = "17";
  CHECK(render_article_text(shown, {}) == "id        17\n");
  CHECK(render_article_json(shown) ==
        "{\"format_version\":1,\"id\":\"17\",\"highlights\":{\"title\":[],\"body\":[]}}\n");
}

}  // namespace dateline::render
