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

namespace {

bool understands_escapes(const char* term) {
  return term != nullptr && *term != '\0' && std::string_view(term) != "dumb";
}

}  // namespace

bool use_color(std::string_view choice, bool terminal, const char* no_color, const char* term) {
  if (choice == "always") return true;
  if (choice == "never" || !terminal) return false;
  if (no_color != nullptr && *no_color != '\0') return false;
  return understands_escapes(term);
}

bool use_color(std::string_view choice, int descriptor) {
  return use_color(choice, is_terminal(descriptor), std::getenv("NO_COLOR"), std::getenv("TERM"));
}

bool use_hyperlinks(std::string_view choice, bool terminal, const char* term) {
  return choice == "always" || (choice != "never" && terminal && understands_escapes(term));
}

bool use_hyperlinks(std::string_view choice, int descriptor) {
  return use_hyperlinks(choice, is_terminal(descriptor), std::getenv("TERM"));
}

TerminalSize terminal_size(int descriptor) {
  winsize size{};
  if (!is_terminal(descriptor) || ::ioctl(descriptor, TIOCGWINSZ, &size) != 0) return {};
  return {size.ws_row, size.ws_col};
}

std::size_t text_width(const char* columns, std::size_t terminal_columns) {
  const std::string_view digits = columns == nullptr ? std::string_view() : std::string_view(columns);
  std::size_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (read.ec == std::errc() && read.ptr == digits.data() + digits.size() && number > 0) return number;
  return terminal_columns > 0 ? std::min(terminal_columns, kWidestText) : kPlainWidth;
}

std::size_t text_width(int descriptor) {
  return text_width(std::getenv("COLUMNS"), terminal_size(descriptor).columns);
}

}  // namespace dateline::cli
