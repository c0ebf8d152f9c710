// Fuzz target: any bytes behind the head of the journal of a batch, beside an output of ten bytes.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "batch_journal.h"
#include "io/checksum.h"
#include "support/temporary_directory.h"

/// The run goes on somewhere within the output, and what it notes is there for the next one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  static const test_support::TemporaryDirectory folder;
  const std::string text(reinterpret_cast<const char*>(data), size);
  folder.write("output", "0123456789");
  folder.write("output.journal", "dateline-batch 1 " + io::to_hex(io::checksum64("run")) + "\n" + text);
  query::BatchPoint noted;
  {
    auto journal = query::BatchJournal::open(folder.path() / "output", "run");
    if (!journal || journal->reached().output_bytes > 10) std::abort();
    noted = journal->reached();
    noted.line += 1;
    if (!journal->note(noted)) std::abort();
  }
  const auto again = query::BatchJournal::open(folder.path() / "output", "run");
  if (!again || again->reached() != noted) std::abort();
  return 0;
}
