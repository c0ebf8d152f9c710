// Element and attribute names are those of the NewsML-G2 schemas (iptc.org/std/NewsML-G2), in lower case.
#include "article/exchange/newsml_g2.h"

#include <algorithm>
#include <utility>

#include "article/clean_text.h"
#include "article/exchange/news_markup.h"
#include "article/exchange/news_topics.h"
#include "article/exchange/nitf.h"
#include "article/html/html_article.h"
#include "text/utf8.h"

namespace dateline::article {
namespace {

constexpr std::size_t kMostPackagedNames = 64;
constexpr std::size_t kLongestPackagedTitle = 1000;

std::string_view behind_colon(std::string_view code) {
  const std::size_t mark = code.find_last_of(":/");
  return mark == std::string_view::npos ? code : code.substr(mark + 1);
}

class G2Reader {
 public:
  explicit G2Reader(const XmlNode& root)
      : root_(root), item_meta_(root.child("itemmeta")), meta_(root.child("contentmeta")) {
    note_assertions();
  }

  NewsItem run() {
    NewsItem item;
    RawArticle& raw = item.raw;
    raw.id = root_.attribute("guid");
    item.version = root_.attribute("version");
    if (raw.id.starts_with("http")) raw.url = raw.id;
    raw.language = root_.attribute("xml:lang");
    if (item_meta_) read_management(item);
    if (meta_) read_content_meta(item);
    read_content(item);
    item.no_article = why_no_article(item);
    return item;
  }

 private:
  /// By name, by literal, by the code that says the least badly who it is.
  std::string name_of(const XmlNode& node) const {
    std::string name;
    const std::string_view language = root_.attribute("xml:lang").substr(0, 2);
    for (const XmlNode& each : node.children("name")) {
      if (name.empty() || (!language.empty() && each.attribute("xml:lang").starts_with(language)))
        name = each.line();
    }
    if (name.empty()) name = asserted(node);
    return name.empty() ? std::string(node.attribute("literal")) : name;
  }

  /// Names of concepts may stand once for the whole item.
  std::string asserted(const XmlNode& node) const {
    for (const char* key : {"qcode", "uri", "literal"}) {
      const std::string_view code = node.attribute(key);
      const auto found = code.empty() ? assertions_.end() : assertions_.find(code);
      if (found != assertions_.end()) return std::string(found->second);
    }
    return {};
  }

  void note_assertions() {
    for (const XmlNode& assertion : root_.children("assert")) {
      const std::string name = assertion.child_line("name");
      for (const char* key : {"qcode", "uri", "literal"}) {
        const std::string_view code = assertion.attribute(key);
        if (!code.empty() && !name.empty()) assertions_.try_emplace(code, name);
      }
    }
  }

  void read_management(NewsItem& item) const {
    RawArticle& raw = item.raw;
    item.version_date = item_meta_->child_line("versioncreated");
    raw.date = item_meta_->child_line("firstcreated");
    item.embargo = item_meta_->child_line("embargoed");
    const auto provider = item_meta_->child("provider");
    if (provider) raw.source = name_of(*provider);
    if (provider && raw.source.empty()) raw.source = behind_colon(provider->attribute("qcode"));
    if (provider && raw.source.empty()) raw.source = provider->attribute("uri");
    raw.title = item_meta_->child_line("title");
    std::string status = item_meta_->child_attribute("pubstatus", "qcode");
    if (status.empty()) status = item_meta_->child_attribute("pubstatus", "uri");
    item.withdrawn = behind_colon(status) == "canceled" || behind_colon(status) == "withheld";
  }

  /// Of several the one that is not ranked behind another.
  std::string headline() const {
    std::string best;
    int best_rank = 1000;
    for (const XmlNode& each : meta_->children("headline")) {
      const std::string_view rank = each.attribute("rank");
      const int number = rank.empty() ? 1 : rank.size() > 2 ? 999 : std::atoi(std::string(rank).c_str());
      std::string text = each.line();
      if (text.empty() || number >= best_rank) continue;
      best = std::move(text);
      best_rank = number;
    }
    return best;
  }

  void read_content_meta(NewsItem& item) const {
    RawArticle& raw = item.raw;
    if (std::string text = headline(); !text.empty()) raw.title = std::move(text);
    if (raw.date.empty()) raw.date = meta_->child_line("contentcreated");
    raw.modified = meta_->child_line("contentmodified");
    if (raw.date.empty()) raw.date = item.version_date;
    if (std::string tag = meta_->child_attribute("language", "tag"); !tag.empty())
      raw.language = std::move(tag);
    raw.dateline = meta_->child_line("dateline");
    raw.authors = names_in_byline(meta_->child_line("by"));
    if (raw.authors.empty()) {
      for (const XmlNode& creator : meta_->children("creator")) raw.authors.push_back(name_of(creator));
    }
    for (const XmlNode& subject : meta_->children("subject")) read_subject(subject, raw);
    for (const XmlNode& keyword : meta_->children("keyword")) raw.topics.push_back(keyword.line());
    raw.topics.push_back(meta_->child_line("slugline"));
  }

  void read_subject(const XmlNode& subject, RawArticle& raw) const {
    std::string_view code = subject.attribute("qcode");
    if (code.empty()) code = subject.attribute("uri");
    const std::string_view type =
        subject.attribute("type").empty() ? subject.attribute("typeuri") : subject.attribute("type");
    const std::string name = name_of(subject);
    if (behind_colon(type) == "category" || behind_colon(type) == "desk") {
      if (raw.section.empty()) raw.section = name.empty() ? std::string(behind_colon(code)) : name;
      return;
    }
    add_subject(raw, type, code, name);
  }

  void read_content(NewsItem& item) const {
    const auto content = root_.child("contentset");
    if (!content) return;
    for (const XmlNode& inline_xml : content->children("inlinexml")) read_inline_xml(inline_xml, item);
    for (const XmlNode& data : content->children("inlinedata")) {
      if (!item.raw.body.empty()) break;
      const bool html = data.attribute("contenttype").find("html") != std::string_view::npos;
      if (html || data.attribute("contenttype").starts_with("text/") || data.attribute("contenttype").empty())
        item.raw.body = html ? text_of_news_markup(data.element().text, item.raw.title) : data.element().text;
    }
  }

  static void read_inline_xml(const XmlNode& inline_xml, NewsItem& item) {
    RawArticle& raw = item.raw;
    if (!raw.body.empty()) return;
    if (const auto nitf = inline_xml.descendant("nitf")) return read_nitf(*nitf, item);
    const auto html = inline_xml.child("html");
    if (raw.title.empty() && html) {
      const auto title = html->descendant("title");
      if (title) raw.title = title->line();
    }
    const std::string_view type = inline_xml.attribute("contenttype");
    const bool text = html || type.find("html") != std::string_view::npos || inline_xml.descendant("p");
    if (text) raw.body = text_of_news_markup(inline_xml.element().markup, raw.title);
  }

  std::string why_no_article(const NewsItem& item) const {
    if (root_.name() != "newsitem") return "a " + std::string(root_.name());
    std::string_view kind;
    if (item_meta_) {
      for (const XmlNode& each : item_meta_->children("itemclass")) {
        kind = behind_colon(each.attribute("qcode"));
        if (kind.empty()) kind = behind_colon(each.attribute("uri"));
      }
    }
    const bool has_text = !without_outer_blanks(item.raw.body).empty();
    if (kind == "text" || (kind == "composite" && has_text) || (kind.empty() && has_text)) {
      if (has_text || !without_outer_blanks(item.raw.title).empty() || item.withdrawn) return {};
      return "neither headline nor text";
    }
    return kind.empty() ? "no text" : "a " + std::string(kind);
  }

  XmlNode root_;
  std::optional<XmlNode> item_meta_, meta_;
  std::map<std::string_view, std::string> assertions_;  // code -> name
};

/// What items may have from it.
std::shared_ptr<const RawArticle> of_package(const RawArticle& raw) {
  auto kept = std::make_shared<RawArticle>();
  const auto first_of = [](const std::vector<std::string>& names) {
    const std::size_t count = std::min(names.size(), kMostPackagedNames);
    return std::vector<std::string>(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(count));
  };
  kept->title = raw.title.substr(0, text::boundary_before(raw.title, kLongestPackagedTitle));
  kept->section = raw.section.substr(0, text::boundary_before(raw.section, kLongestPackagedTitle));
  kept->language = raw.language;
  kept->date = raw.date;
  kept->topics = first_of(raw.topics);
  kept->people = first_of(raw.people);
  kept->places = first_of(raw.places);
  kept->organisations = first_of(raw.organisations);
  return kept;
}

void note_package(const XmlNode& root, const RawArticle& raw, NewsPackages& packages) {
  const auto kept = of_package(raw);
  for (const XmlNode& reference : root.descendants("itemref")) {
    const std::string_view id = reference.attribute("residref");
    if (!id.empty() && packages.size() < kMostPackagedItems) packages.try_emplace(std::string(id), kept);
  }
}

void add_from_package(const NewsPackages& packages, RawArticle& raw) {
  const auto package = packages.find(raw.id);
  if (package == packages.end()) return;
  const RawArticle& all = *package->second;
  if (raw.title.empty()) raw.title = all.title;
  if (raw.section.empty()) raw.section = all.section;
  if (raw.language.empty()) raw.language = all.language;
  if (raw.date.empty()) raw.date = all.date;
  if (!raw.topics.empty() || !raw.people.empty() || !raw.places.empty() || !raw.organisations.empty()) return;
  raw.topics = all.topics;
  raw.people = all.people;
  raw.places = all.places;
  raw.organisations = all.organisations;
}

}  // namespace

NewsItem read_g2_item(const XmlNode& root, NewsPackages& packages) {
  NewsItem item = G2Reader(root).run();
  std::erase(item.raw.topics, "");
  if (root.name() == "packageitem") {
    note_package(root, item.raw, packages);
  } else {
    add_from_package(packages, item.raw);
  }
  return item;
}

}  // namespace dateline::article
