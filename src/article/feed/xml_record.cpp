// expat does the parsing; namespaces are kept apart by what they are declared as.
#include "article/feed/xml_record.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "article/clean_text.h"
#include "article/html/ascii.h"

namespace dateline::article {
namespace {

struct Namespace {
  std::string_view uri;
  std::string_view prefix;
};
constexpr std::array kNamespaces{Namespace{"http://purl.org/rss/1.0/modules/content/", "content"},
                                 Namespace{"http://purl.org/dc/elements/1.1/", "dc"},
                                 Namespace{"http://purl.org/dc/terms/", "dcterms"},
                                 Namespace{"http://search.yahoo.com/mrss/", "media"},
                                 Namespace{"http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"},
                                 Namespace{"http://www.w3.org/2005/Atom", "atom"},
                                 Namespace{"http://www.w3.org/1999/xhtml", "xhtml"}};

/// Elements of exchange formats that hold text with markup.
constexpr std::array<std::string_view, 11> kNewsTexts{"inlinexml", "datacontent", "html",    "body.content",
                                                      "abstract",  "headline",    "hl1",     "hl2",
                                                      "byline",    "by",          "dateline"};

/// "#34;" or "#x22;" of a character that XML allows?
bool is_character_number(std::string_view name) {
  if (name.size() < 2 || name[0] != '#') return false;
  const bool hex = name[1] == 'x';
  std::uint32_t value = 0;
  const char* const begin = name.data() + (hex ? 2 : 1);
  const auto [end, failed] = std::from_chars(begin, name.data() + name.size(), value, hex ? 16 : 10);
  const bool allowed = value >= ' ' && value < 0x110000 && (value < 0xd800 || value > 0xdfff) &&
                       value != 0xfffe && value != 0xffff;
  return failed == std::errc{} && end == name.data() + name.size() && begin != end && allowed;
}

/// "&" that begins no reference, and names that XML does not know, become "&amp;"; characters that XML does
/// not allow become blanks. CDATA stays as it is.
/// Numbers of characters stay for whoever reads HTML, unless `numbers` are wanted.
std::string repaired(std::string_view xml, bool numbers) {
  std::string out;
  out.reserve(xml.size() + 16);
  bool raw = false;
  for (std::size_t i = 0; i < xml.size(); ++i) {
    const char c = xml[i];
    if (!raw && c == '<') raw = xml.substr(i).starts_with("<![CDATA[");
    if (raw && c == ']' && xml.substr(i).starts_with("]]>")) raw = false;
    const bool control = static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t' && c != '\r';
    out += control ? ' ' : c;
    if (raw || c != '&') continue;
    std::size_t end = i + 1;
    while (end < xml.size() && end < i + 12 &&
           (is_ascii_letter(xml[end]) || is_ascii_digit(xml[end]) || xml[end] == '#'))
      ++end;
    const std::string_view name = xml.substr(i + 1, end - i - 1);
    const bool known = name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos" ||
                       (numbers && is_character_number(name));
    if (!known || end >= xml.size() || xml[end] != ';') out += "amp;";
  }
  return out;
}

/// "&nbsp;" and its kin, which are for whoever reads HTML.
bool begins_reference(std::string_view text) {
  const std::size_t end = text.substr(0, 12).find(';');
  return end != std::string_view::npos && end > 1 &&
         std::ranges::all_of(text.substr(1, end - 1), [](char c) { return is_ascii_letter(c); });
}

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&' && !begins_reference(text.substr(i))) {
      out += "&amp;";
    } else {
      out += c;
    }
  }
}

class RecordParser {
 public:
  RecordParser(XmlPrefixes& prefixes, MarkupOf markup_of)
      : prefixes_(&prefixes), markup_of_(markup_of), expat_(XML_ParserCreate("UTF-8")) {
    XML_SetUserData(expat_.get(), this);
    XML_SetElementHandler(expat_.get(), &RecordParser::start, &RecordParser::end);
    XML_SetCharacterDataHandler(expat_.get(), &RecordParser::characters);
  }

  XmlRecord parse(std::string_view xml, bool whole) {
    const std::string text = repaired(xml, markup_of_ == MarkupOf::news_texts);
    constexpr std::size_t kPiece = 1U << 20U;  // expat counts in int
    for (std::size_t at = 0; at < text.size() && !record_.failure; at += kPiece) {
      const std::size_t size = std::min(kPiece, text.size() - at);
      const bool last = whole && at + size == text.size();
      if (XML_Parse(expat_.get(), text.data() + at, static_cast<int>(size), last ? 1 : 0) != XML_STATUS_OK)
        fail();
    }
    while (!open_.empty()) close();
    return std::move(record_);
  }

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  static RecordParser& self(void* data) { return *static_cast<RecordParser*>(data); }
  static void start(void* data, const char* name, const char** attributes) {
    self(data).open(name, attributes);
  }
  static void end(void* data, const char* name) { self(data).leave(name); }
  static void characters(void* data, const char* text, int size) {
    self(data).add_text({text, static_cast<std::size_t>(size)});
  }

  void open(const char* name, const char** attributes) {
    write_text();
    for (std::size_t i = 0; attributes[i] != nullptr; i += 2) declare(attributes[i], attributes[i + 1]);
    const std::string known = canonical(name);
    const std::string_view local = std::string_view(known).substr(known.find(':') + 1);
    markup_.append("<").append(local);
    for (std::size_t i = 0; attributes[i] != nullptr; i += 2) {
      markup_.append(" ").append(attributes[i]).append("='");
      for (const char* c = attributes[i + 1]; *c != 0; ++c) markup_ += *c == '\'' ? ' ' : *c;
      markup_ += '\'';
    }
    markup_ += '>';
    if (++depth_ > kDeepestXmlElement) return;
    XmlElement element;
    element.name = known;
    element.parent = open_.empty() ? 0 : open_.back().index;
    for (std::size_t i = 0; attributes[i] != nullptr; i += 2)
      element.attributes.emplace_back(ascii_lower(attributes[i]), attributes[i + 1]);
    for (Open& around : open_) around.has_elements = true;
    open_.push_back({record_.elements.size(), markup_.size(), false});
    record_.elements.push_back(std::move(element));
  }

  void leave(const char* name) {
    write_text();
    if (depth_-- <= kDeepestXmlElement) close();
    const std::string known = canonical(name);
    const std::string_view local = std::string_view(known).substr(known.find(':') + 1);
    if (local == "br" || local == "hr" || local == "img") return;  // HTML takes "</br>" for another one
    markup_.append("</").append(local).append(">");
  }

  /// What is in the children of the outermost element, they hold.
  bool keeps_markup(const XmlElement& element) const {
    if (markup_of_ == MarkupOf::children) return open_.size() == 2;
    const std::string_view local = std::string_view(element.name).substr(element.name.find(':') + 1);
    return std::ranges::find(kNewsTexts, local) != kNewsTexts.end();
  }

  void close() {
    const Open& open = open_.back();
    XmlElement& element = record_.elements[open.index];
    if (open.has_elements && keeps_markup(element)) element.markup = markup_.substr(open.markup);
    open_.pop_back();
    if (open_.size() == 1) markup_.clear();
  }

  void add_text(std::string_view text) {
    if (open_.empty()) return;
    record_.elements[open_.back().index].text += text;
    unwritten_ += text;  // expat gives a reference and what follows in pieces
  }

  void write_text() {
    append_escaped(markup_, unwritten_);
    unwritten_.clear();
  }

  void declare(std::string_view attribute, std::string_view uri) {
    if (!attribute.starts_with("xmlns:")) return;
    const auto* found = std::ranges::find(kNamespaces, uri, &Namespace::uri);
    if (found != kNamespaces.end()) prefixes_->try_emplace(std::string(attribute.substr(6)), found->prefix);
  }

  std::string canonical(std::string_view name) const {
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) return ascii_lower(name);
    const auto found = prefixes_->find(std::string(name.substr(0, colon)));
    const std::string_view prefix =
        found == prefixes_->end() ? name.substr(0, colon) : std::string_view(found->second);
    const std::string local = ascii_lower(name.substr(colon + 1));
    return prefix.empty() ? local : ascii_lower(prefix) + ":" + local;
  }

  void fail() {
    record_.failure =
        XmlFailure{XML_ErrorString(XML_GetErrorCode(expat_.get())),
                   static_cast<std::size_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(expat_.get())))};
  }

  struct Open {
    std::size_t index;
    std::size_t markup;  // where what is in it begins
    bool has_elements;
  };

  XmlPrefixes* prefixes_;
  MarkupOf markup_of_;
  std::unique_ptr<XML_ParserStruct, Free> expat_;
  XmlRecord record_;
  std::string markup_;
  std::string unwritten_;  // text that is not yet in markup_
  std::vector<Open> open_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string_view XmlElement::attribute(std::string_view attribute_name) const {
  for (const auto& [known, value] : attributes) {
    if (known == attribute_name) return value;
  }
  return {};
}

std::vector<std::size_t> XmlRecord::children(std::string_view name) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 1; i < elements.size(); ++i) {
    if (elements[i].parent == 0 && elements[i].name == name) found.push_back(i);
  }
  return found;
}

std::string_view first_xml_tag(std::string_view front) {
  while (true) {
    front = without_outer_blanks(front);
    if (!front.starts_with('<')) return {};
    const bool comment = front.starts_with("<!--");
    if (!comment && !front.starts_with("<?") && !front.starts_with("<!"))
      return front.substr(0, front.find('>'));
    const std::size_t mark = front.find_first_of("[>");
    const bool subset = !comment && mark != std::string_view::npos && front[mark] == '[';
    const std::string_view closing = comment ? "-->" : subset ? "]>" : ">";
    const std::size_t end = front.find(closing);
    if (end == std::string_view::npos) return {};
    front.remove_prefix(end + closing.size());
  }
}

XmlRecord parse_xml_record(std::string_view xml, bool whole, XmlPrefixes& prefixes, MarkupOf markup) {
  return RecordParser(prefixes, markup).parse(xml, whole);
}

}  // namespace dateline::article
