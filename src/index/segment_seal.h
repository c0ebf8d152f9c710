// The entry of a finished segment in the manifest: its files with sizes and checksums.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "error/result.h"
#include "index/hot_copies.h"
#include "store/manifest.h"

namespace dateline::index {

/// Writes the hot postings and the checksums of the postings (store/posting_blocks.h). The entry names every
/// regular file below `directory`, sorted by path; paths relative to the index folder `index`.
error::Result<store::SegmentEntry> seal_segment(const std::filesystem::path& index,
                                                const std::filesystem::path& directory,
                                                std::uint32_t articles, const HotRule& hot);
/// One file of the index.
error::Result<store::FileEntry> seal_file(const std::filesystem::path& index,
                                          const std::filesystem::path& file);

}  // namespace dateline::index
