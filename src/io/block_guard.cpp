// Mapped memory whose blocks are compared with their checksums when they are first touched.
#include "io/block_guard.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "io/checksum.h"
#include "io/fault_handlers.h"

namespace dateline::io {
namespace {

constexpr std::uint64_t kNoDamage = UINT64_MAX;
constexpr std::uint64_t kUnreadable = std::uint64_t{1} << 63U;  // beside the number of the block
/// After so many faults the blocks that one fault opens double: a kernel keeps only some 65,000 differently
/// protected stretches a process, and a reader that has touched this much will touch more.
constexpr std::uint64_t kFaultsPerDoubling = 1024;
constexpr std::uint64_t kMostDoublings = 20;
/// Whoever reads block after block is opened up to this many at once.
constexpr std::uint64_t kMostInARow = 16;
/// Who leaves out no more blocks than these reads on all the same (a column, for many articles but not for
/// all): a fault takes longer than comparing the few that could have been left out.
constexpr std::uint64_t kMostLeftOut = 2;
/// A fault in a block that is open already can be another thread's of a moment ago; so many are a write.
constexpr std::uint64_t kMostRepeats = 10'000;
constexpr std::uint64_t kBitsPerWord = 64;

std::uint64_t page_size() {
  static const auto kSize = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  return kSize;
}

char* writable(const char* at) {
  return const_cast<char*>(at);
}  // for the kernel's interfaces; never written

}  // namespace

BlockGuard::BlockGuard(std::string_view mapping, std::uint64_t checked, std::string_view checksums,
                       std::uint64_t block_size)
    : mapping_(mapping),
      checked_(checked),
      checksums_(checksums.data()),
      block_size_(block_size),
      first_damage_(kNoDamage) {
  const std::uint64_t blocks = (checked + block_size - 1) / block_size;
  guarded_ = checked / block_size;
  opened_ = std::make_unique<std::atomic<std::uint64_t>[]>(guarded_ / kBitsPerWord + 1);
  const std::uint64_t mapped = (mapping.size() + page_size() - 1) / page_size() * page_size();
  add_faulting_range(reinterpret_cast<std::uintptr_t>(mapping.data()), mapped, *this);
  const std::uint64_t compared_later = guard() ? guarded_ : 0;
  for (std::uint64_t block = compared_later; block < blocks; ++block) compare(block);
}

BlockGuard::~BlockGuard() { remove_faulting_range(*this); }

bool BlockGuard::guard() {
  if (guarded_ == 0 || block_size_ % page_size() != 0) return false;
  return ::mprotect(writable(mapping_.data()), guarded_ * block_size_, PROT_NONE) == 0;
}

bool BlockGuard::is_open(std::uint64_t block) const noexcept {
  return (opened_[block / kBitsPerWord].load() >> block % kBitsPerWord & 1U) != 0;
}

void BlockGuard::compare(std::uint64_t block) noexcept {
  std::uint64_t wanted = 0;
  std::memcpy(&wanted, checksums_ + block * sizeof wanted, sizeof wanted);
  const std::uint64_t begin = block * block_size_;
  if (checksum64(mapping_.substr(begin, std::min(block_size_, checked_ - begin))) != wanted)
    note(block, true);
  if (block < guarded_) opened_[block / kBitsPerWord].fetch_or(std::uint64_t{1} << block % kBitsPerWord);
  compared_.fetch_add(1, std::memory_order_relaxed);
}

void BlockGuard::note(std::uint64_t block, bool readable) noexcept {
  std::uint64_t none = kNoDamage;
  first_damage_.compare_exchange_strong(none, readable ? block : block | kUnreadable);
}

bool BlockGuard::open_touched(std::uintptr_t address) noexcept {
  const std::uint64_t touched = (address - reinterpret_cast<std::uintptr_t>(mapping_.data())) / block_size_;
  if (touched >= guarded_) return false;
  if (is_open(touched)) return repeats_.fetch_add(1) < kMostRepeats;
  const std::uint64_t together = std::uint64_t{1}
                                 << std::min(faults_.fetch_add(1) / kFaultsPerDoubling, kMostDoublings);
  const std::uint64_t behind = behind_last_.load();
  const bool reads_on =
      touched == behind || (behind != 0 && touched > behind && touched - behind <= kMostLeftOut);
  const std::uint64_t in_a_row = reads_on ? std::min(in_a_row_ * 2, kMostInARow) : 1;
  in_a_row_.store(in_a_row);
  std::uint64_t first = touched / together * together;
  std::uint64_t end = std::min(first + together * in_a_row, guarded_);
  if (reads_on) first = std::min(first, behind);
  behind_last_.store(end);
  comparing_.fetch_add(1);  // before the blocks can be read: damage() waits for what it could have missed
  const auto open = [&] {
    return ::mprotect(writable(mapping_.data()) + first * block_size_, (end - first) * block_size_,
                      PROT_READ) == 0;
  };
  bool opened = open();
  if (!opened) {  // no more stretches: one protection for all of them needs none
    first = 0;
    end = guarded_;
    opened = open();
  }
  for (std::uint64_t block = first; opened && block < end; ++block)
    if (!is_open(block)) compare(block);
  comparing_.fetch_sub(1);
  return opened;
}

bool BlockGuard::replace_unreadable(std::uintptr_t address) noexcept {
  const auto base = reinterpret_cast<std::uintptr_t>(mapping_.data());
  const std::uint64_t page = (address - base) / page_size() * page_size();
  void* const zeros = ::mmap(writable(mapping_.data()) + page, page_size(), PROT_READ,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  if (zeros == MAP_FAILED) return false;
  note(page / block_size_, false);
  return true;
}

std::optional<BlockDamage> BlockGuard::damage() const {
  while (comparing_.load() != 0) ::usleep(10);
  const std::uint64_t first = first_damage_.load();
  if (first == kNoDamage) return std::nullopt;
  return BlockDamage{(first & ~kUnreadable) * block_size_, (first & kUnreadable) == 0};
}

std::uint64_t BlockGuard::compared() const { return compared_.load(); }

}  // namespace dateline::io
