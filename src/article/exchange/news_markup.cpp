// NITF becomes HTML by the names of its elements; what is no text of the article is cut out before.
#include "article/exchange/news_markup.h"

#include <algorithm>
#include <array>

#include "article/clean_text.h"
#include "article/html/ascii.h"
#include "article/html/html_article.h"

namespace dateline::article {
namespace {

constexpr std::array<std::string_view, 11> kLeftOut{"head",   "header", "hedline", "media",
                                                    "figure", "script", "style",   "figcaption",
                                                    "iframe", "audio",  "docdata"};

struct Renamed {
  std::string_view nitf;
  std::string_view html;
};
constexpr std::array kRenamed{Renamed{"hl1", "h1"},    Renamed{"hl2", "h2"},
                              Renamed{"block", "div"}, Renamed{"nitf-table", "div"},
                              Renamed{"note", "div"},  Renamed{"bq", "blockquote"}};

struct Tag {
  std::string_view text;  // with its brackets
  std::string name;       // in lower case, without prefix
  bool closing = false;
  bool empty = false;
};

Tag tag_at(std::string_view markup, std::size_t at) {
  Tag tag;
  tag.text = markup.substr(at, std::min(markup.find('>', at), markup.size() - 1) + 1 - at);
  tag.closing = tag.text.starts_with("</");
  tag.empty = tag.text.ends_with("/>");
  const std::size_t begin = tag.closing ? 2 : 1;
  const std::size_t end = std::min(tag.text.find_first_of(" \t\r\n/>", begin), tag.text.size());
  tag.name = ascii_lower(tag.text.substr(begin, end - begin));
  tag.name.erase(0, tag.name.find(':') + 1);
  return tag;
}

/// Behind the element that the tag at `at` opens; behind the tag when nothing closes it.
std::size_t behind_element(std::string_view markup, std::size_t at, const Tag& opening) {
  std::size_t depth = 0;
  for (std::size_t i = at; i < markup.size();) {
    const Tag tag = tag_at(markup, i);
    if (tag.name == opening.name && !tag.empty) {
      depth += tag.closing ? std::size_t(-1) : std::size_t{1};
      if (depth == 0) return i + tag.text.size();
    }
    i = markup.find('<', i + tag.text.size());
  }
  return at + opening.text.size();
}

void append_tag(std::string& out, const Tag& tag) {
  const auto* renamed = std::ranges::find(kRenamed, tag.name, &Renamed::nitf);
  if (renamed == kRenamed.end()) {
    out += tag.text;
    return;
  }
  out.append(tag.closing ? "</" : "<").append(renamed->html).append(">");
  if (tag.empty) out.append("</").append(renamed->html).append(">");
}

std::string as_html(std::string_view markup) {
  std::string out;
  bool searching = true;  // closing tags may be missing: then nothing more is cut out
  for (std::size_t at = 0; at < markup.size();) {
    const std::size_t open = std::min(markup.find('<', at), markup.size());
    out += markup.substr(at, open - at);
    at = open;
    if (at == markup.size()) break;
    const Tag tag = tag_at(markup, at);
    const bool left_out = !tag.closing && std::ranges::find(kLeftOut, tag.name) != kLeftOut.end();
    if (left_out && !tag.empty && searching) {
      const std::size_t behind = behind_element(markup, at, tag);
      searching = behind > at + tag.text.size();
      at = behind;
      continue;
    }
    if (!left_out) append_tag(out, tag);
    at += tag.text.size();
  }
  return out;
}

}  // namespace

std::string text_of_news_markup(std::string_view markup, std::string_view title) {
  std::string text = text_of_html(as_html(markup));
  const std::size_t end = text.find("\n\n");
  const std::string first = one_line(std::string_view(text).substr(0, end));
  if (!first.empty() && first == one_line(title))
    text.erase(0, end == std::string::npos ? text.size() : end + 2);
  return text;
}

}  // namespace dateline::article
