// Element and attribute names are those of the DTD of NewsML 1.2, in lower case.
#include "article/exchange/newsml_1.h"

#include <utility>

#include "article/clean_text.h"
#include "article/exchange/news_markup.h"
#include "article/exchange/news_topics.h"
#include "article/exchange/nitf.h"
#include "article/html/ascii.h"

namespace dateline::article {
namespace {

class NewsMl1Reader {
 public:
  explicit NewsMl1Reader(const XmlNode& root) : root_(root) {}

  NewsItem run() {
    read_identification();
    read_management();
    for (const XmlNode& data : root_.descendants("datacontent")) {
      if (item_.raw.body.empty()) read_data(data);
    }
    component_ = part_with_text();
    read_lines();
    read_metadata();
    if (item_.raw.date.empty()) item_.raw.date = item_.version_date;
    const bool has_text = !without_outer_blanks(item_.raw.body).empty();
    if (!has_text && !item_.withdrawn) item_.no_article = "no text: " + media();
    return std::move(item_);
  }

 private:
  void read_identification() {
    const auto id = root_.descendant("newsidentifier");
    if (!id) return;
    const std::string number = id->child_line("newsitemid");
    item_.raw.id =
        "urn:newsml:" + id->child_line("providerid") + ":" + id->child_line("dateid") + ":" + number;
    if (number.empty()) item_.raw.id = id->child_line("publicidentifier");
    item_.version = id->child_line("revisionid");
  }

  void read_management() {
    const auto management = root_.child("newsmanagement");
    if (!management) return;
    item_.raw.date = management->child_line("firstcreated");
    item_.version_date = management->child_line("thisrevisioncreated");
    const std::string status = ascii_lower(management->child_attribute("status", "formalname"));
    item_.withdrawn = status == "canceled" || status == "withheld" || status == "cancelled";
    item_.embargoed = status == "embargoed";
    if (!item_.embargoed) return;
    const auto change = management->child("statuswillchange");
    if (change) item_.embargo = change->child_line("dateandtime");
  }

  void read_data(const XmlNode& data) {
    if (const auto nitf = data.descendant("nitf")) {
      NewsItem inside;
      read_nitf(*nitf, inside);
      item_.raw.body = std::move(inside.raw.body);
      nitf_ = std::move(inside.raw);
    } else if (!data.element().markup.empty()) {
      item_.raw.body = text_of_news_markup(data.element().markup, "");
    } else if (data.element().text.find("</p>") != std::string::npos) {
      item_.raw.body = text_of_news_markup(data.element().text, "");
    } else {
      item_.raw.body = clean_body(data.element().text);
    }
  }

  /// Lines and metadata of the innermost component around the text that has some, else the outermost one.
  std::optional<XmlNode> part_with_text() const {
    std::optional<XmlNode> best = root_.child("newscomponent");
    for (const XmlNode& component : root_.descendants("newscomponent")) {
      const bool told = component.child("newslines") || component.child("descriptivemetadata");
      if (told && component.descendant("datacontent")) best = component;
      if (component.child("contentitem") && component.descendant("datacontent")) break;
    }
    return best;
  }

  /// What the part says, else what the item as a whole says.
  std::string anywhere(std::string_view element) const {
    for (const auto& from : {component_, std::optional<XmlNode>(root_)}) {
      if (!from) continue;
      for (const XmlNode& found : from->descendants(element)) {
        std::string text = found.line();
        if (!text.empty()) return text;
      }
    }
    return {};
  }
  std::string formal_name(std::string_view element) const {
    for (const auto& from : {component_, std::optional<XmlNode>(root_)}) {
      if (!from) continue;
      for (const XmlNode& found : from->descendants(element)) {
        if (!found.attribute("formalname").empty()) return std::string(found.attribute("formalname"));
      }
    }
    return {};
  }

  void read_lines() {
    RawArticle& raw = item_.raw;
    raw.title = anywhere("headline");
    if (raw.title.empty()) raw.title = nitf_.title;
    raw.dateline = anywhere("dateline");
    if (raw.dateline.empty()) raw.dateline = nitf_.dateline;
    raw.authors = names_in_byline(anywhere("byline"));
    if (raw.authors.empty()) raw.authors = nitf_.authors;
    raw.topics = nitf_.topics;
    raw.people = nitf_.people;
    raw.places = nitf_.places;
    raw.organisations = nitf_.organisations;
    raw.language = formal_name("language");
    if (raw.language.empty()) raw.language = root_.attribute("xml:lang");
    for (const char* line : {"keywordline", "slugline", "namelabel"}) {
      if (std::string text = anywhere(line); !text.empty()) raw.topics.push_back(std::move(text));
    }
  }

  void read_metadata() {
    RawArticle& raw = item_.raw;
    for (const char* whose : {"provider", "source"}) {
      const auto found = root_.descendant(whose);
      const auto party = found ? found->descendant("party") : std::nullopt;
      if (party && raw.source.empty()) raw.source = party->attribute("formalname");
    }
    const auto creator = root_.descendant("creator");
    const auto party = creator ? creator->descendant("party") : std::nullopt;
    if (party && raw.authors.empty()) raw.authors.emplace_back(party->attribute("formalname"));
    const XmlNode& from = component_ ? *component_ : root_;
    for (const char* level : {"subject", "subjectmatter", "subjectdetail"}) {
      for (const XmlNode& subject : from.descendants(level))
        add_subject(raw, "topic", subject.attribute("formalname"), "");
    }
    for (const XmlNode& location : from.descendants("location")) {
      if (ascii_lower(location.attribute("howpresent")) == "origin") continue;  // where it was written
      for (const XmlNode& property : location.children("property"))
        add_subject(raw, "place", "", property.attribute("value"));
    }
    for (const XmlNode& property : from.descendants("property")) read_property(property);
  }

  void read_property(const XmlNode& property) {
    const std::string kind = ascii_lower(property.attribute("formalname"));
    const std::string role = ascii_lower(property.attribute("role"));
    if (kind.find("keyword") == std::string::npos) return;
    const bool person = role.find("person") != std::string::npos;
    add_subject(item_.raw, person ? "person" : "topic", "", property.attribute("value"));
  }

  std::string media() const {
    std::string kinds = formal_name("mediatype");
    return kinds.empty() ? "no content" : ascii_lower(kinds);
  }

  XmlNode root_;
  std::optional<XmlNode> component_;  // the one with the text
  NewsItem item_;
  RawArticle nitf_;  // what NITF in the item says
};

}  // namespace

bool is_newsml_1(const XmlNode& root) {
  return root.name() == "newsitem" &&
         (root.child("identification") || root.child("newsmanagement") || root.child("newscomponent"));
}

NewsItem read_newsml_1_item(const XmlNode& root) { return NewsMl1Reader(root).run(); }

}  // namespace dateline::article
