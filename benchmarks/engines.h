// The two that are asked, behind one kind of question.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/plain_xapian.h"
#include "error/result.h"

namespace dateline::benchmarks {

/// What is asked for beside id and title of the ten best articles. The time of a question includes reading
/// it.
enum class Mode : std::uint8_t {
  ids,      // nothing
  total,    // the exact number of matches
  facets,   // that and the ten most frequent places, topics and sources
  snippets  // a snippet of 240 characters for each of the ten
};
inline constexpr std::array<Mode, 4> kModes{Mode::ids, Mode::total, Mode::facets, Mode::snippets};
std::string_view name_of(Mode mode);

struct EngineAnswer {
  std::uint64_t total = 0;
  std::vector<ValueCounts> facets;
};

/// Answers a question completely and hands back what both must agree on.
using Engine = std::function<error::Result<EngineAnswer>(const std::string& query, Mode mode)>;

error::Result<Engine> open_dateline(const std::filesystem::path& index);
error::Result<Engine> open_plain_xapian(const std::filesystem::path& database);

}  // namespace dateline::benchmarks
