// Bags of words, runs of letters, plain forms.
#include "pages/page_score.h"

#include <algorithm>
#include <iterator>

#include "pages/plain_form.h"

namespace dateline::pages {
namespace {

std::string folded(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool no_break = text.substr(i).starts_with("\xC2\xA0");
    if (text.substr(i).starts_with("\u00AD")) {
      ++i;
      continue;
    }
    if (no_break || text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r') {
      i += no_break ? 1 : 0;
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += text[i];
  }
  return out;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Is a part of a title the name of the site, or a part of its host ("Mill Post" of www.millpost.example)?
bool names_site(std::string_view part, std::string_view site, std::string_view host) {
  const std::string name = letters_and_digits(part);
  const std::string whole = letters_and_digits(site);
  return name.size() > 2 && (name == whole || letters_and_digits(host).find(name) != std::string::npos ||
                             (whole.size() > 2 && (name.starts_with(whole) || whole.starts_with(name))));
}

}  // namespace

std::vector<std::string> PageScore::words_of(std::string_view text) {
  std::vector<text::ByteRange> ranges;
  breaker_.split(text, ranges);
  std::vector<std::string> words;
  words.reserve(ranges.size());
  for (const text::ByteRange& range : ranges) {
    words.emplace_back(text.substr(range.begin, range.end - range.begin));
    std::ranges::transform(words.back(), words.back().begin(), lower);
  }
  return words;
}

Agreement PageScore::words(std::string_view found, std::string_view expected) {
  std::vector<std::string> left = words_of(found);
  std::vector<std::string> right = words_of(expected);
  std::ranges::sort(left);
  std::ranges::sort(right);
  std::vector<std::string> both;
  std::ranges::set_intersection(left, right, std::back_inserter(both));
  const auto share = [&both](std::size_t of) {
    return of == 0 ? 0.0 : static_cast<double>(both.size()) / static_cast<double>(of);
  };
  return {share(left.size()), share(right.size())};
}

std::optional<std::size_t> letters_before(std::string_view found, std::string_view expected) {
  const std::string letters = letters_and_digits(found);
  const std::string wanted = letters_and_digits(expected);
  const std::size_t at = letters.find(first_letters(wanted, kBeginningLetters));
  if (at == std::string::npos || wanted.empty()) return std::nullopt;
  return count_letters(std::string_view(letters).substr(0, at));
}

bool holds_passage(std::string_view text, std::string_view passage) {
  return folded(text).find(folded(passage)) != std::string::npos;
}

bool same_title(std::string_view found, std::string_view expected, std::string_view site,
                std::string_view host) {
  const std::string shown = plain_form(found);
  if (shown == plain_form(expected)) return true;
  for (const std::string_view separator :
       {" - ", " | ", " \u2013 ", " \u2014 ", " \u00BB ", ": ", "\uFF1A"}) {
    const std::size_t last = expected.rfind(separator);
    if (last == std::string_view::npos) continue;
    if (names_site(expected.substr(last + separator.size()), site, host) &&
        shown == plain_form(expected.substr(0, last)))
      return true;
    const std::size_t first = expected.find(separator);
    if (names_site(expected.substr(0, first), site, host) &&
        shown == plain_form(expected.substr(first + separator.size())))
      return true;
  }
  return false;
}

}  // namespace dateline::pages
