// Fuzz target: any bytes read as a web archive.
#include "fuzz/read_articles.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::article::fuzz_reader(dateline::article::Format::warc, data, size);
  return 0;
}
