// How long a command takes that asks one question, from its start to its end.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "benchmarks/engines.h"
#include "benchmarks/figures.h"
#include "benchmarks/query_list.h"
#include "error/result.h"

namespace dateline::benchmarks {

/// Where programs and indexes are; engines whose index is not in `work` take no part.
struct Workplace {
  std::filesystem::path programs;
  std::filesystem::path work;  // as build_cost leaves it

  std::filesystem::path index() const { return work / "dateline"; }
  std::filesystem::path lucene() const { return work / "lucene"; }
  std::filesystem::path fts5() const { return work / "fts5.sqlite"; }
  std::filesystem::path plain() const { return work / "plain"; }
  std::filesystem::path plain_compact() const { return work / "plain-compact"; }
};

/// The command of an engine for a question.
struct OneShot {
  std::string engine;
  std::vector<std::string> command;
};
std::vector<OneShot> one_shot_commands(const Workplace& place, const std::string& query, Mode mode);

/// The first query of each class, in modes ids, facets and snippets, all engines in turn, so many times:
/// one_shot/MODE/ENGINE, median in milliseconds.
error::Result<Figures> measure_one_shots(const Workplace& place, const std::vector<ClassedQuery>& queries,
                                         unsigned repeat);

/// Articles of `changed` (with `marker` in each) into copies of the indexes, each engine in a new process;
/// afterwards the marker must find them all: update/ENGINE/wall_s and cpu_s, update/articles.
error::Result<Figures> measure_updates(const Workplace& place, const std::string& changed,
                                       const std::string& marker);

}  // namespace dateline::benchmarks
