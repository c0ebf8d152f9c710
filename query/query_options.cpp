// What the arguments of dateline-query mean.
#include "query_options.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <initializer_list>
#include <memory>
#include <sstream>
#include <thread>
#include <utility>

#include "asked_fields.h"
#include "cli/flag_value.h"
#include "cli/terminal.h"
#include "error/nearest_name.h"
#include "exploration_options.h"
#include "io/checksum.h"
#include "query_flags.h"
#include "text/language.h"
#include "unreadable_file.h"

namespace dateline::query {
namespace {

using cli::Arguments;
using cli::usage_error;
using error::Status;

constexpr std::uint64_t kMostHits = 1'000'000'000;  // beyond any --limit that fits in memory
constexpr std::uint64_t kMostPassages = 100;
constexpr std::uint64_t kLeastSnippet = 20;  // characters
constexpr std::uint64_t kMostSnippet = 1'000'000;
constexpr std::uint64_t kMostThreads = 1024;
/// Each that helps with one query has the index open for itself.
constexpr unsigned kMostHelping = 16;
constexpr std::uint64_t kMostDays = 1'000'000;

template <class Number>
Status read_number_flag(const Arguments& arguments, std::string_view flag, std::uint64_t least,
                        std::uint64_t most, Number& number) {
  if (!arguments.has(flag)) return {};
  const auto read = cli::read_number(flag, arguments.last(flag), least, most);
  if (!read) return read.error();
  number = static_cast<Number>(*read);
  return {};
}

error::Result<schema::Span> read_date(std::string_view flag, std::string_view value) {
  const auto instant = schema::parse_iso(value);
  if (instant) return schema::span_of(*instant);
  return usage_error("--" + std::string(flag) + ": expected a date, not \"" + std::string(value) + "\"",
                     "dates are written 2024, 2024-03, 2024-03-22 or 2024-03-22T10:15Z");
}

Status read_dates(const Arguments& arguments, schema::Span& range) {
  if (arguments.has("from")) {
    const auto from = read_date("from", arguments.last("from"));
    if (!from) return from.error();
    range.begin = from->begin;
  }
  if (arguments.has("to")) {
    const auto to = read_date("to", arguments.last("to"));
    if (!to) return to.error();
    range.end = to->end;
  }
  if (range.begin < range.end) return {};
  return usage_error("--from " + std::string(arguments.last("from")) + " is later than --to " +
                     std::string(arguments.last("to")));
}

Status read_facets(const Arguments& arguments, std::vector<search::FacetChoice>& facets) {
  for (const std::string& value : arguments.all("facet")) {
    if (const auto choice = search::parse_facet_choice(value)) {
      facets.push_back(*choice);
      continue;
    }
    const std::string name = value.substr(0, value.find(':'));
    const std::string_view nearest = error::nearest_name(name, facet_fields());
    std::string hint = "type --facet FIELD or --facet FIELD:N, for example --facet place:5";
    if (!nearest.empty() && nearest != name) hint = "did you mean --facet " + std::string(nearest) + "?";
    return usage_error("--facet: expected a field, perhaps with a number of values, not \"" + value + "\"",
                       hint);
  }
  return {};
}

Status read_filters(const Arguments& arguments, std::vector<search::Filter>& filters) {
  for (const std::string& value : arguments.all("filter")) {
    auto filter = search::parse_filter(value);
    if (!filter) return filter.error();
    filters.push_back(std::move(*filter));
  }
  return {};
}

Status read_language(const Arguments& arguments, QueryOptions& options) {
  if (!arguments.has("language")) return {};
  const auto language = text::parse_language(arguments.last("language"));
  if (!language)
    return usage_error(
        "--language: expected a language, not \"" + std::string(arguments.last("language")) + "\"",
        "type its code, for example en or de");
  options.parse.language = options.request.language = *language;
  return {};
}

Status read_saved(const Arguments& arguments, QueryOptions& options) {
  if (!arguments.has("queries")) return {};
  const std::string file(arguments.last("queries"));
  std::ifstream lines(file, std::ios::binary);
  if (!lines.is_open() || std::filesystem::is_directory(file))
    return unreadable_file(file, "the saved queries");
  std::stringstream text;
  text << lines.rdbuf();
  options.meaning += "saved " + std::to_string(io::checksum64(text.view())) + '\n';
  auto saved = search::SavedQueries::read(text, file);
  if (!saved) return saved.error();
  options.parse.saved = std::make_shared<search::SavedQueries>(std::move(saved).value());
  return {};
}

Status read_numbers(const Arguments& arguments, QueryOptions& options) {
  search::SearchRequest& request = options.request;
  for (const Status& status :
       {read_number_flag(arguments, "limit", 0, kMostHits, request.limit),
        read_number_flag(arguments, "offset", 0, kMostHits, request.offset),
        read_number_flag(arguments, "snippets", 0, kMostPassages, request.snippets),
        read_number_flag(arguments, "snippet-chars", kLeastSnippet, kMostSnippet, request.snippet_chars),
        read_number_flag(arguments, "recent", 1, kMostDays, request.recent_days),
        read_number_flag(arguments, "threads", 1, kMostThreads, options.threads)})
    if (!status) return status.error();
  if (options.watch && !arguments.has("limit")) request.limit = UINT64_MAX;  // no alert is held back
  if (!options.all) return {};
  if (arguments.has("limit")) return usage_error("--all and --limit exclude each other");
  request.limit = UINT64_MAX;
  return {};
}

void read_choices(const Arguments& arguments, QueryOptions& options) {
  using search::SortOrder;
  using search::TimelineUnit;
  const std::string_view sort = arguments.last("sort", "relevance");
  options.request.sort = sort == "newest"   ? SortOrder::newest
                         : sort == "oldest" ? SortOrder::oldest
                                            : SortOrder::relevance;
  const std::string_view unit = arguments.last("timeline");
  if (!unit.empty())
    options.request.timeline = unit == "year"    ? TimelineUnit::year
                               : unit == "month" ? TimelineUnit::month
                               : unit == "week"  ? TimelineUnit::week
                                                 : TimelineUnit::day;
  const std::string_view collapse = arguments.has("collapse") ? arguments.last("collapse") : "none";
  if (collapse != "none")
    options.request.collapse = collapse == "newest"    ? search::CollapseOrder::newest
                               : collapse == "longest" ? search::CollapseOrder::longest
                                                       : search::CollapseOrder::first;
  options.parse.bare_or = arguments.last("operator", "and") == "or";
  options.parse.plain = arguments.has("plain");
  const bool literal = arguments.has("literal") || !(options.parse.plain || options.parse.bare_or);
  options.request.aliases = options.request.spellings = !literal;
  options.request.facets_ignore_own_filter = arguments.last("facet-mode", "all") == "multi";
}

void read_output(const Arguments& arguments, QueryOptions& options) {
  options.all = arguments.has("all");
  options.count = arguments.has("count");
  options.quiet = arguments.has("quiet");
  options.request.explain = arguments.has("explain");
  options.request.expand = arguments.has("expand");
  options.request.proximity = arguments.has("proximity");
  options.output.format = *render::parse_format(arguments.last("format", "text"));
  options.output.width = cli::text_width(1);
  options.output.color = cli::use_color(arguments.last("color", "auto"), 1);
  options.output.hyperlinks = cli::use_hyperlinks(arguments.last("hyperlinks", "auto"), 1);
  options.interactive = arguments.has("interactive");
  options.output.run_id = arguments.last("run-id", options.output.run_id);
}

/// Snippets are cut for exports only where a column is for them.
Status read_fields(const Arguments& arguments, QueryOptions& options) {
  using render::Format;
  if (!arguments.has("fields")) return {};
  const Format format = options.output.format;
  if (format != Format::json && format != Format::jsonl && format != Format::csv)
    return usage_error("--fields is about --format jsonl, json and csv, not " +
                           std::string(arguments.last("format", "text")),
                       "add --format jsonl, json or csv");
  auto fields = render::parse_export_fields(arguments.last("fields"));
  if (!fields) return fields.error();
  options.request.details = render::parts_of(*fields);
  if (!render::has_field(*fields, render::ExportField::snippet)) options.request.snippets = 0;
  options.output.fields = std::move(*fields);
  return {};
}

/// The index, and the words behind it joined by blanks.
Status read_operands(const Arguments& arguments, QueryOptions& options) {
  const std::vector<std::string>& operands = arguments.operands();
  if (operands.empty())
    return usage_error("expected an index and a query",
                       "type dateline-query INDEX QUERY...; see dateline-query --help");
  options.index = operands.front();
  for (std::size_t i = 1; i < operands.size(); ++i) options.query += (i > 1 ? " " : "") + operands[i];
  if (arguments.has("show")) options.show = arguments.last("show");
  if (arguments.has("show-copies")) options.show_copies = arguments.last("show-copies");
  if (arguments.has("batch")) options.batch = arguments.last("batch");
  if (arguments.has("resume")) options.resume = arguments.last("resume");
  if (arguments.has("watch")) options.watch = arguments.last("watch");
  if (arguments.has("export-index")) options.export_index = arguments.last("export-index");
  options.progress = arguments.last("progress", "auto");
  return {};
}

bool narrows(const Arguments& arguments) {
  constexpr std::array<std::string_view, 7> kNarrowing{"from",     "to",          "filter",   "facet",
                                                       "timeline", "date-ranges", "top-terms"};
  for (const std::string_view flag : kNarrowing)
    if (arguments.has(flag)) return true;
  return false;
}

/// All options (of the group, if there is one) with their values, but those that change no answer.
std::string meaning_of(const Arguments& arguments, std::string_view group) {
  std::string meaning;
  for (const cli::Flag& flag : query_table().flags) {
    // The queries that --queries holds count as part of those that name them.
    constexpr std::array<std::string_view, 10> kNoMatter{"threads",    "progress", "quiet", "resume",
                                                         "queries",    "color",    "batch", "no-config",
                                                         "hyperlinks", "no-pager"};
    if (!group.empty() && flag.group != group) continue;
    if (!arguments.has(flag.name) || std::ranges::find(kNoMatter, flag.name) != kNoMatter.end()) continue;
    for (const std::string& value : arguments.all(flag.name))
      meaning += "--" + std::string(flag.name) + "=" + value + '\n';
    if (flag.value.empty()) meaning += "--" + std::string(flag.name) + '\n';
  }
  return meaning;
}

Status check_alone(const Arguments& arguments, std::string_view way,
                   std::initializer_list<std::string_view> others, std::string hint) {
  for (const std::string_view flag : others)
    if (arguments.has(flag))
      return usage_error("--" + std::string(way) + " and --" + std::string(flag) + " exclude each other",
                         std::move(hint));
  return {};
}

/// Ways to ask of which there is one at most.
Status check_ways(const Arguments& arguments) {
  constexpr std::array<std::string_view, 5> kWays{"show", "show-copies", "batch", "watch", "export-index"};
  std::string_view way;
  for (const std::string_view flag : kWays) {
    if (!arguments.has(flag)) continue;
    if (!way.empty())
      return usage_error("--" + std::string(way) + " and --" + std::string(flag) + " exclude each other");
    way = flag;
  }
  if ((way == "batch" || way == "watch") && arguments.operands().size() > 1)
    return usage_error("with --" + std::string(way) +
                       " the queries are in the file; there is one on the command line, too");
  if (arguments.has("resume") && (way != "batch" || arguments.has("quiet")))
    return usage_error("--resume is about the answers of --batch",
                       "type dateline-query INDEX --batch FILE --resume OUTPUT");
  if (way == "watch")
    return check_alone(arguments, way,
                       {"offset", "facet", "timeline", "explain", "stories", "story-hits", "similar",
                        "similar-to", "collapse", "top-terms", "date-ranges"},
                       "each query is answered by the articles that are new");
  if (way != "export-index") return {};
  const Status alone = check_alone(arguments, way,
                                   {"limit", "offset", "count", "fields", "facet", "timeline", "collapse",
                                    "stories", "top-terms", "date-ranges", "explain"},
                                   "the new index holds every match, whole");
  if (!alone) return alone;
  if (arguments.last("export-index").empty())
    return usage_error("--export-index: expected a folder", "give a folder that is not there yet");
  return {};
}

/// What does not go with keys and a screen.
Status check_interactive(const QueryOptions& options) {
  const bool other = options.show || options.show_copies || options.batch || options.watch ||
                     options.export_index || options.request.similar || options.request.story_hits > 0 ||
                     options.request.top_terms > 0 || options.all || options.count || options.quiet;
  if (other) return usage_error("--interactive excludes --all, --count, --quiet and the other ways to ask");
  if (options.output.format != render::Format::text) return usage_error("--interactive has no --format");
  if (cli::is_terminal(0) && cli::is_terminal(1)) return {};
  return usage_error("--interactive needs a terminal for its input and its output",
                     "without one, leave --interactive out");
}

/// What is wrong only in company.
Status check_mode(const Arguments& arguments, const QueryOptions& options) {
  using render::Format;
  if (const Status ways = check_ways(arguments); !ways) return ways;
  if (options.show_copies && !options.query.empty())
    return usage_error("--show-copies stands alone: it lists the copies of one article");
  const Format format = options.output.format;
  if (options.show && format != Format::text && format != Format::json && format != Format::jsonl &&
      format != Format::html)
    return usage_error("--show writes text, json or html, not " + std::string(arguments.last("format")));
  if (options.show_copies && format != Format::text && format != Format::json && format != Format::jsonl)
    return usage_error("--show-copies writes text or json, not " + std::string(arguments.last("format")));
  if ((options.batch || options.watch) && format == Format::html)
    return usage_error(std::string(options.batch ? "--batch" : "--watch") +
                       " does not write html: a page answers one query");
  if (options.interactive) return check_interactive(options);
  const bool blank = options.query.find_first_not_of(' ') == std::string::npos;
  if (!options.show && !options.show_copies && !options.batch && !options.watch && !options.export_index &&
      !options.request.similar && blank && !narrows(arguments))
    return usage_error(
        "expected a query after " + options.index.string(),
        "type dateline-query INDEX QUERY...; without a query, --filter, --facet, --timeline, --from and --to "
        "are about all articles");
  return check_exploration(arguments, options);
}

/// Of a hit only what the format writes: the rest costs time.
void ask_for_shown(QueryOptions& options) {
  using render::Format;
  search::SearchRequest& request = options.request;
  const Format format = options.output.format;
  if (options.interactive || request.details.any) return;
  if (format == Format::ids || format == Format::trec) request.detail = search::HitDetail::id;
  request.entities = format != Format::text && format != Format::csv;
  if (format == Format::text && request.snippets == 0 && !options.output.hyperlinks)
    request.detail = search::HitDetail::line;
}

}  // namespace

error::Result<QueryOptions> read_options(const Arguments& arguments) {
  QueryOptions options;
  if (const Status operands = read_operands(arguments, options); !operands) return operands.error();
  read_output(arguments, options);
  read_choices(arguments, options);
  if (const Status numbers = read_numbers(arguments, options); !numbers) return numbers.error();
  if (const Status fields = read_fields(arguments, options); !fields) return fields.error();
  if (const Status dates = read_dates(arguments, options.request.date_range); !dates) return dates.error();
  if (const Status facets = read_facets(arguments, options.request.facets); !facets) return facets.error();
  if (const Status filters = read_filters(arguments, options.request.filters); !filters)
    return filters.error();
  if (const Status language = read_language(arguments, options); !language) return language.error();
  if (const Status queries = read_saved(arguments, options); !queries) return queries.error();
  if (const Status more = read_exploration(arguments, options); !more) return more.error();
  if (const Status mode = check_mode(arguments, options); !mode) return mode.error();
  ask_for_shown(options);
  options.request.parse = options.parse;
  options.meaning += meaning_of(arguments, {});
  options.selection = meaning_of(arguments, kSelectionGroup);
  return options;
}

error::Result<search::QueryTree> read_query(const std::string& query, const search::ParseOptions& options) {
  if (query.find_first_not_of(' ') == std::string::npos) return search::QueryTree{};
  return search::parse_query(query, options);
}

search::SearchThreads QueryOptions::search_threads() const {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  return {.count = std::min(threads == 0 ? cores : threads, kMostHelping)};
}

}  // namespace dateline::query
