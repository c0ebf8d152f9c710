// Many short lists of numbers in two sections, found by number: which forms have a stem, which names hold a
// word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "store/section_file.h"

namespace dateline::store {

/// The sections "<name>.offsets" (count + 1 numbers of 32 bits, the first 0) and "<name>" (numbers of 32
/// bits).
class ListTable {
 public:
  ListTable() = default;
  /// Empty when neither section is there; damaged when they do not fit each other.
  static error::Result<ListTable> open(const SectionFile& file, const std::string& name) {
    ListTable table;
    if (!file.has(name + ".offsets") && !file.has(name)) return table;
    table.offsets_ = file.array<std::uint32_t>(name + ".offsets");
    table.values_ = file.array<std::uint32_t>(name);
    if (table.offsets_.empty() || table.offsets_.front() != 0 ||
        table.offsets_.back() != table.values_.size() ||
        file.bytes(name).size() != table.values_.size_bytes())
      return damaged(file.path(), "sections " + name + ".offsets and " + name + " do not fit each other");
    return table;
  }

  std::uint32_t size() const {
    return offsets_.empty() ? 0 : static_cast<std::uint32_t>(offsets_.size() - 1);
  }
  std::size_t value_count() const { return values_.size(); }
  /// Empty when there is no such number, or when its offsets are damaged. The values can be damaged too.
  std::span<const std::uint32_t> operator[](std::size_t index) const {
    if (index >= size()) return {};
    const std::uint32_t begin = offsets_[index];
    const std::uint32_t end = offsets_[index + 1];
    if (begin > end || end > values_.size()) return {};
    return values_.subspan(begin, end - begin);
  }

 private:
  std::span<const std::uint32_t> offsets_;
  std::span<const std::uint32_t> values_;
};

/// Lists to be written, one after another.
struct Lists {
  std::vector<std::uint32_t> offsets{0};
  std::vector<std::uint32_t> values;
  void end_list() { offsets.push_back(static_cast<std::uint32_t>(values.size())); }
};

inline error::Status write_lists(SectionWriter& writer, const std::string& name, const Lists& lists) {
  if (auto s = writer.section<std::uint32_t>(name + ".offsets", lists.offsets); !s) return s;
  return writer.section<std::uint32_t>(name, lists.values);
}

}  // namespace dateline::store
