// Where things stand on a screen of a size: the one place that model and view ask.
#pragma once

#include <cstddef>

#include "screen/key.h"

namespace dateline::screen {

inline constexpr std::size_t kQueryRow = 0;
inline constexpr std::size_t kMessageRow = 1;  // caret and error, or filters
inline constexpr std::size_t kFirstBodyRow = 2;
inline constexpr std::size_t kRowsPerHit = 4;  // title, origin, two lines of snippet

struct Layout {
  bool too_small = false;          // for anything but the query
  std::size_t body_rows = 0;       // hits and facets
  bool timeline = false;           // in the row behind the body; the last row holds hints
  std::size_t hit_columns = 0;     // 0: no hits beside the facets
  std::size_t facet_columns = 0;   // 0: no facets
  std::size_t hits_on_screen = 1;  // whole ones, at least one
  std::size_t article_rows = 0;    // of an article, between its head and the hints
};

/// Narrow screens show the hits, or, with `facets_first`, the facets.
Layout layout_of(Size size, bool facets_first);

}  // namespace dateline::screen
