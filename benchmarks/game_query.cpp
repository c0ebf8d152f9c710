// Two strings out of a line of JSON, and the signs of words as operators.
#include "benchmarks/game_query.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

namespace dateline::benchmarks {
namespace {

/// The JSON string that follows `key`, unescaped as far as \" and \\ go.
std::optional<std::string> string_after(std::string_view line, std::string_view key) {
  std::size_t at = line.find(key);
  if (at == std::string_view::npos) return std::nullopt;
  at = line.find('"', at + key.size());
  if (at == std::string_view::npos) return std::nullopt;
  std::string value;
  for (++at; at < line.size() && line[at] != '"'; ++at) {
    if (line[at] == '\\') ++at;
    if (at < line.size()) value += line[at];
  }
  return at < line.size() ? std::optional(value) : std::nullopt;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + ' ') {
    if (c != ' ')
      word += c;
    else if (!word.empty())
      words.push_back(std::exchange(word, {}));
  }
  return words;
}

/// Words of anything but letters and digits are quoted.
std::string plain_word(const std::string& word) {
  const bool plain =
      std::ranges::all_of(word, [](unsigned char c) { return c >= 0x80 || std::isalnum(c) != 0; });
  return plain ? word : '"' + word + '"';
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : between) + word;
  return all;
}

}  // namespace

std::optional<ClassedQuery> game_query(std::string_view line) {
  const auto query = string_after(line, "\"query\":");
  const auto kind = string_after(line, "\"tags\":");
  if (!query || !kind || query->empty()) return std::nullopt;
  if (query->front() == '"' && query->back() == '"') return ClassedQuery{*kind, *query};
  if (query->find('"') != std::string::npos) return std::nullopt;
  std::vector<std::string> needed, optional, excluded;
  for (const std::string& word : split(*query)) {
    auto& group = word[0] == '+' ? needed : word[0] == '-' ? excluded : optional;
    const std::string bare = word[0] == '+' || word[0] == '-' ? word.substr(1) : word;
    if (bare.empty()) return std::nullopt;
    group.push_back(plain_word(bare));
  }
  if (needed.empty() == optional.empty()) return std::nullopt;
  std::string text = needed.empty() ? joined(optional, " OR ") : joined(needed, " AND ");
  for (const std::string& word : excluded) text += " NOT " + word;
  return optional.size() > 1 && !excluded.empty() ? std::nullopt
                                                  : std::optional(ClassedQuery{*kind, std::move(text)});
}

}  // namespace dateline::benchmarks
