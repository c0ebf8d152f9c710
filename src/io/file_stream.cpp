// POSIX reads, repeated when a signal interrupts them.
#include "io/file_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace dateline::io {
namespace {

error::Error cannot(std::string_view what, const std::string& name) {
  const std::error_code reason(errno, std::generic_category());
  return {error::ErrorKind::bad_source, {name}, std::string(what) + ": " + reason.message(), "", ""};
}

/// Of a regular file; those that say 0 (as in /proc) are read to their end.
std::optional<std::uint64_t> size_of(int descriptor) {
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode) || facts.st_size == 0) return std::nullopt;
  return static_cast<std::uint64_t>(facts.st_size);
}

}  // namespace

error::Error FileStream::shortened() {
  size_ = offset_;
  return {error::ErrorKind::bad_source, {name_}, "the file became shorter while it was read", "", ""};
}

FileStream::FileStream(int descriptor, std::string name, bool can_seek, std::optional<std::uint64_t> size)
    : descriptor_(descriptor), name_(std::move(name)), can_seek_(can_seek), size_(size) {}

FileStream::~FileStream() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

error::Result<std::unique_ptr<FileStream>> FileStream::open(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot("cannot open the file", path.string());
  const bool can_seek = ::lseek(descriptor, 0, SEEK_CUR) == 0;
  return std::unique_ptr<FileStream>(
      new FileStream(descriptor, path.string(), can_seek, size_of(descriptor)));
}

std::unique_ptr<FileStream> FileStream::standard_input() {
  return std::unique_ptr<FileStream>(new FileStream(STDIN_FILENO, "-", false, std::nullopt));
}

error::Result<std::size_t> FileStream::read(std::span<char> buffer) {
  if (size_)
    buffer = buffer.first(std::min<std::uint64_t>(buffer.size(), *size_ - std::min(offset_, *size_)));
  if (buffer.empty()) return std::size_t{0};
  while (true) {
    const ssize_t got = ::read(descriptor_, buffer.data(), buffer.size());
    if (got == 0 && size_) return shortened();
    if (got >= 0) {
      offset_ += static_cast<std::uint64_t>(got);
      return static_cast<std::size_t>(got);
    }
    if (errno != EINTR) return cannot("cannot read the file", name_);
  }
}

std::int64_t FileStream::seek(std::int64_t offset, int whence) {
  const std::int64_t at = ::lseek(descriptor_, offset, whence);
  if (at >= 0) offset_ = static_cast<std::uint64_t>(at);
  return at;
}

error::Result<std::string_view> PeekedStream::peek(std::size_t size) {
  std::size_t filled = 0;
  front_.resize(size);
  while (filled < size) {
    const auto got = inner_->read(std::span(front_).subspan(filled));
    if (!got) return got.error();
    if (*got == 0) break;
    filled += *got;
  }
  front_.resize(filled);
  return std::string_view(front_);
}

error::Result<std::size_t> PeekedStream::read(std::span<char> buffer) {
  if (front_read_ == front_.size()) return inner_->read(buffer);
  const std::size_t taken = std::min(buffer.size(), front_.size() - front_read_);
  std::memcpy(buffer.data(), front_.data() + front_read_, taken);
  front_read_ += taken;
  return taken;
}

}  // namespace dateline::io
