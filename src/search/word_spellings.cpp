// Other spellings of the words of a query, as far as an index has them.
#include "search/word_spellings.h"

#include <algorithm>
#include <utility>

#include "text/stop_words.h"
#include "text/utf8.h"

namespace dateline::search {
namespace {

constexpr std::size_t kLeastLetters = 5;  // of a word that may be two
constexpr std::size_t kMostLetters = 40;
constexpr std::size_t kLeastHalf = 2;  // letters

/// Stop words that compounds are made of: "online", "income", "overview", "update".
constexpr std::string_view kParticles[] = {"after", "by",   "down",    "in",    "off", "on",
                                           "out",   "over", "through", "under", "up"};

bool is_letters(std::string_view folded) {
  return std::ranges::all_of(
      folded, [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
}

bool is_word(const QueryNode& node) {
  return node.kind == NodeKind::word && node.field == schema::TextField::any;
}

bool is_hyphen(std::string_view text) { return text == "-" || text == "\u2010" || text == "\u2011"; }

/// Is it in double quotes of any kind?
bool is_quoted(std::string_view query, const QueryNode& words) {
  const std::string_view before = query.substr(0, words.bytes.begin);
  return std::ranges::any_of(std::initializer_list<std::string_view>{"\"", "\u201c", "\u201d", "\u201e",
                                                                     "\u201f", "\u00ab", "\u00bb"},
                             [&](std::string_view quote) {
                               return before.ends_with(quote) ||
                                      query.substr(words.bytes.begin).starts_with(quote);
                             });
}

bool is_pair(const QueryNode& node) {
  return node.kind == NodeKind::phrase && node.field == schema::TextField::any && node.children.size() == 2 &&
         std::ranges::all_of(node.children, is_word);
}

}  // namespace

bool WordSpellings::has(std::string_view folded) const {
  for (std::size_t i = 0; i < generation_.segment_count(); ++i)
    if (generation_.segment(i).forms().has_folded(folded)) return true;
  return false;
}

bool WordSpellings::has_beginning(std::string_view beginning) const {
  for (std::size_t i = 0; i < generation_.segment_count(); ++i) {
    const auto [begin, end] = generation_.segment(i).forms().with_prefix(beginning);
    if (begin < end) return true;
  }
  return false;
}

bool WordSpellings::is_stop(std::string_view folded) const {
  return std::ranges::any_of(
      languages_, [&](const std::string& language) { return text::is_stop_word(folded, language); });
}

bool WordSpellings::can_be_half(std::string_view folded) const {
  return std::ranges::find(kParticles, folded) != std::end(kParticles) || !is_stop(folded);
}

std::vector<text::OtherSpelling> WordSpellings::across_the_atlantic(std::string_view folded) const {
  std::vector<text::OtherSpelling> found;
  if (std::ranges::find(languages_, "en") == languages_.end()) return found;
  for (text::OtherSpelling& other : text::other_english_spellings(folded))
    if (has_beginning(other.beginning)) found.push_back(std::move(other));
  return found;
}

std::optional<WordHalves> WordSpellings::halves(std::string_view folded) const {
  const std::size_t letters = text::count_code_points(folded);
  if (letters < kLeastLetters || letters > kMostLetters || !is_letters(folded)) return {};
  const std::uint64_t whole = std::max<std::uint64_t>(1, articles_(folded));
  std::optional<WordHalves> best;
  std::uint64_t most = 0;
  std::size_t at = 0;
  for (std::size_t before = 1; before + kLeastHalf <= letters; ++before) {
    at += text::code_point_at(folded, at).size;
    if (before < kLeastHalf) continue;
    const std::string_view first = folded.substr(0, at);
    const std::string_view second = folded.substr(at);
    const bool longer_first = first.size() > second.size();  // the likelier to be missing
    if (!can_be_half(first) || !can_be_half(second)) continue;
    if (!has(longer_first ? first : second) || !has(longer_first ? second : first)) continue;
    const std::uint64_t rarer = std::min(articles_(first), articles_(second));
    if (rarer < whole || rarer <= most) continue;
    most = rarer;
    best = WordHalves{std::string(first), std::string(second)};
  }
  return best;
}

std::string WordSpellings::together(const QueryTree& query, const QueryNode& first,
                                    const QueryNode& second) const {
  if (!is_word(first) || !is_word(second) || first.saved || second.saved) return {};
  if (!is_letters(first.text) && !is_letters(second.text)) return {};
  if (first.bytes.end > second.bytes.begin || second.bytes.begin > query.query.size()) return {};
  const std::string_view between =
      std::string_view(query.query).substr(first.bytes.end, second.bytes.begin - first.bytes.end);
  if (!is_hyphen(between)) return {};
  std::string word = first.text + second.text;
  return articles_(word) > 0 ? word : std::string();
}

std::vector<OtherSpellings> WordSpellings::of_choice(const QueryTree& query,
                                                     std::span<const QueryNode> parts) const {
  std::vector<OtherSpellings> found(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const QueryNode& part = parts[i];
    if (is_pair(part) && !is_quoted(query.query, part))
      found[i].together = together(query, part.children.front(), part.children.back());
    if (!is_word(part)) continue;
    if (!part.stop_word) {
      found[i].english = across_the_atlantic(part.text);
      if (i < kMostHalved) found[i].halves = halves(part.text);
    }
    if (i + 1 == parts.size() || (part.stop_word && parts[i + 1].stop_word)) continue;
    std::string word = together(query, part, parts[i + 1]);
    if (word.empty()) continue;
    const bool second =
        part.stop_word || (!parts[i + 1].stop_word && articles_(parts[i + 1].text) < articles_(part.text));
    found[second ? i + 1 : i].together = std::move(word);
  }
  return found;
}

}  // namespace dateline::search
