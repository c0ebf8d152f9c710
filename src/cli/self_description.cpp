// --help, --version and --generate, which every program has.
#include "cli/self_description.h"

#include "cli/completion.h"
#include "cli/exit_status.h"
#include "cli/help.h"
#include "cli/man_page.h"
#include "cli/terminal.h"

namespace dateline::cli {

namespace {

std::string generated(const ProgramTable& table, std::string_view what) {
  if (what == "complete-bash") return bash_completion(table);
  if (what == "complete-zsh") return zsh_completion(table);
  if (what == "complete-fish") return fish_completion(table);
  return man_page(table);
}

}  // namespace

std::optional<int> describe_self(const ProgramTable& table, const Arguments& arguments, Output& out) {
  if (arguments.has(kHelpFlag.name)) {
    out.write(help_text(table, arguments.command(), text_width(1)));
  } else if (arguments.has(kVersionFlag.name)) {
    out.write(version_text(table));
  } else if (arguments.has(kGenerateFlag.name)) {
    out.write(generated(table, arguments.last(kGenerateFlag.name)));
  } else {
    return std::nullopt;
  }
  return out.finish(kSuccess);
}

}  // namespace dateline::cli
