// Acronyms and the long forms that stand for them.
#include "entities/acronym.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "entities/name_surface.h"
#include "text/utf8.h"

namespace dateline::entities {
namespace {

constexpr std::string_view kSmallWords[] = {"of", "the", "and", "for", "in", "on", "to",  "at",  "de",
                                            "la", "du",  "des", "del", "di", "et", "und", "der", "&"};

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

struct WordPlace {
  std::size_t begin = 0;
  std::string_view word;
  bool small() const {
    return std::ranges::find(kSmallWords, text::ascii_lower(word)) != std::end(kSmallWords);
  }
  char initial() const { return lower(word[0]); }
};

/// Runs of letters and digits; hyphens part words, apostrophes and dots do not.
std::vector<WordPlace> words_of(std::string_view text) {
  std::vector<WordPlace> words;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_letter_or_digit(text[i]) && text[i] != '&') {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < text.size() && (is_letter_or_digit(text[end]) || text[end] == '\'' || text[end] == '.'))
      ++end;
    words.push_back({i, text.substr(i, end - i)});
    i = end;
  }
  return words;
}

/// Index of the word at which letters [0, left) begin when words [0, end) spell them by their initials.
std::optional<std::size_t> match_initials(const std::vector<WordPlace>& words, std::size_t end,
                                          std::string_view letters) {
  if (letters.empty()) return end;
  if (end == 0) return std::nullopt;
  const WordPlace& word = words[end - 1];
  if (word.initial() == letters.back()) {
    const auto begin = match_initials(words, end - 1, letters.substr(0, letters.size() - 1));
    if (begin) return begin;
  }
  return word.small() ? match_initials(words, end - 1, letters) : std::nullopt;
}

/// The algorithm of Schwartz and Hearst: letters from right to left, the first at the beginning of a word.
std::optional<std::size_t> match_letters(std::string_view letters, std::string_view before) {
  auto at = static_cast<std::ptrdiff_t>(before.size()) - 1;
  for (auto i = static_cast<std::ptrdiff_t>(letters.size()) - 1; i >= 0; --i, --at) {
    const auto begins_word = [&] {
      return at == 0 || !is_letter_or_digit(before[static_cast<std::size_t>(at - 1)]);
    };
    while (at >= 0 && (lower(before[static_cast<std::size_t>(at)]) != letters[static_cast<std::size_t>(i)] ||
                       (i == 0 && !begins_word())))
      --at;
    if (at < 0) return std::nullopt;
  }
  return static_cast<std::size_t>(at + 1);
}

/// The words before an acronym in which its long form has to be: as many as Schwartz and Hearst allow.
std::size_t reach(std::size_t letters) { return std::min(letters + 5, letters * 2); }

}  // namespace

std::string acronym_letters(std::string_view word) {
  std::string letters;
  bool capital = false;
  for (const char c : word) {
    if (c == '.' || c == '-' || c == '&') continue;
    if (!is_letter_or_digit(c) || static_cast<unsigned char>(c) >= 0x80) return {};
    capital |= c >= 'A' && c <= 'Z';
    letters += lower(c);
  }
  if (!capital || letters.size() < 2 || letters.size() > 10) return {};
  return letters;
}

std::optional<std::size_t> long_form_begin(std::string_view acronym, std::string_view before) {
  const std::string letters = acronym_letters(acronym);
  if (letters.empty()) return std::nullopt;
  std::vector<WordPlace> words = words_of(before);
  if (words.size() > reach(letters.size())) {
    const std::size_t cut = words[words.size() - reach(letters.size())].begin;
    before.remove_prefix(cut);
    auto rest = long_form_begin(acronym, before);
    if (rest) *rest += cut;
    return rest;
  }
  if (const auto first = match_initials(words, words.size(), letters)) {
    if (*first + 1 < words.size()) return words[*first].begin;
  }
  const auto begin = match_letters(letters, before);
  if (!begin) return std::nullopt;
  const auto inside = std::ranges::count_if(words, [&](const WordPlace& w) { return w.begin >= *begin; });
  const bool long_enough = before.size() - *begin > letters.size() + letters.size() / 2;
  return (inside >= 2 || long_enough) && begins_with_capital(before.substr(*begin)) ? begin : std::nullopt;
}

bool has_initials(std::string_view name, std::string_view acronym) {
  const std::string letters = acronym_letters(acronym);
  if (letters.size() < 2) return false;
  const std::vector<WordPlace> words = words_of(name);
  const auto counting = std::ranges::count_if(words, [](const WordPlace& w) { return !w.small(); });
  return counting >= 2 && match_initials(words, words.size(), letters) == std::size_t{0};
}

std::string initials(std::string_view name) {
  std::string letters;
  for (const WordPlace& word : words_of(name))
    if (!word.small()) letters += word.initial();
  return letters;
}

}  // namespace dateline::entities
