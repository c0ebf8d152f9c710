// Headers after IPTC 7901 (Recommended Message Format) and ANPA 1312 (Standard for Wire Service
// Transmission).
#include "article/exchange/wire_message.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "article/clean_text.h"
#include "article/date_words.h"
#include "article/exchange/news_item.h"
#include "article/exchange/wire_text.h"
#include "article/html/ascii.h"

namespace dateline::article {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : std::string(text) + " ") {
    if (static_cast<unsigned char>(c) > ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

bool is_number(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_ascii_digit); }

/// "afp0123": letters, then digits.
struct Sender {
  std::string name;
  std::string number;
};
std::optional<Sender> sender_of(std::string_view word) {
  const auto* const digits = std::ranges::find_if(word, is_ascii_digit);
  const auto letters = static_cast<std::size_t>(digits - word.begin());
  if (letters == 0 || letters > 8 || !std::ranges::all_of(word.substr(0, letters), is_ascii_letter))
    return std::nullopt;
  const std::string_view number = word.substr(letters);
  if (!is_number(number) || number.size() < 3 || number.size() > 6) return std::nullopt;
  return Sender{std::string(word.substr(0, letters)), std::string(number)};
}

struct Day {
  int year = 0, month = 0, day = 0;
};

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string written(const Day& day, std::string_view clock, std::string_view zone) {
  std::string out = std::to_string(day.year) + "-" + two_digits(day.month) + "-" + two_digits(day.day);
  if (clock.size() != 4) return out;
  out.append(" ").append(clock.substr(0, 2)).append(":").append(clock.substr(2));
  return zone.empty() ? out : out + " " + std::string(zone);
}

int whole_year(int year) { return year >= 100 ? year : year + (year < 50 ? 2000 : 1900); }

/// "221015 GMT MAR 24", "221015 MAR 24": day, hour, minute, zone, month, year.
std::string iptc_date(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    std::string stamp = words[i];
    std::string zone;
    while (!stamp.empty() && is_ascii_letter(stamp.back())) {
      zone.insert(zone.begin(), stamp.back());
      stamp.pop_back();
    }
    if (stamp.size() != 6 || !is_number(stamp)) continue;
    for (std::size_t k = i + 1; k < std::min(words.size(), i + 4); ++k) {
      const auto month = month_of(ascii_lower(words[k]));
      if (!month) {
        if (zone_of(ascii_lower(words[k])) != nullptr) zone = words[k];
        continue;
      }
      const bool has_year = k + 1 < words.size() && is_number(words[k + 1]) && words[k + 1].size() <= 4;
      if (!has_year) break;
      const Day day{whole_year(std::atoi(words[k + 1].c_str())), static_cast<int>(*month),
                    std::atoi(stamp.substr(0, 2).c_str())};
      return written(day, stamp.substr(2), zone == "Z" || zone == "z" ? "GMT" : zone);
    }
  }
  return {};
}

std::vector<int> numbers_in(std::string_view word) {
  std::vector<int> numbers;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (!is_ascii_digit(word[i])) continue;
    int number = 0;
    const auto [end, failed] = std::from_chars(word.data() + i, word.data() + word.size(), number);
    if (failed == std::errc{}) numbers.push_back(number);
    i = static_cast<std::size_t>(end - word.data());
  }
  return numbers;
}

/// "AP-NY-03-22-24 1530EDT", "16:35ET 31-10-14": month, day, year; the day first where it cannot be a month.
std::string anpa_date(const std::vector<std::string>& words) {
  std::optional<Day> day;
  std::string clock;
  std::string zone;
  for (const std::string& word : words) {
    const std::vector<int> numbers = numbers_in(word);
    const bool dashes = std::ranges::count(word, '-') >= 2;
    if (dashes && numbers.size() == 3 && !day) {
      day = Day{whole_year(numbers[2]), numbers[0], numbers[1]};
      if (day->month > 12) std::swap(day->month, day->day);
    } else if (!dashes) {
      std::string digits;
      std::string letters;
      for (const char c : word) {
        if (is_ascii_digit(c)) digits += c;
        if (is_ascii_letter(c)) letters += c;
      }
      if (digits.size() == 4 && clock.empty()) clock = digits;
      if (zone.empty() && zone_of(ascii_lower(letters)) != nullptr) zone = letters;
    }
  }
  return day ? written(*day, clock, zone) : std::string();
}

struct Parts {
  std::string_view header, text, trailer;
};

Parts parts_of(std::string_view message) {
  Parts parts;
  message.remove_prefix(std::min<std::size_t>(1, message.size()));
  const std::size_t text = message.find(kTextMark);
  parts.header = message.substr(0, text);
  if (text == std::string_view::npos) {  // the text follows the first line
    const std::size_t line = std::min(message.find('\n'), message.size());
    parts.header = message.substr(0, line);
    message.remove_prefix(line);
  } else {
    message.remove_prefix(text + 1);
  }
  const std::size_t end = std::min(message.find(kTextEndMark), message.size());
  parts.text = message.substr(0, end);
  if (end < message.size()) parts.trailer = message.substr(end + 1);
  return parts;
}

bool is_iptc(const std::vector<std::string>& words) {
  return words.size() >= 4 && sender_of(words[0]) && words[1].size() == 1 && is_ascii_digit(words[1][0]) &&
         words[2].size() <= 8;
}

void read_iptc(const std::vector<std::string>& header, const Parts& parts, RawArticle& raw) {
  raw.section = header[2];
  std::string slug;
  for (std::size_t i = is_number(header[3]) ? 4 : 3; i < header.size(); ++i)
    slug.append(slug.empty() ? "" : " ").append(header[i]);
  if (!slug.empty()) raw.topics.push_back(std::move(slug));
  raw.date = iptc_date(words_of(parts.trailer));
  read_iptc_text(parts.text, raw);
}

void read_anpa(const std::vector<std::string>& header, const Parts& parts, RawArticle& raw) {
  std::string keyword;
  for (std::size_t i = 1; i < header.size(); ++i) {
    const std::string& word = header[i];
    const bool long_word = word.size() > 1 && !is_number(word);
    if (word.size() == 1 && i > 0 && header[i - 1].size() == 1) raw.section = word;
    const bool behind_category = !raw.section.empty() || i + 4 >= header.size();
    if (keyword.empty() && long_word && behind_category) keyword = word;
  }
  if (!keyword.empty()) raw.topics.push_back(keyword);
  raw.date = anpa_date(words_of(parts.trailer));
  read_anpa_text(parts.text, keyword, raw);
}

}  // namespace

bool is_wire_header(std::string_view text) {
  while (!text.empty() && (text.front() == '\x16' || text.front() == '\0' || text.front() == '\r' ||
                           text.front() == '\n' || text.front() == ' '))
    text.remove_prefix(1);  // SYN, and what else lines were held open with
  if (!text.starts_with(kHeaderMark)) return false;
  const std::vector<std::string> words = words_of(text.substr(1, 40));
  return !words.empty() && sender_of(words[0]).has_value();
}

RawArticle read_wire_message(std::string_view message) {
  RawArticle raw;
  const Parts parts = parts_of(message);
  const std::vector<std::string> header = words_of(parts.header);
  const auto sender = header.empty() ? std::nullopt : sender_of(header[0]);
  if (is_iptc(header)) {
    raw.source = sender->name;
    read_iptc(header, parts, raw);
  } else {
    read_anpa(header, parts, raw);
  }
  if (sender && !raw.date.empty()) raw.id = sender->name + sender->number + "/" + raw.date.substr(0, 10);
  if (raw.source.empty() && !raw.dateline.empty()) raw.source = agency_in_dateline(raw.dateline);
  return raw;
}

}  // namespace dateline::article
