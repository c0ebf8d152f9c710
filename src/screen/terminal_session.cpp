// The terminal, as ncurses drives it: cells in, keys out.
#include "screen/terminal_session.h"

#define NCURSES_NOMACROS
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "text/utf8.h"

namespace dateline::screen {
namespace {

constexpr int kEscapeDelay = 25;  // milliseconds
constexpr short kRed = 1;
constexpr short kBlue = 2;
constexpr wint_t kSuspend = 0x1A;  // Ctrl-Z

/// What we write is UTF-8, whatever the environment says.
void choose_encoding() {
  std::setlocale(LC_CTYPE, "");
  if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
}

void prepare_screen(bool color) {
  raw();
  noecho();
  nonl();
  nodelay(stdscr, TRUE);
  keypad(stdscr, TRUE);
  set_escdelay(kEscapeDelay);
  if (!color || has_colors() == FALSE) return;
  start_color();
  use_default_colors();
  init_pair(kRed, COLOR_RED, -1);
  init_pair(kBlue, COLOR_BLUE, -1);
}

/// Without colours a pair is nothing, and the other attributes tell the looks apart.
attr_t attributes_of(Look look) {
  switch (look) {
    case Look::strong:
      return A_BOLD;
    case Look::faint:
      return A_DIM;
    case Look::match:
      return A_BOLD | A_UNDERLINE | static_cast<attr_t>(COLOR_PAIR(kRed));
    case Look::error:
      return static_cast<attr_t>(COLOR_PAIR(kRed));
    case Look::selected:
      return A_REVERSE;
    case Look::selected_match:
      return A_REVERSE | A_BOLD | A_UNDERLINE;
    case Look::bar:
      return static_cast<attr_t>(COLOR_PAIR(kBlue));
    case Look::plain:
      break;
  }
  return A_NORMAL;
}

void paint_line(int row, const Line& line) {
  std::size_t column = 0;
  for (const Cells& cells : line) {
    attrset(static_cast<int>(attributes_of(cells.look)));
    mvaddnstr(row, static_cast<int>(column), cells.text.data(), static_cast<int>(cells.text.size()));
    column += text::terminal_width(cells.text);
  }
}

std::optional<KeyKind> function_key(wint_t code) {
  switch (code) {
    case KEY_UP:
      return KeyKind::up;
    case KEY_DOWN:
      return KeyKind::down;
    case KEY_LEFT:
      return KeyKind::left;
    case KEY_RIGHT:
      return KeyKind::right;
    case KEY_PPAGE:
      return KeyKind::page_up;
    case KEY_NPAGE:
      return KeyKind::page_down;
    case KEY_HOME:
      return KeyKind::home;
    case KEY_END:
      return KeyKind::end;
    case KEY_BACKSPACE:
      return KeyKind::backspace;
    case KEY_DC:
      return KeyKind::erase;
    case KEY_BTAB:
      return KeyKind::back_tab;
    case KEY_ENTER:
      return KeyKind::enter;
    case KEY_F(1):
      return KeyKind::help;
    default:
      return std::nullopt;
  }
}

std::optional<KeyKind> control_key(wint_t code) {
  struct Control {
    wint_t code;
    KeyKind kind;
  };
  constexpr std::array<Control, 14> kControls{{{0x01, KeyKind::home},       // Ctrl-A
                                               {0x02, KeyKind::left},       // Ctrl-B
                                               {0x03, KeyKind::leave},      // Ctrl-C
                                               {0x05, KeyKind::end},        // Ctrl-E
                                               {0x06, KeyKind::right},      // Ctrl-F
                                               {0x08, KeyKind::backspace},  // Ctrl-H
                                               {0x09, KeyKind::tab},
                                               {0x0A, KeyKind::enter},
                                               {0x0D, KeyKind::enter},
                                               {0x0E, KeyKind::down},        // Ctrl-N
                                               {0x10, KeyKind::up},          // Ctrl-P
                                               {0x15, KeyKind::erase_line},  // Ctrl-U
                                               {0x17, KeyKind::erase_word},  // Ctrl-W
                                               {0x1B, KeyKind::escape}}};
  if (code == 0x7F) return KeyKind::backspace;
  for (const Control& control : kControls)
    if (control.code == code) return control.kind;
  return std::nullopt;
}

/// Empty for what may not stand in a query: control characters and what is no character.
std::string utf8_of(wint_t code) {
  if (code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF)
    return {};
  const auto byte = [&](unsigned shift, unsigned lead) {
    return static_cast<char>(lead | ((code >> shift) & (lead == 0x80 ? 0x3FU : 0xFFU)));
  };
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {byte(6, 0xC0), byte(0, 0x80)};
  if (code < 0x10000) return {byte(12, 0xE0), byte(6, 0x80), byte(0, 0x80)};
  return {byte(18, 0xF0), byte(12, 0x80), byte(6, 0x80), byte(0, 0x80)};
}

std::optional<Key> key_of(int kind, wint_t code) {
  const auto known = kind == KEY_CODE_YES ? function_key(code) : control_key(code);
  if (known) return Key{*known, {}};
  if (kind == KEY_CODE_YES) return std::nullopt;
  std::string text = utf8_of(code);
  if (text.empty()) return std::nullopt;
  return Key{KeyKind::character, std::move(text)};
}

}  // namespace

error::Result<TerminalSession> TerminalSession::open(bool color) {
  choose_encoding();
  SCREEN* screen = newterm(nullptr, stdout, stdin);
  if (screen == nullptr) {
    const char* term = std::getenv("TERM");
    return error::Error{
        error::ErrorKind::usage,
        {},
        "this terminal (TERM=" + error::visible(term == nullptr ? "" : term) + ") is not known",
        {},
        "set TERM to what the terminal is, for example xterm-256color"};
  }
  prepare_screen(color);
  return TerminalSession(screen);
}

TerminalSession::TerminalSession(TerminalSession&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)) {}

TerminalSession::~TerminalSession() {
  if (handle_ == nullptr) return;
  endwin();
  delscreen(static_cast<SCREEN*>(handle_));
}

void TerminalSession::paint(const Picture& picture) {
  erase();
  for (std::size_t row = 0; row < picture.lines.size(); ++row)
    paint_line(static_cast<int>(row), picture.lines[row]);
  curs_set(picture.cursor_shown ? 1 : 0);
  move(static_cast<int>(picture.cursor_row), static_cast<int>(picture.cursor_column));
  refresh();
}

std::optional<Key> TerminalSession::read_key() {
  for (;;) {
    wint_t code = 0;
    const int kind = get_wch(&code);
    if (kind == ERR) return std::nullopt;
    if (kind == OK && code == kSuspend) {
      std::raise(SIGTSTP);  // ncurses gives the terminal back until the shell lets us go on
      continue;
    }
    if (auto key = key_of(kind, code)) return key;
  }
}

Size TerminalSession::measure() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return {};
  resizeterm(size.ws_row, size.ws_col);
  return {size.ws_row, size.ws_col};
}

}  // namespace dateline::screen
