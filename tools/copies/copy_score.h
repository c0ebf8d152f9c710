// How well the copy groups of an index are those that were planted in it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "copies/planted_copies.h"
#include "error/result.h"

namespace dateline::copies {

/// The live articles of an index.
error::Result<std::vector<PlantedArticle>> read_articles(const std::filesystem::path& index);
/// Builds an index of the articles.
error::Status build_planted(const std::filesystem::path& index, const std::vector<PlantedArticle>& articles);
/// The ids of every copy group of an index, the first published first.
error::Result<std::vector<std::vector<std::string>>> read_groups(const std::filesystem::path& index);

struct CopyScore {
  std::uint64_t copies = 0;        // that were planted
  std::uint64_t found = 0;         // pairs of one group of which at least one article was touched by planting
  std::uint64_t right = 0;         // of them: of one origin, or of two that are copies without planting
  std::uint64_t wanted = 0;        // pairs of one origin
  std::uint64_t kept = 0;          // of them: in one group
  std::vector<std::string> wrong;  // the first pairs of ids that are not copies
  std::vector<std::string> missed;  // the first that were not found
  double precision() const {
    return found == 0 ? 1 : static_cast<double>(right) / static_cast<double>(found);
  }
  double recall() const { return wanted == 0 ? 1 : static_cast<double>(kept) / static_cast<double>(wanted); }
};

/// Plants copies among the articles of `index` and builds an index of all below `scratch`. Pairs that
/// planting has not touched are not counted: they are as good or bad as those of `index`.
error::Result<CopyScore> score_planted(const std::filesystem::path& index,
                                       const std::filesystem::path& scratch, const PlantingPlan& plan);

}  // namespace dateline::copies
