// An article of a generation: where it lies.
#pragma once

#include <compare>
#include <cstdint>

#include "store/docid.h"

namespace dateline::store {

/// The segment's position in the manifest, and the docid in it.
struct ArticleRef {
  std::uint32_t segment = 0;
  DocId docid = 0;
  friend auto operator<=>(const ArticleRef&, const ArticleRef&) = default;
};

}  // namespace dateline::store
