// One walk over the elements.
#include "article/html/page_metadata.h"

#include <algorithm>
#include <array>

#include "article/clean_text.h"
#include "article/html/ascii.h"

namespace dateline::article {
namespace {

constexpr std::size_t kMostOfOneKind = 200;  // values of one name that are kept
constexpr int kMarkedHeading = 8;            // <h1> in an article with a class or a mark that says headline
constexpr std::size_t kLongestMark = 300;    // bytes; longer texts are no values

/// Is it one of the words between blanks?
bool has_token(std::string_view names, std::string_view token) {
  for (std::size_t at = names.find(token); at != std::string_view::npos; at = names.find(token, at + 1)) {
    const std::size_t end = at + token.size();
    if ((at == 0 || is_html_blank(names[at - 1])) && (end == names.size() || is_html_blank(names[end])))
      return true;
  }
  return false;
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

class Collector {
 public:
  explicit Collector(const PageTree& tree) : tree_(&tree) {}

  PageMetadata run() {
    for (NodeIndex i = 0; i < tree_->size(); ++i) {
      if (!(*tree_)[i].is_text()) take(i);
    }
    return std::move(found_);
  }

 private:
  void take(NodeIndex i) {
    switch ((*tree_)[i].tag) {
      case GUMBO_TAG_HTML:
        found_.language = tree_->attribute(i, "lang");
        break;
      case GUMBO_TAG_META:
        take_meta(i);
        return;
      case GUMBO_TAG_TITLE:
        if (found_.title.empty()) found_.title = tree_->text_of(i);
        return;
      case GUMBO_TAG_LINK:
        if (ascii_lower(tree_->attribute(i, "rel")) == "canonical" && found_.canonical.empty())
          found_.canonical = tree_->attribute(i, "href");
        return;
      case GUMBO_TAG_H1:
      case GUMBO_TAG_H2:
      case GUMBO_TAG_H3:
        take_heading(i);
        break;
      case GUMBO_TAG_TIME:
        take_time(i);
        break;
      default:
        break;
    }
    take_marks(i);
  }

  static void keep(std::vector<std::string>& values, std::string value) {
    if (!value.empty() && values.size() < kMostOfOneKind) values.push_back(std::move(value));
  }

  void take_meta(NodeIndex i) {
    const std::string content = one_line(tree_->attribute(i, "content"));
    for (const char* kind : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string_view name = tree_->attribute(i, kind);
      if (name.empty()) continue;
      keep(found_.meta[ascii_lower(name)], content);
      if (std::string_view(kind) == "itemprop") keep(found_.marked[ascii_lower(name)], content);
    }
  }

  /// The one that is marked best; the first of equals.
  void take_heading(NodeIndex i) {
    if ((*tree_)[i].tag == GUMBO_TAG_H2 && found_.second_heading.empty() && !is_link(i) &&
        !is_above_headline(ascii_lower(tree_->attribute(i, "class"))))
      found_.second_heading = text_value(i);
    if ((*tree_)[i].tag == GUMBO_TAG_H1 && !is_link(i)) keep(found_.main_headings, heading_text(i));
    if (leads_home(i)) {
      if (found_.home_heading.empty()) found_.home_heading = text_value(i);
      return;
    }
    const int score = heading_score(i);
    if (score <= best_heading_) return;
    std::string text = heading_text(i);
    if (text.empty()) return;
    best_heading_ = score;
    found_.heading_is_link = is_link(i);
    found_.heading_is_marked = score >= kMarkedHeading;
    found_.heading = std::move(text);
  }

  /// Without a line above or below the headline that is marked as one; the part that is marked as the
  /// headline.
  std::string heading_text(NodeIndex i) const {
    std::string text;
    for (NodeIndex k = i + 1; k < (*tree_)[i].end;) {
      const PageNode& node = (*tree_)[k];
      const std::string names = node.is_text() ? std::string() : ascii_lower(tree_->attribute(k, "class"));
      if (holds(names, "headline") || holds(names, "title-primary") || holds(names, "title__main")) {
        if (std::string part = text_value(k); !part.empty() && !is_above_headline(names)) return part;
      }
      if (node.tag == GUMBO_TAG_TIME || is_above_headline(names)) {
        k = node.end;
        continue;
      }
      if (node.tag == GUMBO_TAG_BR) text += ' ';
      text += node.text;
      ++k;
    }
    return text.size() > kLongestMark ? std::string()
           : one_line(text).empty()   ? text_value(i)
                                      : one_line(text);
  }

  static bool is_above_headline(std::string_view names) {
    static constexpr std::array<std::string_view, 16> kParts{
        "text-hide", "kicker",    "overline", "topline",        "dachzeile", "eyebrow",
        "subtitle",  "sub-title", "subline",  "strapline",      "roofline",  "spitzmarke",
        "invisible", "hidden",    "sr-only",  "title-secondary"};
    return std::ranges::any_of(kParts, [&](std::string_view part) { return holds(names, part); });
  }

  int heading_score(NodeIndex i) const {
    int score = (*tree_)[i].tag == GUMBO_TAG_H1 ? 4 : 0;
    const std::string names =
        ascii_lower(std::string(tree_->attribute(i, "class")) + " " + std::string(tree_->attribute(i, "id")));
    const bool site =
        holds(names, "site") || holds(names, "logo") || holds(names, "brand") || holds(names, "blog-title");
    if (holds(names, "title") || holds(names, "headline")) score += 2;
    if (is_above_headline(names)) score -= 4;
    if (has_permalink(i)) score += 2;
    if (holds(tree_->attribute(i, "itemprop"), "headline") || holds(names, "entry-title") ||
        holds(names, "post-title"))
      score += 4;
    bool inside = false;
    for (NodeIndex up = (*tree_)[i].parent; up != 0; up = (*tree_)[up].parent) {
      const GumboTag tag = (*tree_)[up].tag;
      if (!inside && (tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN)) score += 2;
      inside = inside || tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN;
      if (tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER) score -= 6;
    }
    return site ? score - 6 : score - (is_link(i) ? 2 : 0);
  }

  bool has_permalink(NodeIndex i) const {
    for (NodeIndex k = i + 1; k < (*tree_)[i].end; ++k) {
      if (tree_->attribute(k, "rel") == "bookmark") return true;
    }
    return false;
  }

  /// See page_slim.h for what is left of addresses.
  bool leads_home(NodeIndex i) const {
    for (NodeIndex k = i + 1; k < (*tree_)[i].end; ++k) {
      if ((*tree_)[k].tag == GUMBO_TAG_A && tree_->attribute(k, "href") == "/") return true;
    }
    return false;
  }

  bool is_link(NodeIndex i) const {
    for (NodeIndex k = i + 1; k < (*tree_)[i].end; ++k) {
      if ((*tree_)[k].tag == GUMBO_TAG_A && tree_->has_attribute(k, "href") &&
          tree_->attribute(k, "rel") != "bookmark")
        return true;
    }
    return (*tree_)[(*tree_)[i].parent].tag == GUMBO_TAG_A;
  }

  void take_time(NodeIndex i) {
    std::string value = one_line(tree_->attribute(i, "datetime"));
    if (value.empty()) value = tree_->text_of(i);
    const std::string names = ascii_lower(tree_->attribute(i, "class"));
    const bool publication =
        tree_->has_attribute(i, "pubdate") || holds(names, "publish") || holds(names, "entry-date");
    if (publication) {
      found_.times.insert(found_.times.begin(), value);
    } else {
      keep(is_in_article(i) ? found_.times : found_.other_times, value);
    }
  }

  bool is_in_article(NodeIndex i) const {
    bool inside = false;
    for (NodeIndex up = (*tree_)[i].parent; up != 0; up = (*tree_)[up].parent) {
      const GumboTag tag = (*tree_)[up].tag;
      if (tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER) return false;
      inside = inside || tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN;
    }
    return inside;
  }

  void take_marks(NodeIndex i) {
    if (holds(tree_->attribute(i, "itemtype"), "Article")) found_.marked_as_article = true;
    for (const char* kind : {"itemprop", "property"}) {
      const std::string_view name = tree_->attribute(i, kind);
      if (!name.empty() && !holds(name, "rticleBody")) keep(found_.marked[ascii_lower(name)], value_of(i));
    }
    if (tree_->attribute(i, "rel") == "author") keep(found_.authors, text_value(i));
    take_classes(i);
  }

  void take_classes(NodeIndex i) {
    const std::string_view classes = tree_->attribute(i, "class");
    if (classes.empty()) return;
    const std::string names = ascii_lower(classes);
    if (has_token(names, "title") || has_token(names, "headline")) keep(found_.shown_titles, text_value(i));
    if (holds(names, "date") || holds(names, "time") || holds(names, "publish") || holds(names, "posted")) {
      keep(found_.date_texts, one_line(tree_->attribute(i, "title")));
      keep(found_.date_texts, text_value(i));
    }
  }

  std::string value_of(NodeIndex i) const {
    for (const char* from : {"content", "datetime"}) {
      if (tree_->has_attribute(i, from)) return one_line(tree_->attribute(i, from));
    }
    if (tree_->attribute(i, "itemscope") != "" || tree_->has_attribute(i, "itemscope")) {
      for (NodeIndex k = i + 1; k < (*tree_)[i].end; ++k) {
        if (tree_->attribute(k, "itemprop") == "name") return value_of(k);
      }
    }
    return text_value(i);
  }

  std::string text_value(NodeIndex i) const {
    std::size_t size = 0;
    for (NodeIndex k = i; k < (*tree_)[i].end; ++k) {
      if ((size += (*tree_)[k].text.size()) > kLongestMark) return {};
    }
    return tree_->text_of(i);
  }

  const PageTree* tree_;
  PageMetadata found_;
  int best_heading_ = 1;
};

}  // namespace

std::string_view PageMetadata::first(std::initializer_list<const char*> names) const {
  for (const char* name : names) {
    const auto found = meta.find(name);
    if (found != meta.end() && !found->second.empty()) return found->second.front();
  }
  return {};
}

PageMetadata page_metadata(const PageTree& tree) { return Collector(tree).run(); }

}  // namespace dateline::article
