// A line of text that is being typed.
#pragma once

#include <cstddef>
#include <string>

#include "screen/key.h"

namespace dateline::screen {

/// `cursor`: bytes before it; always between two characters as a person sees them.
struct QueryLine {
  std::string text;
  std::size_t cursor = 0;
  friend bool operator==(const QueryLine&, const QueryLine&) = default;
};

/// Characters, Backspace, Delete, Ctrl-W, Ctrl-U, Left, Right, Home and End; other keys change nothing.
QueryLine edited(QueryLine line, const Key& key);

}  // namespace dateline::screen
