// query_latency: how long queries take by class and by what is asked for, beside plain Xapian on the same
// articles.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <cxxopts.hpp>

#include "benchmarks/latency.h"
#include "benchmarks/markdown_table.h"
#include "benchmarks/query_measurement.h"
#include "io/json_writer.h"

namespace {

using namespace dateline;
using namespace dateline::benchmarks;

struct Options {
  std::string index;
  std::string plain;
  std::string queries;
  std::vector<std::string> kinds;  // none: all of the list
  std::vector<Mode> modes;
  Repetition repetition;
  std::string only;
  bool check = true;
  std::string json;
};

/// The engines of a run, baseline last, with what tables call them.
struct Contest {
  std::vector<std::string> names;
  std::vector<Engine> engines;
};

error::Result<Contest> open_engines(const Options& options) {
  Contest contest;
  const auto admit = [&](const char* name, error::Result<Engine> engine) -> error::Status {
    if (!engine) return engine.error();
    contest.names.emplace_back(name);
    contest.engines.push_back(std::move(*engine));
    return {};
  };
  if (options.only != "plain")
    if (auto status = admit("Dateline", open_dateline(options.index)); !status) return status.error();
  if (options.only != "ours")
    if (auto status = admit("plain", open_plain_xapian(options.plain)); !status) return status.error();
  return contest;
}

struct Results {
  std::vector<std::string> names;  // of engines
  std::vector<ClassTiming> timings;
  std::vector<Agreement> agreements;
};

std::vector<ClassedQuery> chosen(std::vector<ClassedQuery> queries, const std::vector<std::string>& kinds) {
  if (!kinds.empty())
    std::erase_if(queries, [&](const ClassedQuery& query) {
      return std::ranges::find(kinds, query.kind) == kinds.end();
    });
  return queries;
}

error::Result<Results> measure(const Options& options) {
  auto list = read_query_list(options.queries);
  if (!list) return list.error();
  const auto queries = chosen(std::move(*list), options.kinds);
  auto contest = open_engines(options);
  if (!contest) return contest.error();

  Results results{contest->names, {}, {}};
  if (options.check) {
    auto agreements = compare_answers(contest->engines, queries);
    if (!agreements) return agreements.error();
    results.agreements = std::move(*agreements);
  }
  for (const Mode mode : options.modes)
    for (const std::string& kind : classes_of(queries)) {
      auto timing = time_class(contest->engines, queries, kind, mode, options.repetition);
      if (!timing) return timing.error();
      results.timings.push_back(std::move(*timing));
    }
  return results;
}

std::string shown(double microseconds) { return decimal(microseconds, microseconds < 100 ? 1 : 0); }

void add_latency(std::vector<std::string>& row, const Latency& latency) {
  for (const double value : {latency.p50, latency.p95, latency.p99}) row.push_back(shown(value));
}

/// A row "sum of medians" and one "geometric mean" under the classes of a mode.
void add_summary(MarkdownTable& table, const std::vector<std::vector<double>>& medians) {
  std::vector<std::string> sums{"sum of medians"};
  std::vector<double> totals;
  for (const auto& column : medians) {
    totals.push_back(0);
    for (const double value : column) totals.back() += value;
    sums.insert(sums.end(), {shown(totals.back()), "", ""});
  }
  std::vector<std::string> means{"geometric mean"};
  for (const auto& column : medians) means.insert(means.end(), {shown(geometric_mean(column)), "", ""});
  if (medians.size() == 2) {
    sums.push_back(ratio(totals[0], totals[1]));
    means.push_back(ratio(geometric_mean(medians[0]), geometric_mean(medians[1])));
  }
  table.add(std::move(sums));
  table.add(std::move(means));
}

std::string latency_table(const Results& results, Mode mode) {
  std::vector<std::string> header{std::string(name_of(mode)) + ", us"};
  for (const std::string& name : results.names)
    for (const char* percentile : {" p50", "p95", "p99"})
      header.push_back(percentile[0] == ' ' ? name + percentile : percentile);
  if (results.names.size() == 2) header.emplace_back("p50 to plain");
  MarkdownTable table(std::move(header));
  std::vector<std::vector<double>> medians(results.names.size());
  for (const ClassTiming& timing : results.timings) {
    if (timing.mode != mode) continue;
    std::vector<std::string> row{timing.kind};
    for (std::size_t engine = 0; engine < medians.size(); ++engine) {
      const Latency latency = latency_of(timing.microseconds[engine]);
      medians[engine].push_back(latency.p50);
      add_latency(row, latency);
    }
    if (medians.size() == 2) row.push_back(ratio(medians[0].back(), medians[1].back()));
    table.add(std::move(row));
  }
  add_summary(table, medians);
  return table.text();
}

std::string agreement_table(const Results& results) {
  std::vector<ClassedQuery> queries;
  for (const Agreement& agreement : results.agreements) queries.push_back(agreement.query);
  MarkdownTable table({"class", "queries", "mean matches", "same total", "same facets"});
  for (const std::string& kind : classes_of(queries)) {
    std::uint64_t asked = 0, matches = 0, totals = 0, facets = 0;
    for (const Agreement& agreement : results.agreements) {
      if (agreement.query.kind != kind) continue;
      ++asked;
      matches += agreement.answers.front().total;
      totals += agreement.same_total() ? 1 : 0;
      facets += agreement.same_facets() ? 1 : 0;
    }
    table.add({kind, grouped(asked), grouped(matches / asked), grouped(totals), grouped(facets)});
  }
  return table.text();
}

/// The queries on which the engines disagree, the first few of each class.
std::string differences(const Results& results) {
  constexpr unsigned kShown = 3;
  std::string out;
  std::string kind;
  unsigned shown_of_kind = 0;
  for (const Agreement& agreement : results.agreements) {
    if (agreement.same_total() && agreement.same_facets()) continue;
    if (agreement.query.kind != kind) shown_of_kind = 0;
    kind = agreement.query.kind;
    if (shown_of_kind++ >= kShown) continue;
    out += "    " + kind + '\t' + agreement.query.query + '\t' + std::to_string(agreement.answers[0].total) +
           " : " + std::to_string(agreement.answers[1].total) +
           (agreement.same_total() ? "\tfacets differ" : "") + '\n';
  }
  return out.empty() ? out : "\nDifferent answers (Dateline : plain), up to three a class:\n\n" + out;
}

void print(const Results& results, const std::vector<Mode>& modes) {
  for (const Mode mode : modes) std::cout << latency_table(results, mode) << '\n';
  if (!results.agreements.empty()) std::cout << agreement_table(results) << differences(results);
  std::cout << std::flush;
}

std::string to_json(const Results& results) {
  std::string out;
  io::JsonWriter json(out);
  json.begin_object().key("latencies_us").begin_array();
  for (const ClassTiming& timing : results.timings)
    for (std::size_t engine = 0; engine < results.names.size(); ++engine) {
      const Latency latency = latency_of(timing.microseconds[engine]);
      json.begin_object().field("engine", results.names[engine]).field("mode", name_of(timing.mode));
      json.field("class", timing.kind).key("p50").number(latency.p50).key("p95").number(latency.p95);
      json.key("p99").number(latency.p99).end_object();
    }
  json.end_array().key("totals").begin_array();
  for (const Agreement& agreement : results.agreements) {
    json.begin_object().field("class", agreement.query.kind).field("query", agreement.query.query);
    for (std::size_t engine = 0; engine < results.names.size(); ++engine)
      json.field(results.names[engine], agreement.answers[engine].total);
    json.end_object();
  }
  json.end_array().end_object();
  return out + '\n';
}

cxxopts::Options flag_table() {
  using Texts = std::vector<std::string>;
  cxxopts::Options flags("query_latency", "Measures queries beside plain Xapian, both asked in turn.");
  flags.add_options()("index", "Dateline's index", cxxopts::value<std::string>()->default_value(""))(
      "plain", "the baseline's database", cxxopts::value<std::string>()->default_value(""))(
      "queries", "lines class<TAB>query", cxxopts::value<std::string>())(
      "class", "only these classes", cxxopts::value<Texts>()->default_value(""))(
      "mode", "only these modes: ids, total, facets, snippets", cxxopts::value<Texts>()->default_value(""))(
      "repeat", "timed passes", cxxopts::value<unsigned>()->default_value("5"))(
      "warm-up", "passes before them", cxxopts::value<unsigned>()->default_value("1"))(
      "only", "ours or plain", cxxopts::value<std::string>()->default_value(""))(
      "no-check", "do not compare answers first")("json", "write the figures to this file, too",
                                                  cxxopts::value<std::string>()->default_value(""))(
      "help", "this page");
  return flags;
}

std::vector<Mode> read_modes(const std::vector<std::string>& names) {
  std::vector<Mode> modes;
  for (const Mode mode : kModes)
    if (names.empty() || std::ranges::find(names, name_of(mode)) != names.end()) modes.push_back(mode);
  return modes;
}

Options read_options(const cxxopts::ParseResult& flags) {
  const auto texts = [&](const char* name) {
    auto values = flags[name].as<std::vector<std::string>>();
    std::erase(values, "");
    return values;
  };
  Options options;
  options.index = flags["index"].as<std::string>();
  options.plain = flags["plain"].as<std::string>();
  options.queries = flags["queries"].as<std::string>();
  options.kinds = texts("class");
  options.modes = read_modes(texts("mode"));
  options.repetition = {flags["warm-up"].as<unsigned>(), flags["repeat"].as<unsigned>()};
  options.only = flags["only"].as<std::string>();
  options.check = flags.count("no-check") == 0;
  options.json = flags["json"].as<std::string>();
  return options;
}

int run(const Options& options) {
  const auto results = measure(options);
  if (!results) {
    std::cerr << "query_latency: " << describe(results.error());
    return 3;
  }
  print(*results, options.modes);
  if (!options.json.empty()) std::ofstream(options.json) << to_json(*results);
  return 0;
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
