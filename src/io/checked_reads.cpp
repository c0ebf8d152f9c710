// Reads of files by a library that knows no checksums: pread() of this program compares what it has read.
#undef _FORTIFY_SOURCE  // it would define pread() inline
#include "io/checked_reads.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

#include "io/checksum.h"
#include "io/output_file.h"

namespace dateline::io {
namespace {

constexpr std::uint64_t kNoDamage = UINT64_MAX;
constexpr std::uint64_t kBitsPerWord = 64;
constexpr std::size_t kMostDescriptors = 65'536;  // a descriptor beyond is not recognised

/// Whose each descriptor is. Never touched memory costs nothing.
std::array<std::atomic<CheckedReads*>, kMostDescriptors> owners{};
thread_local CheckedReads* opening = nullptr;

ssize_t plain_pread(int descriptor, void* into, std::size_t size, std::uint64_t offset) noexcept {
  return ::syscall(SYS_pread64, descriptor, into, size, offset);
}

/// Reads until `size` bytes are there or the file ends. -1 as pread().
ssize_t read_fully(int descriptor, char* into, std::size_t size, std::uint64_t offset) noexcept {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = plain_pread(descriptor, into + done, size - done, offset + done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return static_cast<ssize_t>(done);
}

CheckedReads* owner_of(int descriptor) noexcept {
  if (descriptor < 0 || static_cast<std::size_t>(descriptor) >= kMostDescriptors) return nullptr;
  CheckedReads* const owner = owners[static_cast<std::size_t>(descriptor)].load(std::memory_order_acquire);
  if (owner != nullptr || opening == nullptr || !opening->recognise(descriptor)) return owner;
  return opening;
}

ssize_t checked_pread(int descriptor, void* into, std::size_t size, std::int64_t offset) noexcept {
  CheckedReads* const owner = owner_of(descriptor);
  if (owner == nullptr) return plain_pread(descriptor, into, size, static_cast<std::uint64_t>(offset));
  const auto begin = static_cast<std::uint64_t>(offset);
  const ssize_t got = read_fully(descriptor, static_cast<char*>(into), size, begin);
  if (got <= 0) return got;
  if (owner->fits(descriptor, {static_cast<const char*>(into), static_cast<std::size_t>(got)}, begin))
    return got;
  errno = EIO;
  return -1;
}

}  // namespace

CheckedReads::CheckedReads(std::filesystem::path file, std::string_view checksums)
    : file_(std::move(file)), checksums_(checksums) {}

error::Result<std::unique_ptr<CheckedReads>> CheckedReads::watch(const std::filesystem::path& file,
                                                                 std::string_view checksums) {
  std::unique_ptr<CheckedReads> reads(new CheckedReads(file, checksums));
  struct stat facts {};
  if (::stat(file.c_str(), &facts) != 0) return storage_error(file, "cannot read", errno);
  reads->size_ = static_cast<std::uint64_t>(facts.st_size);
  reads->device_ = facts.st_dev;
  reads->inode_ = facts.st_ino;
  const std::uint64_t blocks = (reads->size_ + kReadBlock - 1) / kReadBlock;
  if (blocks * sizeof(std::uint64_t) != checksums.size())
    return error::Error{
        error::ErrorKind::damaged, {file.string()}, "the file has not the size that was written", "", ""};
  reads->sound_ = std::make_unique<std::atomic<std::uint64_t>[]>(blocks / kBitsPerWord + 1);
  return reads;
}

CheckedReads::~CheckedReads() {
  if (descriptors_.load() == 0) return;
  for (std::atomic<CheckedReads*>& owner : owners) {
    if (owner.load(std::memory_order_relaxed) != this) continue;
    owner.store(nullptr, std::memory_order_release);
    if (descriptors_.fetch_sub(1) == 1) return;
  }
}

bool CheckedReads::recognise(int descriptor) noexcept {
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0 || facts.st_dev != device_ || facts.st_ino != inode_) return false;
  owners[static_cast<std::size_t>(descriptor)].store(this, std::memory_order_release);
  descriptors_.fetch_add(1);
  return true;
}

bool CheckedReads::block_fits(std::span<const char> block, std::uint64_t number) noexcept {
  std::uint64_t wanted = 0;
  if ((number + 1) * sizeof wanted > checksums_.size()) return false;
  std::memcpy(&wanted, checksums_.data() + number * sizeof wanted, sizeof wanted);
  if (checksum64({block.data(), block.size()}) == wanted) return true;
  std::uint64_t none = kNoDamage;
  first_damage_.compare_exchange_strong(none, number * kReadBlock);
  return false;
}

bool CheckedReads::was_sound(std::uint64_t number) const noexcept {
  return (sound_[number / kBitsPerWord].load(std::memory_order_relaxed) >> number % kBitsPerWord & 1U) != 0;
}

void CheckedReads::note_sound(std::uint64_t number) noexcept {
  sound_[number / kBitsPerWord].fetch_or(std::uint64_t{1} << number % kBitsPerWord,
                                         std::memory_order_relaxed);
}

/// Blocks that were read in part are read again as a whole.
bool CheckedReads::fits(int descriptor, std::span<const char> bytes, std::uint64_t offset) noexcept {
  const std::uint64_t end = offset + bytes.size();
  for (std::uint64_t number = offset / kReadBlock; number * kReadBlock < end; ++number) {
    const std::uint64_t begin = number * kReadBlock;
    if (begin < size_ && was_sound(number)) continue;
    const std::uint64_t size = std::min(kReadBlock, size_ - std::min(size_, begin));
    if (begin >= offset && begin + size <= end) {
      if (!block_fits(bytes.subspan(begin - offset, size), number)) return false;
      note_sound(number);
      continue;
    }
    std::array<char, kReadBlock> block;
    if (read_fully(descriptor, block.data(), size, begin) != static_cast<ssize_t>(size)) return false;
    if (!block_fits({block.data(), size}, number)) return false;
  }
  return true;
}

error::Status CheckedReads::compare_all() {
  const int descriptor = ::open(file_.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return storage_error(file_, "cannot open", errno);
  std::array<char, kReadBlock> block{};
  ssize_t got = 0;
  for (std::uint64_t offset = 0; offset < size_; offset += kReadBlock) {
    got = read_fully(descriptor, block.data(), block.size(), offset);
    if (got < 0) break;
    block_fits({block.data(), static_cast<std::size_t>(got)}, offset / kReadBlock);
  }
  const int failure = errno;
  ::close(descriptor);
  if (got < 0) return storage_error(file_, "cannot read", failure);
  return {};
}

std::optional<std::uint64_t> CheckedReads::damage() const {
  const std::uint64_t first = first_damage_.load();
  if (first == kNoDamage) return std::nullopt;
  return first;
}

CheckedReads::Recognition::Recognition(CheckedReads& reads) { opening = &reads; }
CheckedReads::Recognition::~Recognition() { opening = nullptr; }

}  // namespace dateline::io

// What shared libraries call. A 32-bit system passes offsets in another way; there no read is recognised.
#if defined(__LP64__)
extern "C" {
ssize_t pread(int descriptor, void* into, size_t size, off_t offset) {
  return dateline::io::checked_pread(descriptor, into, size, offset);
}
ssize_t pread64(int descriptor, void* into, size_t size, off64_t offset) {
  return dateline::io::checked_pread(descriptor, into, size, offset);
}
}
#endif
