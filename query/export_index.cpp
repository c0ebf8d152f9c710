// --export-index: the matches of a query as an index of their own.
#include "export_index.h"

#include <chrono>
#include <utility>

#include "cli/exit_status.h"
#include "cli/flag_value.h"
#include "cli/interruption.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "index/index_extract.h"
#include "io/json_writer.h"

namespace dateline::query {
namespace {

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Shows how far the export is; Ctrl-C ends it between its steps.
class ExportScreen final : public index::BuildObserver {
 public:
  explicit ExportScreen(const QueryOptions& options)
      : meter_(cli::progress_style(options.progress, options.quiet, cli::is_terminal(2)), cli::text_width(2),
               cli::write_error, seconds_now) {}
  ~ExportScreen() override { meter_.clear(); }

  void progress(const index::BuildProgress& progress) override {
    const bool reading = progress.phase == index::BuildPhase::reading;
    meter_.update({.phase = reading ? "reading" : "merging", .articles = progress.articles});
  }
  bool cancelled() override { return cli::interrupted(); }

 private:
  cli::ProgressMeter meter_;
};

std::string report_text(const index::BuildReport& report, const QueryOptions& options) {
  if (options.output.format == render::Format::text)
    return cli::grouped(report.articles) + (report.articles == 1 ? " article" : " articles") + " in " +
           options.export_index->string() + ", " + cli::bytes_text(report.bytes_index) + "\n";
  std::string line;
  io::JsonWriter json(line);
  json.begin_object().field("format_version", render::kFormatVersion);
  json.field("index", options.export_index->string()).field("generation", report.generation);
  json.field("articles", report.articles).field("bytes_index", report.bytes_index).end_object();
  return line + '\n';
}

}  // namespace

int run_export_index(search::Searcher& searcher, const QueryOptions& options, search::QueryTree tree,
                     cli::Output& out) {
  search::SearchRequest request = options.request;
  request.query = std::move(tree);
  const auto matching = searcher.matching(request);
  if (!matching) return cli::report(matching.error());
  cli::watch_interruptions();
  error::Result<index::BuildReport> report = index::BuildReport{};
  {
    ExportScreen screen(options);
    report = index::extract_index(searcher.generation(), *matching, *options.export_index, {}, screen);
  }
  if (!report && report.error().kind == error::ErrorKind::not_found) {
    if (!options.quiet) cli::write_error("no article matches, so no index was made\n");
    return cli::kPartly;
  }
  if (!report) {
    const int status = cli::report(report.error());
    return report.error().kind == error::ErrorKind::interrupted ? cli::interruption_status() : status;
  }
  if (!options.quiet) out.write(report_text(*report, options));
  return cli::kSuccess;
}

}  // namespace dateline::query
