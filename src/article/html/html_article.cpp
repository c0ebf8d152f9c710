// Slimmed, parsed, asked for its metadata and its text; then judged.
#include "article/html/html_article.h"

#include <algorithm>
#include <array>
#include <utility>

#include "article/clean_text.h"
#include "article/html/article_text.h"
#include "article/html/ascii.h"
#include "article/html/page_dates.h"
#include "article/html/page_metadata.h"
#include "article/html/page_slim.h"
#include "article/html/page_title.h"
#include "article/html/page_tree.h"
#include "article/html/text_blocks.h"

namespace dateline::article {
namespace {

constexpr std::size_t kLongestAuthor = 80;  // bytes; longer ones are sentences
constexpr std::uint32_t kFewestWords = 50;  // of running text on a page that does not call itself an article
constexpr std::uint32_t kFewestDeclaredWords = 20;  // on one that does
constexpr std::size_t kLinkedBody = 250;            // bytes of an articleBody that is worth a comparison

/// "www.example.com" of an address; empty for anything else.
std::string host_of(std::string_view url) {
  const std::size_t begin = url.find("//");
  if (begin == std::string_view::npos) return {};
  url.remove_prefix(begin + 2);
  std::string host = ascii_lower(url.substr(0, url.find_first_of("/:?#")));
  return host.starts_with("www.") ? host.substr(4) : host;
}

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

std::string first_address(std::initializer_list<std::string_view> offers) {
  for (const std::string_view offer : offers) {
    if (is_address(offer)) return std::string(offer);
  }
  return {};
}

/// Values of linked data may hold HTML and its entities.
std::string plain(const std::string& text) {
  return text.find_first_of("&<") == std::string::npos ? text : one_line(text_of_html(text));
}

bool is_author(std::string_view name) {
  name = without_outer_blanks(name);
  return !name.empty() && name.size() <= kLongestAuthor && name.find("//") == std::string_view::npos &&
         name.find('@') == std::string_view::npos;
}

/// "Jane Doe and John Roe", "Jane Doe, John Roe"; what follows a comma must be a name of two words.
void add_authors(std::string_view text, std::vector<std::string>& authors) {
  static constexpr std::array<std::string_view, 6> kBetween{" and ", " und ", " & ", ", ", "; ", " | "};
  std::size_t cut = std::string_view::npos;
  std::size_t size = 0;
  for (const std::string_view between : kBetween) {
    const std::size_t at = text.find(between);
    if (at != std::string_view::npos && at < cut &&
        text.find(' ', at + between.size()) != std::string_view::npos) {
      cut = at;
      size = between.size();
    }
  }
  if (cut == std::string_view::npos) {
    if (is_author(text)) authors.push_back(plain(std::string(text)));
    return;
  }
  add_authors(text.substr(0, cut), authors);
  if (authors.size() < 50) add_authors(text.substr(cut + size), authors);
}

std::vector<std::string> page_authors(const PageMetadata& page, const LinkedArticle& linked) {
  std::vector<std::string> authors;
  const auto add_all = [&authors](const std::vector<std::string>& names) {
    for (const std::string& name : names) add_authors(name, authors);
  };
  add_all(linked.authors);
  for (const char* name :
       {"author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "byl",
        "dc.creator", "dcterms.creator", "dc.creator.personalname", "citation_author", "authors"}) {
    const auto found = page.meta.find(name);
    if (authors.empty() && found != page.meta.end()) add_all(found->second);
  }
  const auto marked = page.marked.find("author");
  if (authors.empty() && marked != page.marked.end()) add_all(marked->second);
  if (authors.empty()) add_all(page.authors);
  return authors;
}

void split_list(std::string_view text, std::vector<std::string>& parts) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;"), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::vector<std::string> page_topics(const PageMetadata& page, const LinkedArticle& linked) {
  std::vector<std::string> topics;
  for (const std::string& keyword : linked.keywords) topics.push_back(plain(keyword));
  for (const char* name :
       {"article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "dc.subject", "keywords"}) {
    const auto found = page.meta.find(name);
    if (!topics.empty() || found == page.meta.end()) continue;
    for (const std::string& value : found->second) split_list(value, topics);
  }
  return topics;
}

/// "en_GB" and its kin; empty for what is none.
std::string page_language(const PageMetadata& page, const LinkedArticle& linked) {
  for (const std::string_view offer :
       {std::string_view(page.language), std::string_view(linked.language),
        page.first({"content-language", "og:locale", "language", "dc.language", "dcterms.language"})}) {
    if (offer.size() >= 2 && offer.size() <= 12) return std::string(offer);
  }
  return {};
}

bool calls_itself_article(const PageMetadata& page, const LinkedArticle& linked) {
  const std::string type = ascii_lower(page.first({"og:type"}));
  return linked.is_article || page.marked_as_article || type.find("article") != std::string::npos ||
         page.meta.contains("article:published_time");
}

/// The address of a front page: nothing behind the host.
bool is_front_page(const std::string& url) {
  const std::size_t begin = url.find("//");
  if (begin == std::string::npos) return false;
  const std::size_t path = url.find('/', begin + 2);
  return path == std::string::npos || path + 1 == url.size();
}

bool judge(const PageMetadata& page, const LinkedArticle& linked, const ArticleText& text,
           const std::string& url) {
  const std::string type = ascii_lower(page.first({"og:type"}));
  const std::uint32_t running = text.running_words;
  if (type.starts_with("video")) return running >= 150;
  if (is_front_page(url)) return linked.is_article && running >= kFewestWords;
  if (calls_itself_article(page, linked)) return text.words >= kFewestDeclaredWords;
  if (linked.is_collection) return running >= 200;
  return running >= kFewestWords && text.words * 12 >= text.page_words;
}

}  // namespace

HtmlArticle HtmlPageReader::read(std::string_view page_text, std::string_view url) {
  HtmlArticle found;
  SlimPage slim = slim_page(page_text);
  if (slim.too_large) {
    found.too_large = true;
    return found;
  }
  const LinkedArticle linked = linked_.read(slim.linked_data);
  const PageTree tree(std::move(slim.html));
  const PageMetadata page = page_metadata(tree);
  RawArticle& raw = found.raw;
  raw.url = first_address({page.canonical, page.first({"og:url"}), url, linked.url});
  const std::string host = host_of(raw.url);
  raw.source = page.first({"og:site_name", "application-name", "dc.publisher", "al:android:app_name"});
  if (raw.source.empty()) raw.source = plain(linked.publisher.empty() ? linked.site : linked.publisher);
  if (raw.source == page.title || raw.source == page.heading) raw.source.clear();  // some put the title there
  raw.title = plain(page_title(page, linked, raw.source, host));
  if (raw.source.empty()) raw.source = host;
  const std::vector<TextBlock> blocks = text_blocks(tree);
  ArticleText text = article_text(tree, blocks, raw.title);
  raw.body = std::move(text.text);
  if (linked.body.size() > kLinkedBody && linked.body.size() > raw.body.size() * 3 / 2) {
    raw.body = text_of_html(linked.body);
    text.words = text.running_words = static_cast<std::uint32_t>(std::ranges::count(raw.body, ' '));
  }
  raw.date = page_date(page, linked, raw.url, raw.title, blocks);
  raw.modified = page_modified(page, linked);
  raw.authors = page_authors(page, linked);
  raw.topics = page_topics(page, linked);
  raw.section = plain(linked.section.empty()
                          ? std::string(page.first({"article:section", "section", "parsely-section"}))
                          : linked.section);
  raw.language = page_language(page, linked);
  found.is_article = !without_outer_blanks(raw.body).empty() && judge(page, linked, text, raw.url);
  return found;
}

std::string text_of_html(std::string_view html) {
  if (html.find_first_of("<&") == std::string_view::npos) return std::string(html);
  SlimPage slim = slim_page(html);
  const PageTree tree(std::move(slim.html));
  std::string text;
  for (const TextBlock& block : text_blocks(tree)) {
    if (!text.empty()) text += "\n\n";
    text += block.text;
  }
  return text;
}

}  // namespace dateline::article
