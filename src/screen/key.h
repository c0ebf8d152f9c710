// What a person does at the keyboard, and how large the window is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace dateline::screen {

enum class KeyKind : std::uint8_t {
  character,  // Key::text
  enter,
  escape,
  tab,
  back_tab,
  up,
  down,
  left,
  right,
  page_up,
  page_down,
  home,
  end,
  backspace,
  erase,       // Delete
  erase_word,  // Ctrl-W
  erase_line,  // Ctrl-U
  help,        // F1
  leave        // Ctrl-C
};
struct Key {
  KeyKind kind = KeyKind::character;
  std::string text = {};  // one printable character, in UTF-8
};

struct Size {
  std::size_t rows = 24;
  std::size_t columns = 80;
  friend bool operator==(const Size&, const Size&) = default;
};

}  // namespace dateline::screen
