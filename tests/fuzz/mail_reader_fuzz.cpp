// Fuzz target: any bytes read as an mbox file and as one message.
#include "fuzz/read_articles.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::article::fuzz_reader(dateline::article::Format::mbox, data, size);
  dateline::article::fuzz_reader(dateline::article::Format::eml, data, size);
  return 0;
}
