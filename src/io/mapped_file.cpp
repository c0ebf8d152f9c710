// A file as a read-only stretch of memory, by mmap.
#include "io/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "io/output_file.h"

namespace dateline::io {
namespace {

error::Error cannot_open(const std::filesystem::path& path, int code) {
  error::Error failure = storage_error(path, "cannot open", code);
  if (code == ENOENT) failure.kind = error::ErrorKind::not_found;
  return failure;
}

}  // namespace

error::Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot_open(path, errno);
  struct stat facts {};
  const bool regular = ::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode);
  MappedFile file;
  void* memory = nullptr;
  if (regular && facts.st_size > 0)
    memory = ::mmap(nullptr, static_cast<std::size_t>(facts.st_size), PROT_READ, MAP_SHARED, descriptor, 0);
  const int failure = errno;
  ::close(descriptor);  // the mapping stays
  if (!regular) return storage_error(path, "cannot map what is no regular file", 0);
  if (memory == MAP_FAILED) return storage_error(path, "cannot map", failure);
  file.data_ = static_cast<const char*>(memory);
  file.size_ = static_cast<std::size_t>(facts.st_size);
  return file;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}
void MappedFile::release() const {
  if (data_ != nullptr) ::madvise(const_cast<char*>(data_), size_, MADV_DONTNEED);
}
MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

}  // namespace dateline::io
