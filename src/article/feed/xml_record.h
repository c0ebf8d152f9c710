// A small piece of XML, a record of a feed, as a list of elements.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dateline::article {

struct XmlElement {
  std::string
      name;  // in lower case; with the usual prefix of its namespace, or the one that it is written with
  std::size_t parent = 0;
  std::vector<std::pair<std::string, std::string>> attributes;  // names in lower case
  std::string text;    // its own characters, those of elements in it left out
  std::string markup;  // all that is in it, as XML; only where it was asked for and there are elements in it
  std::string_view attribute(std::string_view attribute_name) const;
};

struct XmlFailure {
  std::string reason;
  std::size_t at = 0;  // byte of the record
};

struct XmlRecord {
  std::vector<XmlElement> elements;  // [0] is the outermost; in document order
  std::optional<XmlFailure> failure;
  /// Numbers of the children of element 0 with this name, in order.
  std::vector<std::size_t> children(std::string_view name) const;
};

/// Prefix -> the usual prefix of the namespace that is declared for it ("c" -> "content").
using XmlPrefixes = std::unordered_map<std::string, std::string>;

/// Elements deeper than this are part of the markup around them.
inline constexpr std::size_t kDeepestXmlElement = 64;

/// The first tag of a document that opens an element, behind declarations and comments, without its ">";
/// empty when there is none.
std::string_view first_xml_tag(std::string_view front);

/// Of which elements the markup is kept.
enum class MarkupOf : std::uint8_t {
  children,   // of those in the outermost one, as feeds need
  news_texts  // of those that hold the texts of news items, wherever they stand
};

/// Parses one element, or the beginning of a document whose elements are not closed (`whole` false).
/// Ampersands that begin no reference are taken as they are, named references of HTML stay for whoever reads
/// HTML. `prefixes` is added to. There are no documents types, so no entities of their own.
XmlRecord parse_xml_record(std::string_view xml, bool whole, XmlPrefixes& prefixes,
                           MarkupOf markup = MarkupOf::children);

}  // namespace dateline::article
