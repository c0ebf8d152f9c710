// What a state looks like on a screen of its size.
#pragma once

#include "screen/screen_state.h"
#include "screen/styled_line.h"

namespace dateline::screen {

/// Exactly as many lines as the screen has rows. Pure: equal states are equal pictures.
///
///     › query_                                 25 articles  0.4 ms
///       ^ what is wrong, or the filters
///     hits with snippets                     | facets
///     first day  ▁▂▃▅▇█ by time  last day
///     what the keys do
Picture picture_of(const State& state);

}  // namespace dateline::screen
