// Word by word; what FTS5 has no word for is set aside for SQL.
#include "benchmarks/fts5_syntax.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "benchmarks/plain_syntax.h"

namespace dateline::benchmarks {
namespace {

constexpr std::string_view kTitle = "title:", kPlace = "place:", kDate = "date:", kNear = "NEAR/";

/// Split at blanks outside quotes.
std::vector<std::string> words_of(std::string_view query) {
  std::vector<std::string> words;
  bool quoted = false;
  std::string word;
  for (const char c : query) {
    if (c == '"') quoted = !quoted;
    if (c != ' ' || quoted) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string unquoted(std::string_view word) {
  std::string out;
  std::ranges::copy_if(word, std::back_inserter(out), [](char c) { return c != '"'; });
  return out;
}

std::string quoted(std::string_view word) { return '"' + unquoted(word) + '"'; }

std::string operand(const std::string& word) {
  if (word.starts_with(kTitle)) return "title : " + quoted(std::string_view(word).substr(kTitle.size()));
  if (word.ends_with('*')) return quoted(std::string_view(word).substr(0, word.size() - 1)) + " *";
  return quoted(word);
}

bool is_operator(std::string_view word) { return word == "AND" || word == "OR" || word == "NOT"; }

std::string near(const std::string& first, const std::string& second, std::string_view distance) {
  int steps = 10;
  std::from_chars(distance.data(), distance.data() + distance.size(), steps);
  return "NEAR(" + quoted(first) + ' ' + quoted(second) + ", " + std::to_string(steps - 1) + ')';
}

void set_days(const std::string& word, Fts5Query& query) {
  const std::string range = plain_syntax(word).substr(kDate.size());
  const std::size_t dots = range.find("..");
  query.first_day = dots == 0 ? "00000000" : range.substr(0, dots);
  query.last_day = dots + 2 == range.size() ? "99999999" : range.substr(dots + 2);
}

}  // namespace

Fts5Query fts5_syntax(std::string_view text) {
  Fts5Query query;
  const std::vector<std::string> words = words_of(text);
  std::string between;  // operator that waits for its right side
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (is_operator(word)) {
      between = word;
    } else if (word.starts_with(kPlace)) {
      query.place = unquoted(std::string_view(word).substr(kPlace.size()));
    } else if (word.starts_with(kDate)) {
      set_days(word, query);
    } else {
      if (!query.match.empty()) query.match += ' ' + (between.empty() ? "AND" : between) + ' ';
      between.clear();
      const bool is_near = i + 2 < words.size() && words[i + 1].starts_with(kNear);
      query.match += is_near ? near(word, words[i + 2], std::string_view(words[i + 1]).substr(kNear.size()))
                             : operand(word);
      if (is_near) i += 2;
    }
  }
  return query;
}

}  // namespace dateline::benchmarks
