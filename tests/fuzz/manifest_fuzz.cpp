// Fuzz target: any bytes as a manifest, with the checksum in its last line made to fit.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "io/checksum.h"
#include "store/manifest.h"

namespace {

std::string sealed(std::string text) {
  std::array<char, 24> line{};
  const auto checksum = static_cast<unsigned long long>(dateline::io::checksum64(text));
  std::snprintf(line.data(), line.size(), "end\t%016llx\n", checksum);
  return text + line.data();
}

}  // namespace

/// What is read is written again as text that means the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using dateline::store::parse_manifest;
  const std::string text(reinterpret_cast<const char*>(data), size);
  (void)parse_manifest(text, "fuzz").has_value();
  const auto manifest = parse_manifest(sealed(text), "fuzz");
  if (!manifest) return 0;
  const auto again = parse_manifest(to_text(*manifest), "fuzz");
  if (!again || *again != *manifest) std::abort();
  for (const auto& segment : manifest->segments)
    for (const auto& file : segment.files)
      if (file.path.starts_with('/') || file.path.find("..") == 0) std::abort();
  return 0;
}
