// The values of the facets as the articles of one segment call them: written sorted, found by binary search.
#include "store/local_names.h"

#include "store/segment.h"

namespace dateline::store {
namespace {

std::string frequencies_section(std::string_view facet) { return std::string(facet) + ".frequencies"; }

error::Status write_names(SectionWriter& writer, std::string_view facet,
                          const std::vector<NameCount>& names) {
  if (names.empty()) return {};
  std::vector<std::string_view> strings;
  std::vector<std::uint32_t> frequencies;
  for (const NameCount& name : names) {
    strings.emplace_back(name.name);
    frequencies.push_back(name.document_frequency);
  }
  if (auto written = write_strings(writer, facet, strings); !written) return written;
  return writer.section<std::uint32_t>(frequencies_section(facet), frequencies);
}

}  // namespace

error::Result<LocalNames> LocalNames::open(const std::filesystem::path& path) {
  auto file = SectionFile::open(path, kNamesFile);
  if (!file) return file.error();
  LocalNames names;
  for (const schema::FacetInfo& facet : schema::kFacets) {
    Table& table = names.tables_[static_cast<std::size_t>(facet.facet)];
    const auto strings = StringTable::open(*file, facet.name);
    if (!strings) return strings.error();
    table.names = *strings;
    table.frequencies = file->array<std::uint32_t>(frequencies_section(facet.name));
    if (table.frequencies.size() != table.names.size())
      return damaged(path, "the sections of facet " + std::string(facet.name) + " do not fit each other");
  }
  names.file_ = std::move(*file);
  return names;
}

std::optional<std::uint32_t> LocalNames::find(schema::Facet facet, std::string_view name) const {
  const StringTable& names = table(facet).names;
  const std::uint32_t found = names.lower_bound(name);
  if (found == names.size() || names[found] != name) return std::nullopt;
  return found;
}

error::Status write_local_names(const std::filesystem::path& path,
                                const std::array<std::vector<NameCount>, schema::kFacetCount>& names,
                                bool durable) {
  auto writer = SectionWriter::create(path, kNamesFile);
  if (!writer) return writer.error();
  for (const schema::FacetInfo& facet : schema::kFacets)
    if (auto s = write_names(*writer, facet.name, names[static_cast<std::size_t>(facet.facet)]); !s) return s;
  return writer->finish(durable);
}

}  // namespace dateline::store
