// From a plan to the variables that the preloaded library reads.
#include "faults/fault_plan.h"

namespace dateline::faults {

std::vector<std::string> FaultPlan::environment() const {
  std::vector<std::string> variables{std::string("LD_PRELOAD=") + DATELINE_FAULT_STEPS};
  const auto add = [&](const char* name, const std::string& value) {
    variables.push_back(std::string("DATELINE_FAULT_") + name + "=" + value);
  };
  const auto add_number = [&](const char* name, std::uint64_t value) {
    if (value != 0) add(name, std::to_string(value));
  };
  const auto add_path = [&](const char* name, const std::filesystem::path& path) {
    if (!path.empty()) add(name, path.string());
  };
  add_path("FOLDER", folder);
  add_number("COUNT_READINGS", counts_readings ? 1 : 0);
  add_number("DIE_BEFORE", dies_before);
  add_number("DIE_WITHIN", dies_within);
  add_number("FAIL_AT", fails_at);
  add_number("NO_MEMORY_AT", no_memory_at);
  add_number("FAIL_FROM", fails_from ? 1 : 0);
  add_number("ERRNO", static_cast<std::uint64_t>(error));
  if (room) add("ROOM", std::to_string(*room));
  add_number("SHORTEN", shortens);
  if (clock_shift != 0) add("CLOCK", std::to_string(clock_shift));
  add_path("LOG", log);
  add_path("COUNTS", counts);
  return variables;
}

}  // namespace dateline::faults
