// Which words, as people wrote them, are nearly a given one: one walk over the sorted forms of a segment.
#include "search/fuzzy.h"

#include <algorithm>
#include <string>
#include <vector>

#include "search/edit_distance.h"
#include "text/utf8.h"

namespace dateline::search {
namespace {

constexpr std::size_t kLettersWithTwoEdits = 6;
/// Forms that share a hopeless beginning are passed over one by one; after so many the end of them is looked
/// up.
constexpr std::size_t kPassedOver = 16;

/// Index behind the forms from `at` on that begin with `prefix`.
std::size_t skip_prefix(const store::FormDictionary& forms, std::size_t at, std::string_view prefix) {
  const auto sorted = forms.in_folded_order();
  for (std::size_t passed = 0; passed < kPassedOver; ++passed, ++at)
    if (at == sorted.size() || !forms.folded(sorted[at]).starts_with(prefix)) return at;
  return std::max(at, forms.with_prefix(prefix).second);
}

std::vector<std::string_view> expand_in(const store::Segment& segment, EditDistances& distances,
                                        unsigned edits, std::vector<store::FormId>& matching) {
  const store::FormDictionary& forms = segment.forms();
  const auto sorted = forms.in_folded_order();
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < sorted.size();) {
    const std::string_view folded = forms.folded(sorted[at]);
    const bool is_near = distances.to(folded) <= edits;
    if (const std::size_t hopeless = distances.hopeless_prefix(); hopeless > 0) {
      at = skip_prefix(forms, at + 1, folded.substr(0, hopeless));
      continue;
    }
    for (; at < sorted.size() && forms.folded(sorted[at]) == folded; ++at) {
      if (!is_near) continue;
      matching.push_back(sorted[at]);
      if ((words.empty() || words.back() != folded) && is_live(segment, sorted[at])) words.push_back(folded);
    }
  }
  return words;
}

}  // namespace

unsigned default_edits(std::string_view folded) {
  return text::count_code_points(folded) < kLettersWithTwoEdits ? 1 : kMostFuzzyEdits;
}

WildcardExpansion expand_fuzzy(std::string_view folded, unsigned edits, const store::Generation& generation) {
  EditDistances distances(folded, edits);
  return expand_forms(generation, [&](const store::Segment& segment, std::vector<store::FormId>& matching) {
    return expand_in(segment, distances, edits, matching);
  });
}

}  // namespace dateline::search
