// What the programs know of the terminal that they write to: the decisions, and the questions to system and
// environment.
#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace dateline::cli {

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

bool use_color(std::string_view choice, bool terminal, const char* no_color, const char* term) {
  if (choice == "always") return true;
  if (choice == "never" || !terminal) return false;
  if (no_color != nullptr && *no_color != '\0') return false;
  return term != nullptr && *term != '\0' && std::string_view(term) != "dumb";
}

bool use_color(std::string_view choice, int descriptor) {
  return use_color(choice, is_terminal(descriptor), std::getenv("NO_COLOR"), std::getenv("TERM"));
}

std::size_t text_width(const char* columns, std::size_t terminal_columns) {
  const std::string_view digits = columns == nullptr ? std::string_view() : std::string_view(columns);
  std::size_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (read.ec == std::errc() && read.ptr == digits.data() + digits.size() && number > 0) return number;
  return terminal_columns > 0 ? std::min(terminal_columns, kWidestText) : kPlainWidth;
}

std::size_t text_width(int descriptor) {
  winsize size{};
  const bool known = is_terminal(descriptor) && ::ioctl(descriptor, TIOCGWINSZ, &size) == 0;
  return text_width(std::getenv("COLUMNS"), known ? size.ws_col : 0);
}

}  // namespace dateline::cli
