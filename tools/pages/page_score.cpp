// Bags and sequences of words.
#include "pages/page_score.h"

#include <algorithm>
#include <iterator>

namespace dateline::pages {
namespace {

constexpr std::size_t kLongTitle = 20;  // letters of a title in which one may be mistyped
constexpr std::size_t kSlack = 40;      // words of a standfirst or of headings that others leave out

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

std::string letters(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("\xE2\x80") || rest.starts_with("\xE2\x81") || rest.starts_with("\xC2")) {
      i += c == '\xC2' ? 1 : 2;  // dashes, quotation marks and their kin
      continue;
    }
    if (c == '\xC3' && rest.size() > 1 && static_cast<unsigned char>(rest[1]) <= 0x9E) {
      out.append("\xC3") += static_cast<char>(rest[1] + 0x20);
      ++i;
      continue;
    }
    const char small = lower(c);
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') ||
        static_cast<unsigned char>(c) >= 0x80)
      out += small;
  }
  return out;
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

bool PageScore::begins_with(std::string_view found, std::string_view expected) {
  std::vector<std::string> front = words_of(expected);
  if (front.size() > 1) front.pop_back();  // it may end inside a word
  std::vector<std::string> words = words_of(found);
  words.resize(std::min(words.size(), front.size() + front.size() / 10 + kSlack));
  // The longest common subsequence.
  std::vector<std::size_t> row(words.size() + 1, 0);
  for (const std::string& word : front) {
    std::size_t diagonal = 0;
    for (std::size_t k = 0; k < words.size(); ++k) {
      const std::size_t above = row[k + 1];
      row[k + 1] = word == words[k] ? diagonal + 1 : std::max(above, row[k]);
      diagonal = above;
    }
  }
  return row.back() * 100 >= front.size() * 97;
}

bool holds_passage(std::string_view text, std::string_view passage) {
  return folded(text).find(folded(passage)) != std::string::npos;
}

namespace {

/// "ß" is often written "ss".
std::string without_sharp_s(std::string text) {
  for (std::size_t at = text.find("\u00df"); at != std::string::npos; at = text.find("\u00df"))
    text.replace(at, 2, "ss");
  return text;
}

/// But for one letter that is left out, put in or another?
bool differ_by_a_letter(std::string_view one, std::string_view other) {
  if (one.size() < other.size()) std::swap(one, other);
  if (other.size() < kLongTitle || one.size() - other.size() > 1) return false;
  const auto [left, right] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
  const auto at = static_cast<std::size_t>(left - one.begin());
  return one.substr(std::min(at + 1, one.size())) ==
         other.substr(std::min(at + (one.size() == other.size() ? 1 : 0), other.size()));
}

/// "Title - Site", "Title | Site": the title, where the site has at most three words.
std::string_view without_site(std::string_view title) {
  for (const std::string_view separator : {" - ", " | ", " \u2013 "}) {
    const std::size_t at = title.rfind(separator);
    if (at == std::string_view::npos) continue;
    const std::string_view behind = title.substr(at + separator.size());
    if (std::ranges::count(behind, ' ') <= 2) return title.substr(0, at);
  }
  return title;
}

}  // namespace

bool same_title(std::string_view found, std::string_view expected) {
  const std::string shown = without_sharp_s(letters(found));
  const std::string wanted = without_sharp_s(letters(expected));
  if (shown == wanted || differ_by_a_letter(shown, wanted)) return true;
  return shown.size() >= kLongTitle && shown == without_sharp_s(letters(without_site(expected)));
}

}  // namespace dateline::pages
