// Two pipes, fork and exec.
#include "benchmarks/served_process.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <utility>

#include "benchmarks/child_process.h"

namespace dateline::benchmarks {
namespace {

error::Error gone(const std::string& what) {
  return {error::ErrorKind::internal, {"served process"}, what, "", ""};
}

using Pipe = std::array<int, 2>;  // read end, write end

[[noreturn]] void become(const std::vector<std::string>& command, const Pipe& in, const Pipe& out) {
  dup2(in[0], STDIN_FILENO);
  dup2(out[1], STDOUT_FILENO);
  for (const int end : {in[0], in[1], out[0], out[1]}) close(end);
  execute_command(command);
}

}  // namespace

error::Result<ServedProcess> ServedProcess::start(const std::vector<std::string>& command) {
  std::signal(SIGPIPE, SIG_IGN);  // a program that is gone is noticed by its missing answer
  Pipe in{}, out{};
  if (pipe(in.data()) != 0 || pipe(out.data()) != 0) return gone("no pipe can be made");
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child < 0) return gone("no process can be made");
  if (child == 0) become(command, in, out);
  close(in[0]);
  close(out[1]);
  return ServedProcess(child, File(fdopen(in[1], "w")), File(fdopen(out[0], "r")));
}

error::Result<std::string> ServedProcess::ask(const std::string& lines) {
  std::fwrite(lines.data(), 1, lines.size(), to_.get());
  std::fflush(to_.get());
  char* line = nullptr;
  std::size_t room = 0;
  const ssize_t length = getline(&line, &room, from_.get());
  std::string answer(line == nullptr || length < 0 ? "" : line);
  std::free(line);
  if (length <= 0) return gone("the program ended without an answer");
  if (answer.back() == '\n') answer.pop_back();
  return answer;
}

ServedProcess::ServedProcess(ServedProcess&& other) noexcept
    : child_(std::exchange(other.child_, 0)), to_(std::move(other.to_)), from_(std::move(other.from_)) {}

ServedProcess::~ServedProcess() {
  if (child_ <= 0) return;
  to_.reset();
  waitpid(child_, nullptr, 0);
}

}  // namespace dateline::benchmarks
