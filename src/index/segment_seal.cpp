// The entry of a finished segment in the manifest: its files with sizes and checksums.
#include "index/segment_seal.h"

#include <algorithm>
#include <system_error>
#include <vector>

#include "io/checksum.h"
#include "io/output_file.h"
#include "store/posting_blocks.h"

namespace dateline::index {
namespace fs = std::filesystem;

error::Result<store::FileEntry> seal_file(const fs::path& index, const fs::path& file) {
  std::error_code failed;
  const std::uint64_t size = fs::file_size(file, failed);
  if (failed) return io::storage_error(file, "read", failed.value());
  auto checksum = io::checksum_file(file);
  if (!checksum) return checksum.error();
  return store::FileEntry{file.lexically_relative(index).generic_string(), size, *checksum};
}

error::Result<store::SegmentEntry> seal_segment(const fs::path& index, const fs::path& directory,
                                                std::uint32_t articles, const HotRule& hot) {
  if (auto s = write_hot_copies(directory, articles, hot); !s) return s.error();
  if (auto s = store::write_posting_checksums(directory); !s) return s.error();
  std::vector<fs::path> files;
  std::error_code failed;
  for (fs::recursive_directory_iterator at(directory, failed), end; !failed && at != end;
       at.increment(failed))
    if (at->is_regular_file()) files.push_back(at->path());
  if (failed) return io::storage_error(directory, "read the folder", failed.value());
  std::ranges::sort(files);
  store::SegmentEntry entry;
  entry.id = directory.filename().string();
  entry.articles = articles;
  for (const fs::path& file : files) {
    auto sealed = seal_file(index, file);
    if (!sealed) return sealed.error();
    entry.files.push_back(std::move(*sealed));
  }
  return entry;
}

}  // namespace dateline::index
