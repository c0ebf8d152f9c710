// Which words, as people wrote them, a pattern stands for.
#include "search/wildcard.h"

#include <algorithm>
#include <set>
#include <string>

namespace dateline::search {
namespace {

std::size_t code_point_size(std::string_view text, std::size_t at) {
  std::size_t size = 1;
  while (at + size < text.size() && (static_cast<unsigned char>(text[at + size]) & 0xC0U) == 0x80U) ++size;
  return size;
}

/// The distinct folded forms of one segment that match and stand in a live article, in order; and the forms
/// that match.
std::vector<std::string_view> expand_in(const store::Segment& segment, std::string_view pattern,
                                        std::vector<store::FormId>& matching) {
  const store::FormDictionary& forms = segment.forms();
  const std::string_view prefix = pattern.substr(0, pattern.find_first_of("*?"));
  const auto [begin, end] = forms.with_prefix(prefix);
  const auto sorted = forms.in_folded_order();
  std::vector<std::string_view> words;
  std::string_view last;
  bool last_matches = false;
  for (std::size_t i = begin; i < end; ++i) {
    const std::string_view folded = forms.folded(sorted[i]);
    if (i == begin || folded != last) {
      last = folded;
      last_matches = matches_pattern(pattern, folded);
    }
    if (!last_matches) continue;
    matching.push_back(sorted[i]);
    if ((words.empty() || words.back() != folded) && is_live(segment, sorted[i])) words.push_back(folded);
  }
  return words;
}

}  // namespace

bool is_live(const store::Segment& segment, store::FormId form) {
  return segment.tombstones().empty() ||
         segment.forms().record(form).document_frequency > segment.tombstones().dead_with_form(form);
}

/// After a mismatch the last star takes one character more; earlier stars need not be tried again.
bool matches_pattern(std::string_view pattern, std::string_view word) {
  std::size_t p = 0;
  std::size_t w = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_word = 0;
  while (w < word.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_word = w;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      w += code_point_size(word, w);
    } else if (p < pattern.size() && pattern[p] == word[w]) {
      ++p;
      ++w;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      star_word += code_point_size(word, star_word);
      w = star_word;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

WildcardExpansion expand_wildcard(std::string_view pattern, const store::Generation& generation) {
  return expand_forms(generation, [&](const store::Segment& segment, std::vector<store::FormId>& matching) {
    return expand_in(segment, pattern, matching);
  });
}

WildcardExpansion expand_forms(const store::Generation& generation, const ExpandIn& expand_in_segment) {
  WildcardExpansion expansion;
  expansion.by_segment.resize(generation.segment_count());
  std::set<std::string_view> distinct;  // views of the mapped dictionaries
  for (std::size_t i = 0; i < generation.segment_count(); ++i) {
    const auto words = expand_in_segment(generation.segment(i), expansion.by_segment[i]);
    if (generation.segment_count() == 1) {
      expansion.words = words.size();
      return expansion;
    }
    distinct.insert(words.begin(), words.end());
  }
  expansion.words = distinct.size();
  return expansion;
}

}  // namespace dateline::search
