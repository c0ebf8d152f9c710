// Fuzz target: any bytes read as wire text.
#include "fuzz/read_articles.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::article::fuzz_reader(dateline::article::Format::iptc7901, data, size);
  return 0;
}
