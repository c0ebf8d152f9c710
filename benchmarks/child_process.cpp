// fork, a pipe for the answer, wait4 for the cost, /proc for the memory in between.
#include "benchmarks/child_process.h"

#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

namespace dateline::benchmarks {
namespace {

using error::Error;
using error::ErrorKind;

constexpr int kSampleMilliseconds = 20;

Error process_error(std::string message) {
  return Error{ErrorKind::internal, {"child process"}, std::move(message), "", ""};
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

/// Answers with a Volume in words, or prints the error. Does not return: destructors and buffers belong to
/// the parent.
[[noreturn]] void work_as_child(const std::function<error::Result<Volume>()>& work) {
  const auto volume = work();
  if (volume) {
    std::printf("%llu %llu %llu\n", static_cast<unsigned long long>(volume->articles),
                static_cast<unsigned long long>(volume->text_bytes),
                static_cast<unsigned long long>(volume->source_bytes));
    std::fflush(stdout);
  } else {
    std::cerr << describe(volume.error()) << std::flush;
  }
  _exit(volume ? 0 : 1);
}

std::uint64_t anonymous_bytes(pid_t process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("RssAnon:")) return std::stoull(line.substr(8)) * 1024;
  return 0;
}

/// All that the child writes until it closes its end. Looks at its memory now and then, if there is a place
/// to put it.
std::string read_all(int descriptor, pid_t child, std::uint64_t* most_anonymous) {
  std::string all;
  std::array<char, 4096> bytes{};
  pollfd waiting{descriptor, POLLIN, 0};
  while (true) {
    if (most_anonymous != nullptr) {
      const bool ready = poll(&waiting, 1, kSampleMilliseconds) > 0;
      *most_anonymous = std::max(*most_anonymous, anonymous_bytes(child));
      if (!ready) continue;
    }
    const ssize_t got = read(descriptor, bytes.data(), bytes.size());
    if (got <= 0) return all;
    all.append(bytes.data(), static_cast<std::size_t>(got));
  }
}

/// What a child wrote, and what it cost.
struct Finished {
  std::string output{};
  Cost cost{};
};

error::Result<Finished> wait_for(pid_t child, int output, bool watch_memory) {
  const auto start = std::chrono::steady_clock::now();
  Finished finished;
  finished.output = read_all(output, child, watch_memory ? &finished.cost.anonymous_bytes : nullptr);
  close(output);
  rusage usage{};
  int status = 0;
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return process_error("the measured work failed");
  finished.cost.wall_seconds = wall.count();
  finished.cost.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  finished.cost.peak_bytes = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  return finished;
}

/// Runs `work` in a child with its standard output in a pipe.
template <class Work>
error::Result<Finished> run_child(Work&& work, bool watch_memory) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return process_error("no pipe can be made");
  std::cout.flush();
  std::fflush(nullptr);
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child < 0) return process_error("no process can be made");
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    work();
  }
  close(ends[1]);
  const std::chrono::duration<double> starting = std::chrono::steady_clock::now() - start;
  auto finished = wait_for(child, ends[0], watch_memory);
  if (finished) finished->cost.wall_seconds += starting.count();
  return finished;
}

error::Result<MeasuredVolume> with_volume(error::Result<Finished> finished) {
  if (!finished) return finished.error();
  MeasuredVolume measured{{}, finished->cost};
  std::istringstream words(finished->output);
  words >> measured.volume.articles >> measured.volume.text_bytes;
  if (!words) return process_error("the measured work did not say what it took in");
  words >> measured.volume.source_bytes;
  return measured;
}

}  // namespace

void execute_command(const std::vector<std::string>& command) {
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  execvp(words[0], words.data());
  std::cerr << words[0] << " cannot be run\n" << std::flush;
  _exit(127);
}

error::Result<MeasuredVolume> run_apart(const std::function<error::Result<Volume>()>& work) {
  return with_volume(run_child([&] { work_as_child(work); }, true));
}

error::Result<MeasuredVolume> run_command(const std::vector<std::string>& command) {
  return with_volume(run_child([&] { execute_command(command); }, true));
}

error::Result<Cost> run_briefly(const std::vector<std::string>& command) {
  const auto finished = run_child([&] { execute_command(command); }, false);
  if (!finished) return finished.error();
  return finished->cost;
}

}  // namespace dateline::benchmarks
