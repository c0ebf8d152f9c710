// Fuzz target: any bytes as a file of defaults and as the variable.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "cli/configuration.h"
#include "support/temporary_directory.h"

namespace {

using namespace dateline;

constexpr std::array kFlags{
    cli::Flag{.name = "limit", .letter = 'n', .value = "N", .help = "", .group = "A"},
    cli::Flag{.name = "sort", .value = "ORDER", .help = "", .group = "A", .choices = "newest oldest"},
    cli::Flag{.name = "plain", .value = "", .help = "", .group = "A"},
    cli::Flag{.name = "collapse", .value = "ORDER", .help = "", .group = "A", .value_optional = true},
    cli::Flag{.name = "show", .value = "ID", .help = "", .group = "A"}};

cli::ProgramTable table() {
  cli::ProgramTable made;
  made.name = "dateline-query";
  made.flags = kFlags;
  made.no_defaults = "show";
  made.rivals = "limit|sort";
  return made;
}

void check(const error::Result<cli::Arguments>& read) {
  if (!read && read.error().place.line == 0) std::abort();  // all errors are placed
  if (!read) return;
  if (read->has("show") || !read->operands().empty()) std::abort();
  for (const std::string& order : read->all("sort"))
    if (order != "newest" && order != "oldest") std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const test_support::TemporaryDirectory folder;
  static const cli::ProgramTable program = table();
  const std::string text(reinterpret_cast<const char*>(data), size);
  const char* typed = "program";
  check(cli::read_arguments(program, 1, &typed,
                            {.file = folder.write("config", text).string(), .variable = {}}));
  check(cli::read_arguments(program, 1, &typed, {.file = {}, .variable = text.substr(0, text.find('\0'))}));
  return 0;
}
