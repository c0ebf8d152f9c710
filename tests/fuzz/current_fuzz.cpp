// Fuzz target: any bytes as the file CURRENT of an index.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "io/checksum.h"
#include "store/index_directory.h"
#include "support/temporary_directory.h"

/// Only a number as it is written there is read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const dateline::test_support::TemporaryDirectory folder;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  folder.write("CURRENT", text);
  const auto index = dateline::store::IndexDirectory::open(folder.path());
  if (!index) return 0;
  const auto current = index->current();
  if (!current) return 0;
  if (!current->has_value()) std::abort();
  std::string digits = std::to_string(**current);
  if (digits.size() < 6) digits.insert(0, 6 - digits.size(), '0');
  if (text != digits + " " + dateline::io::to_hex(dateline::io::checksum64(digits)) + "\n") std::abort();
  (void)index->read_manifest(**current).has_value();
  return 0;
}
