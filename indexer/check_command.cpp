// check: is the index what was written?
#include "cli/exit_status.h"
#include "cli/flag_value.h"
#include "commands.h"
#include "index/index_check.h"
#include "index_options.h"
#include "io/json_writer.h"
#include "rows.h"

namespace dateline::indexer {
namespace {

std::string check_text(const index::CheckReport& report) {
  const std::string verdict = report.damage.empty() ? "is sound" : "is damaged";
  return "generation " + std::to_string(report.generation) + " " + verdict + ": " +
         cli::grouped(report.files) + " files, " + cli::bytes_text(report.bytes) + ", " +
         cli::grouped(report.articles_compared) + " articles compared\n";
}

std::string check_json(const index::CheckReport& report) {
  std::string out;
  io::JsonWriter json(out);
  json.begin_object().field("format_version", kFormatVersion).field("generation", report.generation);
  json.key("sound").boolean(report.damage.empty()).field("files", report.files).field("bytes", report.bytes);
  json.field("articles_compared", report.articles_compared).key("damage").begin_array();
  for (const error::Error& damage : report.damage)
    json.begin_object().field("file", damage.place.source).field("reason", damage.message).end_object();
  json.end_array().end_object();
  return out + '\n';
}

}  // namespace

int run_check(const cli::Arguments& arguments, cli::Output& out) {
  const auto index = read_index_operand(arguments);
  if (!index) return cli::report(index.error());
  const auto report = index::check_index(*index, {.full = arguments.has("full")});
  if (!report) return cli::report(report.error());
  for (const error::Error& damage : report->damage) cli::report(damage);
  if (arguments.has("json")) {
    out.write(check_json(*report));
  } else if (!arguments.has("quiet")) {
    out.write(check_text(*report));
  }
  return report->damage.empty() ? cli::kSuccess : cli::kFailure;
}

}  // namespace dateline::indexer
