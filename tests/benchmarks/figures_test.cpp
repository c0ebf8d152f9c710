// Figures by name, and the file that holds them.
#include "benchmarks/figures.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "support/temporary_directory.h"

namespace dateline::benchmarks {

TEST_CASE("figures are found by name and by pattern", "[benchmarks]") {
  Figures figures;
  figures.set("latency/ids/and2/Lucene/p50", 20);
  figures.set("latency/ids/near/Lucene/p50", 40);
  figures.set("latency/ids/near/Dateline/p50", 10);
  CHECK(figures.get("latency/ids/near/Lucene/p50") == 40.0);
  CHECK_FALSE(figures.get("latency/ids/near/Lucene"));
  CHECK(figures.matches("latency/ids/*/Lucene/p50") == std::vector<std::string>{"and2", "near"});
  CHECK(figures.matches("latency/*/p50").empty());  // a star stands for one part
  CHECK(figures.quotient("latency/ids/near/Lucene/p50", "latency/ids/near/Dateline/p50") == 4.0);
  CHECK_FALSE(figures.quotient("latency/ids/near/Lucene/p50", "latency/ids/near/Xapian/p50"));
}

TEST_CASE("a file of figures keeps what the next program does not measure", "[benchmarks]") {
  const test_support::TemporaryDirectory directory;
  const auto path = directory.path() / "figures.tsv";
  Figures first, second;
  first.set("build/FTS5/wall_s", 12.5);
  first.set("rate/ids/1/FTS5", 1);
  second.set("rate/ids/1/FTS5", 0.1);
  REQUIRE(write_figures(first, path));
  REQUIRE(write_figures(second, path));
  const Figures read = read_figures(path).value();
  CHECK(read.get("build/FTS5/wall_s") == 12.5);
  CHECK(read.get("rate/ids/1/FTS5") == 0.1);
}

TEST_CASE("a line that is no figure is named", "[benchmarks]") {
  const test_support::TemporaryDirectory directory;
  const auto path = directory.path() / "figures.tsv";
  std::ofstream(path) << "a\t1\nb\ttwo\n";
  const auto read = read_figures(path);
  REQUIRE_FALSE(read);
  CHECK(read.error().place.line == 2);
  CHECK(read_figures(directory.path() / "none").value().all().empty());
}

}  // namespace dateline::benchmarks
