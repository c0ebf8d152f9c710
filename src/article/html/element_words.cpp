// Names are cut into words, which are looked up one by one and in pairs.
#include "article/html/element_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "article/html/ascii.h"

namespace dateline::article {
namespace {

constexpr std::string_view kAsideWords =
    "ad ads advert adverts advertisement advertisements advertising advertorial adsense adslot adunit "
    "sponsor sponsored "
    "sponsors promo promos promotion promotions promoted outbrain taboola zergnet mgid share shares sharing "
    "sharebar "
    "sharethis addthis addtoany sharedaddy social socials socialmedia comment comments commentlist "
    "commentform disqus "
    "reply replies respond reader-comments related relatedposts jp-relatedposts relacionadas relacionados "
    "recommended "
    "recommendation recommendations recirc recirculation trending popular mostread mostpopular sidebar aside "
    "rail "
    "nav navbar navigation menu submenu megamenu breadcrumb breadcrumbs footer masthead newsletter "
    "newsletters subscribe "
    "subscription signup login register cookie cookies consent gdpr popup modal overlay lightbox tooltip "
    "pagination pager "
    "paging tagcloud taglist tags teaser teasers carousel search skip skiplink noprint feedback poll survey "
    "donate donation bookmark bookmarks rating ratings vote votes toolbar tools backtotop copyright legal "
    "disclaimer shop shopping "
    "product-card ticker weather horoscope jobs kommentare kommentar werbung anzeige anzeigen publicidad "
    "publicite "
    "commentaires comentarios partage partager compartir teilen empfehlungen "
    "sitemap topbar bottombar sticky-nav offcanvas flyout dropdown "
    "printfooter toc noexcerpt nocomments nextstory prevstory licence license licenceinfo disclosure "
    "disclosures cta "
    "appstore appstores infobox";
constexpr std::string_view kAsidePairs =
    "read-more more-on see-also also-read read-also read-next more-stories more-news more-from up-next "
    "top-stories "
    "latest-news most-read most-popular most-viewed other-news similar-posts similar-articles post-tags "
    "entry-tags "
    "tag-list article-tags story-tags tag-links cat-links author-bio author-box author-info about-author "
    "post-author author-card "
    "post-nav site-header page-header site-footer page-footer bottom-bar call-to-action post-footer "
    "entry-footer article-footer "
    "story-footer follow-us sign-up in-brief editors-picks you-may might-like mail-form contact-form "
    "mailing-list email-form "
    "google-ads news-letter app-promo social-media back-top further-reading lire-aussi mehr-zum zum-thema "
    "auch-interessant "
    "le-puede te-puede image-gallery more-articles read-later trc-related article-related related-articles "
    "post-meta-bottom "
    "wp-polls edit-link post-views fb-like like-button next-post prev-post next-article previous-article "
    "mini-profile "
    "article-list news-list story-list post-list link-list headline-list box-list "
    "article-actions story-tools article-tools page-tools mw-editsection table-of toc-container sub-nav "
    "related-content third-party app-store app-stores next-story next-stories";
constexpr std::string_view kFrameWords =
    "byline bylines credit credits caption captions figcaption photocredit dateline timestamp pubdate "
    "postmeta entrymeta "
    "articlemeta metadata meta sr-only screenreader visuallyhidden slideshow gallery video videoplayer "
    "player "
    "kicker eyebrow";
constexpr std::string_view kFramePairs =
    "sr-only visually-hidden screen-reader post-meta entry-meta article-meta story-meta article-info "
    "post-info post-date "
    "entry-date wp-caption image-caption photo-caption img-caption media-caption article-date publish-date "
    "published-date "
    "article-author entry-author post-byline date-time reading-time read-time image-credit photo-credit "
    "entry-title "
    "post-title article-title video-player image-box img-box picture-box";
constexpr std::string_view kBodyWords =
    "articlebody storybody bodytext articletext articlecontent storycontent entrycontent postcontent "
    "storytext newstext "
    "articlebodytext postbody mainarticlebody textearticle artikeltext artikelbody cuerpo fulltext "
    "storybodycopy "
    "newsbody artbody";
constexpr std::string_view kBodyPairs =
    "article-body story-body body-text article-text article-content story-content entry-content post-content "
    "story-text news-text post-body content-body body-content body-copy article-copy post-text news-content "
    "article-main "
    "news-body story-copy single-content page-content text-content rich-text artikel-text article-fulltext "
    "post-entry "
    "article__body news-detail content-text";
constexpr std::string_view kArticleWords =
    "article story hentry post entry artikel noticia nota news content";

using Table = std::unordered_map<std::string, ElementUse>;

void add(Table& table, std::string_view names, ElementUse use) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    if (end > 0) table.emplace(names.substr(0, end), use);
    names.remove_prefix(std::min(end + 1, names.size()));
  }
}

const Table& table() {
  static const Table kTable = [] {
    Table made;
    add(made, kBodyWords, ElementUse::body);
    add(made, kBodyPairs, ElementUse::body);
    add(made, kAsideWords, ElementUse::aside);
    add(made, kAsidePairs, ElementUse::aside);
    add(made, kFrameWords, ElementUse::frame);
    add(made, kFramePairs, ElementUse::frame);
    add(made, kArticleWords, ElementUse::article);
    return made;
  }();
  return kTable;
}

/// "relatedPosts_box2" -> related posts box
void split_words(std::string_view name, std::vector<std::string>& words) {
  words.clear();
  bool lower_before = false;
  bool begins = true;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (!is_ascii_letter(c)) {
      begins = true;
      lower_before = false;
      continue;
    }
    if (begins || (upper && lower_before)) words.emplace_back();
    words.back() += ascii_lower(c);
    begins = false;
    lower_before = !upper;
  }
}

/// Names that say what the page is filed under, or what is not there, rather than what the element is.
bool tells_other_things(std::string_view name) {
  for (const std::string_view front :
       {"tag-", "category-", "has-", "no-", "with-", "without-", "is-", "not-", "wp-embed", "post_tag",
        "cat-", "hide-", "show-", "js-", "elementor-", "theme-", "post-type", "type-", "field-"}) {
    if (name.starts_with(front)) return true;
  }
  return false;
}

ElementUse stronger(ElementUse a, ElementUse b) {
  // aside beats all but body; body beats article.
  const auto rank = [](ElementUse use) {
    switch (use) {
      case ElementUse::aside:
        return 4;
      case ElementUse::frame:
        return 3;
      case ElementUse::body:
        return 2;
      case ElementUse::article:
        return 1;
      default:
        return 0;
    }
  };
  return rank(b) > rank(a) ? b : a;
}

class NameReader {
 public:
  ElementUse read(std::string_view names) {
    use_ = ElementUse::unknown;
    while (!names.empty()) {
      std::size_t end = 0;
      while (end < names.size() && !is_html_blank(names[end])) ++end;
      if (end > 0 && !tells_other_things(names.substr(0, end))) read_name(names.substr(0, end));
      names.remove_prefix(std::min(end + 1, names.size()));
    }
    return use_;
  }

 private:
  void read_name(std::string_view name) {
    if (name == "hidden" || name == "widget" || name == "hide") use_ = stronger(use_, ElementUse::aside);
    split_words(without_ads_inside(name), words_);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (denies(words_[i]) && ++i < words_.size()) continue;
      if (i == words_.size()) break;
      if (i > 0 && words_[i] == "ticker" && words_[i - 1] == "live") continue;
      look_up(words_[i]);
      if (i + 1 < words_.size()) look_up(words_[i] + "-" + words_[i + 1]);
    }
  }
  /// "no-sidebar", "has-ads": what is or is not around it, and says nothing of the element.
  static bool denies(const std::string& word) {
    return word == "no" || word == "without" || word == "has" || word == "with";
  }
  /// "section--ads": one with advertisements in it.
  static std::string_view without_ads_inside(std::string_view name) {
    const std::size_t modifier = name.rfind("--");
    return modifier != std::string_view::npos && equal_ignoring_case(name.substr(modifier + 2), "ads")
               ? name.substr(0, modifier)
               : name;
  }
  void look_up(const std::string& word) {
    const auto found = table().find(word);
    if (found != table().end()) use_ = stronger(use_, found->second);
  }
  ElementUse use_ = ElementUse::unknown;
  std::vector<std::string> words_;
};

/// A table is no picture, also where it has a caption.
bool holds_table(const PageTree& tree, NodeIndex index) {
  for (NodeIndex i = index + 1; i < tree[index].end; ++i) {
    if (tree[i].tag == GUMBO_TAG_TABLE) return true;
  }
  return false;
}

ElementUse use_of_role(std::string_view role) {
  if (role == "navigation" || role == "complementary" || role == "banner" || role == "contentinfo" ||
      role == "dialog" || role == "alertdialog" || role == "search" || role == "menu" || role == "menubar" ||
      role == "toolbar")
    return ElementUse::aside;
  return ElementUse::unknown;
}

ElementUse use_of_tag(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_VIDEO:
      return ElementUse::aside;
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_ADDRESS:
      return ElementUse::frame;
    default:
      return ElementUse::unknown;
  }
}

constexpr std::string_view kStandfirstWords =
    "lead lede excerpt standfirst dek deck intro introduction summary chapo vorspann abstract subhead "
    "subheadline "
    "leadtext introtext epigraph epigrafe subheading subtitle subtitulo sumario bajada entradilla ingress "
    "ingres anreisser "
    "teasertext articlelead";

bool has_word(std::string_view classes, const Table& known) {
  thread_local std::vector<std::string> words;
  split_words(classes, words);
  return std::ranges::any_of(words, [&known](const std::string& word) { return known.contains(word); });
}

Table words_of(std::string_view names) {
  Table made;
  add(made, names, ElementUse::body);
  return made;
}

}  // namespace

bool is_standfirst(const PageTree& tree, NodeIndex index) {
  static const Table kWords = words_of(kStandfirstWords);
  const std::string_view prop = tree.attribute(index, "itemprop");
  return prop == "description" || prop == "alternativeHeadline" ||
         has_word(tree.attribute(index, "class"), kWords);
}

bool is_teaser(const PageTree& tree, NodeIndex index) {
  static const Table kWords = words_of("teaser teasers");
  return has_word(tree.attribute(index, "class"), kWords);
}

ElementUse use_of(const PageTree& tree, NodeIndex index) {
  thread_local NameReader reader;
  const PageNode& node = tree[index];
  if (node.tag == GUMBO_TAG_HTML || node.tag == GUMBO_TAG_BODY || node.tag == GUMBO_TAG_MAIN)
    return ElementUse::unknown;
  if (node.tag == GUMBO_TAG_FIGURE && holds_table(tree, index)) return ElementUse::unknown;
  if (const ElementUse use = use_of_tag(node.tag); use != ElementUse::unknown) return use;
  if (node.tag == GUMBO_TAG_ARTICLE) return ElementUse::article;
  if (tree.has_attribute(index, "hidden") || tree.attribute(index, "aria-hidden") == "true")
    return ElementUse::aside;
  if (const ElementUse use = use_of_role(tree.attribute(index, "role")); use != ElementUse::unknown)
    return use;
  const std::string_view prop = tree.attribute(index, "itemprop");
  if (prop == "articleBody" || tree.attribute(index, "property") == "articleBody") return ElementUse::body;
  const ElementUse by_class = reader.read(tree.attribute(index, "class"));
  return stronger(by_class, reader.read(tree.attribute(index, "id")));
}

}  // namespace dateline::article
