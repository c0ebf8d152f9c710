// export: every article back as JSON Lines.
#include "cli/exit_status.h"
#include "cli/interruption.h"
#include "commands.h"
#include "index/index_export.h"
#include "index_options.h"

namespace dateline::indexer {

int run_export(const cli::Arguments& arguments, cli::Output& out) {
  const auto index = read_index_operand(arguments);
  if (!index) return cli::report(index.error());
  cli::watch_interruptions();
  const auto done = index::export_articles(
      *index, [&](std::string_view line) { return out.write(line) && !cli::interrupted(); });
  if (!done) return cli::report(done.error());
  return cli::interrupted() ? cli::interruption_status() : cli::kSuccess;
}

}  // namespace dateline::indexer
