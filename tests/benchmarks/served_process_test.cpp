// Programs that are asked line by line, and those that run once.
#include "benchmarks/served_process.h"

#include <catch2/catch.hpp>

#include "benchmarks/child_process.h"

namespace dateline::benchmarks {

TEST_CASE("a program answers line by line", "[benchmarks]") {
  auto cat = ServedProcess::start({"cat"}).value();
  CHECK(cat.ask("oil\n").value() == "oil");
  CHECK(cat.ask("\n").value().empty());
}

TEST_CASE("a program that is gone is an error", "[benchmarks]") {
  auto gone = ServedProcess::start({"true"}).value();
  CHECK_FALSE(gone.ask("oil\n"));
}

TEST_CASE("a command says what it took in", "[benchmarks]") {
  const MeasuredVolume measured = run_command({"sh", "-c", "echo 12 3456; echo more"}).value();
  CHECK(measured.volume.articles == 12);
  CHECK(measured.volume.text_bytes == 3456);
  CHECK(measured.cost.peak_bytes > 0);
  CHECK_FALSE(run_command({"sh", "-c", "echo 12 3456; exit 1"}));
  CHECK_FALSE(run_command({"echo", "nothing"}));
  CHECK(run_briefly({"echo", "nothing"}));
  CHECK_FALSE(run_briefly({"false"}));
}

TEST_CASE("work in a process of its own hands back what it took in", "[benchmarks]") {
  const auto measured = run_apart([]() -> error::Result<Volume> { return Volume{1, 2, 3}; });
  REQUIRE(measured);
  CHECK(measured->volume.source_bytes == 3);
  CHECK_FALSE(run_apart([]() -> error::Result<Volume> {
    return error::Error{error::ErrorKind::internal, {"nowhere"}, "as expected by the test", "", ""};
  }));
}

}  // namespace dateline::benchmarks
