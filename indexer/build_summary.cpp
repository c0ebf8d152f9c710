// What a build did, for people and for programs.
#include "build_summary.h"

#include <array>
#include <cmath>
#include <cstdio>

#include "cli/flag_value.h"
#include "error/error.h"
#include "io/json_writer.h"
#include "rows.h"

namespace dateline::indexer {
namespace {

double articles_per_second(const index::BuildReport& report) {
  const auto read = static_cast<double>(report.added + report.replaced + report.unchanged);
  return report.seconds > 0 ? std::round(read / report.seconds * 10) / 10 : 0;
}

std::string warning(std::uint64_t count, std::string_view one, std::string_view many,
                    const std::string& example, std::string_view hint) {
  if (count == 0) return {};
  std::string out = cli::grouped(count) + " " + std::string(count == 1 ? one : many);
  if (!example.empty()) out += ": " + error::visible(example);
  out += "\n";
  if (!hint.empty()) out += "  hint: " + std::string(hint) + "\n";
  return out;
}

}  // namespace

bool is_partial(const index::BuildReport& report) {
  return report.rejected > 0 || report.unreadable > 0 || report.conflicting > 0;
}

namespace {

void append_articles(std::string& out, const index::BuildReport& report) {
  append_row(out, "generation", std::to_string(report.generation));
  append_row(out, "articles",
             cli::grouped(report.articles) +
                 (report.undated > 0 ? ", " + cli::grouped(report.undated) + " without a date" : ""));
  if (report.non_articles > 0)
    append_row(out, "no articles",
               cli::grouped(report.non_articles) + " left out (front pages, lists, pictures, videos)");
  if (report.held_back > 0) append_row(out, "held back", cli::grouped(report.held_back) + " under embargo");
  if (report.withdrawn > 0)
    append_row(out, "withdrawn", cli::grouped(report.withdrawn) + " that their sources killed");
  // A build only adds; what an update left alone is worth a word.
  if (report.unchanged > 0 || report.removed > 0) {
    append_row(out, "unchanged", cli::grouped(report.unchanged));
    if (report.added > 0) append_row(out, "added", cli::grouped(report.added));
  }
  if (report.replaced > 0)
    append_row(out, "replaced", cli::grouped(report.replaced) + " by a later one of the same id");
  if (report.removed > 0) append_row(out, "removed", cli::grouped(report.removed));
}

void append_index(std::string& out, const index::BuildReport& report) {
  append_row(out, "index",
             cli::bytes_text(report.bytes_index) + ", " + ratio_text(report.bytes_index, report.bytes_text) +
                 " bytes for a byte of text");
}

}  // namespace

std::string change_text(const index::BuildReport& report) {
  std::string out;
  append_articles(out, report);
  append_row(out, "segments", std::to_string(report.segments));
  append_index(out, report);
  return out;
}

std::string report_text(const index::BuildReport& report) {
  std::string out;
  append_articles(out, report);
  if (report.rejected > 0) append_row(out, "rejected", cli::grouped(report.rejected));
  if (report.unreadable > 0)
    append_row(out, "unreadable",
               cli::grouped(report.unreadable) + (report.unreadable == 1 ? " source" : " sources"));
  append_row(out, "read", cli::bytes_text(report.bytes_in) + " in " + seconds_text(report.seconds));
  append_index(out, report);
  return out;
}

std::string report_json(const index::BuildReport& report) {
  std::string out;
  io::JsonWriter json(out);
  json.begin_object().field("format_version", kFormatVersion).field("generation", report.generation);
  json.field("articles", report.articles).field("added", report.added).field("replaced", report.replaced);
  json.field("removed", report.removed)
      .field("unchanged", report.unchanged)
      .field("rejected", report.rejected);
  json.field("bytes_in", report.bytes_in).field("bytes_index", report.bytes_index);
  json.key("seconds").number(std::round(report.seconds * 1000) / 1000);
  json.key("articles_per_second").number(articles_per_second(report));
  json.field("non_articles", report.non_articles);
  json.field("held_back", report.held_back).field("withdrawn", report.withdrawn);
  json.field("unreadable", report.unreadable).field("conflicting", report.conflicting);
  json.field("undated", report.undated).field("bad_dates", report.bad_dates);
  json.field("replaced_characters", report.replaced_characters);
  json.field("bytes_text", report.bytes_text).field("segments", report.segments).end_object();
  return out + '\n';
}

void write_generation(const cli::Arguments& arguments, const store::Manifest& manifest, std::string_view what,
                      cli::Output& out) {
  if (arguments.has("json")) {
    std::string line;
    io::JsonWriter json(line);
    json.begin_object().field("format_version", kFormatVersion).field("generation", manifest.generation);
    json.field("articles", manifest.totals.articles).end_object();
    out.write(line + '\n');
  } else if (!arguments.has("quiet")) {
    std::string text;
    append_row(text, "generation", std::to_string(manifest.generation) + " " + std::string(what));
    append_row(text, "articles", cli::grouped(manifest.totals.articles));
    out.write(text);
  }
}

std::string report_warnings(const index::BuildReport& report) {
  return warning(report.conflicting, "article was replaced by one of the same id with another title or url",
                 "articles were replaced by ones of the same id with another title or url",
                 report.conflict_example,
                 "if they are different articles, index their sources with different --id-prefix values") +
         warning(report.bad_dates, "article is in without its date, which could not be read",
                 "articles are in without their dates, which could not be read", report.bad_date_example,
                 "") +
         warning(report.replaced_characters, "invalid character was replaced by U+FFFD",
                 "invalid characters were replaced by U+FFFD", "", "");
}

}  // namespace dateline::indexer
