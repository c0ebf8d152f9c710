// command_cost: what a whole command takes: one question from start to exit, an update of a few articles.
#include <filesystem>
#include <iostream>
#include <string>

#include <cxxopts.hpp>

#include "benchmarks/markdown_table.h"
#include "benchmarks/one_shot.h"

namespace {

using namespace dateline;
using namespace dateline::benchmarks;

cxxopts::Options flag_table() {
  const auto text = [] { return cxxopts::value<std::string>()->default_value(""); };
  cxxopts::Options flags("command_cost", "Measures commands that ask once, and updates.");
  flags.add_options()("work", "folder where build_cost left its indexes", cxxopts::value<std::string>())(
      "queries", "lines class<TAB>query; the first of each class is asked", text())(
      "repeat", "times that each command is run", cxxopts::value<unsigned>()->default_value("5"))(
      "changed", "articles to update, each with the marker in it", text())(
      "marker", "a word that no other article has", text())("figures", "add the figures to this file, too",
                                                            text())("help", "this page");
  return flags;
}

std::string one_shot_table(const Figures& figures) {
  MarkdownTable table({"one command, ms", "ids", "facets", "snippets"});
  for (const std::string& engine : figures.matches("one_shot/ids/*")) {
    std::vector<std::string> row{engine};
    for (const char* mode : {"ids", "facets", "snippets"})
      row.push_back(decimal(figures.get(std::string("one_shot/") + mode + '/' + engine).value_or(0), 1));
    table.add(std::move(row));
  }
  return table.text();
}

std::string update_table(const Figures& figures) {
  MarkdownTable table({"update", "seconds", "CPU s"});
  for (const std::string& engine : figures.matches("update/*/wall_s"))
    table.add({engine, decimal(figures.get("update/" + engine + "/wall_s").value_or(0), 2),
               decimal(figures.get("update/" + engine + "/cpu_s").value_or(0), 2)});
  return grouped(static_cast<std::uint64_t>(figures.get("update/articles").value_or(0))) +
         " articles changed:\n\n" + table.text();
}

int fail(const error::Error& error) {
  std::cerr << "command_cost: " << describe(error);
  return 3;
}

int finish(const Figures& figures, const std::string& table, const std::string& path) {
  std::cout << table << '\n' << std::flush;
  if (path.empty()) return 0;
  const auto written = write_figures(figures, path);
  return written ? 0 : fail(written.error());
}

int run(const cxxopts::ParseResult& flags) {
  const auto text = [&](const char* name) { return flags[name].as<std::string>(); };
  const Workplace place{std::filesystem::read_symlink("/proc/self/exe").parent_path(), text("work")};
  if (!text("queries").empty()) {
    const auto queries = read_query_list(text("queries"));
    if (!queries) return fail(queries.error());
    const auto figures = measure_one_shots(place, *queries, flags["repeat"].as<unsigned>());
    if (!figures) return fail(figures.error());
    if (const int status = finish(*figures, one_shot_table(*figures), text("figures")); status != 0)
      return status;
  }
  if (text("changed").empty()) return 0;
  const auto figures = measure_updates(place, text("changed"), text("marker"));
  if (!figures) return fail(figures.error());
  return finish(*figures, update_table(*figures), text("figures"));
}

}  // namespace

int main(int count, char** arguments) {
  auto table = flag_table();
  try {
    const auto flags = table.parse(count, arguments);
    if (flags.count("help") != 0 || flags.count("work") == 0) {
      std::cout << table.help();
      return flags.count("help") != 0 ? 0 : 2;
    }
    return run(flags);
  } catch (const cxxopts::exceptions::exception& wrong) {
    std::cerr << "command_cost: " << wrong.what() << '\n';
    return 2;
  }
}
