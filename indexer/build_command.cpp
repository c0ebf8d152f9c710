// build and update: from sources to a published generation, watched by a person.
#include "build_screen.h"
#include "build_summary.h"
#include "cli/configuration.h"
#include "cli/exit_status.h"
#include "cli/interruption.h"
#include "commands.h"
#include "index/index_build.h"
#include "index/index_update.h"
#include "index_options.h"

namespace dateline::indexer {
namespace {

/// What the shell is told when nothing was published.
int failure_status(const error::Error& failure) {
  const int status = cli::report(failure);
  return failure.kind == error::ErrorKind::interrupted ? cli::interruption_status() : status;
}

/// `run` takes the settings and the observer.
template <class Run>
int run_watched(const cli::Arguments& arguments, cli::Output& out, Run&& run) {
  const auto settings = read_build_settings(arguments);
  if (!settings) return cli::report(cli::placed_default(settings.error(), arguments));
  const auto screen = BuildScreen::open(*settings);
  if (!screen) return cli::report(screen.error());
  cli::watch_interruptions();
  (*screen)->progress(
      {});  // a large folder takes a while to list; a person should see that something happens
  const error::Result<index::BuildReport> report = run(*settings, **screen);
  const error::Status finished = (*screen)->finish();
  if (!report) return failure_status(report.error());
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

}  // namespace

int run_build(const cli::Arguments& arguments, cli::Output& out) {
  return run_watched(arguments, out, [](const BuildSettings& settings, index::BuildObserver& observer) {
    return index::build_index(settings.index, settings.build, observer);
  });
}

int run_update(const cli::Arguments& arguments, cli::Output& out) {
  return run_watched(arguments, out, [&](const BuildSettings& settings, index::BuildObserver& observer) {
    index::UpdateOptions options;
    options.build = settings.build;
    options.prune = arguments.has("prune");
    return index::update_index(settings.index, options, observer);
  });
}

}  // namespace dateline::indexer
