// Which words, as people wrote them, are nearly a given one.
#pragma once

#include <string_view>

#include "search/wildcard.h"
#include "store/generation.h"

namespace dateline::search {

inline constexpr unsigned kMostFuzzyEdits = 2;
/// Edits that `word~` allows: one up to five letters, two in longer words.
unsigned default_edits(std::string_view folded);

/// The folded forms of live articles at most `edits` away from `folded` (edit_distance.h), `folded` itself
/// among them if it occurs. Never cut short.
WildcardExpansion expand_fuzzy(std::string_view folded, unsigned edits, const store::Generation& generation);

}  // namespace dateline::search
