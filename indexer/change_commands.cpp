// remove, rollback and compact: changes that read no source.
#include "build_summary.h"
#include "cli/configuration.h"
#include "cli/exit_status.h"
#include "cli/flag_value.h"
#include "cli/interruption.h"
#include "commands.h"
#include "error/error.h"
#include "index/index_compact.h"
#include "index/index_remove.h"
#include "index/index_rollback.h"
#include "index_options.h"

namespace dateline::indexer {
namespace {

void write_report(const cli::Arguments& arguments, const index::BuildReport& report, cli::Output& out) {
  if (arguments.has("json")) {
    out.write(report_json(report));
  } else if (!arguments.has("quiet")) {
    out.write(change_text(report));
  }
}

/// Ctrl-C ends a merge between its steps.
class Interruptible final : public index::BuildObserver {
 public:
  bool cancelled() override { return cli::interrupted(); }
};

}  // namespace

int run_remove(const cli::Arguments& arguments, cli::Output& out) {
  if (arguments.operands().size() < 2)
    return cli::report(cli::usage_error("remove: expected an index and at least one id",
                                        "type dateline-index remove INDEX ID..."));
  const auto keep = read_keep(arguments);
  if (!keep) return cli::report(cli::placed_default(keep.error(), arguments));
  index::RemoveOptions options;
  options.ids.assign(arguments.operands().begin() + 1, arguments.operands().end());
  options.keep = *keep;
  const auto report = index::remove_articles(arguments.operands().front(), options);
  if (!report) return cli::report(report.error());
  if (!arguments.has("quiet"))
    for (const std::string& id : report->unknown)
      cli::write_error("there is no article with the id " + error::visible(id) + "\n");
  write_report(arguments, report->build, out);
  return report->unknown.empty() ? cli::kSuccess : cli::kPartly;
}

int run_rollback(const cli::Arguments& arguments, cli::Output& out) {
  const auto index = read_index_operand(arguments);
  if (!index) return cli::report(index.error());
  const auto manifest = index::roll_back(*index, "dateline-index rollback");
  if (!manifest) return cli::report(manifest.error());
  write_generation(arguments, *manifest, "is live again", out);
  return cli::kSuccess;
}

int run_compact(const cli::Arguments& arguments, cli::Output& out) {
  const auto index = read_index_operand(arguments);
  if (!index) return cli::report(index.error());
  const auto keep = read_keep(arguments);
  if (!keep) return cli::report(cli::placed_default(keep.error(), arguments));
  index::CompactOptions options;
  options.keep = *keep;
  cli::watch_interruptions();
  Interruptible observer;
  const auto report = index::compact_index(*index, options, observer);
  if (!report) {
    const int status = cli::report(report.error());
    return report.error().kind == error::ErrorKind::interrupted ? cli::interruption_status() : status;
  }
  write_report(arguments, *report, out);
  return cli::kSuccess;
}

}  // namespace dateline::indexer
