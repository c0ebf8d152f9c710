// Fuzz target: any bytes opened as a compressed file or an archive.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "io/archive_walk.h"

namespace {

constexpr std::size_t kMostBytes = 8U << 20U;  // unpacked: an input may hold any amount of zeros

class Bytes final : public dateline::io::ByteStream {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  dateline::error::Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t size = std::min(buffer.size(), bytes_.size());
    std::copy_n(bytes_.data(), size, buffer.data());
    bytes_.remove_prefix(size);
    return size;
  }

 private:
  std::string_view bytes_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto walk = dateline::io::ArchiveWalk::open_stream(
      std::make_unique<Bytes>(std::string_view(reinterpret_cast<const char*>(data), size)), "fuzz");
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
