// Which word of the archive was meant by one that it does not have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/generation.h"

namespace dateline::search {

/// A word (or name) of the archive near to another one.
struct NearWord {
  std::string word;  // folded
  unsigned distance = 0;
  std::uint64_t articles = 0;  // live ones that hold it
  std::string shown = {};      // of a name: as it is shown
};

/// Words of live articles at most default_edits() away (fuzzy.h), in bytewise order. `articles` counts an
/// article again for each way in which it writes the word.
std::vector<NearWord> near_words(std::string_view folded, const store::Generation& generation);

/// The likeliest meant of them first, `most` at most: frequent words, less so the more slips they are away,
/// and the rarer such slips are (two letters swapped, one doubled or left out are frequent). Equals bytewise.
std::vector<NearWord> likeliest_words(std::string_view folded, std::vector<NearWord> words, std::size_t most);

}  // namespace dateline::search
