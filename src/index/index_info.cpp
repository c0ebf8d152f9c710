// What an index holds, in numbers.
#include "index/index_info.h"

#include <algorithm>
#include <string_view>

#include "index/source_list.h"
#include "io/output_file.h"
#include "store/canonical_names.h"
#include "store/index_directory.h"
#include "store/segment.h"

namespace dateline::index {
namespace {

/// "segments/7/xapian/postlist.glass" belongs to "postings".
std::string part_of(std::string_view path) {
  const std::size_t folder = path.find('/', path.find('/') + 1);
  const std::string_view name = folder == std::string_view::npos ? path : path.substr(folder + 1);
  return name.starts_with(store::kPostingsFolder) ? "postings" : std::string(name);
}

std::map<std::string, std::uint64_t> sizes_by_part(const store::Manifest& manifest) {
  std::map<std::string, std::uint64_t> sizes;
  for (const store::SegmentEntry& segment : manifest.segments)
    for (const store::FileEntry& file : segment.files) sizes[part_of(file.path)] += file.size;
  sizes["canonical names"] = manifest.names.size;
  sizes["copy groups"] = manifest.copies.size;
  sizes["sources"] = manifest.sources.size;
  return sizes;
}

}  // namespace

error::Result<IndexInfo> describe_index(const std::filesystem::path& index) {
  auto directory = store::IndexDirectory::open(index);
  if (!directory) return directory.error();
  auto current = directory->current();
  if (!current) return current.error();
  if (!*current)
    return error::Error{
        error::ErrorKind::not_found, {index.string()}, "no generation has been published here", "", ""};
  auto manifest = directory->read_manifest(**current);
  if (!manifest) return manifest.error();

  IndexInfo info;
  info.generations = directory->generations();
  info.bytes_by_part = sizes_by_part(*manifest);
  for (const auto& [part, size] : info.bytes_by_part) info.bytes += size;
  auto names = store::CanonicalNames::open(directory->names_path(**current), manifest->segments.size());
  if (!names) return names.error();
  for (const schema::FacetInfo& facet : schema::kAskedFacets)
    info.names[static_cast<std::size_t>(facet.facet)] = names->count(facet.facet);
  auto sources = read_source_list(*directory, *manifest);
  if (!sources) return sources.error();
  info.sources = sources->files.size();
  for (const article::SourceFile& file : sources->files) info.bytes_in += file.bytes_in;
  info.manifest = std::move(*manifest);
  return info;
}

}  // namespace dateline::index
