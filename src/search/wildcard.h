// Which words, as people wrote them, a pattern stands for.
#pragma once

#include <cstdint>
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
  std::size_t words = 0;              // distinct folded forms over all segments
  std::vector<std::string> examples;  // some of them, for explanations; sorted
};
WildcardExpansion expand_wildcard(std::string_view pattern, const store::Generation& generation);

}  // namespace dateline::search
