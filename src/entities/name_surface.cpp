// How a name is written: clean surfaces, titles, keys.
#include "entities/name_surface.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "text/normalizer.h"
#include "text/utf8.h"

namespace dateline::entities {
namespace {

constexpr std::string_view kSuffixes[] = {
    "ab",  "ag",   "as",  "bhd",          "bv",  "co",      "company", "companies", "corp", "corporation",
    "cos", "gmbh", "inc", "incorporated", "kk",  "limited", "llc",     "llp",       "lp",   "ltd",
    "nv",  "oy",   "oyj", "plc",          "pte", "pty",     "sa",      "sarl",      "se",   "spa"};
// Words that stay small inside a name in title case.
constexpr std::string_view kSmallWords[] = {"of",  "the", "and", "for", "in", "on",  "de",  "la",  "du",
                                            "des", "da",  "do",  "dos", "di", "del", "van", "von", "der",
                                            "den", "y",   "et",  "und", "at", "to",  "bin"};
// Base letters of U+00C0 to U+017F; '*' is no letter, two-letter ones are handled apart.
constexpr std::string_view kBaseLetters =
    "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrsssssssstttttt"
    "uuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kBaseLetters.size() == 0x180 - 0xC0);

template <std::size_t N>
bool holds(const std::string_view (&words)[N], std::string_view word) {
  return std::ranges::find(words, word) != std::end(words);
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_word_character(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9'); }

/// White space of any kind folded to single blanks, none at the ends.
std::string with_single_blanks(std::string_view raw) {
  std::string folded;
  folded.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool no_break = raw.substr(i, 2) == "\xC2\xA0";
    if (no_break) ++i;
    if (no_break || is_blank(raw[i])) {
      if (!folded.empty() && folded.back() != ' ') folded += ' ';
    } else {
      folded += raw[i];
    }
  }
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

/// Typographic quotes: “ ” ‘ ’ „ « » ‹ ›.
std::size_t quote_size_at_start(std::string_view text) {
  for (const std::string_view quote :
       {"\u201C", "\u201D", "\u2018", "\u2019", "\u201E", "\u00AB", "\u00BB", "\u2039", "\u203A"})
    if (text.starts_with(quote)) return quote.size();
  return 0;
}
std::size_t quote_size_at_end(std::string_view text) {
  for (const std::string_view quote :
       {"\u201C", "\u201D", "\u2018", "\u2019", "\u201E", "\u00AB", "\u00BB", "\u2039", "\u203A"})
    if (text.ends_with(quote)) return quote.size();
  return 0;
}

/// Letters of any script and digits: what & and . stand between inside of a word.
bool joins(char c) { return is_ascii_word_character(c) || static_cast<unsigned char>(c) >= 0x80; }

bool is_loose_mark(char c) {
  return static_cast<unsigned char>(c) < 0x80 && !is_ascii_word_character(c) && c != '&' && c != '$';
}

/// A period belongs to a dotted acronym or to an initial at the end ("U.S.", "Martin Luther King Jr." loses
/// its).
bool ends_dotted(std::string_view name) {
  if (!name.ends_with('.') || name.size() < 4) return false;
  return is_ascii_letter(name[name.size() - 2]) && name[name.size() - 3] == '.';
}

std::string_view trim_front(std::string_view name) {
  while (!name.empty()) {
    if (const std::size_t quote = quote_size_at_start(name))
      name.remove_prefix(quote);
    else if (is_loose_mark(name.front()))
      name.remove_prefix(1);
    else
      break;
  }
  return name;
}

std::string_view trim_back(std::string_view name) {
  while (!name.empty() && !ends_dotted(name)) {
    if (const std::size_t quote = quote_size_at_end(name))
      name.remove_suffix(quote);
    else if (is_loose_mark(name.back()))
      name.remove_suffix(1);
    else
      break;
  }
  return name;
}

std::string_view without_article(std::string_view name) {
  if (name.size() > 4 && text::ascii_lower(name.substr(0, 4)) == "the ") name.remove_prefix(4);
  return name;
}

/// A word of a key: lower case without accents; what is no letter or digit ends it.
void append_folded(std::string& key, char32_t c, std::string_view bytes) {
  if (c == 0xDF) {
    key += "ss";
  } else if (c == 0xC6 || c == 0xE6) {
    key += "ae";
  } else if (c == 0x152 || c == 0x153) {
    key += "oe";
  } else if (c >= 0xC0 && c < 0x180) {
    if (kBaseLetters[c - 0xC0] != '*') key += kBaseLetters[c - 0xC0];
  } else if (c == 0x2013 || c == 0x2014 || c == 0x2010 || c == 0x2011 || c == 0xA0) {
    key += ' ';
  } else if (c >= 0x300 && c < 0x370) {
    return;  // a combining accent
  } else if (c != 0x2018 && c != 0x2019 && c != 0x201C && c != 0x201D && c != 0xAB && c != 0xBB &&
             c != 0x2BC) {
    key += text::folded_form(bytes);
  }
}

/// Lower case, marks gone or blanks; words still may hold several blanks between them.
std::string folded_words(std::string_view name) {
  std::string key;
  key.reserve(name.size() + 4);
  for (std::size_t i = 0; i < name.size();) {
    const char c = name[i];
    if (static_cast<unsigned char>(c) >= 0x80) {
      const text::CodePoint point = text::code_point_at(name, i);
      append_folded(key, point.value, name.substr(i, point.size));
      i += point.size;
      continue;
    }
    const bool inside = i > 0 && i + 1 < name.size() && joins(name[i - 1]) && joins(name[i + 1]);
    if (c >= 'A' && c <= 'Z')
      key += static_cast<char>(c - 'A' + 'a');
    else if (is_ascii_word_character(c))
      key += c;
    else if (c == '&')
      key += inside ? "&" : " and ";
    else if (c != '.' && c != '\'' && c != '"' && c != '`')
      key += ' ';
    else if (c == '.' && i + 1 < name.size() && !inside)
      key += ' ';
    ++i;
  }
  return key;
}

std::vector<std::string_view> words_of(std::string_view key) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < key.size();) {
    const std::size_t end = std::min(key.find(' ', i), key.size());
    if (end > i) words.push_back(key.substr(i, end - i));
    i = end + 1;
  }
  return words;
}

/// The words with single blanks between them and no "the" before; single ASCII letters in a row are one word,
/// so that "j p morgan" meets "jp morgan".
std::string key_of_folded(std::string_view folded) {
  std::string key;
  key.reserve(folded.size());
  bool after_letter = false;
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', i), folded.size());
    const std::string_view word = folded.substr(i, end - i);
    i = end + 1;
    if (word.empty()) continue;
    if (key == "the") key.clear();
    const bool letter = word.size() == 1 && is_ascii_letter(word[0]);
    if (!key.empty() && !(letter && after_letter)) key += ' ';
    key += word;
    after_letter = letter;
  }
  return key;
}

/// "ABU-DHABI" -> "Abu-Dhabi", "O'BRIEN" -> "O'Brien", "CONRAIL'S" -> "Conrail's".
std::string lowered_tail(std::string_view word) {
  if (!text::is_ascii(word)) return text::apply_case(text::folded_form(word), text::CaseClass::title);
  std::string lowered = text::ascii_lower(word);
  for (std::size_t i = 0; i < lowered.size(); ++i) {
    const bool after_mark = i == 0 || !is_ascii_word_character(lowered[i - 1]);
    const bool possessive = i > 0 && lowered[i - 1] == '\'' && i + 1 == lowered.size();
    if (after_mark && !possessive && lowered[i] >= 'a' && lowered[i] <= 'z')
      lowered[i] = static_cast<char>(lowered[i] - 'a' + 'A');
  }
  return lowered;
}

}  // namespace

std::size_t possessive_size(std::string_view word) {
  for (const std::string_view ending : {"'s", "'S", "\u2019s", "\u2019S"})
    if (word.size() > ending.size() && word.ends_with(ending)) return ending.size();
  for (const std::string_view ending : {"s'", "s\u2019"})
    if (word.size() > ending.size() && word.ends_with(ending)) return ending.size() - 1;
  return 0;
}

std::string clean_surface(std::string_view raw) {
  if (raw.size() > 4 * kLongestName) return {};
  const std::string folded = with_single_blanks(raw);
  std::string_view name = trim_front(folded);
  name.remove_suffix(possessive_size(name));
  name = trim_front(without_article(trim_back(name)));
  if (name.size() > kLongestName) return {};
  return std::string(name);
}

std::string name_key(std::string_view name) {
  if (text::is_ascii(name)) return key_of_folded(folded_words(name));
  std::string key = key_of_folded(folded_words(text::folded_form(name)));
  for (int round = 0; round < 4; ++round) {  // compatibility forms may unfold to marks
    std::string again = key_of_folded(folded_words(text::folded_form(key)));
    if (again == key) break;
    key = std::move(again);
  }
  return key;
}

std::string org_key(std::string_view name) {
  std::string key = name_key(name);
  for (;;) {
    const std::size_t blank = key.rfind(' ');
    if (blank == std::string::npos) return key;
    const std::string_view last = std::string_view(key).substr(blank + 1);
    if (!holds(kSuffixes, last) && last != "and") return key;
    key.resize(blank);
  }
}

bool is_all_capitals(std::string_view name) {
  bool capital = false;
  for (std::size_t i = 0; i < name.size();) {
    const unsigned char c = static_cast<unsigned char>(name[i]);
    if (c >= 0x80) {
      const text::CodePoint point = text::code_point_at(name, i);
      const text::CaseClass written = text::case_class(name.substr(i, point.size));
      if (written == text::CaseClass::upper)
        capital = true;
      else if (text::folded_form(name.substr(i, point.size)) !=
               text::apply_case(text::folded_form(name.substr(i, point.size)), text::CaseClass::upper))
        return false;
      i += point.size;
      continue;
    }
    if (c >= 'a' && c <= 'z') return false;
    capital |= c >= 'A' && c <= 'Z';
    ++i;
  }
  return capital;
}

bool looks_like_acronym(std::string_view name) {
  std::size_t capitals = 0;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z')
      ++capitals;
    else if (!(c >= '0' && c <= '9') && c != '.' && c != '-' && c != '&')
      return false;
  }
  return capitals >= 1 && name.size() >= 2 && capitals <= 6 && name.size() <= 12 &&
         (capitals >= 2 || name.size() <= 4);
}

bool is_plural_acronym(std::string_view name) {
  return name.size() >= 3 && name.ends_with('s') && looks_like_acronym(name.substr(0, name.size() - 1));
}

std::string in_title_case(std::string_view name) {
  std::string title;
  for (const std::string_view word : words_of(name)) {
    if (!title.empty()) title += ' ';
    const std::string lower = text::ascii_lower(word);
    if (!title.empty() && holds(kSmallWords, lower))
      title += lower;
    else if (looks_like_acronym(word) && (word.size() <= 3 || word.find('.') != std::string_view::npos) &&
             !holds(kSuffixes, lower))
      title += word;
    else
      title += lowered_tail(word);
  }
  return title;
}

bool begins_with_capital(std::string_view word) {
  if (word.empty()) return false;
  const unsigned char c = static_cast<unsigned char>(word[0]);
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  const text::CodePoint first = text::code_point_at(word, 0);
  return text::case_class(word.substr(0, first.size)) == text::CaseClass::upper;
}

}  // namespace dateline::entities
