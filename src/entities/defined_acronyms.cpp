// The acronyms that a text explains in parentheses.
#include "entities/defined_acronyms.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "entities/acronym.h"
#include "entities/name_surface.h"

namespace dateline::entities {
namespace {

constexpr std::size_t kFarthest = 200;  // bytes before a parenthesis, and inside it, that are looked at

text::ByteRange range_in(std::string_view text, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

bool is_mark(char c) {
  return c == ' ' || c == '"' || c == '\'' || c == '\n' || c == '\r' || c == '\t' || c == ',';
}
std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_mark(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_mark(text.back())) text.remove_suffix(1);
  return text;
}

bool is_acronym(std::string_view word) {
  const auto capitals = std::ranges::count_if(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals >= 2 && word.find(' ') == std::string_view::npos && !acronym_letters(word).empty();
}

/// The text before a parenthesis, back to the beginning of its paragraph.
std::string_view before(std::string_view text, std::size_t open) {
  std::size_t begin = open > kFarthest ? open - kFarthest : 0;
  while (begin < open && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80) ++begin;
  std::string_view part = text.substr(begin, open - begin);
  if (const std::size_t paragraph = part.rfind("\n\n"); paragraph != std::string_view::npos)
    part.remove_prefix(paragraph + 2);
  return trimmed(part);
}

std::optional<DefinedAcronym> definition_at(std::string_view text, std::size_t open, std::size_t close) {
  std::string_view inside = text.substr(open + 1, close - open - 1);
  inside = trimmed(inside.substr(0, inside.find_first_of(",;")));
  const std::string_view outside = before(text, open);
  if (inside.empty() || outside.empty()) return std::nullopt;
  if (is_acronym(inside)) {
    const auto begin = long_form_begin(inside, outside);
    if (!begin) return std::nullopt;
    const std::string_view long_form = outside.substr(*begin);
    if (!begins_with_capital(long_form)) return std::nullopt;
    return DefinedAcronym{range_in(text, long_form), range_in(text, inside)};
  }
  const std::size_t blank = outside.find_last_of(" \n\"");
  const std::string_view word = outside.substr(blank == std::string_view::npos ? 0 : blank + 1);
  if (!is_acronym(word) || !begins_with_capital(inside) || long_form_begin(word, inside) != std::size_t{0})
    return std::nullopt;
  return DefinedAcronym{range_in(text, inside), range_in(text, word)};
}

}  // namespace

std::vector<DefinedAcronym> find_defined_acronyms(std::string_view text) {
  std::vector<DefinedAcronym> found;
  for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const std::size_t size = text.substr(open, kFarthest).find(')');
    if (size == std::string_view::npos) continue;
    if (const auto definition = definition_at(text, open, open + size)) found.push_back(*definition);
  }
  return found;
}

}  // namespace dateline::entities
