// The values of the facets as the articles of one segment call them.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "error/result.h"
#include "schema/field.h"
#include "store/section_file.h"
#include "store/string_table.h"

namespace dateline::store {

/// Local ids number the values of one facet in bytewise order, from 0.
class LocalNames {
 public:
  LocalNames() = default;
  static error::Result<LocalNames> open(const std::filesystem::path& path);

  std::uint32_t count(schema::Facet facet) const { return table(facet).names.size(); }
  /// Empty when there is no such number.
  std::string_view name(schema::Facet facet, std::uint32_t local) const { return table(facet).names[local]; }
  /// 0 when there is no such number.
  std::uint32_t document_frequency(schema::Facet facet, std::uint32_t local) const {
    const auto& frequencies = table(facet).frequencies;
    return local < frequencies.size() ? frequencies[local] : 0;
  }
  std::optional<std::uint32_t> find(schema::Facet facet, std::string_view name) const;
  const SectionFile& file() const { return file_; }

 private:
  struct Table {
    StringTable names;
    std::span<const std::uint32_t> frequencies;
  };
  const Table& table(schema::Facet facet) const { return tables_[static_cast<std::size_t>(facet)]; }
  SectionFile file_;
  std::array<Table, schema::kFacetCount> tables_;
};

struct NameCount {
  std::string name;
  std::uint32_t document_frequency = 0;
};
/// Writes the names of each facet; they must be sorted bytewise and distinct.
error::Status write_local_names(const std::filesystem::path& path,
                                const std::array<std::vector<NameCount>, schema::kFacetCount>& names,
                                bool durable);

}  // namespace dateline::store
