// inspect: what sources hold and what would be rejected, without an index.
#include <algorithm>
#include <utility>

#include "article/source_survey.h"
#include "build_screen.h"
#include "cli/configuration.h"
#include "cli/exit_status.h"
#include "cli/flag_value.h"
#include "cli/interruption.h"
#include "commands.h"
#include "error/error.h"
#include "index_options.h"
#include "io/json_writer.h"
#include "rows.h"
#include "schema/instant.h"
#include "text/utf8.h"

namespace dateline::indexer {
namespace {

using article::Article;
using article::SourceSurvey;

constexpr std::size_t kShownText = 200;  // bytes of a sample's body

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return cli::grouped(count) + " " + std::string(count == 1 ? one : many);
}

std::string beginning_of(std::string_view text) {
  if (text.size() <= kShownText) return std::string(text);
  return std::string(text.substr(0, text::boundary_before(text, kShownText))) + "…";
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "-";
  const std::uint64_t rounded = (part * 100 + whole / 2) / whole;
  if (rounded == 100 && part < whole) return "99 %";
  return rounded == 0 && part > 0 ? "< 1 %" : std::to_string(rounded) + " %";
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) (out += out.empty() ? "" : "; ") += name;
  return out;
}

void append_formats(std::string& out, const SourceSurvey& survey) {
  for (const auto& [name, format] : survey.formats) {
    std::string text = name + ": " + counted(format.files, "file", "files") + ", " +
                       counted(format.articles, "article", "articles") + ", " + cli::bytes_text(format.bytes);
    if (format.rejected > 0) text += ", " + cli::grouped(format.rejected) + " rejected";
    append_row(out, "format", text);
  }
  for (const auto& [name, files] : survey.encodings)
    append_row(out, "encoding", name + ": " + counted(files, "file", "files") + " converted");
}

void append_totals(std::string& out, const SourceSurvey& survey) {
  append_row(out, "articles", cli::grouped(survey.articles));
  if (survey.same_id > 0)
    append_row(out, "same id",
               cli::grouped(survey.same_id) + " have the id of an earlier one and replace it");
  if (survey.non_articles > 0)
    append_row(out, "no articles",
               cli::grouped(survey.non_articles) + " pages left out (front pages, lists, videos)");
  if (survey.oldest.known())
    append_row(out, "dates", schema::to_iso(survey.oldest) + " to " + schema::to_iso(survey.newest));
  if (survey.bad_dates > 0) append_row(out, "bad dates", cli::grouped(survey.bad_dates));
  if (survey.replaced_characters > 0)
    append_row(out, "characters",
               cli::grouped(survey.replaced_characters) + " invalid ones replaced by U+FFFD");
  append_row(out, "text", cli::bytes_text(survey.text_bytes));
}

void append_fields(std::string& out, const SourceSurvey& survey) {
  out += "fields\n";
  for (std::size_t field = 0; field < survey.filled.size(); ++field) {
    const std::uint64_t filled = survey.filled[field];
    append_row(out, "  " + std::string(article::mappable_fields()[field]),
               percent(filled, survey.articles) + ", " + cli::grouped(filled));
  }
}

void append_sample(std::string& out, const Article& sample) {
  out += "sample: " + error::visible(error::to_string(sample.place)) + "\n";
  const auto row = [&out](std::string_view label, const std::string& text) {
    if (!text.empty()) append_row(out, "  " + std::string(label), error::visible(text));
  };
  row("id", sample.id);
  row("title", sample.title);
  row("date", sample.published.known() ? schema::to_iso(sample.published) : "");
  row("source", sample.source);
  row("author", joined(sample.authors));
  row("section", sample.section);
  row("topic", joined(sample.topics));
  row("language", std::string(sample.language));
  row("url", sample.url);
  std::string body = beginning_of(sample.body);
  std::ranges::replace(body, '\n', ' ');
  row("body", body);
}

using ReasonCount = std::pair<std::string, SourceSurvey::Reason>;

/// The most frequent first.
std::vector<ReasonCount> reasons_of(const SourceSurvey& survey) {
  std::vector<ReasonCount> reasons(survey.reasons.begin(), survey.reasons.end());
  std::ranges::stable_sort(reasons, std::ranges::greater{},
                           [](const ReasonCount& reason) { return reason.second.count; });
  return reasons;
}

void append_rejects(std::string& out, const SourceSurvey& survey) {
  if (survey.rejected + survey.unreadable == 0) return;
  append_row(out, "rejected", cli::grouped(survey.rejected + survey.unreadable));
  for (const auto& [kind, reason] : reasons_of(survey))
    append_row(out, "  " + cli::grouped(reason.count),
               error::visible(kind + ", first: " + error::to_string(reason.example.place)));
  if (survey.other_reasons > 0)
    append_row(out, "  " + cli::grouped(survey.other_reasons), "for other reasons");
}

std::string survey_text(const SourceSurvey& survey) {
  std::string out;
  append_formats(out, survey);
  append_totals(out, survey);
  append_fields(out, survey);
  for (const Article& sample : survey.samples) append_sample(out, sample);
  append_rejects(out, survey);
  return out;
}

void write_sample(io::JsonWriter& json, const Article& sample) {
  json.begin_object().field("source", sample.place.source).field("line", sample.place.line);
  json.field("id", sample.id).field("title", sample.title);
  if (sample.published.known()) json.field("date", schema::to_iso(sample.published));
  if (!sample.url.empty()) json.field("url", sample.url);
  if (!sample.language.empty()) json.field("language", sample.language);
  json.key("author").begin_array();
  for (const std::string& author : sample.authors) json.string(author);
  json.end_array().field("body", beginning_of(sample.body)).end_object();
}

void write_formats(io::JsonWriter& json, const SourceSurvey& survey) {
  json.key("formats").begin_array();
  for (const auto& [name, format] : survey.formats) {
    json.begin_object().field("format", name).field("files", format.files).field("articles", format.articles);
    json.field("rejected", format.rejected).field("bytes_in", format.bytes).end_object();
  }
  json.end_array().key("encodings").begin_object();
  for (const auto& [name, files] : survey.encodings) json.field(name, files);
  json.end_object();
}

void write_rejects(io::JsonWriter& json, const SourceSurvey& survey) {
  json.key("reasons").begin_array();
  for (const auto& [kind, reason] : reasons_of(survey)) {
    json.begin_object().field("reason", kind).field("count", reason.count);
    json.field("source", reason.example.place.source).field("line", reason.example.place.line).end_object();
  }
  json.end_array();
}

std::string survey_json(const SourceSurvey& survey) {
  std::string out;
  io::JsonWriter json(out);
  json.begin_object().field("format_version", kFormatVersion).field("articles", survey.articles);
  json.field("same_id", survey.same_id).field("rejected", survey.rejected);
  json.field("unreadable", survey.unreadable).field("non_articles", survey.non_articles);
  json.field("bad_dates", survey.bad_dates).field("replaced_characters", survey.replaced_characters);
  json.field("bytes_text", survey.text_bytes);
  if (survey.oldest.known())
    json.field("oldest", schema::to_iso(survey.oldest)).field("newest", schema::to_iso(survey.newest));
  write_formats(json, survey);
  json.key("fields").begin_object();
  for (std::size_t field = 0; field < survey.filled.size(); ++field)
    json.field(article::mappable_fields()[field], survey.filled[field]);
  json.end_object().key("languages").begin_object();
  for (const auto& [language, articles] : survey.languages) json.field(language, articles);
  json.end_object().key("samples").begin_array();
  for (const Article& sample : survey.samples) write_sample(json, sample);
  json.end_array();
  write_rejects(json, survey);
  json.end_object();
  return out + '\n';
}

index::BuildProgress progress_of(const article::SourceReader& source, std::uint64_t articles) {
  index::BuildProgress progress{.articles = articles, .bytes_in = source.bytes_in()};
  progress.bytes_consumed = source.bytes_consumed();
  progress.bytes_total = source.bytes_total();
  if (progress.bytes_total > 0)
    progress.done = static_cast<double>(progress.bytes_consumed) / static_cast<double>(progress.bytes_total);
  return progress;
}

/// Reads all sources; nothing when the person stopped it.
std::optional<SourceSurvey> look_at(article::SourceReader& source, BuildScreen& screen) {
  constexpr std::uint64_t kArticlesPerProgress = 256;
  article::Surveyor surveyor;
  std::uint64_t articles = 0;
  while (const auto found = source.next()) {
    if (screen.cancelled()) return std::nullopt;
    if (*found) {
      surveyor.add(**found);
      if (++articles % kArticlesPerProgress == 0) screen.progress(progress_of(source, articles));
    } else {
      surveyor.add(found->error());
      screen.rejected(found->error());
    }
  }
  return surveyor.finish(source.files());
}

}  // namespace

int run_inspect(const cli::Arguments& arguments, cli::Output& out) {
  const auto settings = read_inspect_settings(arguments);
  if (!settings) return cli::report(cli::placed_default(settings.error(), arguments));
  const auto screen = BuildScreen::open(*settings);
  if (!screen) return cli::report(screen.error());
  cli::watch_interruptions();
  article::SourceReader source(settings->build.sources, settings->build.read);
  const auto survey = look_at(source, **screen);
  const error::Status finished = (*screen)->finish();
  if (!survey) return cli::interruption_status();
  if (!finished) return cli::report(finished.error());
  if (settings->json) {
    out.write(survey_json(*survey));
  } else if (!settings->quiet) {
    out.write(survey_text(*survey));
  }
  if (survey->articles == 0) return cli::kFailure;
  return survey->rejected + survey->unreadable > 0 ? cli::kPartly : cli::kSuccess;
}

}  // namespace dateline::indexer
