// build: from sources to a published generation, watched by a person.
#include "build_screen.h"
#include "build_summary.h"
#include "cli/exit_status.h"
#include "cli/interruption.h"
#include "commands.h"
#include "index/index_build.h"
#include "index_options.h"

namespace dateline::indexer {

int run_build(const cli::Arguments& arguments, cli::Output& out) {
  const auto settings = read_build_settings(arguments);
  if (!settings) return cli::report(settings.error());
  const auto screen = BuildScreen::open(*settings);
  if (!screen) return cli::report(screen.error());
  cli::watch_interruptions();
  (*screen)->progress(
      {});  // a large folder takes a while to list; a person should see that something happens
  const auto report = index::build_index(settings->index, settings->build, **screen);
  const error::Status finished = (*screen)->finish();
  if (!report) {
    const int status = cli::report(report.error());
    return report.error().kind == error::ErrorKind::interrupted ? cli::interruption_status() : status;
  }
  if (!settings->quiet) cli::write_error(report_warnings(*report));
  if (settings->json) {
    out.write(report_json(*report));
  } else if (!settings->quiet) {
    out.write(report_text(*report));
  }
  if (!finished) {
    cli::report(finished.error());
    return cli::kPartly;
  }
  return is_partial(*report) ? cli::kPartly : cli::kSuccess;
}

}  // namespace dateline::indexer
