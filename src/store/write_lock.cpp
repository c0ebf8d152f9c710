// One writer at a time: an open-file-description lock, which the system gives up when the process dies.
#include "store/write_lock.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

#include "io/output_file.h"
#include "schema/instant.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;

std::string host_name() {
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0) return "unknown-host";
  return name.data();
}

std::string now() {
  const auto seconds =
      std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count();
  return schema::to_iso({seconds, schema::Precision::second});
}

/// "process<TAB>host<TAB>command<TAB>since" of this process.
std::string own_line(const std::string& command) {
  return std::to_string(::getpid()) + "\t" + host_name() + "\t" + command + "\t" + now() + "\n";
}

/// "process 12 on host (dateline-index build) since ...", from the line in LOCK.
std::string holder(const std::string& content) {
  std::istringstream line(content.substr(0, content.find('\n')));
  std::vector<std::string> parts;
  for (std::string part; std::getline(line, part, '\t');) parts.push_back(part);
  if (parts.size() != 4) return "another process";
  return "process " + parts[0] + " on " + parts[1] + " (" + parts[2] + ") since " + parts[3];
}

error::Error locked(const fs::path& path) {
  const auto content = io::read_small_file(path, 64 * 1024);
  return {error::ErrorKind::locked,
          {path.string(), 0, 0},
          "the index is being written by " + holder(content ? *content : std::string()),
          "",
          "wait until it is done, or stop it; the lock goes with the process"};
}

/// Makes `line` the whole content of the file.
bool write_line(int descriptor, std::string_view line) {
  if (::ftruncate(descriptor, 0) != 0) return false;
  off_t offset = 0;
  while (!line.empty()) {
    const ssize_t written = ::pwrite(descriptor, line.data(), line.size(), offset);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    line.remove_prefix(static_cast<std::size_t>(written));
    offset += written;
  }
  return true;
}

}  // namespace

error::Result<WriteLock> WriteLock::acquire(const fs::path& index, const std::string& command) {
  const fs::path path = index / "LOCK";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) return io::storage_error(path, "cannot open", errno);
  WriteLock lock(descriptor);
  struct flock whole_file {};
  whole_file.l_type = F_WRLCK;
  whole_file.l_whence = SEEK_SET;
  if (::fcntl(descriptor, F_OFD_SETLK, &whole_file) != 0) {
    const int code = errno;
    const bool held = code == EAGAIN || code == EACCES;
    lock.descriptor_ = -1;
    ::close(descriptor);
    return held ? locked(path) : io::storage_error(path, "cannot lock", code);
  }
  if (!write_line(descriptor, own_line(command))) return io::storage_error(path, "cannot write", errno);
  return lock;
}

WriteLock::~WriteLock() {
  if (descriptor_ < 0) return;
  // An empty file says that nobody holds it. The file stays: removing it could take it from under one who
  // just opened it.
  [[maybe_unused]] const int ignored = ::ftruncate(descriptor_, 0);
  ::close(descriptor_);
}

WriteLock::WriteLock(WriteLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

}  // namespace dateline::store
