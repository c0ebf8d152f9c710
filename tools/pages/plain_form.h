// Spellings of one text made equal, as far as readers take them for the same.
#pragma once

#include <string>
#include <string_view>

namespace dateline::pages {

/// Upper and lower case as Unicode folds them ("ß" is "ss"), full and half width, all quotation marks, all
/// dashes are one; blanks and invisible characters go. What differs then says something else.
std::string plain_form(std::string_view text);

/// Of the plain form the letters and digits, with their accents.
std::string letters_and_digits(std::string_view text);

/// Its words (runs of letters and digits), each between two blanks.
std::string plain_words(std::string_view text);

/// Letters and digits, each counted once, however many bytes it has.
std::size_t count_letters(std::string_view letters);
/// The first `count` of them.
std::string_view first_letters(std::string_view letters, std::size_t count);

}  // namespace dateline::pages
