// One article, whole, as a page.
#include "render/article_format.h"
#include "render/article_parts.h"
#include "render/html_page.h"
#include "render/html_text.h"

namespace dateline::render {
namespace {

using search::Searcher;

std::string facts(const Searcher::ShownArticle& shown) {
  std::string out = "<dl>\n";
  for (const ArticleFact& fact : facts_of(shown)) {
    const std::string value = "<bdi>" + html_text(fact.value) + "</bdi>";
    out += "<dt>" + std::string(fact.label) + "</dt><dd>" +
           (fact.label == "url" ? html_link(fact.value, value) : value) + "</dd>\n";
  }
  return out + "</dl>\n";
}

/// An empty line begins a paragraph, a line feed a line.
std::string body(const Searcher::ShownArticle& shown) {
  std::string out;
  for_each_line(shown.article.body, shown.body_highlights,
                [&](std::string_view line, const std::vector<text::ByteRange>& highlights, bool after_gap) {
                  if (out.empty()) {
                    out = "<p dir=\"auto\">";
                  } else {
                    out += after_gap ? "</p>\n<p dir=\"auto\">" : "<br>\n";
                  }
                  out += html_marked(line, highlights);
                });
  return out.empty() ? out : out + "</p>\n";
}

}  // namespace

std::string render_article_html(const Searcher::ShownArticle& shown) {
  const store::StoredArticle& article = shown.article;
  const std::string_view title = article.title.empty() ? std::string_view(article.id) : article.title;
  std::string out = begin_html_page(title);
  out += "<header>\n<h1 dir=\"auto\"" + html_language(article.language) + ">" +
         (article.title.empty() ? html_text(title) : html_marked(title, shown.title_highlights)) + "</h1>\n" +
         facts(shown) + "</header>\n";
  const std::string text = body(shown);
  if (!text.empty() || !article.dateline.empty()) {
    out += "<section class=\"text\"" + html_language(article.language) + ">\n";
    if (!article.dateline.empty())
      out += "<p class=\"faint\" dir=\"auto\">" + html_text(article.dateline) + "</p>\n";
    out += text + "</section>\n";
  }
  return out + end_html_page();
}

}  // namespace dateline::render
