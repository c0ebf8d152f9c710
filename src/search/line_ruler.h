// Measures a text in the characters that it takes on one line, and says where a line of it may be cut.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline::search {

/// Blanks, line and paragraph breaks and control characters: what becomes a blank on one line.
bool is_line_blank(char32_t c);

/// Between words: beside a blank, or beside a letter of a script written without blanks. Never before a
/// combining mark.
bool may_cut(std::string_view text, std::uint32_t at);

/// Characters (code points) of a text where each run of blanks counts as one. Keeps a checkpoint every 16
/// bytes.
class LineRuler {
 public:
  explicit LineRuler(std::string_view text);
  /// Characters before byte `at`.
  std::uint32_t before(std::uint32_t at) const;
  std::uint32_t between(std::uint32_t begin, std::uint32_t end) const { return before(end) - before(begin); }
  /// The last byte that no more than `characters` characters stand before; the size of the text when it holds
  /// fewer.
  std::uint32_t byte_after(std::uint32_t characters) const;

 private:
  struct Checkpoint {
    std::uint32_t byte = 0;
    std::uint32_t characters = 0;
    bool after_blank = false;
  };
  std::string_view text_;
  std::vector<Checkpoint> checkpoints_;
};

}  // namespace dateline::search
