// Finding datelines, bylines, photo credits and sign-offs.
#include "entities/credit_lines.h"

#include <algorithm>
#include <iterator>

#include "entities/name_surface.h"
#include "text/utf8.h"

namespace dateline::entities {
namespace {

// How a line or a parenthesis of credits begins; folded.
constexpr std::string_view kCreditBeginnings[] = {
    "image credit",   "image:",          "image by",     "image courtesy", "image source",
    "images:",        "photo credit",    "photo:",       "photo by",       "photos by",
    "photo courtesy", "photos:",         "photo source", "photograph:",    "photograph by",
    "photographs by", "photographer:",   "picture:",     "picture credit", "picture by",
    "pictures:",      "credit:",         "credits:",     "file photo",     "file picture",
    "illustration:",  "illustration by", "video credit", "video by",       "getty images",
    "copyright ",     "\u00a9",          "(c) ",         "photo/",         "ap photo",
    "reuters/"};
constexpr std::string_view kSignOffs[] = {
    "reporting by ", "additional reporting by ",  "editing by ",        "writing by ", "compiled by ",
    "edited by ",    "reporting and writing by ", "with reporting by ", "reported by "};
constexpr std::string_view kBylineWords[] = {
    "and",      "of",     "the", "for", "in",  "staff", "writer", "writers", "with", "correspondent",
    "reporter", "editor", "de",  "van", "von", "bin",   "al",     "da",      "di",   "correspondents"};
constexpr std::string_view kAgencies[] = {"reuters",   "reuter",   "ap",     "afp",   "upi", "dpa",  "tass",
                                          "itar-tass", "interfax", "xinhua", "pti",   "ani", "ians", "pa",
                                          "cp",        "efe",      "ansa",   "kyodo", "bbc", "cnn"};
constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::size_t kLongestLine = 300;
constexpr std::size_t kLongestDateline = 110;
constexpr int kBylineLines = 5;  // among so many first lines a byline can stand

struct Dash {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

template <std::size_t N>
bool begins_with_one_of(std::string_view folded, const std::string_view (&beginnings)[N]) {
  return std::ranges::any_of(beginnings, [&](std::string_view b) { return folded.starts_with(b); });
}

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
    line.remove_suffix(1);
  return line;
}

bool is_credit(std::string_view line) {
  constexpr std::string_view kFirstLetters = "([abcefgiprvwABCEFGIPRVW\xC2";
  if (line.empty() || kFirstLetters.find(line.front()) == std::string_view::npos) return false;
  const std::string folded = text::ascii_lower(line.substr(0, 40));
  std::string_view head = folded;
  while (!head.empty() && (head.front() == '(' || head.front() == '[')) head.remove_prefix(1);
  return begins_with_one_of(head, kCreditBeginnings) || begins_with_one_of(folded, kCreditBeginnings) ||
         begins_with_one_of(head, kSignOffs);
}

/// "Reuter" at the end of a text, "(AP)" at its beginning: an agency alone.
bool is_agency(std::string_view line) {
  while (!line.empty() && (line.front() == '(' || line.front() == '-' || line.front() == ' '))
    line.remove_prefix(1);
  while (!line.empty() &&
         (line.back() == ')' || line.back() == '.' || line.back() == ' ' || line.back() < ' '))
    line.remove_suffix(1);
  if (line.size() < 2 || line.size() > 9) return false;
  return std::ranges::find(kAgencies, text::ascii_lower(line)) != std::end(kAgencies);
}

/// Names only: "By John Smith and Jane Doe, Staff Writers".
bool is_byline(std::string_view line) {
  if (line.size() > 100 || line.size() < 6) return false;
  if (text::ascii_lower(line.substr(0, 3)) != "by " || line.back() == '.') return false;
  int words = 0;
  for (std::size_t i = 3; i < line.size();) {
    const std::size_t end = std::min(line.find_first_of(" ,", i), line.size());
    const std::string_view word = line.substr(i, end - i);
    const bool small = std::ranges::find(kBylineWords, text::ascii_lower(word)) != std::end(kBylineWords);
    if (!word.empty() && !small && !begins_with_capital(word)) return false;
    if (!word.empty() && ++words > 10) return false;
    i = end + 1;
  }
  return words >= 2;
}

/// The first dash with a blank before it, as datelines end with: - -- _ – — ―.
Dash find_dash(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    const bool apart = text[i - 1] == ' ' || text[i - 1] == ')';
    if (text[i] == '\n') return {};
    if (!apart && static_cast<unsigned char>(text[i]) < 0x80) continue;
    for (const std::string_view dash : {"--", "-", "_", "\u2013", "\u2014", "\u2015"})
      if (text.substr(i).starts_with(dash)) return {i, dash.size()};
  }
  return {};
}

bool is_date_part(std::string_view part) {
  const std::string folded = text::ascii_lower(part);
  const bool month = folded.size() >= 3 && std::ranges::any_of(kMonths, [&](std::string_view m) {
                       return folded.find(m) != std::string::npos;
                     });
  const bool digit = std::ranges::any_of(folded, [](char c) { return c >= '0' && c <= '9'; });
  return digit && (month || folded.find_first_not_of("0123456789. ") == std::string::npos);
}

/// Capitalised words, few.
bool is_place_part(std::string_view part, bool capitals) {
  if (part.empty() || part.size() > 40 || (capitals && !is_all_capitals(part))) return false;
  int words = 0;
  for (std::size_t i = 0; i < part.size();) {
    const std::size_t end = std::min(part.find(' ', i), part.size());
    const std::string_view word = part.substr(i, end - i);
    if (word.empty() || ++words > 4 || !begins_with_capital(word)) return false;
    if (word.find_first_of("\":;!?()") != std::string_view::npos) return false;
    i = end + 1;
  }
  return true;
}

text::ByteRange range_in(std::string_view text, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

/// Takes "(Reuters)" or "/TASS/" off the end of `head`.
bool take_agency(std::string_view& head) {
  head = trimmed(head);
  for (const auto& [open, close] : {std::pair{'(', ')'}, std::pair{'/', '/'}}) {
    if (head.size() < 3 || head.back() != close) continue;
    const std::size_t begin = head.rfind(open, head.size() - 2);
    if (begin == std::string_view::npos || begin == 0 || head.size() - begin > 40) continue;
    head = trimmed(head.substr(0, begin));
    return true;
  }
  return false;
}

/// Are the parts of `head`, separated by commas, places and then a date?
bool read_places(std::string_view text, std::string_view head, bool agency, Dateline& dateline) {
  bool first = true;
  bool dated = false;
  for (std::size_t i = 0; i <= head.size();) {
    const std::size_t end = std::min(head.find_first_of(",/", i), head.size());
    const std::string_view part = trimmed(head.substr(i, end - i));
    i = end + 1;
    if (!first && is_date_part(part))
      dated = true;
    else if (!dated && is_place_part(part, first && !agency))
      dateline.places.push_back(range_in(text, part));
    else
      return false;
    first = false;
  }
  return dateline.places.size() <= 3;
}

}  // namespace

Dateline find_dateline(std::string_view text, std::size_t begin) {
  Dateline dateline;
  std::string_view head = text.substr(std::min(begin, text.size()), kLongestDateline);
  Dash dash = find_dash(head);
  const std::size_t slash = head.find("/.");
  if (slash < dash.at) dash = {slash + 1, 1};
  const std::size_t end = begin + dash.at + dash.size;
  if (dash.at == std::string_view::npos) return dateline;
  head = trimmed(head.substr(0, dash.at));
  const bool alone = is_agency(head);  // "AP - Stocks rose"
  const bool agency = alone || take_agency(head);
  if (!alone && (head.empty() || !read_places(text, head, agency, dateline))) return {};
  dateline.bytes = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  return dateline;
}

CreditLines find_credit_lines(std::string_view body) {
  CreditLines found;
  int lines = 0;
  bool begun = false;  // a line that is neither byline nor credit was met
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    const std::string_view line = trimmed(body.substr(at, end - at));
    const bool short_line = !line.empty() && line.size() <= kLongestLine;
    if (!line.empty()) ++lines;
    if (short_line && (is_credit(line) || is_agency(line) || (lines <= kBylineLines && is_byline(line)))) {
      found.ranges.push_back(range_in(body, line));
    } else if (!line.empty()) {
      if (!begun) found.dateline = find_dateline(body, static_cast<std::size_t>(line.data() - body.data()));
      begun = true;
      for (std::size_t open = line.find('('); open != std::string_view::npos;
           open = line.find('(', open + 1)) {
        const std::size_t close = std::min(line.substr(open, kLongestLine).find(')'), line.size()) + open;
        if (close >= line.size()) continue;
        if (is_credit(line.substr(open + 1, close - open - 1))) {
          found.ranges.push_back(range_in(body, line.substr(open, close + 1 - open)));
          open = close;
        }
      }
    }
    at = end + 1;
  }
  return found;
}

CreditLines find_title_credits(std::string_view title) {
  CreditLines found;
  const std::string_view line = trimmed(title);
  const std::size_t open = line.rfind('(');
  if (open != std::string_view::npos && open > 0 && line.ends_with(')') && is_agency(line.substr(open)))
    found.ranges.push_back(range_in(title, line.substr(open)));
  return found;
}

bool is_in_heading(std::string_view body, text::ByteRange bytes) {
  constexpr std::size_t kLongestHeading = 100;
  std::size_t begin = bytes.begin;
  while (begin > 0 && body[begin - 1] != '\n' && bytes.end - begin <= kLongestHeading) --begin;
  if (bytes.end - begin > kLongestHeading) return false;
  const std::size_t size = body.substr(begin, kLongestHeading + 1).find('\n');
  const std::string_view line = trimmed(body.substr(begin, size));
  if (line.size() > kLongestHeading || line.size() <= bytes.size() + 3 || line.empty()) return false;
  if (line.find_first_of(",;!?:\"") != std::string_view::npos || line.back() == '.') return false;
  // a paragraph of its own, with text below it
  const bool below = size != std::string_view::npos && body.substr(begin + size, 2) == "\n\n";
  if (!below || is_all_capitals(line)) return false;
  int words = 0;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t end = std::min(line.find(' ', i), line.size());
    if (end - i >= 4 && !begins_with_capital(line.substr(i, end - i))) return false;
    words += end - i >= 4 ? 1 : 0;
    i = end + 1;
  }
  return words >= 2;
}

}  // namespace dateline::entities
