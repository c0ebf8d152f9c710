// Tables of names, and the cutting of a text into tokens.
#include "article/date_words.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "text/utf8.h"

namespace dateline::article {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Position of `word` in `names`, whose entries it may abbreviate to three letters or more, with a period or
/// without.
template <std::size_t N>
std::optional<unsigned> position(const std::array<std::string_view, N>& names, std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  for (unsigned i = 0; i < N; ++i) {
    if (names[i].starts_with(word)) return i;
  }
  return std::nullopt;
}

/// Length in bytes of the run of blanks at `at`; no-break spaces (U+00A0, U+202F) are blanks.
std::size_t blanks_at(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    if (rest[0] == ' ' || (rest[0] >= '\t' && rest[0] <= '\r')) {
      ++at;
    } else if (rest.starts_with("\xC2\xA0")) {
      at += 2;
    } else if (rest.starts_with("\xE2\x80\xAF")) {
      at += 3;
    } else {
      break;
    }
  }
  return at - begin;
}

}  // namespace

std::optional<unsigned> month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                            "may",       "june",     "july",     "august",
                                                            "september", "october",  "november", "december"};
  if (const auto found = position(kMonths, word)) return *found + 1;
  return std::nullopt;
}

bool is_weekday(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kDays{"monday", "tuesday",  "wednesday", "thursday",
                                                         "friday", "saturday", "sunday"};
  return position(kDays, word).has_value();
}

const Zone* zone_of(std::string_view name) {
  static constexpr std::array kZones{
      Zone{"z", 0},           Zone{"ut", 0},         Zone{"utc", 0},         Zone{"gmt", 0},
      Zone{"wet", 0},         Zone{"west", 60},      Zone{"bst", 60},        Zone{"cet", 60},
      Zone{"cest", 120},      Zone{"eet", 120},      Zone{"eest", 180},      Zone{"msk", 180},
      Zone{"trt", 180},       Zone{"gst", 240},      Zone{"pkt", 300},       Zone{"ist", 330},
      Zone{"wib", 420},       Zone{"hkt", 480},      Zone{"sgt", 480},       Zone{"awst", 480},
      Zone{"jst", 540},       Zone{"kst", 540},      Zone{"acst", 570},      Zone{"aest", 600},
      Zone{"aedt", 660},      Zone{"nzst", 720},     Zone{"nzdt", 780},      Zone{"brt", -180},
      Zone{"art", -180},      Zone{"ast", -240},     Zone{"adt", -180},      Zone{"edt", -240},
      Zone{"est", -300},      Zone{"cdt", -300},     Zone{"cst", -360},      Zone{"mdt", -360},
      Zone{"mst", -420},      Zone{"pdt", -420},     Zone{"pst", -480},      Zone{"akdt", -480},
      Zone{"akst", -540},     Zone{"hst", -600},     Zone{"sast", 120},      Zone{"eat", 180},
      Zone{"wat", 60},        Zone{"cat", 120},      Zone{"et", -300, true}, Zone{"ct", -360, true},
      Zone{"mt", -420, true}, Zone{"pt", -480, true}};
  const auto* found = std::ranges::find(kZones, name, &Zone::name);
  return found == kZones.end() ? nullptr : found;
}

bool american_summer(const schema::CivilDate& date) {
  using namespace std::chrono;
  const year y{date.year};
  const sys_days day{y / month{date.month} / std::chrono::day{date.day}};
  const sys_days begin{date.year >= 2007 ? sys_days{y / March / Sunday[2]} : sys_days{y / April / Sunday[1]}};
  const sys_days end{date.year >= 2007 ? sys_days{y / November / Sunday[1]}
                                       : sys_days{y / October / Sunday[last]}};
  return day >= begin && day < end;
}

std::optional<std::vector<DateToken>> date_tokens(std::string_view text) {
  constexpr std::size_t kMostTokens = 40;
  std::vector<DateToken> tokens;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    const char c = text[at++];
    DateToken token;
    if (is_digit(c)) {
      while (at < text.size() && is_digit(text[at])) ++at;
      if (at - begin > 19) return std::nullopt;
      token.kind = DateToken::Kind::number;
      for (std::size_t i = begin; i < at; ++i)
        token.value = token.value * 10 + static_cast<unsigned>(text[i] - '0');
    } else if (is_letter(c)) {
      while (at < text.size() && is_letter(text[at])) ++at;
      token.kind = DateToken::Kind::word;
      token.word = text::ascii_lower(text.substr(begin, at - begin));
    } else if (const std::size_t blanks = blanks_at(text, begin); blanks > 0) {
      at = begin + blanks;
    } else if (static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x7F) {
      token.kind = DateToken::Kind::mark;
    } else {
      return std::nullopt;
    }
    token.text = text.substr(begin, at - begin);
    tokens.push_back(std::move(token));
    if (tokens.size() > kMostTokens) return std::nullopt;
  }
  return tokens;
}

}  // namespace dateline::article
