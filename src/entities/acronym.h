// Acronyms that an article explains: "Long Form (LF)", "LF (Long Form)", and initials.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline::entities {

/// The letters and digits of an acronym in lower case: "U.S.S.R." -> "ussr". Empty if it is not written like
/// one (looks_like_acronym(), or "Ofcom"-like words of up to ten letters with a capital).
std::string acronym_letters(std::string_view word);

/// Where in `before`, the text right before an acronym in parentheses, its long form begins: byte offset of a
/// word; the long form ends where `before` ends. First by initials ("Edison Electric Institute" for EEI,
/// small words may be passed over), then as Schwartz and Hearst (2003) match letters from right to left, with
/// the first letter beginning a word. Nothing when there is none of at least two words, or one of one word
/// for a long form that is longer by half.
std::optional<std::size_t> long_form_begin(std::string_view acronym, std::string_view before);

/// `name` is a long form of the acronym by its initials: "International Monetary Fund" of "IMF". The name has
/// at least two words that count.
bool has_initials(std::string_view name, std::string_view acronym);
/// The initials of the words of `name` that are not small ("of", "and", "the", "for" ...), lower case.
std::string initials(std::string_view name);

}  // namespace dateline::entities
