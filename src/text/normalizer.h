// One spelling for what a reader takes for the same word: NFKC, case folding, typographic apostrophes, dotted
// acronyms.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::text {

/// How a form is written. Words of scripts without case are `lower`.
enum class CaseClass : std::uint8_t { lower = 0, title = 1, upper = 2, mixed = 3 };  // values live on disk

/// NFKC (Unicode 15), case kept; U+2018, U+2019, U+02BB, U+02BC and U+FF07 become ', soft hyphens, zero-width
/// and other default-ignorable characters vanish, and a dotted acronym loses its periods ("U.S." and "U.S" ->
/// "US"; "e.g." -> "eg"; "1.5" and "example.com" keep theirs). surface_form(surface_form(x)) ==
/// surface_form(x).
std::string surface_form(std::string_view word);

/// surface_form() with full Unicode case folding (NFKC_Casefold), so that "STRASSE" and "Straße" agree; the
/// dot that folding leaves above the i of "İ" is dropped, so that "İstanbul" and "Istanbul" agree too.
std::string folded_form(std::string_view word);

/// Single letters, two or more, each followed by a period but perhaps the last: "U.S.", "U.S", "e.g.",
/// "И.О.".
bool is_dotted_acronym(std::string_view word);

/// `upper`: at least one cased letter and none in lower case (a lone capital is `upper`); `title`: first
/// cased letter is upper, all others lower; `lower`: no upper or title-case letter; else `mixed`.
CaseClass case_class(std::string_view surface);

/// The folded form written in `wanted` case (not `mixed`). surface == apply_case(folded_form(surface),
/// case_class(surface)) for most words; where it is not ("Straße", "iPhone"), the surface has to be kept.
std::string apply_case(std::string_view folded, CaseClass wanted);

}  // namespace dateline::text
