// Fuzz target: any bytes read as NewsML and NITF.
#include "fuzz/read_articles.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::article::fuzz_reader(dateline::article::Format::newsml, data, size);
  return 0;
}
