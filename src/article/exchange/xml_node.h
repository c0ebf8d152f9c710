// Walks over the elements of an XML record by their local names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/feed/xml_record.h"

namespace dateline::article {

/// One element; the record outlives it. Names are local and in lower case: "headline", whatever the prefix.
class XmlNode {
 public:
  XmlNode(const XmlRecord& record, std::size_t index) : record_(&record), index_(index) {}
  std::string_view name() const;
  std::string_view attribute(std::string_view attribute_name) const {
    return element().attribute(attribute_name);
  }
  const XmlElement& element() const { return record_->elements[index_]; }

  std::vector<XmlNode> children(std::string_view child_name) const;
  /// The first one of this name.
  std::optional<XmlNode> child(std::string_view child_name) const;
  /// All below this one, in document order.
  std::vector<XmlNode> descendants(std::string_view descendant_name) const;
  std::optional<XmlNode> descendant(std::string_view descendant_name) const;

  /// All text below, on one line.
  std::string line() const;
  /// line() of the first child of this name, or an attribute of it; empty when there is none.
  std::string child_line(std::string_view child_name) const;
  std::string child_attribute(std::string_view child_name, std::string_view attribute_name) const;

 private:
  std::size_t end() const;  // behind the last element below
  const XmlRecord* record_;
  std::size_t index_;
};

}  // namespace dateline::article
