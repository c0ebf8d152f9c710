// What a run of the indexer did, in numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "error/error.h"

namespace dateline::index {

enum class BuildPhase : std::uint8_t { reading, merging, publishing };

struct BuildProgress {
  BuildPhase phase = BuildPhase::reading;
  std::uint64_t articles = 0;  // read so far
  std::uint64_t rejected = 0;
  std::uint64_t bytes_in = 0;        // after decompression, so far
  std::uint64_t bytes_consumed = 0;  // of the sources on disk
  std::uint64_t bytes_total = 0;     // of the sources on disk; 0: not known
  double done = 0;                   // of the phase, 0 to 1
};

struct BuildReport {
  std::uint64_t generation = 0;
  std::uint64_t articles = 0;  // live in the new generation
  std::uint64_t added = 0;
  std::uint64_t replaced =
      0;  // earlier articles of the run or the index that a later one of the same id replaced
  std::uint64_t removed = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t rejected = 0;      // articles that could not be read
  std::uint64_t non_articles = 0;  // pages that are no article, left out
  std::uint64_t held_back = 0;     // articles under embargo, left out
  std::uint64_t withdrawn = 0;     // items that their sources killed
  std::uint64_t unreadable = 0;    // sources (files, folders) that could not be read
  std::uint64_t conflicting = 0;   // of `replaced` within the run: title or url differed
  std::string conflict_example;    // "id 17: a.jsonl:4 and b.jsonl:9", empty if none
  std::uint64_t undated = 0;
  std::uint64_t bad_dates = 0;  // articles kept without the date that could not be read
  std::string bad_date_example;
  std::uint64_t replaced_characters = 0;  // invalid bytes that became U+FFFD
  std::uint64_t bytes_in = 0;
  std::uint64_t bytes_text = 0;   // UTF-8 title + body of the live articles
  std::uint64_t bytes_index = 0;  // of the live generation
  std::uint64_t segments = 0;
  double seconds = 0;
};

}  // namespace dateline::index
