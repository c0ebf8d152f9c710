// The whole file is one JSON object; simdjson bounds how deep it is.
#include "article/feed/json_feed.h"

#include <simdjson.h>

#include <algorithm>

#include "article/clean_text.h"
#include "article/feed/feed_item.h"
#include "article/html/html_article.h"

namespace dateline::article {
namespace {

namespace dom = simdjson::dom;

/// A string, or a number as people sometimes give ids.
std::string member(dom::element object, const char* key) {
  std::string_view text;
  if (object[key].get(text) == simdjson::SUCCESS) return std::string(text);
  std::int64_t number = 0;
  return object[key].get(number) == simdjson::SUCCESS ? std::to_string(number) : std::string();
}

std::vector<std::string> authors_of(dom::element object) {
  std::vector<std::string> names;
  dom::array authors;
  if (object["authors"].get(authors) == simdjson::SUCCESS) {
    for (const dom::element author : authors) names.push_back(member(author, "name"));
  }
  dom::element author;
  if (names.empty() && object["author"].get(author) == simdjson::SUCCESS)
    names.push_back(member(author, "name"));
  return names;
}

RawArticle read_item(dom::element item, dom::element feed) {
  RawArticle raw;
  raw.id = member(item, "id");
  raw.title = one_line(text_of_html(member(item, "title")));
  raw.body = text_of_html(member(item, "content_html"));
  if (raw.body.empty()) raw.body = member(item, "content_text");
  if (raw.body.empty()) raw.body = member(item, "summary");
  raw.date = member(item, "date_published");
  raw.modified = member(item, "date_modified");
  if (raw.date.empty()) raw.date = raw.modified;
  raw.url = member(item, "url");
  if (raw.url.empty()) raw.url = member(item, "external_url");
  raw.url = resolve_address(member(feed, "home_page_url"), raw.url);
  raw.authors = authors_of(item);
  if (raw.authors.empty()) raw.authors = authors_of(feed);
  raw.language = member(item, "language");
  if (raw.language.empty()) raw.language = member(feed, "language");
  raw.source = member(feed, "title");
  dom::array tags;
  if (item["tags"].get(tags) != simdjson::SUCCESS) return raw;
  for (const dom::element tag : tags) {
    std::string_view text;
    if (tag.get(text) == simdjson::SUCCESS) raw.topics.emplace_back(text);
  }
  return raw;
}

}  // namespace

bool is_json_feed(std::string_view front) {
  return without_outer_blanks(front).starts_with('{') &&
         front.substr(0, 4096).find("jsonfeed.org/version/") != std::string_view::npos;
}

std::optional<std::string> read_json_feed(std::string_view text, std::vector<RawArticle>& items) {
  dom::parser parser;
  dom::element feed;
  if (const auto failure = parser.parse(text.data(), text.size()).get(feed); failure != simdjson::SUCCESS)
    return std::string("the JSON cannot be read: ") + simdjson::error_message(failure);
  dom::array array;
  if (feed["items"].get(array) != simdjson::SUCCESS) return "expected an array \"items\"";
  for (const dom::element item : array) items.push_back(read_item(item, feed));
  return std::nullopt;
}

}  // namespace dateline::article
