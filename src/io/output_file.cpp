// Bytes to disk: POSIX calls with their short writes, interruptions and errors taken care of.
#include "io/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace dateline::io {
namespace {

constexpr std::size_t kBufferBytes = 128 * 1024;

/// A file descriptor that is closed at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  bool ok() const { return number_ >= 0; }
  int number() const { return number_; }
  /// 0, or the errno value of close().
  int close() { return ::close(std::exchange(number_, -1)) == 0 ? 0 : errno; }

 private:
  int number_;
};

error::Status write_all(int descriptor, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return storage_error(path, "cannot write", errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

error::Status sync(const std::filesystem::path& path, int flags) {
  const Descriptor descriptor(::open(path.c_str(), flags | O_CLOEXEC));
  if (!descriptor.ok()) return storage_error(path, "cannot open", errno);
  if (::fsync(descriptor.number()) != 0) return storage_error(path, "cannot write to the disk", errno);
  return {};
}

error::Status write_durably(const std::filesystem::path& path, std::string_view content) {
  auto file = OutputFile::create(path);
  if (!file) return file.error();
  if (auto written = file->write(content); !written) return written;
  return file->finish(true);
}

error::Error too_large(const std::filesystem::path& path, std::uint64_t most) {
  return {error::ErrorKind::limit,
          {path.string(), 0, 0},
          "expected a file of at most " + std::to_string(most) + " bytes",
          "",
          ""};
}

std::string hint_for(int code) {
  if (code == ENOSPC || code == EDQUOT) return "free some space and run the command again";
  if (code == EACCES || code == EPERM) return "check who owns it and its permissions";
  return {};
}

}  // namespace

error::Error storage_error(const std::filesystem::path& path, std::string_view doing, int code) {
  std::string message(doing);
  if (code != 0) message += ": " + std::generic_category().message(code);
  return {error::ErrorKind::storage, {path.string(), 0, 0}, std::move(message), "", hint_for(code)};
}

struct OutputFile::State {
  explicit State(int number, std::filesystem::path where) : descriptor(number), path(std::move(where)) {
    buffer.reserve(kBufferBytes);
  }
  error::Status flush() {
    const error::Status written = write_all(descriptor.number(), buffer, path);
    buffer.clear();
    return written;
  }
  Descriptor descriptor;
  std::filesystem::path path;
  std::string buffer;
  std::uint64_t size = 0;
};

OutputFile::OutputFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
OutputFile::~OutputFile() = default;
OutputFile::OutputFile(OutputFile&&) noexcept = default;
OutputFile& OutputFile::operator=(OutputFile&&) noexcept = default;

error::Result<OutputFile> OutputFile::create(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) return storage_error(path, "cannot create", errno);
  return OutputFile(std::make_unique<State>(descriptor, path));
}

error::Status OutputFile::write(std::string_view bytes) {
  state_->size += bytes.size();
  if (state_->buffer.size() + bytes.size() > kBufferBytes) {
    if (auto flushed = state_->flush(); !flushed) return flushed;
  }
  if (bytes.size() >= kBufferBytes) return write_all(state_->descriptor.number(), bytes, state_->path);
  state_->buffer += bytes;
  return {};
}

std::uint64_t OutputFile::size() const { return state_->size; }

error::Status OutputFile::finish(bool durable) {
  if (auto flushed = state_->flush(); !flushed) return flushed;
  if (durable && ::fsync(state_->descriptor.number()) != 0)
    return storage_error(state_->path, "cannot write to the disk", errno);
  if (const int code = state_->descriptor.close(); code != 0)
    return storage_error(state_->path, "cannot close", code);
  return {};
}

error::Status sync_directory(const std::filesystem::path& directory) {
  return sync(directory, O_RDONLY | O_DIRECTORY);
}

error::Status sync_file(const std::filesystem::path& path) { return sync(path, O_RDONLY); }

error::Status replace_file(const std::filesystem::path& path, std::string_view content) {
  std::filesystem::path beside = path;
  beside += ".tmp";
  std::error_code failed;
  std::filesystem::remove(beside, failed);  // left by a killed run
  error::Status done = write_durably(beside, content);
  if (done && ::rename(beside.c_str(), path.c_str()) != 0)
    done = storage_error(path, "cannot replace", errno);
  if (!done) {
    std::filesystem::remove(beside, failed);
    return done;
  }
  return sync_directory(path.has_parent_path() ? path.parent_path() : ".");
}

error::Result<std::string> read_small_file(const std::filesystem::path& path, std::uint64_t most) {
  const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!descriptor.ok()) {
    error::Error failure = storage_error(path, "cannot open", errno);
    if (errno == ENOENT) failure.kind = error::ErrorKind::not_found;
    return failure;
  }
  std::string content;
  std::string piece(4096, '\0');  // nearly all of them are smaller
  for (;;) {
    const ssize_t got = ::read(descriptor.number(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return storage_error(path, "cannot read", errno);
    if (got == 0) return content;
    content.append(piece, 0, static_cast<std::size_t>(got));
    if (content.size() > most) return too_large(path, most);
  }
}

}  // namespace dateline::io
