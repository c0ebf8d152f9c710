// entities: the names of an index, listed, exported and corrected.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "build_summary.h"
#include "cli/configuration.h"
#include "cli/exit_status.h"
#include "cli/flag_value.h"
#include "commands.h"
#include "error/error.h"
#include "index/entity_list.h"
#include "index/names_republication.h"
#include "index_options.h"
#include "io/json_writer.h"
#include "io/output_file.h"
#include "rows.h"
#include "schema/field.h"

namespace dateline::indexer {
namespace {

using index::ListedName;

std::string joined(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + error::visible(name);
  return list;
}

/// "person         1,234  Vladimir Putin  (Putin, V. Putin)"
std::string list_line(const ListedName& name) {
  constexpr std::size_t kCountColumns = 11;
  std::string line;
  append_row(line, schema::info(name.facet).name, "");
  line.pop_back();
  const std::string count = cli::grouped(name.articles);
  line.append(count.size() < kCountColumns ? kCountColumns - count.size() : 0, ' ').append(count);
  line += "  " + error::visible(name.name);
  if (!name.aliases.empty()) line += "  (" + joined(name.aliases) + ")";
  return line + '\n';
}

void write_lines(const std::vector<ListedName>& names, cli::Output& out) {
  for (const ListedName& name : names)
    if (!out.write(list_line(name))) return;
}

void write_name(io::JsonWriter& json, const ListedName& name) {
  json.begin_object().field("value", name.name).field("count", name.articles);
  if (!name.aliases.empty()) {
    json.key("aliases").begin_array();
    for (const std::string& alias : name.aliases) json.string(alias);
    json.end_array();
  }
  json.end_object();
}

void write_json(const std::vector<ListedName>& names, cli::Output& out) {
  std::string line;
  io::JsonWriter json(line);
  json.begin_object().field("format_version", kFormatVersion).key("entities").begin_object();
  for (const schema::Facet facet : schema::kEntityFacets) {
    json.key(schema::info(facet).name).begin_array();
    for (const ListedName& name : names)
      if (name.facet == facet) write_name(json, name);
    json.end_array();
  }
  json.end_object().end_object();
  out.write(line + '\n');
}

int republish(const cli::Arguments& arguments, const std::filesystem::path& index, const std::string& rules,
              cli::Output& out) {
  const auto keep = read_keep(arguments);
  if (!keep) return cli::report(cli::placed_default(keep.error(), arguments));
  index::RepublicationOptions options;
  options.user_rules = rules;
  options.keep = *keep;
  const auto manifest = index::republish_names(index, options);
  if (!manifest) return cli::report(manifest.error());
  write_generation(arguments, *manifest, "has the names as you want them", out);
  return cli::kSuccess;
}

int export_names(const std::filesystem::path& index, const std::string& file, cli::Output& out) {
  const auto rules = index::export_entities(index);
  if (!rules) return cli::report(rules.error());
  if (file == "-") {
    out.write(*rules);
    return cli::kSuccess;
  }
  const auto written = io::replace_file(file, *rules);
  return written ? cli::kSuccess : cli::report(written.error());
}

int list(const cli::Arguments& arguments, const std::filesystem::path& index, cli::Output& out) {
  const auto names = index::list_entities(index);
  if (!names) return cli::report(names.error());
  if (arguments.has("json")) {
    write_json(*names, out);
  } else if (!arguments.has("quiet")) {
    write_lines(*names, out);
  }
  return cli::kSuccess;
}

}  // namespace

int run_entities(const cli::Arguments& arguments, cli::Output& out) {
  const auto index = read_index_operand(arguments);
  if (!index) return cli::report(index.error());
  const auto rules = read_aliases(arguments);
  if (!rules) return cli::report(rules.error());
  if (*rules)
    if (const int status = republish(arguments, *index, **rules, out); status != cli::kSuccess) return status;
  if (arguments.has("export")) return export_names(*index, std::string(arguments.last("export")), out);
  return *rules ? cli::kSuccess : list(arguments, *index, out);
}

}  // namespace dateline::indexer
