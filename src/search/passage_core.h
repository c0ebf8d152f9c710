// Which stretch of matches a passage is built around.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "search/line_ruler.h"
#include "search/snippet.h"
#include "text/byte_range.h"

namespace dateline::search {

/// From the begin of one match to the end of another (or of the same).
struct PassageCore {
  text::ByteRange bytes;
  double weight = 0;             // of the distinct parts that it holds
  std::uint32_t characters = 0;  // from end to end
  bool one_sentence = true;
};

/// Looks for the best stretch of matches, again and again, each time outside of what was taken before.
class CoreFinder {
 public:
  /// `matches` sorted by begin, none empty; `breaks`: where sentences begin, ascending. All must outlive the
  /// finder.
  CoreFinder(std::span<const MatchSpan> matches, std::span<const std::uint32_t> breaks,
             const LineRuler& ruler);

  /// The best stretch of at most `most` characters (one match may be longer); nothing when all matches are
  /// taken.
  std::optional<PassageCore> best(std::uint32_t most);
  /// The matches that touch `shown` are not looked at again, and their parts count a quarter from now on.
  void take(text::ByteRange shown);

 private:
  struct Place {
    std::uint32_t begin = 0;  // in characters
    std::uint32_t end = 0;
    std::uint32_t part = 0;  // dense
    bool taken = false;
  };
  PassageCore core_from(std::size_t first, std::uint32_t most);
  bool within_one_sentence(text::ByteRange bytes) const;

  std::span<const MatchSpan> matches_;
  std::span<const std::uint32_t> breaks_;
  std::vector<Place> places_;    // one per match
  std::vector<double> weights_;  // by dense part
  std::vector<std::size_t>
      last_counted_;  // by dense part: the first match of the stretch that counted it last
};

}  // namespace dateline::search
