// Fuzz target: any bytes as the sections of one file of a segment, with checksums that fit; all of it is
// read. DATELINE_FUZZED_FILE (tests/fuzz/CMakeLists.txt) says which file.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "error/error.h"
#include "store/sound_segment.h"

using dateline::store::SegmentFile;

namespace {

const SegmentFile& fuzzed_file() {
  const auto files = dateline::store::segment_files();
  const auto found = std::ranges::find(files, std::string_view(DATELINE_FUZZED_FILE), &SegmentFile::name);
  if (found == files.end()) std::abort();
  return *found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const dateline::store::SoundSegment segment;
  static const SegmentFile& file = fuzzed_file();
  const std::string_view sections(reinterpret_cast<const char*>(data), size);
  const auto read = file.read(segment.replace_sections(file, sections));
  if (read || read.error().kind != dateline::error::ErrorKind::internal) return 0;
  std::fputs(describe(read.error()).c_str(), stderr);
  std::abort();
}
