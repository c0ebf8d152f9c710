// Standard output: no failure goes unnoticed.
#include "cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>

#include "cli/exit_status.h"
#include "cli/interruption.h"

namespace dateline::cli {

TEST_CASE("what is written arrives, in order", "[cli]") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  Output out(ends[1]);
  CHECK(out.write("one "));
  CHECK(out.write("two\n"));
  CHECK(out.finish(kPartly) == kPartly);
  std::array<char, 16> read{};
  CHECK(::read(ends[0], read.data(), read.size()) == 8);
  CHECK(std::string_view(read.data()) == "one two\n");
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST_CASE("a reader that has gone ends the program quietly", "[cli]") {
  ignore_closed_pipes();
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  ::close(ends[0]);
  Output out(ends[1]);
  CHECK(out.write("buffered"));
  CHECK_FALSE(out.flush());
  CHECK_FALSE(out.write("more"));
  CHECK(out.finish(kSuccess) == kClosedPipe);
  ::close(ends[1]);
}

TEST_CASE("a full disk is a failure", "[cli]") {
  const int full = ::open("/dev/full", O_WRONLY);
  if (full < 0) return;
  Output out(full);
  out.write("x");
  CHECK(out.finish(kSuccess) == kFailure);
  ::close(full);
}

TEST_CASE("every kind of error has an exit status", "[cli]") {
  using error::ErrorKind;
  CHECK(exit_status(ErrorKind::usage) == 2);
  CHECK(exit_status(ErrorKind::bad_query) == 2);
  CHECK(exit_status(ErrorKind::limit) == 2);
  CHECK(exit_status(ErrorKind::locked) == 75);
  CHECK(exit_status(ErrorKind::interrupted) == 130);
  for (const ErrorKind kind :
       {ErrorKind::not_found, ErrorKind::storage, ErrorKind::damaged, ErrorKind::version,
        ErrorKind::bad_article, ErrorKind::bad_source, ErrorKind::internal})
    CHECK(exit_status(kind) == 3);
}

}  // namespace dateline::cli
