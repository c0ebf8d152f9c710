// The words and marks that dates are made of, and the names among them: months, days, zones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/instant.h"

namespace dateline::article {

/// 1 to 12. English, in lower case, whole or cut to three letters or more.
std::optional<unsigned> month_of(std::string_view word);
bool is_weekday(std::string_view word);  // as month_of()

struct Zone {
  std::string_view name;
  int minutes = 0;      // ahead of UTC
  bool summer = false;  // "ET": an hour more while the United States have summer time
};

/// Zones by name, in lower case, as RFC 2822 and the wires of the world write them; nullptr when there is
/// none. A name that stands for several is read as the one that English-language news means (CST: Chicago,
/// IST: India, BST: British summer).
const Zone* zone_of(std::string_view name);

/// Has the day summer time in the United States? From the second Sunday of March to the first of November; up
/// to 2006 from the first Sunday of April to the last of October (Energy Policy Act of 2005, Uniform Time Act
/// as amended in 1986).
bool american_summer(const schema::CivilDate& date);

struct DateToken {
  enum class Kind : std::uint8_t { number, word, mark, blank } kind = Kind::blank;
  std::string_view text;
  std::uint64_t value = 0;  // of a number of at most 18 digits
  std::string word;         // in lower case
};

/// Numbers, words (letters) and single marks; a run of blanks is one token. Nothing for bytes that no date
/// holds, and for what is too long to be one.
std::optional<std::vector<DateToken>> date_tokens(std::string_view text);

/// Walks over tokens; every take_ consumes only when it succeeds.
class DateReader {
 public:
  explicit DateReader(const std::vector<DateToken>& tokens) : tokens_(&tokens) {}
  bool done() const { return at_ == tokens_->size(); }
  const DateToken* peek(std::size_t ahead = 0) const {
    return at_ + ahead < tokens_->size() ? &(*tokens_)[at_ + ahead] : nullptr;
  }
  void skip(std::size_t count = 1) { at_ += count; }
  void skip_blanks() {
    while (!done() && peek()->kind == DateToken::Kind::blank) skip();
  }
  /// Blanks and commas between the parts of a date.
  void skip_separators() {
    while (!done() && (peek()->kind == DateToken::Kind::blank || is_mark(','))) skip();
  }
  bool is_mark(char mark, std::size_t ahead = 0) const {
    const DateToken* token = peek(ahead);
    return token != nullptr && token->kind == DateToken::Kind::mark && token->text[0] == mark;
  }
  bool take_mark(char mark) {
    if (!is_mark(mark)) return false;
    skip();
    return true;
  }
  bool is_word(std::size_t ahead = 0) const {
    const DateToken* token = peek(ahead);
    return token != nullptr && token->kind == DateToken::Kind::word;
  }
  bool take_word(std::string_view word) {
    if (!is_word() || peek()->word != word) return false;
    skip();
    return true;
  }
  /// A number of `least` to `most` digits.
  const DateToken* number(std::size_t least, std::size_t most, std::size_t ahead = 0) const {
    const DateToken* token = peek(ahead);
    if (token == nullptr || token->kind != DateToken::Kind::number) return nullptr;
    return token->text.size() >= least && token->text.size() <= most ? token : nullptr;
  }
  const DateToken* take_number(std::size_t least, std::size_t most) {
    const DateToken* token = number(least, most);
    if (token != nullptr) skip();
    return token;
  }
  std::size_t position() const { return at_; }
  void go_back(std::size_t position) { at_ = position; }

 private:
  const std::vector<DateToken>* tokens_;
  std::size_t at_ = 0;
};

}  // namespace dateline::article
