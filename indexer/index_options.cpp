// What the arguments of dateline-index mean.
#include "index_options.h"

#include <algorithm>
#include <utility>

#include "cli/flag_value.h"
#include "cli/terminal.h"
#include "entities/alias_rules.h"
#include "error/nearest_name.h"
#include "text/language.h"

namespace dateline::indexer {
namespace {

using cli::Arguments;
using cli::usage_error;
using error::Status;

constexpr std::uint64_t kMostThreads = 1024;
constexpr std::uint64_t kMostGenerations = 1'000'000;
constexpr std::uint64_t kMostUnpackRatio = 1'000'000'000;

Status read_map(const Arguments& arguments, std::multimap<std::string, std::string>& map) {
  const std::vector<std::string_view>& fields = article::mappable_fields();
  for (const std::string& value : arguments.all("map")) {
    const std::size_t equals = value.find('=');
    const std::string field = value.substr(0, equals);
    if (equals == std::string::npos || equals + 1 == value.size())
      return usage_error("--map: expected FIELD=NAME, not \"" + value + "\"",
                         "for example --map title=headline");
    if (std::ranges::count(fields, field) == 0) {
      const std::string_view nearest = error::nearest_name(field, fields);
      std::string all;
      for (const std::string_view known : fields) all += " " + std::string(known);
      return usage_error(
          "--map: there is no field \"" + field + "\"",
          nearest.empty() ? "the fields are" + all : "did you mean " + std::string(nearest) + "?");
    }
    map.emplace(field, value.substr(equals + 1));
  }
  return {};
}

Status read_language(const Arguments& arguments, text::Language& language) {
  if (!arguments.has("language")) return {};
  const auto read = text::parse_language(arguments.last("language"));
  if (!read)
    return usage_error(
        "--language: expected a language, not \"" + std::string(arguments.last("language")) + "\"",
        "type its code, for example en or de");
  language = *read;
  return {};
}

Status read_numbers(const Arguments& arguments, index::BuildOptions& build) {
  if (arguments.has("threads")) {
    const auto threads = cli::read_number("threads", arguments.last("threads"), 1, kMostThreads);
    if (!threads) return threads.error();
    build.threads = static_cast<unsigned>(*threads);
  }
  const auto keep = read_keep(arguments);
  if (!keep) return keep.error();
  build.keep = *keep;
  if (arguments.has("unpack-ratio")) {
    const auto ratio = cli::read_number("unpack-ratio", arguments.last("unpack-ratio"), 0, kMostUnpackRatio);
    if (!ratio) return ratio.error();
    build.read.unpack.ratio = *ratio;
  }
  if (arguments.has("memory")) {
    const auto memory = cli::read_size("memory", arguments.last("memory"));
    if (!memory) return memory.error();
    build.memory = *memory;
  }
  return {};
}

/// All but the operands.
error::Result<BuildSettings> read_settings(const Arguments& arguments) {
  BuildSettings settings;
  settings.build.read.format = *article::parse_format(arguments.last("format", "auto"));
  settings.build.read.records = arguments.last("records");
  settings.build.read.id_prefix = arguments.last("id-prefix");
  settings.build.read.keep_non_articles = arguments.has("keep-non-articles");
  settings.build.strict = arguments.has("strict");
  settings.build.command = "dateline-index " + arguments.command();
  if (arguments.has("entities")) settings.build.entities = arguments.last("entities") == "on";
  auto aliases = read_aliases(arguments);
  if (!aliases) return aliases.error();
  settings.build.aliases = std::move(*aliases);
  settings.rejects = arguments.last("rejects");
  settings.json = arguments.has("json");
  settings.quiet = arguments.has("quiet");
  settings.progress =
      cli::progress_style(arguments.last("progress", "auto"), settings.quiet, cli::is_terminal(2));
  if (const Status map = read_map(arguments, settings.build.read.map); !map) return map.error();
  if (const Status language = read_language(arguments, settings.build.read.language); !language)
    return language.error();
  if (const Status numbers = read_numbers(arguments, settings.build); !numbers) return numbers.error();
  return settings;
}

}  // namespace

error::Result<BuildSettings> read_build_settings(const Arguments& arguments) {
  if (arguments.operands().size() < 2)
    return usage_error(arguments.command() + ": expected an index and at least one source",
                       "type dateline-index " + arguments.command() + " INDEX SOURCE...");
  auto settings = read_settings(arguments);
  if (!settings) return settings;
  settings->index = arguments.operands().front();
  settings->build.sources.assign(arguments.operands().begin() + 1, arguments.operands().end());
  return settings;
}

error::Result<BuildSettings> read_inspect_settings(const Arguments& arguments) {
  if (arguments.operands().empty())
    return usage_error("inspect: expected at least one source", "type dateline-index inspect SOURCE...");
  auto settings = read_settings(arguments);
  if (settings) settings->build.sources = arguments.operands();
  return settings;
}

error::Result<std::optional<std::string>> read_aliases(const Arguments& arguments) {
  if (!arguments.has("aliases")) return std::optional<std::string>();
  const std::filesystem::path path = arguments.last("aliases");
  auto text = entities::read_alias_text(path);
  if (!text && text.error().kind == error::ErrorKind::not_found)
    return usage_error("--aliases: there is no file " + path.string(),
                       "see docs/entity-names.md for its form");
  if (!text) return text.error();
  if (const auto rules = entities::parse_alias_rules(*text, path.string()); !rules) return rules.error();
  return std::optional<std::string>(std::move(*text));
}

error::Result<std::size_t> read_keep(const Arguments& arguments) {
  if (!arguments.has("keep")) return index::BuildOptions{}.keep;
  return cli::read_number("keep", arguments.last("keep"), 0, kMostGenerations);
}

error::Result<std::filesystem::path> read_index_operand(const Arguments& arguments) {
  if (arguments.operands().size() == 1) return std::filesystem::path(arguments.operands().front());
  return usage_error(arguments.command() + ": expected one index",
                     "type dateline-index " + arguments.command() + " INDEX");
}

}  // namespace dateline::indexer
