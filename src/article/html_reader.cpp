// The whole file is the record.
#include "article/html_reader.h"

#include <array>
#include <utility>

#include "article/clean_text.h"
#include "article/html/ascii.h"
#include "article/html/page_slim.h"
#include "article/raw_article.h"

namespace dateline::article {
namespace {

/// Behind what may stand in front of the document type: comments and the XML declaration.
std::string_view without_prolog(std::string_view front) {
  while (true) {
    front = without_outer_blanks(front);
    const bool comment = front.starts_with("<!--");
    if (!comment && !front.starts_with("<?xml")) return front;
    const std::string_view end = comment ? "-->" : ">";
    const std::size_t found = front.find(end);
    if (found == std::string_view::npos) return {};
    front.remove_prefix(found + end.size());
  }
}

}  // namespace

bool is_html(std::string_view front) {
  front = without_prolog(front);
  const std::string begin = ascii_lower(front.substr(0, 16));
  static constexpr std::array<std::string_view, 6> kBegins{"<!doctype html", "<html",  "<head",
                                                           "<body",          "<title", "<meta"};
  for (const std::string_view tag : kBegins) {
    if (!begin.starts_with(tag)) continue;
    const char behind = begin.size() > tag.size() ? begin[tag.size()] : '>';
    if (is_html_blank(behind) || behind == '>' || behind == '/') return true;
  }
  return false;
}

std::optional<error::Result<Article>> HtmlReader::next() {
  if (read_) return std::nullopt;
  read_ = true;
  const auto all = lines_->rest();
  if (!all) return all.error();
  if (without_outer_blanks(*all).empty()) return std::nullopt;
  return finish_page(pages_.read(*all), *context_, *notes_, "", {context_->place, 1, 0});
}

std::optional<error::Result<Article>> finish_page(HtmlArticle&& page, const ReadContext& context,
                                                  ReadNotes& notes, std::string id, error::Place place) {
  if (page.too_large) {
    return error::Error{error::ErrorKind::limit, std::move(place),
                        "the page has more than " + std::to_string(kMostPageNodes) + " elements", "", ""};
  }
  if (!page.is_article && !context.options->keep_non_articles) {
    ++notes.non_articles;
    return std::nullopt;
  }
  if (without_outer_blanks(page.raw.title).empty())
    page.raw.title = context.titles->first_sentence(page.raw.body);
  page.raw.id = std::move(id);
  return finish_article(std::move(page.raw), context, IdFrom::path, std::move(place), notes);
}

}  // namespace dateline::article
