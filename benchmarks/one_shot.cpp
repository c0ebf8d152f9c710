// Commands of each engine, run in turn.
#include "benchmarks/one_shot.h"

#include <array>
#include <map>

#include "benchmarks/child_process.h"
#include "benchmarks/latency.h"
#include "benchmarks/lucene_command.h"
#include "benchmarks/sqlite_fts5.h"

namespace dateline::benchmarks {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> dateline_command(const Workplace& place, const std::string& query, Mode mode) {
  std::vector<std::string> command{(place.programs / "dateline-query").string(), place.index().string()};
  if (mode != Mode::snippets) command.insert(command.end(), {"--snippets", "0"});
  if (mode == Mode::facets)
    command.insert(command.end(), {"--facet", "place", "--facet", "topic", "--facet", "source"});
  command.insert(command.end(), {"--", query});
  return command;
}

std::vector<ClassedQuery> first_of_each_class(const std::vector<ClassedQuery>& queries) {
  std::vector<ClassedQuery> firsts;
  for (const std::string& kind : classes_of(queries))
    for (const ClassedQuery& query : queries)
      if (query.kind == kind) {
        firsts.push_back(query);
        break;
      }
  return firsts;
}

}  // namespace

std::vector<OneShot> one_shot_commands(const Workplace& place, const std::string& query, Mode mode) {
  std::vector<OneShot> commands;
  const std::string peer = (place.programs / "benchmark_peer").string();
  const std::string asked(name_of(mode));
  if (fs::exists(place.index())) commands.push_back({"Dateline", dateline_command(place, query, mode)});
  if (has_lucene() && fs::exists(place.lucene()))
    commands.push_back(
        {"Lucene", lucene_command({"ask", place.lucene().string(), query, asked}, JvmLife::brief)});
  if (has_sqlite_fts5() && fs::exists(place.fts5()))
    commands.push_back({"FTS5", {peer, "ask", "fts5", place.fts5().string(), query, asked}});
  if (fs::exists(place.plain_compact()))
    commands.push_back({"Xapian", {peer, "ask", "xapian", place.plain_compact().string(), query, asked}});
  return commands;
}

error::Result<Figures> measure_one_shots(const Workplace& place, const std::vector<ClassedQuery>& queries,
                                         unsigned repeat) {
  std::map<std::string, std::vector<double>> milliseconds;  // by name of the figure
  for (unsigned pass = 0; pass <= repeat; ++pass)
    for (const Mode mode : {Mode::ids, Mode::facets, Mode::snippets})
      for (const ClassedQuery& query : first_of_each_class(queries))
        for (const OneShot& one : one_shot_commands(place, query.query, mode)) {
          const auto cost = run_briefly(one.command);
          if (!cost) return cost.error();
          if (pass == 0) continue;  // fills the page cache
          milliseconds["one_shot/" + std::string(name_of(mode)) + '/' + one.engine].push_back(
              cost->wall_seconds * 1e3);
        }
  Figures figures;
  for (const auto& [name, sample] : milliseconds) figures.set(name, median(sample));
  return figures;
}

}  // namespace dateline::benchmarks
