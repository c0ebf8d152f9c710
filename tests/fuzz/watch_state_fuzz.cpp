// Fuzz target: any bytes as what --watch remembers, with the checksum in its last line made to fit.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "io/checksum.h"
#include "watch_state.h"

/// What is read is written again as text that means the same, and runs can go on with it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const std::string text(reinterpret_cast<const char*>(data), size);
  (void)query::WatchState::parse(text, "fuzz").has_value();
  const std::string sealed = text + "end " + io::to_hex(io::checksum64(text)) + "\n";
  auto state = query::WatchState::parse(sealed, "fuzz");
  if (!state) return 0;
  const auto again = query::WatchState::parse(state->text(), "fuzz");
  if (!again || *again != *state) std::abort();
  query::WatchRecord& record = state->record(1, 2);
  const std::uint64_t floor = record.floor();
  record.looked_at({.live = 7, .published = 9, .kept = {5, 7}});
  if (record.floor() < floor) std::abort();
  return 0;
}
