// A page as a browser would read it, for the tests of what we write.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::render {

struct HtmlElement {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string text;  // of it and all below
};

struct HtmlDocument {
  std::size_t errors = 0;             // parse errors, as the HTML standard counts them
  std::vector<HtmlElement> elements;  // in the order of the page
};
HtmlDocument parse_html(std::string_view page);

/// Everything that is wrong with a page of ours; empty when it is well formed, runs nothing, loads nothing
/// and links to http and https alone.
std::vector<std::string> faults_of(const HtmlDocument& document);

/// The texts of all elements of that name.
std::vector<std::string> texts_of(const HtmlDocument& document, std::string_view name);

}  // namespace dateline::render
