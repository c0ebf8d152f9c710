// Elements are looked up by name: the collection is flat, its elements stand in no other order than the
// DTD's, once.
#include "article/reuters_record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "article/clean_text.h"

namespace dateline::article {
namespace {

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool begins_with(std::string_view text, std::string_view name) {
  return text.size() >= name.size() &&
         std::ranges::equal(text.substr(0, name.size()), name, {}, upper, upper);
}

/// What stands between an opening tag and its closing one (or the end).
struct Element {
  std::string_view attributes;
  std::string_view content;
  std::size_t begin = 0;  // of the opening tag
  std::size_t end = 0;    // behind the closing tag
};
std::optional<Element> find_element(std::string_view text, std::string_view name, std::size_t from = 0) {
  const std::size_t begin = find_opening_tag(text, name, from);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t tag_end = text.find('>', begin);
  if (tag_end == std::string_view::npos) return std::nullopt;
  const std::size_t name_end = begin + 1 + name.size();
  const std::size_t close = std::min(find_closing_tag(text, name, tag_end), text.size());
  const std::size_t end = std::min(text.find('>', close), text.size() - 1) + 1;
  return Element{text.substr(name_end, tag_end - name_end), text.substr(tag_end + 1, close - tag_end - 1),
                 begin, end};
}

std::string_view content_of(std::string_view text, std::string_view name) {
  const auto element = find_element(text, name);
  return element ? element->content : std::string_view();
}

/// The value of NAME="value".
std::string_view attribute(std::string_view attributes, std::string_view name) {
  for (std::size_t at = 0; at < attributes.size(); ++at) {
    const bool first = at == 0 || static_cast<unsigned char>(attributes[at - 1]) <= ' ';
    if (!first || !begins_with(attributes.substr(at), name)) continue;
    std::string_view rest = attributes.substr(at + name.size());
    if (!rest.starts_with("=\"")) continue;
    rest.remove_prefix(2);
    return rest.substr(0, rest.find('"'));
  }
  return {};
}

/// <D>cocoa</D><D>grain</D>
std::vector<std::string> list_of(std::string_view record, std::string_view name) {
  std::vector<std::string> values;
  const std::string_view list = content_of(record, name);
  for (auto item = find_element(list, "D"); item; item = find_element(list, "D", item->end)) {
    values.push_back(decode_references(item->content));
  }
  return values;
}

/// The date stands first; behind it some records have notes of the wire between control characters.
std::string date_of(std::string_view record) {
  const std::string_view date = content_of(record, "DATE");
  return std::string(date.substr(0, date.find('&')));
}

/// "    By Cal Mankowski, Reuters" -> "Cal Mankowski".
std::vector<std::string> authors_of(std::string_view text) {
  const std::string line = one_line(decode_references(content_of(text, "AUTHOR")));
  std::string_view author = without_by(line);
  for (const std::string_view agency : {", Reuters", ", Reuter"}) {
    if (author.size() > agency.size() && begins_with(author.substr(author.size() - agency.size()), agency)) {
      author.remove_suffix(agency.size());
      break;
    }
  }
  return {std::string(author)};
}

void append_utf8(std::uint32_t code, std::string& out) {
  const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0U | code >> 6U);
    byte(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    byte(0xE0U | code >> 12U);
    byte(0x80U | (code >> 6U & 0x3FU));
    byte(0x80U | (code & 0x3FU));
  } else {
    byte(0xF0U | code >> 18U);
    byte(0x80U | (code >> 12U & 0x3FU));
    byte(0x80U | (code >> 6U & 0x3FU));
    byte(0x80U | (code & 0x3FU));
  }
}

/// `name` stands between & and ;. False for a reference that is none.
bool append_reference(std::string_view name, std::string& out) {
  struct Named {
    std::string_view name;
    char character;
  };
  static constexpr std::array kNamed{Named{"lt", '<'}, Named{"gt", '>'}, Named{"amp", '&'},
                                     Named{"quot", '"'}, Named{"apos", '\''}};
  if (const auto* named = std::ranges::find(kNamed, name, &Named::name); named != kNamed.end()) {
    out += named->character;
    return true;
  }
  if (name.size() < 2 || name[0] != '#') return false;
  std::uint32_t code = 0;
  const auto [end, failure] = std::from_chars(name.data() + 1, name.data() + name.size(), code);
  if (failure != std::errc() || end != name.data() + name.size() || code > 0x10FFFF) return false;
  if (code >= 0xD800 && code < 0xE000) return false;
  const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
  append_utf8(control ? ' ' : code, out);
  return true;
}

std::size_t find_tag(std::string_view text, std::string_view opening, std::string_view name,
                     std::size_t from) {
  for (std::size_t at = text.find(opening, from); at != std::string_view::npos;
       at = text.find(opening, at + 1)) {
    const std::string_view rest = text.substr(at + opening.size());
    if (!begins_with(rest, name) || rest.size() == name.size()) continue;
    const auto behind = static_cast<unsigned char>(rest[name.size()]);
    if (behind == '>' || behind <= ' ') return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::size_t find_opening_tag(std::string_view text, std::string_view name, std::size_t from) {
  return find_tag(text, "<", name, from);
}
std::size_t find_closing_tag(std::string_view text, std::string_view name, std::size_t from) {
  return find_tag(text, "</", name, from);
}

std::string decode_references(std::string_view text) {
  constexpr std::size_t kLongestReference = 10;
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t at = std::min(text.find('&'), text.size());
    out += text.substr(0, at);
    text.remove_prefix(at);
    if (text.empty()) break;
    const std::size_t end = text.substr(0, kLongestReference).find(';');
    if (end != std::string_view::npos && append_reference(text.substr(1, end - 1), out)) {
      text.remove_prefix(end + 1);
    } else {
      out += '&';
      text.remove_prefix(1);
    }
  }
  return out;
}

RawArticle read_reuters_record(std::string_view record) {
  RawArticle raw;
  const std::string_view attributes = record.substr(0, record.find('>'));
  raw.id = decode_references(attribute(attributes, "NEWID"));
  raw.date = date_of(record);
  raw.topics = list_of(record, "TOPICS");
  raw.places = list_of(record, "PLACES");
  raw.people = list_of(record, "PEOPLE");
  raw.organisations = list_of(record, "ORGS");
  const auto text = find_element(record, "TEXT");
  if (!text) return raw;
  raw.title = decode_references(content_of(text->content, "TITLE"));
  raw.authors = authors_of(text->content);
  raw.dateline = decode_references(content_of(text->content, "DATELINE"));
  const auto body = find_element(text->content, "BODY");
  const std::string_view type = attribute(text->attributes, "TYPE");
  if (body) {
    raw.body = decode_references(body->content);
  } else if (type == "UNPROC" || (type != "BRIEF" && without_outer_blanks(raw.title).empty())) {
    raw.body = decode_references(text->content);
  }
  return raw;
}

}  // namespace dateline::article
