// Keys while hits and facets are on the screen.
#pragma once

#include "screen/screen_state.h"

namespace dateline::screen {

State after_result_key(State state, const Key& key);

/// A new wish for what the line, the chosen values and the size of the screen ask for; or, while the line
/// cannot be read, only its error.
State asked(State state);

/// Keeps the selected hit on the screen, and the cursor of the facets on a value.
State settled(State state);

}  // namespace dateline::screen
