// read_cost: what it costs to read sources alone, format by format, without indexing them.
#include <sys/resource.h>

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "article/article_reader.h"
#include "benchmarks/latency.h"
#include "benchmarks/markdown_table.h"

namespace {

using namespace dateline;
using namespace dateline::benchmarks;

double cpu_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

struct Reading {
  std::uint64_t files = 0, articles = 0, rejected = 0, non_articles = 0;
  std::uint64_t bytes = 0;       // after decompression
  std::uint64_t text_bytes = 0;  // of articles
  std::string formats;
  std::vector<double> seconds;  // CPU, of each round
};

void read_once(const std::string& source, Reading& reading) {
  const std::vector<double> seconds = std::move(reading.seconds);
  reading = {};
  reading.seconds = seconds;
  const double begin = cpu_seconds();
  article::SourceReader reader({source}, {});
  while (const auto found = reader.next()) {
    ++(*found ? reading.articles : reading.rejected);
    if (*found) reading.text_bytes += article::text_bytes(**found);
  }
  reading.seconds.push_back(cpu_seconds() - begin);
  reading.bytes = reader.bytes_in();
  std::map<std::string, bool> formats;
  for (const article::SourceFile& file : reader.files()) {
    formats[std::string(article::name_of(file.format))] = true;
    reading.non_articles += file.non_articles;
  }
  reading.files = reader.files().size();
  for (const auto& [name, found] : formats) reading.formats += (reading.formats.empty() ? "" : ", ") + name;
}

int run(int rounds, const std::vector<std::string>& sources) {
  std::vector<Reading> readings(sources.size());
  for (int round = 0; round < rounds; ++round) {  // in turns: a busy minute hits all alike
    for (std::size_t i = 0; i < sources.size(); ++i) read_once(sources[i], readings[i]);
  }
  MarkdownTable table(
      {"source", "format", "files", "articles", "no articles", "rejected", "MB", "MB/s", "articles/s"});
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const Reading& reading = readings[i];
    const double seconds = std::max(median(reading.seconds), 1e-9);
    table.add({sources[i].substr(sources[i].find_last_of('/') + 1), reading.formats, grouped(reading.files),
               grouped(reading.articles), grouped(reading.non_articles), grouped(reading.rejected),
               decimal(static_cast<double>(reading.bytes) / 1e6, 1),
               decimal(static_cast<double>(reading.bytes) / 1e6 / seconds, 1),
               grouped(static_cast<std::uint64_t>(static_cast<double>(reading.articles) / seconds))});
  }
  std::cout << table.text();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  int rounds = 5;
  if (arguments.size() >= 2 && arguments[0] == "--rounds") {
    rounds = std::max(1, std::atoi(arguments[1].c_str()));
    arguments.erase(arguments.begin(), arguments.begin() + 2);
  }
  if (arguments.empty()) {
    std::cerr << "usage: read_cost [--rounds N] SOURCE...   (a row of the table for each source)\n";
    return 2;
  }
  return run(rounds, arguments);
}
