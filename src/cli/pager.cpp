// Long output on a terminal goes through a pager: which one, and its life as a process.
#include "cli/pager.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

namespace dateline::cli {
namespace {

constexpr std::string_view kLess = "less -FRX";

bool is_in_path(std::string_view program) {
  const char* variable = std::getenv("PATH");
  std::string_view rest = variable == nullptr ? "" : variable;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    const std::string file = std::string(rest.substr(0, end)) + "/" + std::string(program);
    if (end > 0 && ::access(file.c_str(), X_OK) == 0) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

/// Ours; and LESS=FRX where the person has no wishes, so that a bare "less" shows colours.
std::vector<char*> pager_environment() {
  static std::string less = "LESS=FRX";
  std::vector<char*> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) variables.push_back(*variable);
  if (std::getenv("LESS") == nullptr) variables.push_back(less.data());
  variables.push_back(nullptr);
  return variables;
}

/// errno, or 0. What we ignore is back to its default in the child: Ctrl-C and closed pipes are its own.
int spawn_shell(const std::string& command, int input, pid_t& child) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawn_file_actions_adddup2(&files, input, 0);
  ::posix_spawnattr_init(&attributes);
  sigset_t defaults;
  ::sigemptyset(&defaults);
  for (const int signal : {SIGINT, SIGQUIT, SIGPIPE}) ::sigaddset(&defaults, signal);
  ::posix_spawnattr_setsigdefault(&attributes, &defaults);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  std::array<std::string, 3> words{"sh", "-c", command};
  std::array<char*, 4> arguments{words[0].data(), words[1].data(), words[2].data(), nullptr};
  std::vector<char*> variables = pager_environment();
  const int failure =
      ::posix_spawn(&child, "/bin/sh", &files, &attributes, arguments.data(), variables.data());
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&files);
  return failure;
}

error::Error cannot_start(const std::string& command, int failure) {
  return {error::ErrorKind::storage,
          {},
          "cannot start the pager \"" + command + "\": " + std::strerror(failure),
          {},
          "--no-pager goes without one"};
}

/// Columns of a line, from above: escape sequences are taken for text, except that a line that has any is
/// taken to fit, since text with colours is wrapped already.
std::size_t rows_of_line(std::string_view line, std::size_t columns) {
  if (columns == 0 || line.find('\x1b') != std::string_view::npos) return 1;
  std::size_t characters = 0;
  for (const char c : line) characters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return characters == 0 ? 1 : (characters + columns - 1) / columns;
}

}  // namespace

std::string pager_command(const char* dateline_pager, const char* pager, bool has_less) {
  const char* wish = dateline_pager != nullptr ? dateline_pager : pager;
  std::string command = wish != nullptr ? wish : has_less ? std::string(kLess) : std::string();
  if (command.find_first_not_of(" \t") == std::string::npos || command == "cat") command.clear();
  return command;
}

std::optional<PagerChoice> choose_pager(int descriptor) {
  const TerminalSize screen = terminal_size(descriptor);
  if (screen.rows < 2 || !use_hyperlinks("auto", descriptor)) return std::nullopt;
  std::string command =
      pager_command(std::getenv("DATELINE_PAGER"), std::getenv("PAGER"), is_in_path("less"));
  if (command.empty()) return std::nullopt;
  return PagerChoice{std::move(command), screen};
}

std::size_t screen_rows(std::string_view text, std::size_t columns) {
  std::size_t rows = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    rows += rows_of_line(text.substr(begin, end - begin), columns);
    begin = end + 1;
  }
  return rows;
}

error::Result<Pager> Pager::start(const std::string& command) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return cannot_start(command, errno);
  pid_t child = -1;
  const int failure = spawn_shell(command, ends[0], child);
  ::close(ends[0]);
  if (failure == 0) return Pager(child, ends[1]);
  ::close(ends[1]);
  return cannot_start(command, failure);
}

Pager::Pager(int child, int input) : child_(child), input_(input) {
  if (is_terminal(2)) {
    standard_error_ = ::fcntl(2, F_DUPFD_CLOEXEC, 3);
    ::dup2(input_, 2);
  }
  on_interrupt_ = std::signal(SIGINT, SIG_IGN);
}

Pager::Pager(Pager&& other) noexcept
    : child_(std::exchange(other.child_, -1)),
      input_(std::exchange(other.input_, -1)),
      standard_error_(std::exchange(other.standard_error_, -1)),
      on_interrupt_(other.on_interrupt_) {}

int Pager::wait() {
  if (child_ < 0) return 0;
  ::close(input_);
  if (standard_error_ >= 0) {
    ::dup2(standard_error_, 2);
    ::close(standard_error_);
  }
  int status = 0;
  while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) continue;
  std::signal(SIGINT, on_interrupt_);
  child_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

}  // namespace dateline::cli
