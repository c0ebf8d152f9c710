// query_latency: how long queries take by class and by what is asked for, beside other engines on the same
// articles, and whether all answers are right.
#include <algorithm>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include <cxxopts.hpp>

#include "benchmarks/lucene_engine.h"
#include "benchmarks/query_report.h"

namespace {

using namespace dateline;
using namespace dateline::benchmarks;

struct Options {
  std::string index, lucene, fts5, plain;  // empty: does not take part
  std::string queries;
  std::vector<std::string> kinds;  // none: all of the list
  std::vector<Mode> modes;
  Repetition repetition;
  unsigned threads = 1;  // of one query of ours
  double jit_seconds = 0;
  double rate_seconds = 0;
  bool check = true;
  bool must_agree = false;
  std::string figures;
};

error::Result<Contest> open_engines(const Options& options) {
  Contest contest;
  const auto admit = [&](const char* name, error::Result<std::unique_ptr<Engine>> engine) -> error::Status {
    if (!engine) return engine.error();
    contest.names.emplace_back(name);
    contest.engines.push_back(std::move(*engine));
    return {};
  };
  if (!options.index.empty()) {
    const AskerOpener alone = dateline_opener(options.index);
    if (auto s = admit("Dateline", open_here(dateline_opener(options.index, options.threads), alone)); !s)
      return s.error();
    if (options.threads > 1)
      if (auto s = admit("Dateline, 1 thread", open_here(alone)); !s) return s.error();
  }
  if (!options.lucene.empty())
    if (auto s = admit("Lucene", open_lucene(options.lucene)); !s) return s.error();
  if (!options.fts5.empty())
    if (auto s = admit("FTS5", open_here(sqlite_fts5_opener(options.fts5))); !s) return s.error();
  if (!options.plain.empty())
    if (auto s = admit("Xapian", open_here(plain_xapian_opener(options.plain))); !s) return s.error();
  return contest;
}

std::vector<ClassedQuery> chosen(std::vector<ClassedQuery> queries, const std::vector<std::string>& kinds) {
  if (!kinds.empty())
    std::erase_if(queries, [&](const ClassedQuery& query) {
      return std::ranges::find(kinds, query.kind) == kinds.end();
    });
  return queries;
}

error::Status check_answers(const Options& options, const std::vector<ClassedQuery>& queries,
                            Contest& contest, QueryResults& results) {
  if (!options.check) return {};
  auto agreements = compare_answers(contest, queries);
  if (!agreements) return agreements.error();
  results.agreements = std::move(*agreements);
  if (options.index.empty()) return {};
  auto exhaustive = check_exhaustively(options.index, queries);
  if (!exhaustive) return exhaustive.error();
  results.exhaustive = std::move(*exhaustive);
  return {};
}

error::Result<QueryResults> measure(const Options& options, const std::vector<ClassedQuery>& queries) {
  auto contest = open_engines(options);
  if (!contest) return contest.error();
  QueryResults results{contest->names, {}, {}, {}};
  if (auto s = check_answers(options, queries, *contest, results); !s) return s.error();
  if (auto s = warm_up(*contest, queries, options.jit_seconds); !s) return s.error();
  for (const Mode mode : options.modes)
    for (const std::string& kind : classes_of(queries)) {
      auto timing = time_class(*contest, queries, kind, mode, options.repetition);
      if (!timing) return timing.error();
      results.timings.push_back(std::move(*timing));
    }
  if (options.rate_seconds <= 0) return results;
  auto rates = measure_rates(*contest, queries, options.modes, options.rate_seconds);
  if (!rates) return rates.error();
  results.rates = std::move(*rates);
  return results;
}

void print(const QueryResults& results, const Options& options) {
  for (const Mode mode : options.modes) std::cout << latency_table(results, mode) << '\n';
  if (!results.rates.empty()) std::cout << rate_table(results) << '\n';
  if (!results.agreements.empty()) std::cout << agreement_table(results) << differences(results) << '\n';
  if (results.exhaustive) std::cout << exhaustive_line(*results.exhaustive);
  std::cout << std::flush;
}

cxxopts::Options flag_table() {
  using Texts = std::vector<std::string>;
  const auto text = [] { return cxxopts::value<std::string>()->default_value(""); };
  cxxopts::Options flags("query_latency",
                         "Measures queries beside other engines, all asked in turn. Ends with status 1 when "
                         "our answers are not those of exhaustive evaluation.");
  flags.add_options()("index", "Dateline's index", text())("lucene", "Lucene's index", text())(
      "fts5", "SQLite's database", text())("plain", "plain Xapian's database", text())(
      "queries", "lines class<TAB>query", cxxopts::value<std::string>())(
      "class", "only these classes", cxxopts::value<Texts>()->default_value(""))(
      "mode", "only these modes: ids, total, facets, snippets", cxxopts::value<Texts>()->default_value(""))(
      "repeat", "timed passes", cxxopts::value<unsigned>()->default_value("5"))(
      "warm-up", "passes before them", cxxopts::value<unsigned>()->default_value("1"))(
      "query-threads",
      "threads that answer one query of ours; 0: one for each core. With more than one, the "
      "same on one thread takes part, too. Queries per second are those of queries on one thread",
      cxxopts::value<unsigned>()->default_value("0"))("jit-seconds",
                                                      "let the JVM answer for so long at least, first",
                                                      cxxopts::value<double>()->default_value("60"))(
      "rate-seconds", "measure queries per second, for so long each; 0: not",
      cxxopts::value<double>()->default_value("0"))("no-check", "do not compare answers first")(
      "must-agree", "end with status 1 when engines differ in a total")(
      "figures", "add the figures to this file, too", text())("help", "this page");
  return flags;
}

std::vector<Mode> read_modes(const std::vector<std::string>& names) {
  std::vector<Mode> modes;
  for (const Mode mode : kModes)
    if (names.empty() || std::ranges::find(names, name_of(mode)) != names.end()) modes.push_back(mode);
  return modes;
}

Options read_options(const cxxopts::ParseResult& flags) {
  const auto text = [&](const char* name) { return flags[name].as<std::string>(); };
  const auto texts = [&](const char* name) {
    auto values = flags[name].as<std::vector<std::string>>();
    std::erase(values, "");
    return values;
  };
  Options options;
  options.index = text("index");
  options.threads = flags["query-threads"].as<unsigned>();
  if (options.threads == 0) options.threads = std::max(1U, std::thread::hardware_concurrency());
  options.lucene = text("lucene");
  options.fts5 = text("fts5");
  options.plain = text("plain");
  options.queries = text("queries");
  options.kinds = texts("class");
  options.modes = read_modes(texts("mode"));
  options.repetition = {flags["warm-up"].as<unsigned>(), flags["repeat"].as<unsigned>()};
  options.jit_seconds = flags["jit-seconds"].as<double>();
  options.rate_seconds = flags["rate-seconds"].as<double>();
  options.check = flags.count("no-check") == 0;
  options.must_agree = flags.count("must-agree") != 0;
  options.figures = text("figures");
  return options;
}

int fail(const error::Error& error) {
  std::cerr << "query_latency: " << describe(error);
  return 3;
}

int run(const Options& options) {
  auto list = read_query_list(options.queries);
  if (!list) return fail(list.error());
  const auto queries = chosen(std::move(*list), options.kinds);
  const auto results = measure(options, queries);
  if (!results) return fail(results.error());
  print(*results, options);
  if (!options.figures.empty())
    if (auto written = write_figures(figures_of(*results), options.figures); !written)
      return fail(written.error());
  const bool wrong = results->exhaustive && !results->exhaustive->wrong.empty();
  return wrong || (options.must_agree && !all_agree(*results)) ? 1 : 0;
}

}  // namespace

int main(int count, char** arguments) {
  auto table = flag_table();
  try {
    const auto flags = table.parse(count, arguments);
    if (flags.count("help") != 0 || flags.count("queries") == 0) {
      std::cout << table.help();
      return flags.count("help") != 0 ? 0 : 2;
    }
    return run(read_options(flags));
  } catch (const cxxopts::exceptions::exception& wrong) {
    std::cerr << "query_latency: " << wrong.what() << '\n';
    return 2;
  }
}
