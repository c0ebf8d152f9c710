// The copy groups of a generation to be published, built upon those of the live one.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "error/result.h"
#include "index/copy_search.h"
#include "store/copy_groups.h"
#include "store/index_directory.h"
#include "store/segment.h"

namespace dateline::index {

/// What the live generation of `index` knows of articles that lie where they lay: an update compares only
/// what is new, or has lost a copy, with the rest. Nothing is known when there is none, when its groups
/// follow another rule, or cannot be read.
KnownCopies known_copies(const store::IndexDirectory& index, std::span<const store::Segment* const> segments);

}  // namespace dateline::index
