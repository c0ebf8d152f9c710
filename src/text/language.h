// Which language a text is written in, and what the engine calls it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline::text {

/// ISO 639-1 code where there is one ("en"), else 639-3; lower case. Empty: not known.
using Language = std::string;

/// Language of UTF-8 `text`, or nothing when it is too short or too mixed to tell reliably. A pure function:
/// the same text has the same answer in every build and on every thread. Source: CLD2 (Compact Language
/// Detector 2), which is not believed when a headline in ASCII holds no function word of the language.
std::optional<Language> detect_language(std::string_view text);

/// "en" of "en-US", "en_GB", "EN", "eng", "English"; nothing for what is no language.
std::optional<Language> parse_language(std::string_view name);

}  // namespace dateline::text
