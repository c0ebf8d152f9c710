// From the characters of a query to its lexemes, by one pass from left to right.
#include "search/query_lexer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "search/query_characters.h"
#include "search/query_error.h"
#include "search/saved_queries.h"
#include "text/utf8.h"

namespace dateline::search {
namespace {

using error::Result;
using text::ByteRange;

constexpr std::uint32_t kDefaultDistance = 10;  // of NEAR and ADJ without a number

constexpr std::array<std::pair<std::string_view, LexemeKind>, 5> kOperators{{{"AND", LexemeKind::conjunction},
                                                                             {"OR", LexemeKind::disjunction},
                                                                             {"NOT", LexemeKind::negation},
                                                                             {"NEAR", LexemeKind::near},
                                                                             {"ADJ", LexemeKind::adjacent}}};

constexpr std::array<std::pair<std::string_view, LexemeKind>, 2> kCountingPrefixes{
    {{"atleast", LexemeKind::at_least}, {"first", LexemeKind::first}}};

/// Dropped as signs without letters they would change what is meant.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kOperatorsElsewhere{
    {{"&&", "AND"}, {"||", "OR"}, {"|", "OR"}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

/// "word~", "word~2": fuzzy.
bool has_fuzzy_tail(std::string_view word) {
  const std::size_t tilde = word.rfind('~');
  if (tilde == std::string_view::npos) return false;
  return std::ranges::all_of(word.substr(tilde + 1), [](char c) { return is_digit(c) || c == '.'; });
}

/// "atleast3", "first50": prefixes that take a number.
std::optional<LexemeKind> counting_prefix(std::string_view name) {
  for (const auto& [stem, kind] : kCountingPrefixes)
    if (name.starts_with(stem) && all_digits(name.substr(stem.size()))) return kind;
  return std::nullopt;
}

std::string all_fields() {
  std::string out;
  for (const schema::FieldInfo& field : schema::kFields) out += std::string(field.name) + " ";
  return out + "exact";
}

class Lexer {
 public:
  Lexer(std::string_view query, std::string text, const QueryLimits& limits)
      : query_(query), limits_(limits), lexed_{std::move(text), {}} {}

  Result<LexedQuery> run() {
    for (skip_blanks(); at_ < text().size(); skip_blanks()) {
      if (auto status = read_one(); !status) return status.error();
    }
    const std::size_t last = lexed_.lexemes.empty() ? 0 : lexed_.lexemes.back().bytes.end;
    add(LexemeKind::end, last, last);
    return std::move(lexed_);
  }

 private:
  std::string_view text() const { return lexed_.text; }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text().size() ? text()[at_ + ahead] : ' '; }
  void skip_blanks() { at_ = std::min(text().find_first_not_of(' ', at_), text().size()); }

  /// Is what comes next the term of a sign or a field just read?
  bool behind_prefix() const {
    if (lexed_.lexemes.empty() || lexed_.lexemes.back().bytes.end != at_) return false;
    const LexemeKind last = lexed_.lexemes.back().kind;
    return last == LexemeKind::plus || last == LexemeKind::minus || behind(LexemeKind::field) ||
           behind(LexemeKind::exact) || behind_counting();
  }
  bool behind(LexemeKind kind) const {
    return !lexed_.lexemes.empty() && lexed_.lexemes.back().kind == kind &&
           lexed_.lexemes.back().bytes.end == at_;
  }
  bool behind_counting() const { return behind(LexemeKind::at_least) || behind(LexemeKind::first); }
  const schema::FieldInfo* field_behind() const {
    return behind(LexemeKind::field) ? lexed_.lexemes.back().field : nullptr;
  }

  Lexeme& add(LexemeKind kind, std::size_t begin, std::size_t end) {
    const ByteRange bytes{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    const bool glued = !lexed_.lexemes.empty() && lexed_.lexemes.back().bytes.end == begin;
    lexed_.lexemes.push_back({kind, bytes, bytes, glued, nullptr, Within::field, 0});
    at_ = end;
    return lexed_.lexemes.back();
  }

  error::Status read_one() {
    if (peek() == '(' || peek() == ')') {
      add(peek() == '(' ? LexemeKind::open : LexemeKind::close, at_, at_ + 1);
      return {};
    }
    if (any_quote(text(), at_) > 0) return read_quoted();
    if (is_sign()) {
      add(peek() == '+' ? LexemeKind::plus : LexemeKind::minus, at_, at_ + 1);
      return {};
    }
    const std::size_t lexemes = lexed_.lexemes.size();
    if (auto status = read_prefix(); !status || lexed_.lexemes.size() > lexemes) return status;
    return read_word();
  }

  /// One sign right before a term; "--", "C++" and "a - b" hold none.
  bool is_sign() const {
    if ((peek() != '+' && peek() != '-') || behind_prefix()) return false;
    return peek(1) != ' ' && peek(1) != ')' && peek(1) != '+' && peek(1) != '-';
  }

  error::Status read_quoted() {
    const std::size_t open = at_;
    const bool straight = straight_quote(text(), open) > 0;
    const std::size_t begin = open + any_quote(text(), open);
    for (std::size_t at = begin; at < text().size(); ++at) {
      const std::size_t quote = straight ? straight_quote(text(), at) : any_quote(text(), at);
      if (quote == 0) continue;
      add(LexemeKind::quoted, open, at + quote).content = {static_cast<std::uint32_t>(begin),
                                                           static_cast<std::uint32_t>(at)};
      return check_behind_quote();
    }
    return bad_query(query_, open, "this quote is not closed", "put a second quote where the phrase ends");
  }

  /// A star or a tilde behind a phrase means something elsewhere; here it would be misread.
  error::Status check_behind_quote() const {
    if (peek() == '~') {
      return bad_query(query_, at_, "a tilde behind a phrase is not supported",
                       "for words near one another write: oil NEAR/5 price");
    }
    if (peek() == '*') {
      return bad_query(query_, at_, "a wildcard cannot stand behind a phrase",
                       "put it inside, behind the letters of the last word");
    }
    return {};
  }

  /// "title:", "exact:" right before a term. Adds nothing where the colon is an ordinary one.
  error::Status read_prefix() {
    const std::size_t colon = find_colon();
    if (colon == std::string_view::npos) return {};
    const std::string_view name = text().substr(at_, colon - at_);
    const bool before_slashes = text().substr(colon + 1, 2) == "//";
    if (before_slashes || !may_take_prefix(name)) return {};
    const bool before_term =
        colon + 1 < text().size() && text()[colon + 1] != ' ' && text()[colon + 1] != ')';
    const schema::FieldInfo* field = schema::find_field(name);
    if (name == "query" && before_term) return read_saved(colon);
    const auto counting = counting_prefix(name);
    if (field == nullptr && name != "exact" && !counting)
      return before_term ? check_unknown_prefix(name, colon) : error::Status{};
    if (!before_term) {
      return bad_query(query_, colon + 1, "expected a term right after " + std::string(name) + ":",
                       "no blank after the colon; to search for the word itself, quote it: " + quote(name));
    }
    if (counting) return read_counting(name, *counting, colon);
    Lexeme& lexeme = add(field != nullptr ? LexemeKind::field : LexemeKind::exact, at_, colon + 1);
    lexeme.content.end -= 1;
    lexeme.field = field;
    return {};
  }

  error::Status read_saved(std::size_t colon) {
    const std::size_t end = saved_name_end(text(), colon + 1);
    if (end == colon + 1 || end != word_end(colon + 1))
      return bad_query(query_, end, "expected the name of a saved query",
                       "a name is made of letters, digits, _, - and .: query:opec");
    Lexeme& lexeme = add(LexemeKind::saved, at_, end);
    lexeme.content.begin = static_cast<std::uint32_t>(colon) + 1;
    return {};
  }

  error::Status read_counting(std::string_view name, LexemeKind kind, std::size_t colon) {
    const std::size_t digits = name.find_first_of("0123456789");
    std::uint32_t number = 0;
    std::from_chars(name.data() + digits, name.data() + name.size(), number);
    if (number == 0 || number > limits_.distance)
      return bad_query(query_, at_ + digits,
                       "expected a number from 1 to " + std::to_string(limits_.distance) + " after " +
                           std::string(name.substr(0, digits)),
                       "for example " + std::string(name.substr(0, digits)) + "3:oil");
    Lexeme& lexeme = add(kind, at_, colon + 1);
    lexeme.content.end -= 1;
    lexeme.distance = number;
    return {};
  }

  /// Where the ASCII letters and digits that come next are followed by a colon.
  std::size_t find_colon() const {
    std::size_t at = at_;
    while (at < text().size() && (is_lower(text()[at]) || is_upper(text()[at]) || is_digit(text()[at]))) ++at;
    return at > at_ && at < text().size() && text()[at] == ':' ? at : std::string_view::npos;
  }

  /// Names, ids and dates have colons of their own ("topic:medtop:2000"); behind title: and exact: only what
  /// is known counts.
  bool may_take_prefix(std::string_view name) const {
    if (const schema::FieldInfo* field = field_behind()) {
      if (field->kind != schema::FieldKind::text) return false;
    } else if (!behind(LexemeKind::exact) && !behind_counting()) {
      return true;
    }
    return schema::find_field(name) != nullptr || name == "exact" || counting_prefix(name);
  }

  /// Times and headings ("12:30", "Re:oil") are words; what looks like a field but is none is more likely a
  /// slip.
  error::Status check_unknown_prefix(std::string_view name, std::size_t colon) const {
    const std::string_view value = text().substr(colon, word_end(colon + 1) - colon);
    const std::string quoted = "to search for the words themselves, quote them: " +
                               quote(text().substr(at_, name.size() + value.size()));
    const std::string lowered = text::ascii_lower(name);
    if (lowered != name && (schema::find_field(lowered) != nullptr || lowered == "exact")) {
      return bad_query(query_, at_, "the names of fields are written in lower case",
                       did_you_mean(lowered, value) + "; " + quoted);
    }
    if (!std::ranges::all_of(name, is_lower)) return {};
    if (name == "atleast" || name == "first")
      return bad_query(query_, at_, "expected a number behind " + std::string(name),
                       did_you_mean(std::string(name) + "3", value) + "; " + quoted);
    const std::string_view nearest = nearest_field(name);
    return bad_query(
        query_, at_, "unknown field " + quote(name),
        (nearest.empty() ? "the fields are " + all_fields() : did_you_mean(nearest, value)) + "; " + quoted);
  }

  /// "did you mean title:oil", where `value` is ":oil".
  static std::string did_you_mean(std::string_view field, std::string_view value) {
    constexpr std::size_t kLongest = 40;  // bytes
    return "did you mean " + std::string(field) + std::string(value.size() > kLongest ? ":..." : value);
  }

  static std::string_view nearest_field(std::string_view name) {
    const std::string_view nearest = schema::nearest_field(name);
    // Two edits turn any two letters into any field of two letters.
    const bool alike = !nearest.empty() && (name.size() > 3 || nearest.front() == name.front());
    return alike ? nearest : std::string_view();
  }

  std::size_t word_end(std::size_t at) const {
    while (at < text().size() && text()[at] != ' ' && text()[at] != '(' && text()[at] != ')' &&
           any_quote(text(), at) == 0) {
      ++at;
    }
    return at;
  }

  /// Ids may hold anything but blanks; a parenthesis that closes none of theirs closes a group of the query.
  std::size_t id_end(std::size_t at) const {
    std::size_t open = 0;
    for (; at < text().size() && text()[at] != ' '; ++at) {
      if (text()[at] == '(') ++open;
      if (text()[at] == ')' && open-- == 0) break;
    }
    return at;
  }

  error::Status read_word() {
    const schema::FieldInfo* field = field_behind();
    const bool is_id = field != nullptr && field->kind == schema::FieldKind::id;
    const std::size_t end = is_id ? id_end(at_) : word_end(at_);
    const std::string_view word = text().substr(at_, end - at_);
    if (!behind_prefix()) {
      if (auto lexeme = read_operator(word); !lexeme || *lexeme) return error_of(lexeme);
    }
    const bool words =
        field == nullptr || field->kind == schema::FieldKind::text || field->kind == schema::FieldKind::name;
    if (words && word.size() > 1 && word.front() != '~' && has_fuzzy_tail(word)) return read_fuzzy(word);
    add(LexemeKind::word, at_, end);
    return {};
  }

  error::Status read_fuzzy(std::string_view word) {
    const std::size_t tilde = word.rfind('~');
    const std::string_view edits = word.substr(tilde + 1);
    if (!edits.empty() && edits != "1" && edits != "2")
      return bad_query(query_, at_ + tilde + 1, "expected 1 or 2 edits after ~", "for example colour~1");
    Lexeme& lexeme = add(LexemeKind::fuzzy, at_, at_ + word.size());
    lexeme.content.end = lexeme.content.begin + static_cast<std::uint32_t>(tilde);
    lexeme.distance = edits.empty() ? 0 : static_cast<std::uint32_t>(edits.front() - '0');
    return {};
  }

  static error::Status error_of(const Result<bool>& result) {
    if (!result) return result.error();
    return {};
  }

  /// Adds the operator that `word` is, if it is one.
  Result<bool> read_operator(std::string_view word) {
    if (word == "SENTENCE" || word == "PARAGRAPH") {
      const Within within = word == "SENTENCE" ? Within::sentence : Within::paragraph;
      Lexeme& lexeme = add(LexemeKind::near, at_, at_ + word.size());
      lexeme.distance = kAnyDistance;
      lexeme.within = within;
      return true;
    }
    for (const auto& [sign, name] : kOperatorsElsewhere) {
      if (word == sign) {
        return bad_query(query_, at_, quote(word) + " is no operator here", "write " + std::string(name));
      }
    }
    const std::size_t slash = word.find('/');
    const auto found =
        std::ranges::find(kOperators, word.substr(0, slash), [](const auto& row) { return row.first; });
    if (found == kOperators.end()) return false;
    if (found->second != LexemeKind::near && found->second != LexemeKind::adjacent) {
      if (slash == std::string_view::npos) add(found->second, at_, at_ + word.size());
      return slash == std::string_view::npos;
    }
    const auto distance = read_distance(word, slash);
    if (!distance) return distance.error();
    add(found->second, at_, at_ + word.size()).distance = *distance;
    return true;
  }

  Result<std::uint32_t> read_distance(std::string_view word, std::size_t slash) const {
    if (slash == std::string_view::npos) return kDefaultDistance;
    const std::string name(word.substr(0, slash + 1));
    const std::string_view digits = word.substr(slash + 1);
    std::uint32_t distance = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), distance);
    if (failure == std::errc{} && end == digits.data() + digits.size() && distance >= 1 &&
        distance <= limits_.distance) {
      return distance;
    }
    return bad_query(
        query_, at_ + slash + 1,
        "expected a number of words from 1 to " + std::to_string(limits_.distance) + " after " + name,
        "for example " + name + "5; to search for the word itself, quote it: " + quote(word));
  }

  std::string_view query_;
  const QueryLimits& limits_;
  LexedQuery lexed_;
  std::size_t at_ = 0;  // the byte that comes next
};

}  // namespace

std::ostream& operator<<(std::ostream& out, LexemeKind kind) {
  constexpr std::array<std::string_view, 18> kNames{"end",  "(",     ")",     "word",    "quoted", "+",
                                                    "-",    "field", "exact", "AND",     "OR",     "NOT",
                                                    "NEAR", "ADJ",   "fuzzy", "atleast", "first",  "saved"};
  return out << kNames[static_cast<std::size_t>(kind)];
}

bool is_binary_operator(LexemeKind kind) {
  return kind == LexemeKind::conjunction || kind == LexemeKind::disjunction || kind == LexemeKind::near ||
         kind == LexemeKind::adjacent;
}

error::Result<LexedQuery> read_lexemes(std::string_view query, const QueryLimits& limits) {
  auto text = read_characters(query, limits);
  if (!text) return std::move(text).error();
  return Lexer(query, std::move(text).value(), limits).run();
}

}  // namespace dateline::search
