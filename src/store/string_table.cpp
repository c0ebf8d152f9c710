// Many strings in one section: the offsets that cut it, written and checked.
#include "store/string_table.h"

#include <string>
#include <vector>

namespace dateline::store {
namespace {

error::Error too_large(std::string_view name) {
  return {error::ErrorKind::limit, {}, "the strings of " + std::string(name) + " take 4 GiB or more", "", ""};
}

}  // namespace

error::Result<StringTable> StringTable::open(const SectionFile& file, std::string_view name) {
  const std::string offsets_name = std::string(name) + ".offsets";
  const std::string bytes_name = std::string(name) + ".bytes";
  StringTable table;
  if (!file.has(offsets_name) && !file.has(bytes_name)) return table;
  table.offsets_ = file.array<std::uint32_t>(offsets_name);
  table.bytes_ = file.bytes(bytes_name);
  if (table.offsets_.empty() || table.offsets_.front() != 0 || table.offsets_.back() != table.bytes_.size())
    return damaged(file.path(), "sections " + offsets_name + " and " + bytes_name + " do not fit each other");
  return table;
}

std::uint32_t StringTable::lower_bound(std::string_view value) const {
  std::uint32_t begin = 0;
  std::uint32_t end = size();
  while (begin < end) {
    const std::uint32_t middle = begin + (end - begin) / 2;
    if ((*this)[middle] < value) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

error::Status write_strings(SectionWriter& writer, std::string_view name,
                            std::span<const std::string_view> strings) {
  std::vector<std::uint32_t> offsets{0};
  offsets.reserve(strings.size() + 1);
  std::uint64_t total = 0;
  for (const std::string_view string : strings) {
    total += string.size();
    offsets.push_back(static_cast<std::uint32_t>(total));
  }
  if (total > UINT32_MAX) return too_large(name);
  if (auto s = writer.section<std::uint32_t>(std::string(name) + ".offsets", offsets); !s) return s;
  if (auto s = writer.begin(std::string(name) + ".bytes"); !s) return s;
  for (const std::string_view string : strings)
    if (auto s = writer.append(string); !s) return s;
  return {};
}

}  // namespace dateline::store
