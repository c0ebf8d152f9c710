// fork, a pipe for the answer, wait4 for the cost.
#include "benchmarks/child_process.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <iostream>

namespace dateline::benchmarks {
namespace {

using error::Error;
using error::ErrorKind;

Error process_error(std::string message) {
  return Error{ErrorKind::internal, {"child process"}, std::move(message), "", ""};
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

void write_all(int descriptor, const void* data, std::size_t size) {
  const char* at = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t written = write(descriptor, at, size);
    if (written <= 0) return;
    at += written;
    size -= static_cast<std::size_t>(written);
  }
}

/// Answers with a Volume, or prints the error. Does not return: destructors and buffers belong to the parent.
[[noreturn]] void work_as_child(int descriptor, const std::function<error::Result<Volume>()>& work) {
  const auto volume = work();
  if (volume) {
    write_all(descriptor, &*volume, sizeof(Volume));
  } else {
    std::cerr << describe(volume.error()) << std::flush;
  }
  _exit(volume ? 0 : 1);
}

bool read_volume(int descriptor, Volume& volume) {
  std::array<char, sizeof(Volume)> bytes{};
  std::size_t have = 0;
  while (have < bytes.size()) {
    const ssize_t got = read(descriptor, bytes.data() + have, bytes.size() - have);
    if (got <= 0) return false;
    have += static_cast<std::size_t>(got);
  }
  std::memcpy(&volume, bytes.data(), sizeof(Volume));
  return true;
}

}  // namespace

error::Result<MeasuredVolume> run_apart(const std::function<error::Result<Volume>()>& work) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return process_error("no pipe can be made");
  std::cout.flush();
  std::fflush(nullptr);
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child < 0) return process_error("no process can be made");
  if (child == 0) work_as_child(ends[1], work);

  close(ends[1]);
  MeasuredVolume measured;
  const bool whole = read_volume(ends[0], measured.volume);
  close(ends[0]);
  rusage usage{};
  int status = 0;
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  if (!whole || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return process_error("the measured work failed");
  measured.cost = {wall.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime),
                   static_cast<std::uint64_t>(usage.ru_maxrss) * 1024};
  return measured;
}

}  // namespace dateline::benchmarks
