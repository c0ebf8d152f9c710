// Reads of files by a library that knows no checksums: pread() of this program compares what it has read.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "error/result.h"

namespace dateline::io {

/// Files are sealed by the checksums of their blocks of this size (the last is shorter); it is what Xapian
/// reads at a time.
inline constexpr std::uint64_t kReadBlock = 8192;

/// The program defines pread(), so shared libraries call that one. From a file that is watched it hands out
/// only blocks whose checksums fit: otherwise it fails with EIO, as a bad disk would, and notes the damage. A
/// block that was sound when it was first read as a whole is not compared again.
/// A watched file is known by its descriptors, and those are found while a Recognition is alive.
class CheckedReads {
 public:
  /// `checksums`: 8 bytes a block, unaligned; must outlive this object. `storage` when the file cannot be
  /// read, `damaged` when it has not as many blocks.
  static error::Result<std::unique_ptr<CheckedReads>> watch(const std::filesystem::path& file,
                                                            std::string_view checksums);
  /// The descriptors must not be read from any more.
  ~CheckedReads();
  CheckedReads(const CheckedReads&) = delete;
  CheckedReads& operator=(const CheckedReads&) = delete;

  /// While it is alive, descriptors of the watched file that this thread reads from are recognised. For the
  /// moment in which a library opens it.
  class Recognition {
   public:
    explicit Recognition(CheckedReads& reads);
    ~Recognition();
    Recognition(const Recognition&) = delete;
    Recognition& operator=(const Recognition&) = delete;
  };

  /// Has a read of the file come through our pread()? If not, the library reads in another way (linked
  /// statically, another version), and the file has to be compared as a whole.
  bool recognised() const { return descriptors_.load() > 0; }
  /// Reads the whole file; damage() then says what was found.
  error::Status compare_all();
  /// Offset of the first block that did not fit, among those read before the call.
  std::optional<std::uint64_t> damage() const;

  /// For pread().
  bool recognise(int descriptor) noexcept;
  bool fits(int descriptor, std::span<const char> bytes, std::uint64_t offset) noexcept;

 private:
  CheckedReads(std::filesystem::path file, std::string_view checksums);
  bool block_fits(std::span<const char> block, std::uint64_t number) noexcept;
  bool was_sound(std::uint64_t number) const noexcept;
  void note_sound(std::uint64_t number) noexcept;
  std::filesystem::path file_;
  std::string_view checksums_;
  std::uint64_t size_ = 0;
  std::unique_ptr<std::atomic<std::uint64_t>[]> sound_;  // a bit for each block
  std::uint64_t device_ = 0;
  std::uint64_t inode_ = 0;
  std::atomic<int> descriptors_{0};
  std::atomic<std::uint64_t> first_damage_{UINT64_MAX};
};

}  // namespace dateline::io
