// Two small programs for the tests of flags, help and completion.
#include "cli/sample_table.h"

#include <array>
#include <string_view>
#include <vector>

namespace dateline::cli {
namespace {

std::vector<std::string_view> field_names() { return {"place", "person"}; }

constexpr std::array kFlags{
    Flag{.name = "limit",
         .letter = 'n',
         .value = "N",
         .help = "At most N of them.",
         .group = "What",
         .commands = "build"},
    Flag{.name = "filter",
         .value = "FIELD=VALUE",
         .help = "Only those. Repeatable.",
         .group = "What",
         .beginnings = field_names,
         .behind = "=",
         .repeatable = true},
    Flag{.name = "format",
         .value = "NAME",
         .help = "How they look: text, json or csv, and this sentence is long enough to need a second line.",
         .group = "How",
         .choices = "text json csv"},
    Flag{.name = "quiet", .letter = 'q', .value = "", .help = "Nothing at all.", .group = "How"},
    Flag{.name = "collapse", .value = "ORDER", .help = "Together.", .group = "How", .value_optional = true},
};
constexpr std::array kCommands{
    Command{"build", "INDEX SOURCE...", "Make one."},
    Command{"check", "INDEX", "Look at it."},
};
constexpr std::array kExamples{Example{"program build idx", "Makes \\ it."},
                               Example{".program", "Begins with a dot."}};
constexpr std::array<std::string_view, 2> kUsage{"build INDEX SOURCE...", "check INDEX"};
constexpr std::array kStatuses{Fact{"0", "It went well."}};

constexpr ProgramTable kPlain{.name = "program",
                              .summary = "does things",
                              .description = "First paragraph.\nSecond one.",
                              .version = "1.2.3",
                              .index_format = 4,
                              .examples = kExamples,
                              .usage = kUsage,
                              .commands = {},
                              .topic = "",
                              .topic_facts = {},
                              .flags = kFlags,
                              .statuses = kStatuses,
                              .environment = {},
                              .see_also = "other"};
constexpr ProgramTable with_commands() {
  ProgramTable table = kPlain;
  table.commands = kCommands;
  return table;
}
constexpr ProgramTable kWithCommands = with_commands();

}  // namespace

const ProgramTable& plain_table() { return kPlain; }
const ProgramTable& command_table() { return kWithCommands; }

}  // namespace dateline::cli
