// Fuzz target: any bytes as the list of sources that a generation keeps.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "index/source_list.h"

/// What is read is written again as text that means the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using dateline::index::parse_sources;
  using dateline::index::to_text;
  const auto list = parse_sources(std::string_view(reinterpret_cast<const char*>(data), size), "fuzz");
  if (!list) return 0;
  const std::string text = to_text(*list);
  const auto again = parse_sources(text, "fuzz");
  if (!again || to_text(*again) != text) std::abort();
  return 0;
}
