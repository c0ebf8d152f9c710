// Fuzz target: any bytes read as ninjs, and as dpa-digitalwires.
#include "fuzz/read_articles.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using dateline::article::Format;
  dateline::article::fuzz_reader(Format::ninjs, data, size);
  dateline::article::fuzz_reader(Format::digitalwires, data, size);
  return 0;
}
