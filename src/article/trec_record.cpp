// Each field has a list of names, the surest first; the elements of a record are looked up by name.
#include "article/trec_record.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "article/clean_text.h"
#include "article/html/ascii.h"
#include "article/html/html_article.h"
#include "article/publication_date.h"
#include "article/reuters_record.h"

namespace dateline::article {
namespace {

using Names = std::initializer_list<const char*>;

/// What stands between the first tag of this name, at or behind `from`, and its closing one (or the next tag
/// that opens the same element: WSJ's and FBIS's single lines are not always closed). Moves `from` behind it.
std::optional<std::string_view> next_element(std::string_view record, std::string_view name,
                                             std::size_t& from) {
  const std::size_t begin = find_opening_tag(record, name, from);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t tag_end = record.find('>', begin);
  if (tag_end == std::string_view::npos) return std::nullopt;
  const std::size_t end = std::min(
      {find_closing_tag(record, name, tag_end), find_opening_tag(record, name, tag_end), record.size()});
  from = std::max(end, tag_end + 1);
  return record.substr(tag_end + 1, end - tag_end - 1);
}

/// "P" of <P>, </P>, <p class=x>; empty when no tag stands there: text may hold a lone <.
std::string tag_name(std::string_view tag) {
  tag.remove_prefix(1);
  if (tag.starts_with('/')) tag.remove_prefix(1);
  std::size_t size = 0;
  while (size < tag.size() && (is_ascii_letter(tag[size]) || is_ascii_digit(tag[size]))) ++size;
  return size > 0 && is_ascii_letter(tag[0]) ? ascii_lower(tag.substr(0, size)) : std::string();
}

bool is_block(std::string_view name) {
  return name == "p" || name == "br" || name == "h1" || name == "h2" || name == "h3" || name == "h4" ||
         name == "h5" || name == "ti" || name == "tr" || name == "table" || name == "text" || name == "div";
}

/// Text without tags. References that HTML knows too are decoded as HTML's.
std::string text_of(std::string_view content) {
  constexpr std::size_t kLongestTag = 200;
  std::string text;
  while (!content.empty()) {
    const std::size_t at = std::min(content.find('<'), content.size());
    text += content.substr(0, at);
    content.remove_prefix(at);
    if (content.empty()) break;
    const std::size_t end = content.substr(0, kLongestTag).find('>');
    const std::string name = end == std::string_view::npos ? "" : tag_name(content);
    const bool comment = content.starts_with("<!--");
    if (name.empty() && !comment) {
      text += '<';
      content.remove_prefix(1);
      continue;
    }
    const std::size_t behind = comment ? content.find("-->") : end;
    if (is_block(name)) text += "\n\n";
    content.remove_prefix(behind == std::string_view::npos ? content.size() : behind + (comment ? 3 : 1));
  }
  return decode_references(text);
}

/// Of the first name that a record has: all its elements, as paragraphs.
std::string all_of(std::string_view record, Names names) {
  for (const char* name : names) {
    std::string text;
    std::size_t from = 0;
    while (const auto element = next_element(record, name, from)) {
      const std::string part = text_of(*element);
      if (without_outer_blanks(part).empty()) continue;
      if (!text.empty()) text += "\n\n";
      text += without_outer_blanks(part);
    }
    if (!without_outer_blanks(text).empty()) return text;
  }
  return {};
}

std::string first_of(std::string_view record, Names names) {
  for (const char* name : names) {
    std::size_t from = 0;
    const auto element = next_element(record, name, from);
    if (!element) continue;
    std::string text = one_line(text_of(*element));
    if (!text.empty()) return text;
  }
  return {};
}

bool is_digits(std::string_view text) { return std::ranges::all_of(text, is_ascii_digit); }

/// FT and WSJ write YYMMDD, AP's DOCNO holds it ("AP880212-0001"); LA Times "January 1, 1989, Sunday, Home
/// Edition".
std::string date_of(std::string_view record, std::string_view docno) {
  std::string date =
      first_of(record, {"DATE_TIME", "DATE", "DATE1", "PUBDATE", "DATETIME", "PUBLISHED", "UTIME"});
  if (date.size() == 6 && is_digits(date)) return "19" + date;
  if (!date.empty() && !parse_publication_date(date)) {
    const std::size_t year = date.find(", 19") != std::string::npos ? date.find(", 19") : date.find(", 20");
    if (year != std::string::npos) date.resize(std::min(date.size(), year + 6));
  }
  if (!date.empty()) return date;
  const std::size_t digits = std::min(docno.find_first_of("0123456789"), docno.size());
  const std::string_view number =
      docno.substr(digits, std::min(docno.find_first_not_of("0123456789", digits), docno.size()) - digits);
  if (docno.substr(0, digits).find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") != std::string_view::npos)
    return {};
  if (number.size() == 6 && parse_publication_date("19" + std::string(number)))
    return "19" + std::string(number);
  return number.size() == 8 && parse_publication_date(number) ? std::string(number) : std::string();
}

std::vector<std::string> list_of(std::string_view record, Names names) {
  std::vector<std::string> values;
  std::string text = first_of(record, names);
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    values.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return values;
}

}  // namespace

RawArticle read_trec_record(std::string_view record) {
  RawArticle raw;
  raw.id = first_of(record, {"DOCNO", "DOCID"});
  raw.title = first_of(record, {"HEADLINE", "HEAD", "HL", "TITLE", "TI", "H3", "TTL"});
  raw.body = all_of(record, {"TEXT", "BODY", "LEADPARA", "LP", "GRAPHIC"});
  raw.dateline = first_of(record, {"DATELINE"});
  raw.authors = {first_of(record, {"BYLINE", "AUTHOR"})};
  raw.source = first_of(record, {"SOURCE", "SO", "PUB", "PUBLISHER"});
  raw.section = first_of(record, {"SECTION", "PAGE"});
  raw.topics = list_of(record, {"SUBJECT", "IN", "SUBJECTS", "TOPIC", "KEYWORD"});
  raw.organisations = list_of(record, {"CO", "COMPANY"});
  raw.language = first_of(record, {"LANGUAGE", "LANG"});
  raw.url = first_of(record, {"URL", "DOCURL"});
  raw.date = date_of(record, raw.id);
  return raw;
}

}  // namespace dateline::article
