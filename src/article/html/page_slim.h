// A page reduced to what its text and its metadata need, before it is parsed: the parser's work, and its
// tree, stay small.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::article {

struct SlimPage {
  std::string html;
  std::vector<std::string_view> linked_data;  // what <script type="application/ld+json"> holds, in the page
  bool too_large = false;                     // its tree would pass kMostPageNodes; `html` ends there
};

/// More nodes than any article has; they would take some hundred megabytes.
inline constexpr std::size_t kMostPageNodes = 1'000'000;
/// A deeper element is left out, and what stands in it belongs to the element around it.
inline constexpr std::size_t kDeepestElement = 400;

/// Leaves out comments, declarations, scripts, styles, drawings and embedded frames, and all attributes that
/// nobody asks for; of links that they lead somewhere, and href='/' of those to the front page of a site.
/// What is left is the same HTML: tags end where the tokenizer of the HTML standard ends them. Bounds what a
/// parser can be made to do: the depth, the open formatting elements (each of which it may repeat in every
/// paragraph), the attributes of an element. Takes and gives valid UTF-8.
SlimPage slim_page(std::string_view page);

}  // namespace dateline::article
