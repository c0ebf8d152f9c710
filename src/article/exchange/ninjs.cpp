// Keys are those of the schemas of ninjs 1.4 (flat, in lower case), 2.1 and 3.0 (lists with roles).
#include "article/exchange/ninjs.h"

#include <algorithm>
#include <array>
#include <utility>

#include "article/clean_text.h"
#include "article/exchange/news_markup.h"
#include "article/exchange/news_topics.h"
#include "article/exchange/nitf.h"
#include "article/html/ascii.h"

namespace dateline::article {
namespace {

constexpr std::size_t kDeepestAssociation = 4;

/// What a text is written in, by its role and content type.
enum class Markup : std::uint8_t { html, nitf, plain, other };

Markup markup_of(std::string_view role, std::string_view type) {
  const std::string both = ascii_lower(std::string(role) + " " + std::string(type));
  if (both.find("html") != std::string::npos) return Markup::html;
  if (both.find("vnd.iptc.nitf") != std::string::npos || role == "nitf") return Markup::nitf;
  const bool xml = both.find("xml") != std::string::npos;
  return xml ? Markup::other : Markup::plain;
}

class NinjsReader {
 public:
  explicit NinjsReader(JsonElement object) : object_(object) {}

  NewsItem run() {
    RawArticle& raw = item_.raw;
    raw.id = json_text(object_, {"uri"});
    if (raw.id.starts_with("http")) raw.url = raw.id;
    item_.version = json_text(object_, {"version"});
    item_.version_date = json_text(object_, {"versioncreated"});
    item_.embargo = json_text(object_, {"embargoed", "embargoeduntil"});
    const std::string status = ascii_lower(json_text(object_, {"pubstatus"}));
    item_.withdrawn = status == "canceled" || status == "withheld";
    raw.date = json_text(object_, {"firstcreated", "contentcreated", "versioncreated"});
    raw.language = json_text(object_, {"language"});
    raw.title = one_line(headline());
    raw.dateline = json_text(object_, {"dateline", "located"});
    raw.authors = names_in_byline(json_text(object_, {"byline", "by"}));
    raw.source = source();
    raw.body = body();
    read_names();
    item_.no_article = why_no_article();
    return std::move(item_);
  }

 private:
  std::string headline() const {
    for (const JsonElement each : json_list(object_, "headlines")) {
      const std::string role = json_text(each, {"role"});
      std::string text = json_text(each, {"value"});
      if (!text.empty() && (role.empty() || role == "main")) return text;
    }
    std::string text = json_text(object_, {"headline", "headline_main"});
    if (!text.empty()) return text;
    for (const JsonElement each : json_list(object_, "headlines")) {
      if (text.empty()) text = json_text(each, {"value"});
    }
    return text.empty() ? json_text(object_, {"title"}) : text;
  }

  std::string source() const {
    for (const JsonElement each : json_list(object_, {"infosource", "infosources"})) {
      if (std::string name = json_text(each, {"name", "literal"}); !name.empty()) return name;
    }
    return json_text(object_, {"copyrightholder"});
  }

  std::string body() {
    std::string text = text_among("bodies", "body_");
    return text.empty() ? text_among("descriptions", "description_") : text;
  }

  /// The best of the texts in a list (`key`), or under keys that begin with `prefix`.
  std::string text_among(std::string_view key, std::string_view prefix) {
    struct Text {
      Markup markup;
      std::string value;
    };
    std::vector<Text> texts;
    for (const JsonElement each : json_list(object_, key)) {
      const Markup markup = markup_of(json_text(each, {"role"}), json_text(each, {"contenttype"}));
      texts.push_back({markup, json_text(each, {"value"})});
    }
    simdjson::dom::object members;
    if (object_.get(members) != simdjson::SUCCESS) return {};
    for (const auto& [name, value] : members) {
      std::string_view text;
      if (!ascii_lower(name).starts_with(prefix) || value.get(text) != simdjson::SUCCESS) continue;
      texts.push_back({markup_of(name.substr(prefix.size()), ""), std::string(text)});
    }
    for (const Markup wanted : {Markup::html, Markup::nitf, Markup::plain}) {
      for (const Text& text : texts) {
        if (text.markup != wanted) continue;
        std::string found = plain(text.value, wanted);
        if (!without_outer_blanks(found).empty()) return found;
      }
    }
    return {};
  }

  std::string plain(const std::string& text, Markup markup) {
    if (markup == Markup::plain) return text;
    if (markup == Markup::html) return text_of_news_markup(text, item_.raw.title);
    XmlPrefixes prefixes;
    const std::size_t begin = std::min(text.find("<nitf"), text.size());
    const XmlRecord record =
        parse_xml_record(std::string_view(text).substr(begin), true, prefixes, MarkupOf::news_texts);
    if (record.elements.empty()) return {};
    NewsItem inside;
    inside.raw.title = item_.raw.title;
    read_nitf(XmlNode(record, 0), inside);
    if (item_.raw.authors.empty()) item_.raw.authors = std::move(inside.raw.authors);
    return std::move(inside.raw.body);
  }

  void read_names() {
    RawArticle& raw = item_.raw;
    struct Names {
      std::string_view key;
      std::string_view type;
    };
    static constexpr std::array<Names, 9> kNames{{{"person", "person"},
                                                  {"people", "person"},
                                                  {"organisation", "organisation"},
                                                  {"organisations", "organisation"},
                                                  {"place", "place"},
                                                  {"places", "place"},
                                                  {"subject", "topic"},
                                                  {"subjects", "topic"},
                                                  {"keywords", "topic"}}};
    for (const Names& names : kNames) {
      for (const JsonElement each : json_list(object_, names.key)) {
        std::string_view name;
        if (each.get(name) == simdjson::SUCCESS) {
          add_subject(raw, names.type, "", name);
        } else {
          add_subject(raw, names.type, json_text(each, {"code", "uri", "literal"}),
                      json_text(each, {"name"}));
        }
      }
    }
    if (std::string slug = json_text(object_, {"slugline"}); !slug.empty())
      raw.topics.push_back(std::move(slug));
  }

  std::string why_no_article() const {
    const std::string type = ascii_lower(json_text(object_, {"type"}));
    const bool event = json_member(object_, "eventdetails") || json_member(object_, "planningdetails");
    if (event || type == "event" || type == "planning") return event ? "an event" : "a " + type;
    if (type.empty() || type == "text" || type == "composite" || type == "component") return {};
    return "a " + type;
  }

  JsonElement object_;
  NewsItem item_;
};

void read_at(JsonElement object, std::size_t depth, std::vector<NewsItem>& items) {
  NewsItem item = NinjsReader(object).run();
  const bool wanted =
      depth == 0 || (item.no_article.empty() && !item.raw.body.empty() && !item.raw.id.empty());
  if (wanted) items.push_back(std::move(item));
  if (depth == kDeepestAssociation) return;
  const auto associations = json_member(object, "associations");
  if (!associations) return;
  simdjson::dom::object members;
  if (associations->get(members) == simdjson::SUCCESS) {
    for (const auto& [name, value] : members) read_at(value, depth + 1, items);
    return;
  }
  for (const JsonElement each : json_list(object, "associations")) read_at(each, depth + 1, items);
}

}  // namespace

bool is_ninjs(std::string_view front) {
  const std::string text = ascii_lower(front.substr(0, 64 * 1024));
  if (text.find("ninjs-schema") != std::string::npos) return true;
  if (text.find("\"uri\"") == std::string::npos) return false;
  static constexpr std::array<std::string_view, 14> kKeys{
      "\"versioncreated\"", "\"pubstatus\"",        "\"body_xhtml\"",      "\"body_text\"",
      "\"bodies\"",         "\"headlines\"",        "\"copyrightnotice\"", "\"usageterms\"",
      "\"descriptions\"",   "\"description_text\"", "\"edNote\"",          "\"representationtype\"",
      "\"eventdetails\"",   "\"copyrightholder\""};
  return std::ranges::count_if(
             kKeys, [&](std::string_view key) { return text.find(key) != std::string::npos; }) >= 2;
}

void read_ninjs(JsonElement object, std::vector<NewsItem>& items) { read_at(object, 0, items); }

}  // namespace dateline::article
