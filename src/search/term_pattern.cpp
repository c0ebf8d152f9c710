// Stretches of a query are cut into words as the analyzer does it, wildcards notwithstanding.
#include "search/term_pattern.h"

#include <algorithm>

#include "search/query_error.h"
#include "text/normalizer.h"

namespace dateline::search {
namespace {

using text::ByteRange;

bool is_wildcard(char c) { return c == '*' || c == '?'; }
bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
/// Of the word itself: an ASCII letter or digit, or any character beyond ASCII.
bool is_word_byte(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

void blank_question_marks(std::string& text) {
  bool inside = false;  // of a word, seen from its end
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] == '?') {
      if (!inside) text[at] = ' ';
    } else {
      inside = is_word_byte(text[at]) || text[at] == '*';
    }
  }
}

std::string folded_pattern(std::string_view pattern) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    if (is_wildcard(pattern[at])) {
      if (pattern[at] == '?' || !out.ends_with('*')) out += pattern[at];
      ++at;
      continue;
    }
    const std::size_t end = std::min(pattern.find_first_of(kWildcards, at), pattern.size());
    out += text::folded_form(pattern.substr(at, end - at));
    at = end;
  }
  return out;
}

std::size_t count_letters(std::string_view pattern) {
  std::size_t letters = 0;
  for (const char c : pattern) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_ascii_letter(c) || (byte >= 0xC0 && byte < 0xE3)) ++letters;
    if (byte >= 0xE3)
      letters += 2;  // from U+3000 on: Chinese, Japanese and Korean signs say more than a letter
  }
  return letters;
}

std::vector<ByteRange> groups_in(const TermPattern& pattern) {
  const std::string_view text = pattern.text;
  std::vector<ByteRange> groups;
  for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const std::size_t end = text.find_first_of("()", open + 1);
    if (end == std::string_view::npos || text[end] == '(') continue;
    if (text.substr(open, end - open).find(kOrInQuotes) == std::string_view::npos) continue;
    groups.push_back({pattern.begin + static_cast<std::uint32_t>(open),
                      pattern.begin + static_cast<std::uint32_t>(end) + 1});
  }
  return groups;
}

error::Status read_tildes(std::string_view query, TermPattern& pattern) {
  std::string& text = pattern.text;
  for (std::size_t at = text.find('~', 1); at != std::string::npos; at = text.find('~', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (!is_word_byte(text[at - 1]) || (end < text.size() && is_word_byte(text[end]))) continue;
    const std::string edits = text.substr(at + 1, end - at - 1);
    const auto place = static_cast<std::uint32_t>(at) + pattern.begin;
    if (!edits.empty() && edits != "1" && edits != "2")
      return bad_query(query, place + 1, "expected 1 or 2 edits after ~", "for example colour~1");
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(end),
              ' ');
    pattern.tildes.emplace_back(place, edits.empty() ? 0 : edits.front() - '0');
  }
  return {};
}

std::vector<ByteRange> split_pattern(text::WordBreaker& breaker, const TermPattern& pattern) {
  std::string masked = pattern.text;
  std::ranges::replace_if(masked, is_wildcard, 'x');
  std::vector<ByteRange> found;
  breaker.split(masked, found);
  std::vector<ByteRange> words;
  for (ByteRange word : found) {
    word = {word.begin + pattern.begin, word.end + pattern.begin};
    const std::string_view typed = pattern.slice(word);
    const bool touches = !words.empty() && words.back().end == word.begin;
    if (touches && (is_wildcard(typed.front()) || is_wildcard(pattern.slice(words.back()).back()))) {
      words.back().end = word.end;
    } else {
      words.push_back(word);
    }
  }
  // Nothing but question marks: "what now ?"
  std::erase_if(words, [&](ByteRange word) {
    return pattern.slice(word).find_first_not_of('?') == std::string_view::npos;
  });
  return words;
}

}  // namespace dateline::search
