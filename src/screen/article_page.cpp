// An article laid out for a width.
#include "screen/article_page.h"

#include <algorithm>

#include "render/article_parts.h"
#include "render/printable.h"

namespace dateline::screen {
namespace {

constexpr std::size_t kLabelColumns = 10;
constexpr std::size_t kWidestText = 100;  // columns: longer lines are hard to read

class PageWriter {
 public:
  explicit PageWriter(std::size_t columns) : columns_(std::clamp<std::size_t>(columns, 1, kWidestText)) {}

  void gap() { page_.lines.emplace_back(); }
  void text(std::string_view text, const std::vector<text::ByteRange>& highlights, Look look) {
    for (const std::vector<render::Run>& runs : render::marked_lines(text, highlights, columns_))
      put(line_of(runs, look));
  }
  void fact(const render::ArticleFact& fact) {
    std::string label = render::fitted(fact.label, kLabelColumns);
    const std::size_t columns = columns_ > kLabelColumns ? columns_ - kLabelColumns : 1;
    for (const std::string& line : render::wrapped(render::printable(fact.value), columns)) {
      put({{label, Look::faint}, {line, Look::plain}});
      label.assign(kLabelColumns, ' ');
    }
  }
  ArticlePage take() { return std::move(page_); }

 private:
  void put(Line line) {
    const auto is_match = [](const Cells& cells) { return cells.look == Look::match; };
    if (std::ranges::any_of(line, is_match)) page_.matches.push_back(page_.lines.size());
    page_.lines.push_back(std::move(line));
  }
  std::size_t columns_;
  ArticlePage page_;
};

}  // namespace

Line line_of(const std::vector<render::Run>& runs, Look look) {
  Line line;
  for (const render::Run& run : runs) line.push_back({run.text, run.marked ? Look::match : look});
  return line;
}

ArticlePage lay_out(const search::Searcher::ShownArticle& shown, std::size_t columns) {
  const store::StoredArticle& article = shown.article;
  PageWriter page(columns);
  if (!article.title.empty()) {
    page.text(article.title, shown.title_highlights, Look::strong);
    page.gap();
  }
  for (const render::ArticleFact& fact : render::facts_of(shown)) page.fact(fact);
  page.gap();
  if (!article.dateline.empty()) page.text(article.dateline, {}, Look::faint);
  render::for_each_line(
      article.body, shown.body_highlights,
      [&](std::string_view line, const std::vector<text::ByteRange>& highlights, bool after_gap) {
        if (after_gap) page.gap();
        page.text(line, highlights, Look::plain);
      });
  return page.take();
}

}  // namespace dateline::screen
