// fork, limits and variables in the child, and two pipes for what it says.
#include "faults/program_run.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <stdexcept>

namespace dateline::faults {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kPatience = std::chrono::minutes(2);

/// A pipe whose ends no other program inherits.
struct Pipe {
  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe can be made");
  }
  ~Pipe() {
    close(ends[0]);
    close_writing();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_writing() {
    if (ends[1] >= 0) close(ends[1]);
    ends[1] = -1;
  }
  std::array<int, 2> ends{-1, -1};
};

void limit(int resource, const std::optional<std::uint64_t>& most) {
  if (!most) return;
  const rlimit both{*most, *most};
  if (setrlimit(static_cast<__rlimit_resource>(resource), &both) != 0) _exit(126);
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (const std::string& text : texts) out.push_back(const_cast<char*>(text.c_str()));
  out.push_back(nullptr);
  return out;
}

/// In the child: from here to the program, or exit 126.
[[noreturn]] void become(const std::vector<std::string>& command, const std::vector<std::string>& environment,
                         const Surroundings& surroundings) {
  const auto& folder = surroundings.current_folder;
  if (!folder.empty() && chdir(folder.c_str()) != 0) _exit(126);
  if (surroundings.current_folder_vanishes && rmdir(folder.c_str()) != 0) _exit(126);
  if (surroundings.user && (setgid(*surroundings.user) != 0 || setuid(*surroundings.user) != 0)) _exit(126);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, surroundings.open_files);
  limit(RLIMIT_FSIZE, surroundings.file_size);
  limit(RLIMIT_AS, surroundings.address_space);
  execve(command.front().c_str(), pointers(command).data(), pointers(environment).data());
  _exit(126);
}

std::vector<std::string> environment_for(const Surroundings& surroundings) {
  std::vector<std::string> variables{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TERM=dumb"};
  if (surroundings.faults)
    for (std::string& variable : surroundings.faults->environment()) variables.push_back(std::move(variable));
  return variables;
}

/// Reads both until the program has closed them; kills it when its time is over.
void listen(pid_t child, const std::array<int, 2>& ends, Outcome& outcome,
            const std::optional<std::chrono::microseconds>& killed_after) {
  const auto begun = Clock::now();
  const auto end = killed_after ? begun + *killed_after : begun + kPatience;
  bool killed = false;
  std::array<pollfd, 2> wanted{{{ends[0], POLLIN, 0}, {ends[1], POLLIN, 0}}};
  while (wanted[0].fd >= 0 || wanted[1].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::nanoseconds>(end - Clock::now()).count();
    const timespec wait{left > 0 ? left / 1'000'000'000 : 0, left > 0 ? left % 1'000'000'000 : 0};
    if (ppoll(wanted.data(), wanted.size(), killed ? nullptr : &wait, nullptr) == 0) {
      kill(child, killed_after ? SIGKILL : SIGABRT);
      killed = true;
      continue;
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (wanted[i].fd < 0 || wanted[i].revents == 0) continue;
      std::array<char, 4096> piece;
      const ssize_t got = read(wanted[i].fd, piece.data(), piece.size());
      if (got > 0) (i == 0 ? outcome.out : outcome.err).append(piece.data(), static_cast<std::size_t>(got));
      if (got == 0) wanted[i].fd = -1;
    }
  }
}

Outcome run(const char* program, const Arguments& arguments, const Surroundings& surroundings) {
  std::vector<std::string> command{program};
  command.insert(command.end(), arguments.begin(), arguments.end());
  const std::vector<std::string> environment = environment_for(surroundings);
  Pipe out;
  Pipe err;
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no process can be made");
  if (child == 0) {
    dup2(open("/dev/null", O_RDONLY | O_CLOEXEC), STDIN_FILENO);
    dup2(out.ends[1], STDOUT_FILENO);
    dup2(err.ends[1], STDERR_FILENO);
    become(command, environment, surroundings);
  }
  out.close_writing();
  err.close_writing();
  Outcome outcome;
  listen(child, {out.ends[0], err.ends[0]}, outcome, surroundings.killed_after);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (WIFEXITED(status)) outcome.status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
  return outcome;
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const Outcome& outcome) {
  if (outcome.signal != 0)
    out << "killed by signal " << outcome.signal;
  else
    out << "exit " << outcome.status;
  if (!outcome.out.empty()) out << "\nstandard output: " << outcome.out;
  if (!outcome.err.empty()) out << "\nstandard error: " << outcome.err;
  return out;
}

Outcome run_index(const Arguments& arguments, const Surroundings& surroundings) {
  return run(DATELINE_INDEX_PROGRAM, arguments, surroundings);
}
Outcome run_query(const Arguments& arguments, const Surroundings& surroundings) {
  return run(DATELINE_QUERY_PROGRAM, arguments, surroundings);
}

RunningIndex::RunningIndex(const Arguments& arguments, int standard_input) {
  std::vector<std::string> command{DATELINE_INDEX_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  const std::vector<std::string> environment = environment_for({});
  process_ = fork();
  if (process_ < 0) throw std::runtime_error("no process can be made");
  if (process_ != 0) return;
  dup2(standard_input, STDIN_FILENO);
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  dup2(nowhere, STDOUT_FILENO);
  dup2(nowhere, STDERR_FILENO);
  become(command, environment, {});
}

RunningIndex::~RunningIndex() {
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
}

bool is_root(const char* needed_for) {
  if (geteuid() == 0) return true;
  std::cerr << "SKIPPED: needs root for " << needed_for << "\n";
  return false;
}

}  // namespace dateline::faults
