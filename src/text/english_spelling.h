// British and American spellings of English words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::text {

/// How a word is spelled on the other side of the Atlantic.
struct OtherSpelling {
  std::string word;  // folded: "organization"
  /// What every word of that spelling begins with ("organiz"): whether a vocabulary spells so can be told
  /// from any of them, though this very form may be missing.
  std::string beginning;
  /// By an ending of verbs. American ones are taken off by the stemmer ("nationalization" -> "nation"),
  /// British ones are not.
  bool by_ending = false;
  friend bool operator==(const OtherSpelling&, const OtherSpelling&) = default;
};

/// The other spellings of a folded word, from British to American and back; none for most words. Endings
/// go by rule (-ise and -ize, -isation, -yse), the rest by a table of what really differs (colour, centre,
/// catalogue, defence, travelled, anaemia, programme, ...) in all its forms. Pairs whose other half is a
/// word of its own are left out (tyre and tire, cheque and check, draught and draft, storey and story,
/// enquirer and inquirer, grey and the name Gray).
/// A rule may make what is no word ("exercize"): whether there is one, a vocabulary has to say.
/// Source: our own selection; that words differ so is common knowledge of the language.
std::vector<OtherSpelling> other_english_spellings(std::string_view folded);

}  // namespace dateline::text
