// One posting, as it is made and copied.
#pragma once

#include <cstdint>

#include "store/docid.h"

namespace dateline::store {

/// An article that has the term, and the wdf: for stems the packed counts (schema/term_counts.h), else 0.
struct Posting {
  DocId docid = 0;
  std::uint32_t wdf = 0;
  friend bool operator==(const Posting&, const Posting&) = default;
};

}  // namespace dateline::store
