// The two rows of the query: what is typed, and what is to be said of it.
#pragma once

#include "screen/screen_state.h"
#include "screen/styled_line.h"

namespace dateline::screen {

/// Appends both rows, and puts the cursor where the next character will stand.
void draw_query(const State& state, Picture& picture);

}  // namespace dateline::screen
