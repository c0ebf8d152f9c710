// A page as a browser would read it: gumbo follows the HTML standard, error for error.
#include "render/html_document.h"

#include <gumbo.h>

#include <memory>

namespace dateline::render {
namespace {

void append_text(const GumboNode& node, std::string& out) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) out += node.v.text.text;
  if (node.type != GUMBO_NODE_ELEMENT) return;
  const GumboVector& children = node.v.element.children;
  for (unsigned i = 0; i < children.length; ++i)
    append_text(*static_cast<const GumboNode*>(children.data[i]), out);
}

/// Also of elements that gumbo has no number for.
std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return {name.data == nullptr ? "" : name.data, name.length};
}

void collect(const GumboNode& node, std::vector<HtmlElement>& elements) {
  if (node.type != GUMBO_NODE_ELEMENT) return;
  const GumboElement& element = node.v.element;
  HtmlElement found;
  found.name = name_of(element);
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    found.attributes.emplace_back(attribute->name, attribute->value);
  }
  append_text(node, found.text);
  elements.push_back(std::move(found));
  for (unsigned i = 0; i < element.children.length; ++i)
    collect(*static_cast<const GumboNode*>(element.children.data[i]), elements);
}

bool is_one_of_ours(std::string_view name) {
  constexpr std::string_view kOurs =
      " html head meta title style body main header h1 h2 p a mark bdi time br dl "
      "dt dd ol li span table tbody tr th td pre details summary svg rect article section div aside ";
  return !name.empty() && kOurs.find(" " + std::string(name) + " ") != std::string_view::npos;
}

}  // namespace

HtmlDocument parse_html(std::string_view page) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = -1;
  const auto destroy = [&](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&options, page.data(), page.size()), destroy);
  HtmlDocument document;
  document.errors = output->errors.length;
  collect(*output->root, document.elements);
  return document;
}

std::vector<std::string> faults_of(const HtmlDocument& document) {
  std::vector<std::string> faults;
  if (document.errors > 0) faults.push_back(std::to_string(document.errors) + " parse errors");
  for (const HtmlElement& element : document.elements) {
    if (!is_one_of_ours(element.name)) faults.push_back("element " + element.name);
    for (const auto& [name, value] : element.attributes) {
      if (name.starts_with("on") || name == "src") faults.push_back("attribute " + name);
      if (name != "href") continue;
      if (!value.starts_with("http://") && !value.starts_with("https://"))
        faults.push_back("link to " + value);
    }
  }
  return faults;
}

std::vector<std::string> texts_of(const HtmlDocument& document, std::string_view name) {
  std::vector<std::string> texts;
  for (const HtmlElement& element : document.elements)
    if (element.name == name) texts.push_back(element.text);
  return texts;
}

}  // namespace dateline::render
