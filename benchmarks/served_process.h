// A program that is sent lines and answers with lines, for as long as this value lives.
#pragma once

#include <sys/types.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "error/result.h"

namespace dateline::benchmarks {

class ServedProcess {
 public:
  static error::Result<ServedProcess> start(const std::vector<std::string>& command);
  /// Sends `lines` (each ends with a line feed) and waits for one line, which comes back without its end. A
  /// program that is gone is an internal error.
  error::Result<std::string> ask(const std::string& lines);
  /// Ends its input and waits for it.
  ~ServedProcess();
  ServedProcess(ServedProcess&& other) noexcept;
  ServedProcess& operator=(ServedProcess&&) = delete;

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using File = std::unique_ptr<std::FILE, CloseFile>;
  ServedProcess(pid_t child, File to, File from)
      : child_(child), to_(std::move(to)), from_(std::move(from)) {}

  pid_t child_;
  File to_, from_;
};

}  // namespace dateline::benchmarks
