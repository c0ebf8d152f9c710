// Numbers with what stands between them; names of months are looked up by their first letters.
#include "article/html/written_date.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "article/html/ascii.h"
#include "article/publication_date.h"

namespace dateline::article {
namespace {

struct MonthName {
  std::string_view begins;  // with this, in lower case
  int month;
};

// English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Swedish, Danish, Russian, Turkish,
// Indonesian, Greek, Hungarian, Czech. Longer beginnings stand before shorter ones that mean another month.
constexpr std::array kMonths{MonthName{"jan", 1},
                             MonthName{"j\u00e4n", 1},
                             MonthName{"gen", 1},
                             MonthName{"ene", 1},
                             MonthName{"sty", 1},
                             MonthName{"\u044f\u043d\u0432", 1},
                             MonthName{"oca", 1},
                             MonthName{"led", 1},
                             MonthName{"\u03b9\u03b1\u03bd", 1},
                             MonthName{"feb", 2},
                             MonthName{"f\u00e9v", 2},
                             MonthName{"fev", 2},
                             MonthName{"lut", 2},
                             MonthName{"\u0444\u0435\u0432", 2},
                             MonthName{"\u015fub", 2},
                             MonthName{"\u00fano", 2},
                             MonthName{"\u03c6\u03b5\u03b2", 2},
                             MonthName{"mai", 5},
                             MonthName{"mag", 5},
                             MonthName{"may", 5},
                             MonthName{"mei", 5},
                             MonthName{"maj", 5},
                             MonthName{"mar", 3},
                             MonthName{"m\u00e4r", 3},
                             MonthName{"maa", 3},
                             MonthName{"mrt", 3},
                             MonthName{"\u043c\u0430\u0440", 3},
                             MonthName{"b\u0159e", 3},
                             MonthName{"m\u00e1r", 3},
                             MonthName{"\u03bc\u03b1\u03c1", 3},
                             MonthName{"apr", 4},
                             MonthName{"avr", 4},
                             MonthName{"abr", 4},
                             MonthName{"kwi", 4},
                             MonthName{"\u0430\u043f\u0440", 4},
                             MonthName{"nis", 4},
                             MonthName{"dub", 4},
                             MonthName{"\u03b1\u03c0\u03c1", 4},
                             MonthName{"\u00e1pr", 4},
                             MonthName{"\u043c\u0430\u044f", 5},
                             MonthName{"\u043c\u0430\u0439", 5},
                             MonthName{"kv\u011b", 5},
                             MonthName{"\u03bc\u03b1\u0390", 5},
                             MonthName{"m\u00e1j", 5},
                             MonthName{"jun", 6},
                             MonthName{"juin", 6},
                             MonthName{"giu", 6},
                             MonthName{"cze", 6},
                             MonthName{"\u0438\u044e\u043d", 6},
                             MonthName{"haz", 6},
                             MonthName{"\u03b9\u03bf\u03c5\u03bd", 6},
                             MonthName{"j\u00fan", 6},
                             MonthName{"jul", 7},
                             MonthName{"juil", 7},
                             MonthName{"lug", 7},
                             MonthName{"lip", 7},
                             MonthName{"\u0438\u044e\u043b", 7},
                             MonthName{"tem", 7},
                             MonthName{"\u03b9\u03bf\u03c5\u03bb", 7},
                             MonthName{"j\u00fal", 7},
                             MonthName{"aug", 8},
                             MonthName{"ao\u00fb", 8},
                             MonthName{"aou", 8},
                             MonthName{"ago", 8},
                             MonthName{"sie", 8},
                             MonthName{"\u0430\u0432\u0433", 8},
                             MonthName{"a\u011fu", 8},
                             MonthName{"srp", 8},
                             MonthName{"agu", 8},
                             MonthName{"\u03b1\u03c5\u03b3", 8},
                             MonthName{"sep", 9},
                             MonthName{"set", 9},
                             MonthName{"wrz", 9},
                             MonthName{"\u0441\u0435\u043d", 9},
                             MonthName{"eyl", 9},
                             MonthName{"\u03c3\u03b5\u03c0", 9},
                             MonthName{"z\u00e1\u0159", 9},
                             MonthName{"sze", 9},
                             MonthName{"okt", 10},
                             MonthName{"oct", 10},
                             MonthName{"out", 10},
                             MonthName{"ott", 10},
                             MonthName{"pa\u017a", 10},
                             MonthName{"\u043e\u043a\u0442", 10},
                             MonthName{"eki", 10},
                             MonthName{"\u03bf\u03ba\u03c4", 10},
                             MonthName{"nov", 11},
                             MonthName{"lis", 11},
                             MonthName{"\u043d\u043e\u044f", 11},
                             MonthName{"kas", 11},
                             MonthName{"\u03bd\u03bf\u03b5", 11},
                             MonthName{"dez", 12},
                             MonthName{"dec", 12},
                             MonthName{"d\u00e9c", 12},
                             MonthName{"dic", 12},
                             MonthName{"gru", 12},
                             MonthName{"\u0434\u0435\u043a", 12},
                             MonthName{"ara", 12},
                             MonthName{"des", 12},
                             MonthName{"pro", 12},
                             MonthName{"\u03b4\u03b5\u03ba", 12}};

struct Token {
  std::string_view text;
  int number = -1;  // of at most four digits
  int month = 0;
};

int month_of_name(std::string_view word) {
  if (word.size() > 24) return 0;
  const std::string name = ascii_lower(word);
  const auto* found =
      std::ranges::find_if(kMonths, [&name](const MonthName& each) { return name.starts_with(each.begins); });
  return found == kMonths.end() ? 0 : found->month;
}

bool is_letter_byte(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

/// Numbers and words; marks and blanks between them are left out but for those that say something.
std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    Token token;
    if (is_ascii_digit(text[at])) {
      while (end < text.size() && is_ascii_digit(text[end])) ++end;
      token.number = 0;
      for (const char c : text.substr(at, std::min<std::size_t>(end - at, 4)))
        token.number = token.number * 10 + (c - '0');
      if (end - at > 4) token.number = -1;
    } else if (is_letter_byte(text[at])) {
      while (end < text.size() && is_letter_byte(text[end])) ++end;
      token.month = month_of_name(text.substr(at, end - at));
    }
    token.text = text.substr(at, end - at);
    if (!is_html_blank(text[at]) && token.text != "," && token.text != "\u00A0") tokens.push_back(token);
    at = end;
  }
  return tokens;
}

/// YYYY-MM-DD if there is such a day in the time of newspapers.
std::string make_date(int year, int month, int day) {
  if (year < 1700 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  std::string date = std::to_string(year) + "-" + two(month) + "-" + two(day);
  return parse_publication_date(date) ? date : std::string();
}

class DateFinder {
 public:
  explicit DateFinder(std::string_view text) : tokens_(tokens_of(text)) {}

  std::string run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      for (const auto form : {&DateFinder::year_first, &DateFinder::day_first, &DateFinder::month_first}) {
        if (std::string date = (this->*form)(i); !date.empty()) return date;
      }
    }
    return {};
  }

 private:
  int number(std::size_t i) const { return i < tokens_.size() ? tokens_[i].number : -1; }
  int month(std::size_t i) const { return i < tokens_.size() ? tokens_[i].month : 0; }
  bool is(std::size_t i, std::string_view text) const {
    return i < tokens_.size() && tokens_[i].text == text;
  }
  bool is_mark(std::size_t i) const { return is(i, ".") || is(i, "/") || is(i, "-"); }
  int full_year(std::size_t i) const {
    const int year = number(i);
    if (year < 0) return -1;
    return tokens_[i].text.size() == 4 ? year : tokens_[i].text.size() == 2 ? 2000 + year : -1;
  }

  /// 2024-03-22, 2024/03/22, 2024年3月22日, 2024. 3. 22
  std::string year_first(std::size_t i) const {
    if (number(i) < 1700) return {};
    const auto separates = [this](std::size_t at) {
      return is_mark(at) || is(at, "\u5e74") || is(at, "\u6708") || is(at, "\ub144") || is(at, "\uc6d4");
    };
    if (!separates(i + 1) || !separates(i + 3)) return {};
    return make_date(number(i), number(i + 2), number(i + 4));
  }

  /// 22.03.2024, 22/3/24, 22. März 2024, 22 de marzo de 2024, 22nd March 2024
  std::string day_first(std::size_t i) const {
    if (number(i) < 1 || number(i) > 31 || tokens_[i].text.size() > 2) return {};
    if (i > 1 && is(i - 1, ":") && number(i - 2) >= 0) return {};  // 12:05
    if (is_mark(i + 1) && is_mark(i + 3) && tokens_[i + 1].text == tokens_[i + 3].text && number(i + 2) > 0) {
      const int year = full_year(i + 4);
      std::string date = make_date(year, number(i + 2), number(i));
      return date.empty() ? make_date(year, number(i), number(i + 2)) : date;
    }
    std::size_t at = i + 1;
    while (at < i + 4 && (is_mark(at) || is(at, "de") || is(at, "of") || is(at, "\u00BA") || is(at, "th") ||
                          is(at, "st") || is(at, "nd") || is(at, "rd") || is(at, "er")))
      ++at;
    if (month(at) == 0) return {};
    const int named = month(at++);
    while (at < i + 7 && (is_mark(at) || is(at, "de") || is(at, "del"))) ++at;
    if (number(at) < 0 || is(at + 1, ":") || is(at + 1, ".")) return tokens_year(at, named, i);
    return make_date(full_year(at), named, number(i));
  }

  /// Of four digits alone: "14 Jan 20:30" has no year.
  std::string tokens_year(std::size_t at, int named, std::size_t day) const {
    return number(at) >= 1000 ? make_date(number(at), named, number(day)) : std::string();
  }

  /// March 22, 2024; Mar. 22nd 2024
  std::string month_first(std::size_t i) const {
    if (month(i) == 0) return {};
    std::size_t at = i + 1;
    if (is(at, ".")) ++at;
    const int day = number(at);
    if (day < 1 || day > 31) return {};
    ++at;
    while (at < i + 5 && (is(at, "th") || is(at, "st") || is(at, "nd") || is(at, "rd"))) ++at;
    return at < tokens_.size() && tokens_[at].text.size() == 4 ? make_date(number(at), month(i), day)
                                                               : std::string();
  }

  std::vector<Token> tokens_;
};

}  // namespace

std::string written_date(std::string_view text) { return DateFinder(text).run(); }

}  // namespace dateline::article
