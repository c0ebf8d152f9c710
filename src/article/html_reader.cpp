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
  const std::string begin = lower_ascii(front.substr(0, 16));
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
  HtmlArticle page = pages_.read(*all);
  if (page.too_large) {
    return error::Error{error::ErrorKind::limit,
                        {context_->place, 1, 0},
                        "the page has more than " + std::to_string(kMostPageNodes) + " elements",
                        "",
                        ""};
  }
  if (page.is_article || context_->options->keep_non_articles) return finish(std::move(page));
  ++notes_->non_articles;
  return std::nullopt;
}

error::Result<Article> HtmlReader::finish(HtmlArticle&& page) {
  if (without_outer_blanks(page.raw.title).empty())
    page.raw.title = context_->titles->first_sentence(page.raw.body);
  return finish_article(std::move(page.raw), *context_, IdFrom::path, {context_->place, 1, 0}, *notes_);
}

}  // namespace dateline::article
