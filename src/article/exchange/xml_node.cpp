// Elements stand in document order, so that those below one are a range.
#include "article/exchange/xml_node.h"

#include "article/clean_text.h"
#include "article/html/html_article.h"

namespace dateline::article {
namespace {

/// "&eacute;" and its kin, which XML does not know.
std::string without_references(const std::string& text) {
  if (text.find('&') == std::string::npos) return text;
  std::string html;
  for (const char c : text) c == '<' ? html += "&lt;" : html += c;
  return text_of_html(html);
}

std::string_view local(std::string_view name) { return name.substr(name.find(':') + 1); }

}  // namespace

std::string_view XmlNode::name() const { return local(element().name); }

std::size_t XmlNode::end() const {
  std::size_t end = index_ + 1;
  while (end < record_->elements.size() && record_->elements[end].parent >= index_) ++end;
  return end;
}

std::vector<XmlNode> XmlNode::children(std::string_view child_name) const {
  std::vector<XmlNode> found;
  for (std::size_t i = index_ + 1, last = end(); i < last; ++i) {
    const XmlElement& below = record_->elements[i];
    if (below.parent == index_ && local(below.name) == child_name) found.emplace_back(*record_, i);
  }
  return found;
}

std::optional<XmlNode> XmlNode::child(std::string_view child_name) const {
  const auto found = children(child_name);
  if (found.empty()) return std::nullopt;
  return found.front();
}

std::vector<XmlNode> XmlNode::descendants(std::string_view descendant_name) const {
  std::vector<XmlNode> found;
  for (std::size_t i = index_ + 1, last = end(); i < last; ++i) {
    if (local(record_->elements[i].name) == descendant_name) found.emplace_back(*record_, i);
  }
  return found;
}

std::optional<XmlNode> XmlNode::descendant(std::string_view descendant_name) const {
  const auto found = descendants(descendant_name);
  if (found.empty()) return std::nullopt;
  return found.front();
}

std::string XmlNode::line() const {
  if (!element().markup.empty()) return one_line(text_of_html(element().markup));
  std::string text = element().text;
  for (std::size_t i = index_ + 1, last = end(); i < last; ++i)
    text.append(" ").append(record_->elements[i].text);
  return one_line(without_references(text));
}

std::string XmlNode::child_line(std::string_view child_name) const {
  for (const XmlNode& node : children(child_name)) {
    std::string text = node.line();
    if (!text.empty()) return text;
  }
  return {};
}

std::string XmlNode::child_attribute(std::string_view child_name, std::string_view attribute_name) const {
  for (const XmlNode& node : children(child_name)) {
    const std::string_view value = node.attribute(attribute_name);
    if (!value.empty()) return std::string(value);
  }
  return {};
}

}  // namespace dateline::article
