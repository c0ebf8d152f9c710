// An answer with everything that an answer can have, for the tests of the formats.
#pragma once

#include "search/search_request.h"

namespace dateline::render {

/// Two hits of 57: one with everything, one with next to nothing.
search::Answer sample_answer();

}  // namespace dateline::render
