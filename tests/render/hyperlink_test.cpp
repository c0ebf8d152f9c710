// Titles that lead to the articles' addresses, on terminals.
#include <catch2/catch.hpp>

#include "render/answer_format.h"
#include "render/article_format.h"

namespace dateline::render {
namespace {

std::string hit_with(const std::string& url, bool hyperlinks) {
  search::Answer answer;
  answer.total = 1;
  search::Hit hit;
  hit.rank = 1;
  hit.id = "17";
  hit.title = "One two three four";
  hit.url = url;
  answer.hits = {hit};
  const std::string text =
      render_answer(answer, 1, {.format = Format::text, .width = 20, .hyperlinks = hyperlinks});
  return text.substr(text.find("\n\n") + 1);
}

}  // namespace

TEST_CASE("each line of a title leads to the article, and what is beside it does not", "[render]") {
  CHECK(hit_with("https://news.example/17", true) ==
        "\n 1. \x1b]8;;https://news.example/17\x1b\\One two three\x1b]8;;\x1b\\"
        "\n    \x1b]8;;https://news.example/17\x1b\\four\x1b]8;;\x1b\\\n    id 17\n");
  CHECK(hit_with("https://news.example/17", false) == "\n 1. One two three\n    four\n    id 17\n");
}

TEST_CASE("only addresses of the web are links, and none writes to the terminal", "[render]") {
  const std::string plain = hit_with("", true);
  for (const char* other : {"javascript:alert(1)", "file:///etc/passwd", "\x1b]8;;http://x"})
    CHECK(hit_with(other, true) == plain);
  const std::string hostile = hit_with(
      "http://x/\x1b\\\x07\n\x9b"
      "31m\xc2\x9d",
      true);
  CHECK(hostile.find("\x1b]8;;http://x/%1B%5C%07%0A%9B31m%C2%9D\x1b\\One") != std::string::npos);
}

TEST_CASE("the address of a whole article is a link, too", "[render]") {
  search::Searcher::ShownArticle shown;
  shown.article.id = "17";
  shown.article.url = "http://n.example";
  CHECK(render_article_text(shown, {.hyperlinks = true}) ==
        "id        17\nurl       \x1b]8;;http://n.example\x1b\\http://n.example\x1b]8;;\x1b\\\n");
}

}  // namespace dateline::render
