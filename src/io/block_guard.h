// Mapped memory whose blocks are compared with their checksums when they are first touched.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace dateline::io {

/// The first damage that was noticed.
struct BlockDamage {
  std::uint64_t offset = 0;  // of the block
  bool readable = true;      // false: the system could not read it (truncated meanwhile, or a bad disk)
};

/// Until they are touched, blocks cannot be read: the processor's fault brings the kernel, the kernel brings
/// our handler of SIGSEGV, and that compares the block with its checksum, notes what does not fit, and lets
/// the read go on. So readers pay nothing after the first touch, and none can forget to ask for the check.
/// What they made of the blocks is to be used only if damage() says nothing afterwards. A page that the
/// system cannot read (SIGBUS) becomes zeros, and damage.
/// The handlers hand on every fault that is not theirs. A system call that is given guarded memory fails with
/// EFAULT: copy it first.
class BlockGuard {
 public:
  /// `mapping`: a whole mapped file, from its first page. Guards the whole blocks of its first `checked`
  /// bytes; the part of a block behind them is compared at once. `checksums`: 8 bytes a block, unaligned,
  /// outside of the guarded blocks. Both must outlive the guard. `block_size`: a power of two.
  BlockGuard(std::string_view mapping, std::uint64_t checked, std::string_view checksums,
             std::uint64_t block_size);
  /// Nobody may read the mapping meanwhile. What was not touched stays unreadable.
  ~BlockGuard();
  BlockGuard(const BlockGuard&) = delete;
  BlockGuard& operator=(const BlockGuard&) = delete;

  /// Of all blocks touched before the call, by any thread.
  std::optional<BlockDamage> damage() const;
  /// Blocks compared so far.
  std::uint64_t compared() const;

  /// For the handlers: was the fault at `address` in this mapping, and can the reader go on?
  bool open_touched(std::uintptr_t address) noexcept;
  bool replace_unreadable(std::uintptr_t address) noexcept;

 private:
  bool guard();
  void compare(std::uint64_t block) noexcept;
  bool is_open(std::uint64_t block) const noexcept;
  void note(std::uint64_t block, bool readable) noexcept;

  std::string_view mapping_;
  std::uint64_t checked_;
  const char* checksums_;
  std::uint64_t block_size_;
  std::uint64_t guarded_ = 0;                             // blocks, from the first
  std::unique_ptr<std::atomic<std::uint64_t>[]> opened_;  // a bit for each of them
  std::atomic<std::uint64_t> faults_{0};
  std::atomic<std::uint64_t> behind_last_{0};  // the block behind those opened last, and how many they were
  std::atomic<std::uint64_t> in_a_row_{1};
  std::atomic<std::uint64_t> repeats_{0};
  std::atomic<std::uint64_t> compared_{0};
  std::atomic<int> comparing_{0};  // handlers at work
  std::atomic<std::uint64_t> first_damage_;
};

}  // namespace dateline::io
