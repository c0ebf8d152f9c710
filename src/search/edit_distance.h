// How many slips of the finger lie between one word and many others.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline::search {

/// Distances from one word to others, counted in code points: insertions, deletions, substitutions, and
/// transpositions of neighbours, each 1, no place being changed twice ("optimal string alignment", the
/// restricted form of Damerau and Levenshtein). What a word shares with the one asked before is not computed
/// again: words in order of their bytes cost little.
class EditDistances {
 public:
  /// Distances above `most` are all the same.
  EditDistances(std::string_view word, unsigned most);

  /// The distance to `other`, or most + 1 if it is greater. Both valid UTF-8.
  unsigned to(std::string_view other);
  /// After to(): bytes at the beginning of that word such that every word that begins so is farther than
  /// `most`; 0 when there are none.
  std::size_t hopeless_prefix() const { return hopeless_; }

 private:
  /// Code points, and where each ends in bytes.
  struct Letters {
    std::vector<char32_t> points;
    std::vector<std::size_t> ends;
  };
  static void read(std::string_view word, Letters& letters);
  std::size_t shared_with_last() const;
  bool add_row(std::size_t row);

  Letters word_;
  Letters other_;
  std::vector<char32_t> last_;  // the word asked before, as far as its rows are there
  std::vector<std::vector<std::uint16_t>>
      rows_;                          // rows_[i][j]: between i letters of the other and j of the word
  std::vector<std::uint16_t> least_;  // of each row
  unsigned most_;
  std::size_t hopeless_ = 0;
};

}  // namespace dateline::search
