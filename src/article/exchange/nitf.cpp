// Element and attribute names are those of the NITF 3.x schemas (iptc.org/std/NITF).
#include "article/exchange/nitf.h"

#include <utility>

#include "article/clean_text.h"
#include "article/exchange/news_markup.h"
#include "article/exchange/news_topics.h"

namespace dateline::article {
namespace {

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

std::string descendant_line(const XmlNode& node, std::string_view name) {
  const auto found = node.descendant(name);
  return found ? found->line() : std::string();
}
std::string descendant_attribute(const XmlNode& node, std::string_view name, std::string_view attribute) {
  for (const XmlNode& found : node.descendants(name)) {
    if (!found.attribute(attribute).empty()) return std::string(found.attribute(attribute));
  }
  return {};
}

void read_identification(const XmlNode& nitf, NewsItem& item) {
  fill(item.raw.id, descendant_attribute(nitf, "doc-id", "id-string"));
  fill(item.raw.id, descendant_attribute(nitf, "du-key", "key"));
  fill(item.version, descendant_attribute(nitf, "du-key", "version"));
  fill(item.version_date, descendant_attribute(nitf, "date.issue", "norm"));
  fill(item.raw.date, descendant_attribute(nitf, "date.issue", "norm"));
  fill(item.raw.date, descendant_attribute(nitf, "pubdata", "date.publication"));
  fill(item.raw.date, descendant_attribute(nitf, "story.date", "norm"));
  for (const XmlNode& revision : nitf.descendants("revision-history"))
    if (!revision.attribute("norm").empty()) item.raw.modified = revision.attribute("norm");
  fill(item.embargo, descendant_attribute(nitf, "date.release", "norm"));
  const std::string status = descendant_attribute(nitf, "docdata", "management-status");
  item.embargoed = item.embargoed || status == "embargoed";
  item.withdrawn = item.withdrawn || status == "canceled" || status == "withheld";
}

void read_subjects(const XmlNode& nitf, RawArticle& raw) {
  for (const XmlNode& subject : nitf.descendants("tobject.subject")) {
    const std::string_view code = subject.attribute("tobject.subject.refnum");
    std::string_view name;
    for (const char* level : {"tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type"}) {
      if (name.empty()) name = subject.attribute(level);
    }
    add_subject(raw, "topic", code, name);
  }
  for (const XmlNode& keyword : nitf.descendants("keyword"))
    add_subject(raw, "topic", "", keyword.attribute("key"));
  const auto names = nitf.descendant("identified-content");
  if (!names) return;
  for (const XmlNode& person : names->descendants("person")) add_subject(raw, "person", "", person.line());
  for (const XmlNode& org : names->descendants("org")) add_subject(raw, "organisation", "", org.line());
  for (const XmlNode& place : names->descendants("location")) add_subject(raw, "place", "", place.line());
  for (const XmlNode& topic : names->descendants("classifier"))
    add_subject(raw, "topic", "", topic.attribute("value"));
}

std::string body_text(const XmlNode& nitf, const std::string& title) {
  std::string text;
  for (const char* part : {"abstract", "body.content"}) {
    const auto found = nitf.descendant(part);
    if (!found) continue;
    const XmlElement& element = found->element();
    std::string more = element.markup.empty() ? element.text : text_of_news_markup(element.markup, title);
    more = clean_body(more);
    if (text.empty() || more.starts_with(text)) {
      text = std::move(more);  // some begin the text with the abstract
    } else if (!more.empty()) {
      text.append("\n\n").append(more);
    }
  }
  return text;
}

}  // namespace

void read_nitf(const XmlNode& nitf, NewsItem& item) {
  RawArticle& raw = item.raw;
  read_identification(nitf, item);
  fill(raw.title, descendant_line(nitf, "hl1"));
  fill(raw.title, descendant_line(nitf, "hedline"));
  fill(raw.title, descendant_line(nitf, "title"));
  fill(raw.dateline, descendant_line(nitf, "dateline"));
  fill(raw.language, std::string(nitf.attribute("xml:lang")));
  fill(raw.section, descendant_attribute(nitf, "pubdata", "position.section"));
  fill(raw.source, descendant_attribute(nitf, "pubdata", "name"));
  fill(raw.source, descendant_line(nitf, "distributor"));
  fill(raw.source, descendant_attribute(nitf, "doc.copyright", "holder"));
  fill(raw.url, descendant_attribute(nitf, "pubdata", "ex-ref"));
  if (raw.authors.empty()) {
    for (const XmlNode& byline : nitf.descendants("byline")) {
      const auto person = byline.descendant("person");
      for (std::string& name : names_in_byline(person ? person->line() : byline.line()))
        raw.authors.push_back(std::move(name));
    }
  }
  read_subjects(nitf, raw);
  fill(raw.body, body_text(nitf, raw.title));
}

}  // namespace dateline::article
