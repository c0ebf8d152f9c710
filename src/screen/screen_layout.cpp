// Where things stand on a screen of a size.
#include "screen/screen_layout.h"

#include <algorithm>

namespace dateline::screen {
namespace {

constexpr Size kLeast{5, 20};
constexpr std::size_t kRowsForTimeline = 10;
constexpr std::size_t kColumnsForBoth = 60;
constexpr std::size_t kLeastFacets = 22;
constexpr std::size_t kMostFacets = 36;

}  // namespace

Layout layout_of(Size size, bool facets_first) {
  Layout layout;
  layout.too_small = size.rows < kLeast.rows || size.columns < kLeast.columns;
  if (layout.too_small) return layout;
  layout.timeline = size.rows >= kRowsForTimeline;
  layout.body_rows = size.rows - kFirstBodyRow - (layout.timeline ? 2 : 1);
  layout.article_rows = size.rows - 2;
  layout.hits_on_screen = std::max<std::size_t>(1, layout.body_rows / kRowsPerHit);
  if (size.columns >= kColumnsForBoth) {
    layout.facet_columns = std::clamp(size.columns * 3 / 10, kLeastFacets, kMostFacets);
    layout.hit_columns = size.columns - layout.facet_columns - 1;
  } else {
    (facets_first ? layout.facet_columns : layout.hit_columns) = size.columns;
  }
  return layout;
}

}  // namespace dateline::screen
