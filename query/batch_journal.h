// How far a batch has come that writes to a file, so that a run that was stopped can go on.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "error/result.h"

namespace dateline::query {

/// A point between two answers.
struct BatchPoint {
  std::uint64_t line = 0;            // of the queries, the last one that is done; 0: none
  std::uint64_t output_bytes = 0;    // that the output has then
  std::uint64_t lines_checksum = 0;  // of all lines up to this one, see next_checksum()
  std::uint64_t bad_lines = 0;
  bool matched = false;  // did any query match?
  friend bool operator==(const BatchPoint&, const BatchPoint&) = default;
};

/// Of the lines up to one and this one.
std::uint64_t next_checksum(std::uint64_t before, std::string_view line);

/// The file OUTPUT.journal: a head that says which run it is of, then a line for each point, each written
/// after what it speaks of. A line that is not whole, and points beyond the end of OUTPUT, count for nothing:
/// whatever was cut off either file, at any byte, the run goes on with the last point that both know.
class BatchJournal {
 public:
  /// Opens both files, cut to the last common point, or new. `run` says what decides on the answers. Errors:
  /// usage (OUTPUT is there and has no journal, or one of another run), locked (another run is at it),
  /// storage.
  static error::Result<BatchJournal> open(const std::filesystem::path& output, std::string_view run);
  ~BatchJournal();
  BatchJournal(BatchJournal&& other) noexcept;
  BatchJournal& operator=(BatchJournal&&) = delete;

  const BatchPoint& reached() const { return reached_; }
  /// Of OUTPUT, at its end.
  int output() const { return output_; }
  /// Waits until the output is on the disk, then notes the point; how long the output is it finds out itself.
  error::Status note(BatchPoint point);

 private:
  explicit BatchJournal(std::filesystem::path path) : path_(std::move(path)) {}
  error::Status lock();
  error::Status read(std::string_view run);
  error::Status begin(std::string_view run);
  error::Status cut(std::uint64_t journal_bytes);
  error::Status append(std::string_view line);
  std::filesystem::path journal_path() const;
  std::filesystem::path path_;  // of OUTPUT
  int output_ = -1;
  int journal_ = -1;
  BatchPoint reached_;
};

}  // namespace dateline::query
