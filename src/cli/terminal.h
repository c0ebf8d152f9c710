// What the programs know of the terminal that they write to.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::cli {

bool is_terminal(int descriptor);

/// `choice`: "always", "never", or "auto": on a terminal, unless NO_COLOR is set and not empty, or TERM is
/// "dumb" or not set. The variables are nullptr when they are not set.
bool use_color(std::string_view choice, bool terminal, const char* no_color, const char* term);
/// The same for a descriptor and the process's environment.
bool use_color(std::string_view choice, int descriptor);

/// Hyperlinks: `choice` "always", "never", or "auto": on a terminal, unless TERM is "dumb" or not set. (Those
/// that do not know of links show the text alone.)
bool use_hyperlinks(std::string_view choice, bool terminal, const char* term);
bool use_hyperlinks(std::string_view choice, int descriptor);

struct TerminalSize {
  std::size_t rows = 0;  // 0: not known
  std::size_t columns = 0;
};
TerminalSize terminal_size(int descriptor);

inline constexpr std::size_t kPlainWidth = 80;   // columns, where there is no terminal
inline constexpr std::size_t kWidestText = 120;  // columns: longer lines are hard to read

/// COLUMNS if it is a number over 0; else, on a terminal (`terminal_columns` over 0), its columns, at most
/// kWidestText; else kPlainWidth.
std::size_t text_width(const char* columns, std::size_t terminal_columns);
std::size_t text_width(int descriptor);

}  // namespace dateline::cli
