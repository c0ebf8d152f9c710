// Any bytes as the texts of an answer: pages stay well formed and harmless, and nothing but our own escape
// sequences reaches a terminal.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "render/answer_format.h"
#include "render/article_format.h"
#include "render/html_document.h"

namespace dateline::render {
namespace {

void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

search::Answer answer_of(const std::string& text) {
  const text::ByteRange all{0, static_cast<std::uint32_t>(text.size())};
  search::Answer answer;
  answer.query = answer.parsed = answer.did_you_mean = text;
  answer.total = 1;
  answer.facets = {{"org", {{text, 3}}, 1}};
  answer.missing = {{text, {0, 1}, text}};
  answer.explanation =
      search::Explanation{{{search::ExpansionKind::names, text, {{text, text, 3, 0}}}}, {{0, text, false}}};
  search::Hit& hit = answer.hits.emplace_back();
  hit.rank = 1;
  hit.id = hit.title = hit.source = hit.language = text;
  hit.url = "http://x/" + text;
  hit.title_highlights = {all};
  hit.entities = {{{text}, {text}, {text}, {text}}};
  hit.snippets = {{text, {all}}};
  hit.terms = {{text, 1, 1}};
  return answer;
}

search::Searcher::ShownArticle article_of(const std::string& text) {
  search::Searcher::ShownArticle shown;
  store::StoredArticle& article = shown.article;
  article.id = article.title = article.body = article.source = article.language = article.dateline = text;
  article.url = text;
  shown.body_highlights = {{0, static_cast<std::uint32_t>(text.size())}};
  return shown;
}

/// Without hyperlinks, which hold nothing but printable ASCII.
std::string without_links(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    if (!text.starts_with("\x1b]8;;")) {
      out += text.front();
      text.remove_prefix(1);
      continue;
    }
    const std::size_t end = text.find('\x1b', 1);
    require(end != std::string_view::npos && text.substr(end, 2) == "\x1b\\", "links are closed");
    for (const char c : text.substr(5, end - 5)) require(c > ' ' && c < '\x7F', "links are printable ASCII");
    text.remove_prefix(end + 2);
  }
  return out;
}

void check_text(const std::string& text) {
  for (const char c : without_links(text))
    require(c == '\n' || (static_cast<unsigned char>(c) >= 0x20 && c != '\x7F'), "no control characters");
}

void check(const std::string& text) {
  const search::Answer answer = answer_of(text);
  const auto article = article_of(text);
  require(faults_of(parse_html(render_answer(answer, 1, {.format = Format::html}))).empty(),
          "answers are good pages");
  require(faults_of(parse_html(render_article_html(article))).empty(), "articles are good pages");
  check_text(render_answer(answer, 1, {.hyperlinks = true}));
  check_text(render_article_text(article, {.hyperlinks = true}));
}

}  // namespace
}  // namespace dateline::render

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::render::check(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
