// Fuzz target: any bytes read as plain text, and whatever the content is taken for.
#include "fuzz/read_articles.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::article::fuzz_reader(dateline::article::Format::automatic, data, size);
  return 0;
}
