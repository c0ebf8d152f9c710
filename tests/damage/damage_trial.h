// One thing wrong with one file of an index: what the questions bring then, and what check says.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "damage/question_set.h"

namespace dateline::damage {

enum class Harm : std::uint8_t { flipped_bit, cut, removed };

struct Trial {
  std::filesystem::path file;
  Harm harm = Harm::flipped_bit;
  std::uint64_t at = 0;  // byte of the flipped bit, or the size to cut to
  unsigned bit = 0;
};
std::string to_string(const Trial& trial);

enum class Outcome : std::uint8_t {
  same,     // every answer is the right one
  refused,  // some answers are the right ones, and all others are refused with what is damaged
  wrong,    // an answer is another one
  other,    // an error that does not say that the index is damaged
  crashed
};

struct Verdict {
  Outcome outcome = Outcome::crashed;
  bool named = false;  // check_index() names this file and no other
};

/// Carries the trials out, one after another, in child processes, so that a crash is a verdict like another.
/// The index is as before afterwards. `golden`: what ask_everything() says of the sound index.
std::vector<Verdict> carry_out(const std::vector<Trial>& trials, const std::filesystem::path& index,
                               const std::vector<Reply>& golden);

}  // namespace dateline::damage
