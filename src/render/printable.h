// What of an article may reach a terminal: no control characters, nothing that turns the direction of what
// follows.
#pragma once

#include <string>
#include <string_view>

namespace dateline::render {

/// `text` on one line: line breaks and tabs become blanks, other control characters (C0, C1, DEL) and invalid
/// UTF-8 become U+FFFD, marks that override or isolate the direction of writing (U+202A to U+202E, U+2066 to
/// U+2069) are left out.
std::string printable(std::string_view text);

/// `text` with every control character and, if `blanks`, every blank as %XX, so that it stays one word of one
/// line.
std::string percent_encoded(std::string_view text, bool blanks);

}  // namespace dateline::render
