// Rows of tables from samples.
#include "benchmarks/query_report.h"

#include <algorithm>
#include <cstdint>

#include "benchmarks/latency.h"
#include "benchmarks/markdown_table.h"

namespace dateline::benchmarks {
namespace {

using Row = std::vector<std::string>;

std::string shown(double microseconds) { return decimal(microseconds, microseconds < 100 ? 1 : 0); }

/// The samples of all classes in a mode, by engine.
std::vector<std::vector<double>> pooled(const QueryResults& results, Mode mode) {
  std::vector<std::vector<double>> all(results.names.size());
  for (const ClassTiming& timing : results.timings)
    for (std::size_t engine = 0; timing.mode == mode && engine < all.size(); ++engine)
      all[engine].insert(all[engine].end(), timing.microseconds[engine].begin(),
                         timing.microseconds[engine].end());
  return all;
}

Row latency_header(const QueryResults& results, Mode mode) {
  Row header{std::string(name_of(mode)) + ", us"};
  for (const std::string& name : results.names)
    for (const char* percentile : {" p50", "p95", "p99"})
      header.push_back(percentile[0] == ' ' ? name + percentile : percentile);
  for (std::size_t other = 1; other < results.names.size(); ++other)
    header.push_back(results.names[other] + " takes");
  return header;
}

Row latency_row(const std::string& name, const std::vector<std::vector<double>>& samples) {
  Row row{name};
  std::vector<double> medians;
  for (const auto& sample : samples) {
    const Latency latency = latency_of(sample);
    medians.push_back(latency.p50);
    for (const double value : {latency.p50, latency.p95, latency.p99}) row.push_back(shown(value));
  }
  for (std::size_t other = 1; other < medians.size(); ++other)
    row.push_back(ratio(medians[other], medians[0]));
  return row;
}

/// A row with one value an engine, and its quotients.
Row summary_row(const std::string& name, const std::vector<double>& values) {
  Row row{name};
  for (const double value : values) row.insert(row.end(), {shown(value), "", ""});
  for (std::size_t other = 1; other < values.size(); ++other) row.push_back(ratio(values[other], values[0]));
  return row;
}

std::vector<ClassedQuery> queries_of(const QueryResults& results) {
  std::vector<ClassedQuery> queries;
  for (const Agreement& agreement : results.agreements) queries.push_back(agreement.query);
  return queries;
}

/// What one class, or all of them, agreed in.
struct Count {
  std::uint64_t queries = 0, matches = 0;
  std::vector<std::uint64_t> totals, facets;  // by engine
};

Count count_agreement(const QueryResults& results, const std::string* kind) {
  Count count;
  count.totals.resize(results.names.size());
  count.facets.resize(results.names.size());
  for (const Agreement& agreement : results.agreements) {
    if (kind != nullptr && agreement.query.kind != *kind) continue;
    ++count.queries;
    count.matches += agreement.answers.front().total;
    for (std::size_t engine = 0; engine < results.names.size(); ++engine) {
      count.totals[engine] += agreement.same_total(engine) ? 1 : 0;
      count.facets[engine] += agreement.same_facets(engine) ? 1 : 0;
    }
  }
  return count;
}

Row agreement_row(const std::string& name, const Count& count) {
  Row row{name, grouped(count.queries), grouped(count.matches / std::max<std::uint64_t>(count.queries, 1))};
  for (std::size_t other = 1; other < count.totals.size(); ++other)
    row.insert(row.end(), {grouped(count.totals[other]), grouped(count.facets[other])});
  return row;
}

bool agrees(const Agreement& agreement) {
  for (std::size_t engine = 1; engine < agreement.answers.size(); ++engine)
    if (!agreement.same_total(engine) || !agreement.same_facets(engine)) return false;
  return true;
}

bool excused(const std::string& engine, const std::string& query) {
  return engine == "FTS5" && query.find("s*") != std::string::npos;
}

std::string difference(const Agreement& agreement) {
  std::string line = "    " + agreement.query.kind + '\t' + agreement.query.query + '\t';
  for (std::size_t engine = 0; engine < agreement.answers.size(); ++engine) {
    line += (engine == 0 ? "" : " : ") + std::to_string(agreement.answers[engine].total);
    if (agreement.same_total(engine) && !agreement.same_facets(engine)) line += " (other facets)";
  }
  return line + '\n';
}

}  // namespace

std::string latency_table(const QueryResults& results, Mode mode) {
  MarkdownTable table(latency_header(results, mode));
  std::vector<std::vector<double>> medians(results.names.size());
  for (const ClassTiming& timing : results.timings) {
    if (timing.mode != mode) continue;
    table.add(latency_row(timing.kind, timing.microseconds));
    for (std::size_t engine = 0; engine < medians.size(); ++engine)
      medians[engine].push_back(latency_of(timing.microseconds[engine]).p50);
  }
  std::vector<double> sums, means;
  for (const auto& column : medians) {
    sums.push_back(0);
    for (const double value : column) sums.back() += value;
    means.push_back(geometric_mean(column));
  }
  table.add(latency_row("all queries", pooled(results, mode)));
  table.add(summary_row("sum of medians", sums));
  table.add(summary_row("geometric mean", means));
  return table.text();
}

std::string rate_table(const QueryResults& results) {
  Row header{"queries per second"};
  header.insert(header.end(), results.names.begin(), results.names.end());
  for (std::size_t other = 1; other < results.names.size(); ++other)
    header.push_back("times " + results.names[other]);
  MarkdownTable table(std::move(header));
  for (std::size_t at = 0; at + results.names.size() <= results.rates.size(); at += results.names.size()) {
    const Rate* rates = &results.rates[at];
    Row row{std::string(name_of(rates->mode)) + ", threads: " + std::to_string(rates->threads)};
    for (std::size_t engine = 0; engine < results.names.size(); ++engine)
      row.push_back(grouped(static_cast<std::uint64_t>(rates[engine].per_second)));
    for (std::size_t other = 1; other < results.names.size(); ++other)
      row.push_back(ratio(rates[0].per_second, rates[other].per_second));
    table.add(std::move(row));
  }
  return table.text();
}

std::string agreement_table(const QueryResults& results) {
  Row header{"class", "queries", "mean matches"};
  for (std::size_t other = 1; other < results.names.size(); ++other)
    header.insert(header.end(), {results.names[other] + ": same total", "same facets"});
  MarkdownTable table(std::move(header));
  for (const std::string& kind : classes_of(queries_of(results)))
    table.add(agreement_row(kind, count_agreement(results, &kind)));
  table.add(agreement_row("all", count_agreement(results, nullptr)));
  return table.text();
}

std::string differences(const QueryResults& results) {
  constexpr unsigned kShown = 3;
  std::string out;
  std::string kind;
  unsigned shown_of_kind = 0;
  for (const Agreement& agreement : results.agreements) {
    if (agrees(agreement)) continue;
    if (agreement.query.kind != kind) shown_of_kind = 0;
    kind = agreement.query.kind;
    if (shown_of_kind++ < kShown) out += difference(agreement);
  }
  if (out.empty()) return out;
  std::string names;
  for (const std::string& name : results.names) names += (names.empty() ? "" : " : ") + name;
  return "\nDifferent answers, as totals of " + names + ", up to three a class:\n\n" + out;
}

bool all_agree(const QueryResults& results) {
  return std::ranges::all_of(results.agreements, [&](const Agreement& agreement) {
    for (std::size_t engine = 1; engine < agreement.answers.size(); ++engine)
      if (!agreement.same_total(engine) && !excused(results.names[engine], agreement.query.query))
        return false;
    return true;
  });
}

std::string exhaustive_line(const ExhaustiveCheck& check) {
  if (check.wrong.empty())
    return "Exhaustive evaluation gives the same ten articles, scores and totals for all " +
           grouped(check.queries) + " queries in every mode; so does Xapian's own matcher for the " +
           grouped(check.by_xapian) + " of them that are words with AND, OR and NOT.\n";
  std::string out = "WRONG: exhaustive evaluation gives something else for\n\n";
  for (const WrongAnswer& one : check.wrong)
    out += "    " + one.query.kind + '\t' + one.query.query + '\t' + one.what + '\n';
  return out;
}

Figures figures_of(const QueryResults& results) {
  Figures figures;
  const auto add = [&](const std::string& kind, Mode mode, const std::vector<std::vector<double>>& samples) {
    for (std::size_t engine = 0; engine < results.names.size(); ++engine) {
      const std::string name =
          "latency/" + std::string(name_of(mode)) + '/' + kind + '/' + results.names[engine] + '/';
      const Latency latency = latency_of(samples[engine]);
      figures.set(name + "p50", latency.p50);
      figures.set(name + "p95", latency.p95);
      figures.set(name + "p99", latency.p99);
    }
  };
  for (const ClassTiming& timing : results.timings) add(timing.kind, timing.mode, timing.microseconds);
  for (const Mode mode : kModes)
    if (const auto all = pooled(results, mode); !all.empty() && !all[0].empty()) add("all", mode, all);
  for (const Rate& rate : results.rates)
    figures.set("rate/" + std::string(name_of(rate.mode)) + '/' + std::to_string(rate.threads) + '/' +
                    results.names[rate.engine],
                rate.per_second);
  if (results.exhaustive) {
    figures.set("exhaustive/wrong", static_cast<double>(results.exhaustive->wrong.size()));
    figures.set("exhaustive/queries", static_cast<double>(results.exhaustive->queries));
    figures.set("exhaustive/by_xapian", static_cast<double>(results.exhaustive->by_xapian));
  }
  const Count count = count_agreement(results, nullptr);
  for (std::size_t other = 1; count.queries > 0 && other < results.names.size(); ++other) {
    const std::string name = "agreement/" + results.names[other] + '/';
    figures.set(name + "queries", static_cast<double>(count.queries));
    figures.set(name + "total", static_cast<double>(count.totals[other]));
    figures.set(name + "facets", static_cast<double>(count.facets[other]));
  }
  return figures;
}

}  // namespace dateline::benchmarks
