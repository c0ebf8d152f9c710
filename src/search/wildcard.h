// Which words, as people wrote them, a pattern stands for.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/form_dictionary.h"
#include "store/generation.h"

namespace dateline::search {

/// Does `word` match `pattern` as a whole? `*` stands for any characters, also none, `?` for one code point.
/// Both UTF-8.
bool matches_pattern(std::string_view pattern, std::string_view word);

struct WildcardExpansion {
  std::vector<std::vector<store::FormId>> by_segment;
  std::size_t words = 0;  // distinct folded forms over all segments
};
WildcardExpansion expand_wildcard(std::string_view pattern, const store::Generation& generation);

/// Does the form stand in a live article of the segment?
bool is_live(const store::Segment& segment, store::FormId form);
/// Appends the forms of one segment that are meant to `matching`; returns those folded forms of them that
/// stand in a live article, in order, distinct.
using ExpandIn =
    std::function<std::vector<std::string_view>(const store::Segment&, std::vector<store::FormId>& matching)>;
/// What all segments have of it.
WildcardExpansion expand_forms(const store::Generation& generation, const ExpandIn& expand_in_segment);

}  // namespace dateline::search
