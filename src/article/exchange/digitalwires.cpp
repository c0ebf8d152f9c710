// Keys are those of the documentation of dpa-digitalwires (github.com/dpa-newslab/digitalwires).
#include "article/exchange/digitalwires.h"

#include <algorithm>
#include <utility>

#include "article/clean_text.h"
#include "article/exchange/news_markup.h"
#include "article/exchange/news_topics.h"
#include "article/html/ascii.h"

namespace dateline::article {
namespace {

/// The dateline opens the first paragraph, unless the text has it already.
std::string with_dateline(std::string html, const std::string& dateline) {
  const std::size_t paragraph = html.find("<p");
  const std::size_t begin = html.find('>', std::min(paragraph, html.size()));
  if (dateline.empty() || begin == std::string::npos || html.find("\"dateline\"") != std::string::npos)
    return html;
  std::string escaped;
  for (const char c : dateline) c == '<' ? escaped += "&lt;" : c == '&' ? escaped += "&amp;" : escaped += c;
  return html.insert(begin + 1, escaped);
}

std::string body_of(JsonElement object, const std::string& title) {
  std::string text;
  const auto add = [&text](std::string more) {
    more = clean_body(more);
    if (more.empty()) return;
    if (!text.empty()) text += "\n\n";
    text += more;
  };
  add(text_of_news_markup(with_dateline(json_text(object, {"article_html"}), json_text(object, {"dateline"})),
                          title));
  if (text.empty()) return text;
  std::string teaser = one_line(json_text(object, {"teaser"}));
  if (!teaser.empty() && teaser != title && !text.starts_with(teaser)) text.insert(0, teaser + "\n\n");
  add(text_of_news_markup(json_text(object, {"infobox_html"}), ""));
  return text;
}

void read_categories(JsonElement object, RawArticle& raw) {
  for (const JsonElement category : json_list(object, "categories")) {
    const std::string type = json_text(category, {"type"});
    const std::string name = json_text(category, {"name"});
    const std::string code = json_text(category, {"qcode"});
    if (type == "dnltype:geosubject" || type == "dnltype:poi") {
      add_subject(raw, "place", code, name);
    } else if (type == "dnltype:dpasubject" || type == "dnltype:keyword") {
      add_subject(raw, "topic", code, name);
    } else if (type.find("person") != std::string::npos || type.find("organi") != std::string::npos) {
      add_subject(raw, type, code, name);
    } else if (type == "dnltype:desk" && raw.section.empty()) {
      raw.section = name;
    } else if (type == "dnltype:provider" && raw.source.empty()) {
      raw.source = name;
    }
  }
}

/// A picture or a sound with nothing written about it but a caption.
std::string media_of(JsonElement object) {
  for (const JsonElement association : json_list(object, "associations")) {
    const std::string type = ascii_lower(json_text(association, {"type"}));
    if (!type.empty()) return "a " + type;
  }
  return "no text";
}

}  // namespace

bool is_digitalwires(std::string_view front) {
  front = front.substr(0, 64 * 1024);
  if (front.find("\"digitalwires@") != std::string_view::npos) return true;
  return front.find("\"article_html\"") != std::string_view::npos &&
         front.find("\"urn\"") != std::string_view::npos &&
         front.find("\"pubstatus\"") != std::string_view::npos;
}

NewsItem read_digitalwires(JsonElement object) {
  NewsItem item;
  RawArticle& raw = item.raw;
  raw.id = json_text(object, {"urn"});
  item.version = json_text(object, {"version"});
  item.version_date = json_text(object, {"version_created", "updated"});
  item.embargo = json_text(object, {"embargoed"});
  const std::string status = ascii_lower(json_text(object, {"pubstatus"}));
  item.withdrawn = status == "canceled" || status == "withheld";
  raw.date = json_text(object, {"content_created", "version_created", "updated"});
  raw.language = json_text(object, {"language"});
  raw.title = one_line(json_text(object, {"headline"}));
  raw.dateline = json_text(object, {"dateline"});
  raw.authors = names_in_byline(json_text(object, {"byline"}));
  raw.body = body_of(object, raw.title);
  read_categories(object, raw);
  if (raw.body.empty() && !item.withdrawn) item.no_article = media_of(object);
  return item;
}

}  // namespace dateline::article
