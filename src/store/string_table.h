// Many strings in one section, found by number: ids, names, stems.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "error/result.h"
#include "store/section_file.h"

namespace dateline::store {

/// The sections "<name>.offsets" (count + 1 numbers of 32 bits, the first 0) and "<name>.bytes".
class StringTable {
 public:
  StringTable() = default;
  /// Empty when neither section is there; damaged when they do not fit each other.
  static error::Result<StringTable> open(const SectionFile& file, std::string_view name);

  std::uint32_t size() const {
    return offsets_.empty() ? 0 : static_cast<std::uint32_t>(offsets_.size() - 1);
  }
  /// Empty when there is no such number, or when its offsets are damaged.
  std::string_view operator[](std::size_t index) const {
    if (index >= size()) return {};
    const std::uint32_t begin = offsets_[index];
    const std::uint32_t end = offsets_[index + 1];
    if (begin > end || end > bytes_.size()) return {};
    return bytes_.substr(begin, end - begin);
  }
  /// Asks memory for what a call of operator[] will read first, and, once that is there, for the string.
  void prefetch_offset(std::size_t index) const {
    if (index < size()) __builtin_prefetch(&offsets_[index]);
  }
  void prefetch(std::size_t index) const {
    if (const std::string_view string = (*this)[index]; !string.empty()) __builtin_prefetch(string.data());
  }
  /// Of a table sorted bytewise: number of the first string that is not less than `value`.
  std::uint32_t lower_bound(std::string_view value) const;

 private:
  std::span<const std::uint32_t> offsets_;
  std::string_view bytes_;
};

/// Writes both sections; `limit` when the strings take 4 GiB or more.
error::Status write_strings(SectionWriter& writer, std::string_view name,
                            std::span<const std::string_view> strings);

}  // namespace dateline::store
