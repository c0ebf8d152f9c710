// Every field is looked for under the names that RSS 0.9x to 2.0, Atom 0.3 and 1.0 and their modules give it.
#include "article/feed/feed_item.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "article/clean_text.h"
#include "article/html/ascii.h"
#include "article/html/html_article.h"

namespace dateline::article {
namespace {

bool is_blank(std::string_view text) { return without_outer_blanks(text).empty(); }

/// HTML, XHTML and plain text as text.
std::string text_of(const XmlElement& element) {
  const std::string_view type = element.attribute("type");
  const bool markup = !element.markup.empty() && !is_blank(element.markup);
  if (markup) return text_of_html(element.markup);
  if (type == "text" || type == "text/plain") return element.text;
  return text_of_html(element.text);
}

class ItemReader {
 public:
  ItemReader(const XmlRecord& item, const FeedChannel& channel) : item_(&item), channel_(&channel) {}

  RawArticle run() {
    RawArticle raw;
    raw.id = first({"guid", "id"});
    raw.url = link();
    raw.title = one_line(first({"title", "media:title", "itunes:title", "dc:title"}));
    raw.body =
        first({"content:encoded", "content", "atom:content", "xhtml:body", "body", "description", "summary",
               "atom:summary", "itunes:summary", "media:description", "dc:description", "tagline"});
    raw.date = first({"pubdate", "published", "atom:published", "issued", "dc:date", "dcterms:issued",
                      "dcterms:created", "created", "updated", "modified", "dcterms:modified"});
    raw.modified = first({"updated", "atom:updated", "modified", "dcterms:modified"});
    raw.authors = authors();
    raw.topics = topics();
    raw.language = first({"dc:language", "language"});
    if (raw.language.empty()) raw.language = item_->elements[0].attribute("xml:lang");
    if (raw.language.empty()) raw.language = channel_->language;
    raw.source = source();
    return raw;
  }

 private:
  std::string first(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
      for (const std::size_t i : item_->children(name)) {
        std::string text = text_of(item_->elements[i]);
        if (!is_blank(text)) return text;
      }
    }
    return media_group(names);
  }

  /// <media:group> and <media:content> hold what describes them.
  std::string media_group(std::initializer_list<const char*> names) const {
    for (std::size_t i = 1; i < item_->elements.size(); ++i) {
      const XmlElement& element = item_->elements[i];
      if (element.parent == 0 || !element.name.starts_with("media:")) continue;
      for (const char* name : names) {
        if (element.name == name && !is_blank(element.text)) return text_of_html(element.text);
      }
    }
    return {};
  }

  std::string link() const {
    const std::string base(item_->elements[0].attribute("xml:base"));
    const std::string from = base.empty() ? channel_->link : resolve_address(channel_->link, base);
    std::string other;
    for (const std::size_t i : item_->children("link")) {
      const XmlElement& element = item_->elements[i];
      const std::string_view rel = element.attribute("rel");
      const std::string_view href = element.attribute("href");
      const std::string target = one_line(href.empty() ? std::string_view(element.text) : href);
      if (target.empty()) continue;
      if (rel.empty() || rel == "alternate") return resolve_address(from, target);
      if (other.empty() && rel == "self") other = target;
    }
    for (const std::size_t i : item_->children("guid")) {
      const XmlElement& element = item_->elements[i];
      if (element.attribute("ispermalink") != "false" && element.text.find("://") != std::string::npos)
        return one_line(element.text);
    }
    const std::string_view about = item_->elements[0].attribute("rdf:about");
    return other.empty() ? std::string(about) : resolve_address(from, other);
  }

  /// "jane@post.example (Jane Doe)", "Jane Doe <jane@post.example>": the name; nothing for an address alone.
  static std::string name_in(std::string_view text) {
    const std::size_t open = text.find('(');
    const std::size_t close = text.rfind(')');
    if (text.find('@') != std::string_view::npos && open != std::string_view::npos &&
        close != std::string_view::npos && open < close) {
      const std::string_view inside = text.substr(open + 1, close - open - 1);
      return one_line(inside.find('@') == std::string_view::npos ? inside : text.substr(0, open));
    }
    const std::string name = one_line(text.substr(0, text.find('<')));
    return name.find('@') == std::string::npos ? name : std::string();
  }

  std::vector<std::string> authors() const {
    std::vector<std::string> names;
    for (const char* kind : {"author", "dc:creator", "dc:author", "atom:author", "itunes:author"}) {
      for (const std::size_t i : item_->children(kind)) add_author(i, names);
      if (!names.empty()) break;
    }
    return names;
  }

  /// Atom has <name> in <author>.
  void add_author(std::size_t author, std::vector<std::string>& names) const {
    bool has_parts = false;
    for (std::size_t k = author + 1; k < item_->elements.size(); ++k) {
      if (item_->elements[k].parent != author) continue;
      has_parts = true;
      if (item_->elements[k].name.ends_with("name")) names.push_back(one_line(item_->elements[k].text));
    }
    if (has_parts) return;
    std::string name = name_in(text_of_html(item_->elements[author].text));
    if (!name.empty()) names.push_back(std::move(name));
  }

  std::vector<std::string> topics() const {
    std::vector<std::string> names;
    for (const char* kind : {"category", "dc:subject", "media:category", "atom:category"}) {
      for (const std::size_t i : item_->children(kind)) {
        const XmlElement& element = item_->elements[i];
        const std::string_view label = element.attribute("label");
        const std::string_view term = element.attribute("term");
        names.push_back(!label.empty()  ? std::string(label)
                        : !term.empty() ? std::string(term)
                                        : text_of(element));
      }
    }
    return names;
  }

  /// Of the feed that an item was taken from, else of this one.
  std::string source() const {
    for (const std::size_t i : item_->children("source")) {
      if (!is_blank(item_->elements[i].text)) return item_->elements[i].text;
      for (std::size_t k = i + 1; k < item_->elements.size(); ++k) {
        if (item_->elements[k].parent == i && item_->elements[k].name == "title")
          return text_of(item_->elements[k]);
      }
    }
    return channel_->title;
  }

  const XmlRecord* item_;
  const FeedChannel* channel_;
};

/// The parts of an address (RFC 3986).
struct Address {
  std::string_view scheme;     // with ":"
  std::string_view authority;  // with "//"
  std::string_view path;
};

Address split(std::string_view url) {
  Address address;
  std::size_t colon = 0;
  while (colon < url.size() &&
         (is_ascii_letter(url[colon]) || (colon > 0 && (is_ascii_digit(url[colon]) || url[colon] == '+' ||
                                                        url[colon] == '-' || url[colon] == '.'))))
    ++colon;
  if (colon > 0 && colon < url.size() && url[colon] == ':') {
    address.scheme = url.substr(0, colon + 1);
    url.remove_prefix(colon + 1);
  }
  if (url.starts_with("//")) {
    address.authority = url.substr(0, url.find_first_of("/?#", 2));
    url.remove_prefix(address.authority.size());
  }
  address.path = url;
  return address;
}

/// "/a/b/../c" -> "/a/c"
std::string without_dots(std::string_view path) {
  const std::size_t query = std::min(path.find_first_of("?#"), path.size());
  std::string_view rest = path.substr(0, query);
  std::string out;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('/', 1), rest.size());
    const std::string_view segment = rest.substr(0, end);
    const bool last = end == rest.size();
    if (segment == "/..") {
      out.resize(std::min(out.rfind('/'), out.size()));
      if (last) out += '/';
    } else if (segment == "/.") {
      if (last) out += '/';
    } else {
      out += segment;
    }
    rest.remove_prefix(end);
  }
  return out.append(path.substr(query));
}

}  // namespace

std::string resolve_address(std::string_view base, std::string_view reference) {
  const Address to = split(reference);
  const Address from = split(base);
  if (!to.scheme.empty() || from.scheme.empty() || from.authority.empty()) return std::string(reference);
  std::string url(from.scheme);
  if (!to.authority.empty()) return url.append(reference);
  url += from.authority;
  const std::string_view path = from.path.substr(0, from.path.find_first_of("?#"));
  if (to.path.empty()) return url.append(from.path);
  if (to.path.starts_with('/')) return url + without_dots(to.path);
  if (to.path.starts_with('?') || to.path.starts_with('#')) return url.append(path).append(to.path);
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string_view::npos ? "/" : std::string(path.substr(0, slash + 1));
  return url + without_dots(folder + std::string(to.path));
}

FeedChannel read_channel(std::string_view header, XmlPrefixes& prefixes) {
  FeedChannel channel;
  const XmlRecord record = parse_xml_record(header, false, prefixes);
  if (record.elements.empty()) return channel;
  channel.language = record.elements[0].attribute("xml:lang");
  const std::string base(record.elements[0].attribute("xml:base"));
  for (const XmlElement& element : record.elements) {
    const XmlElement& around = record.elements[element.parent];
    const bool of_channel = element.parent == 0 || around.name == "channel";
    if (!of_channel) continue;
    if (element.name == "title" && channel.title.empty())
      channel.title = one_line(text_of_html(element.text));
    if (element.name == "language" || element.name == "dc:language")
      channel.language = one_line(element.text);
    const std::string_view rel = element.attribute("rel");
    if (element.name == "link" && channel.link.empty() && (rel.empty() || rel == "alternate")) {
      const std::string_view href = element.attribute("href");
      channel.link = one_line(href.empty() ? std::string_view(element.text) : href);
    }
  }
  if (!base.empty()) channel.link = resolve_address(channel.link, base);
  return channel;
}

RawArticle read_feed_item(const XmlRecord& item, const FeedChannel& channel) {
  return ItemReader(item, channel).run();
}

}  // namespace dateline::article
