// Text as articles keep it, from text as sources write it. All of it takes and gives valid UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::article {

/// Without blanks at both ends; ASCII blanks and controls, U+0085, U+00A0, U+2028 and U+2029 are blanks.
std::string_view without_outer_blanks(std::string_view text);
/// One line: every run of such blanks becomes one blank, none stand at the ends.
std::string one_line(std::string_view text);
/// Line breaks become \n (CR LF, CR), other control characters but the tab blanks; blanks at both ends go,
/// and those at the end of a line.
std::string clean_body(std::string_view text);
/// Each name on one line; empty ones and repetitions are left out.
std::vector<std::string> clean_names(const std::vector<std::string>& names);
/// "By Jane Doe" -> "Jane Doe".
std::string_view without_by(std::string_view author);

}  // namespace dateline::article
