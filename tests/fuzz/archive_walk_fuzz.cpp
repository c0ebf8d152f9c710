// Fuzz target: any bytes opened as a compressed file or an archive.
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "io/archive_walk.h"
#include "io/memory_stream.h"

namespace {

constexpr std::size_t kMostBytes = 8U << 20U;  // unpacked: an input may hold any amount of zeros

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto walk =
      dateline::io::ArchiveWalk::open_stream(std::make_unique<dateline::io::MemoryStream>(
                                                 std::string_view(reinterpret_cast<const char*>(data), size)),
                                             "fuzz");
  if (!walk) return 0;
  std::vector<char> buffer(16 * 1024);
  std::size_t unpacked = 0;
  while (const auto member = walk->next()) {
    if (!*member) continue;
    while (unpacked < kMostBytes) {
      const auto got = (*member)->bytes->read(buffer);
      if (!got || *got == 0) break;
      unpacked += *got;
    }
    if (unpacked >= kMostBytes) return 0;
  }
  return 0;
}
