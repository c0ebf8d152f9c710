// What stands behind length: in a query, as the fewest and the most words.
#include "search/query_length.h"

#include <charconv>
#include <optional>

#include "search/query_error.h"

namespace dateline::search {
namespace {

constexpr std::string_view kForms = "lengths look like >500, <=100, 100..500, ..200 or 500";

/// Nothing for what is no number of words.
std::optional<std::uint32_t> read_words(std::string_view digits) {
  std::uint32_t words = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), words);
  if (digits.empty() || failure != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return words;
}

/// Nothing when it is not understood; least > most when it is, but no article can be so long.
std::optional<WordRange> read_range(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots != std::string_view::npos) {
    const std::string_view last = text.substr(dots + 2);
    const auto least = dots == 0 ? 0 : read_words(text.substr(0, dots));
    const auto most = last.empty() ? UINT32_MAX : read_words(last);
    if (text.size() == 2 || !least || !most) return std::nullopt;
    return WordRange{*least, *most};
  }
  const bool above = text.starts_with('>');
  const bool below = text.starts_with('<');
  std::string_view digits = text.substr(above || below ? 1 : 0);
  const bool included = digits.starts_with('=') && (above || below);
  if (included) digits.remove_prefix(1);
  const auto words = read_words(digits);
  if (!words) return std::nullopt;
  if (above)
    return included ? WordRange{*words} : WordRange{*words + 1, *words == UINT32_MAX ? 0 : UINT32_MAX};
  if (below)
    return included ? WordRange{0, *words} : WordRange{*words == 0 ? 1U : 0U, *words == 0 ? 0 : *words - 1};
  return WordRange{*words, *words};
}

}  // namespace

error::Result<WordRange> read_length(std::string_view query, std::string_view text, text::ByteRange content) {
  const std::string_view typed = slice(text, content);
  const auto range = read_range(typed);
  if (!range)
    return bad_query(query, content.begin, quote(typed) + " is not a length in words", std::string(kForms));
  if (range->least <= range->most) return *range;
  return bad_query(query, content.begin, "no article can be so long and so short", std::string(kForms));
}

}  // namespace dateline::search
