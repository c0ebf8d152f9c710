// How far a batch has come that writes to a file.
#include "batch_journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <optional>
#include <utility>

#include "io/checksum.h"
#include "io/output_file.h"

namespace dateline::query {
namespace {

namespace fs = std::filesystem;
using error::Error;
using error::ErrorKind;
using error::Status;

constexpr std::string_view kHead = "dateline-batch 1 ";
constexpr std::size_t kNumbers = 5;  // of a point

std::string head_of(std::string_view run) {
  return std::string(kHead) + io::to_hex(io::checksum64(run)) + "\n";
}

/// "LINE BYTES CHECKSUM BAD MATCHED", and a checksum of that.
std::string line_of(const BatchPoint& point) {
  std::string line;
  for (const std::uint64_t number : {point.line, point.output_bytes, point.lines_checksum, point.bad_lines,
                                     std::uint64_t{point.matched ? 1U : 0U}})
    line += std::to_string(number) + " ";
  return line + io::to_hex(io::checksum64(line)) + "\n";
}

/// Nothing when the line, without its line feed, is no point.
std::optional<BatchPoint> point_of(std::string_view line) {
  std::array<std::uint64_t, kNumbers> numbers{};
  const char* at = line.data();
  const char* const end = at + line.size();
  for (std::uint64_t& number : numbers) {
    const auto read = std::from_chars(at, end, number);
    if (read.ec != std::errc() || read.ptr == end || *read.ptr != ' ') return std::nullopt;
    at = read.ptr + 1;
  }
  const BatchPoint point{numbers[0], numbers[1], numbers[2], numbers[3], numbers[4] != 0};
  const std::string again = line_of(point);
  if (std::string_view(again).substr(0, again.size() - 1) != line) return std::nullopt;
  return point;
}

Error not_ours(const fs::path& path, std::string message) {
  return {ErrorKind::usage,
          {path.string()},
          std::move(message),
          "",
          "give a file that is not there yet, or remove this one and its journal to begin anew"};
}

Status write_all(int descriptor, std::string_view text, const fs::path& path) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return io::storage_error(path, "cannot write", errno);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

}  // namespace

std::uint64_t next_checksum(std::uint64_t before, std::string_view line) {
  return io::checksum64(io::to_hex(before).append(line));
}

fs::path BatchJournal::journal_path() const { return path_.string() + ".journal"; }

BatchJournal::BatchJournal(BatchJournal&& other) noexcept
    : path_(std::move(other.path_)),
      output_(std::exchange(other.output_, -1)),
      journal_(std::exchange(other.journal_, -1)),
      reached_(other.reached_) {}

BatchJournal::~BatchJournal() {
  if (output_ >= 0) ::close(output_);
  if (journal_ >= 0) ::close(journal_);
}

error::Result<BatchJournal> BatchJournal::open(const fs::path& output, std::string_view run) {
  BatchJournal journal(output);
  constexpr int kAppend = O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC;
  const bool known = fs::exists(journal.journal_path());
  std::error_code failed;
  const bool there = fs::is_regular_file(output, failed);
  const auto size = there ? fs::file_size(output, failed) : 0;
  if (fs::exists(output) && !fs::is_regular_file(output)) return not_ours(output, "expected a file");
  if (!known && size > 0)
    return not_ours(output, "there is a file already, and no journal of a batch beside it");
  journal.output_ = ::open(output.c_str(), kAppend, 0666);
  if (journal.output_ < 0) return io::storage_error(output, "cannot open", errno);
  journal.journal_ = ::open(journal.journal_path().c_str(), kAppend, 0666);
  if (journal.journal_ < 0) return io::storage_error(journal.journal_path(), "cannot open", errno);
  if (auto s = journal.lock(); !s) return s.error();
  if (auto s = journal.read(run); !s) return s.error();
  return journal;
}

Status BatchJournal::lock() {
  if (::flock(journal_, LOCK_EX | LOCK_NB) == 0) return {};
  return Error{ErrorKind::locked, {path_.string()}, "another run writes to this file", "", "wait for it"};
}

Status BatchJournal::read(std::string_view run) {
  const auto text = io::read_small_file(journal_path());
  if (!text) return text.error();
  const auto size = fs::file_size(path_);
  const std::string head = head_of(run);
  const std::size_t head_end = text->find('\n');
  if (head_end == std::string::npos) {  // stopped before anything was answered
    if (size > 0) return not_ours(path_, "the journal beside this file is none of a batch");
    return begin(run);
  }
  if (std::string_view(*text).substr(0, head_end + 1) != head)
    return not_ours(path_, text->starts_with(kHead)
                               ? "this file was begun with other options or another state of the index"
                               : "the journal beside this file is none of a batch");
  std::size_t sound = head_end + 1;
  for (std::size_t begin = sound; begin < text->size();) {
    const std::size_t end = text->find('\n', begin);
    if (end == std::string::npos) break;
    const auto point = point_of(std::string_view(*text).substr(begin, end - begin));
    if (!point || point->output_bytes > size) break;
    reached_ = *point;
    begin = sound = end + 1;
  }
  return cut(sound);
}

Status BatchJournal::begin(std::string_view run) {
  if (auto s = cut(0); !s) return s;
  if (auto s = append(head_of(run)); !s) return s;
  const fs::path folder = fs::absolute(path_).parent_path();
  return io::sync_directory(folder);
}

/// Both files end with the point that is reached.
Status BatchJournal::cut(std::uint64_t journal_bytes) {
  if (::ftruncate(output_, static_cast<off_t>(reached_.output_bytes)) != 0)
    return io::storage_error(path_, "cannot cut", errno);
  if (::ftruncate(journal_, static_cast<off_t>(journal_bytes)) != 0)
    return io::storage_error(journal_path(), "cannot cut", errno);
  return {};
}

Status BatchJournal::append(std::string_view line) {
  if (auto s = write_all(journal_, line, journal_path()); !s) return s;
  if (::fdatasync(journal_) != 0) return io::storage_error(journal_path(), "cannot write", errno);
  return {};
}

Status BatchJournal::note(BatchPoint point) {
  struct stat facts {};
  if (::fdatasync(output_) != 0 || ::fstat(output_, &facts) != 0)
    return io::storage_error(path_, "cannot write", errno);
  point.output_bytes = static_cast<std::uint64_t>(facts.st_size);
  reached_ = point;
  return append(line_of(point));
}

}  // namespace dateline::query
