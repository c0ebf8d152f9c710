// One writer at a time, who is named.
#include "store/write_lock.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <optional>
#include <string>

#include "support/temporary_directory.h"

namespace dateline::store {
namespace {

using test_support::read_whole_file;
using test_support::TemporaryDirectory;

SCENARIO("an index has one writer at a time", "[store][write_lock]") {
  const TemporaryDirectory index;
  GIVEN("a writer") {
    auto first = WriteLock::acquire(index.path(), "dateline-index build");
    REQUIRE(first);
    std::optional<WriteLock> held(std::move(*first));
    WHEN("another one comes, in the same process or another") {
      const auto second = WriteLock::acquire(index.path(), "dateline-index update");
      THEN("it is refused and told by whom") {
        REQUIRE_FALSE(second);
        CHECK(second.error().kind == error::ErrorKind::locked);
        CHECK(second.error().place.source == (index.path() / "LOCK").string());
        CHECK_THAT(second.error().message, Catch::StartsWith("the index is being written by process " +
                                                             std::to_string(getpid()) + " on ") &&
                                               Catch::Contains("(dateline-index build) since 20"));
        CHECK_FALSE(second.error().hint.empty());
      }
      THEN("the holder still holds it") { CHECK_FALSE(WriteLock::acquire(index.path(), "x")); }
    }
    WHEN("it is done") {
      held.reset();
      THEN("the next one gets the lock") { CHECK(WriteLock::acquire(index.path(), "dateline-index update")); }
      THEN("nobody is named any more") { CHECK(read_whole_file(index.path() / "LOCK").empty()); }
    }
  }
  GIVEN("a writer that was killed") {
    const pid_t child = fork();
    if (child == 0) {
      const auto lock = WriteLock::acquire(index.path(), "dateline-index build");
      _exit(lock ? 7 : 1);  // without giving the lock back
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WEXITSTATUS(status) == 7);
    REQUIRE_FALSE(read_whole_file(index.path() / "LOCK").empty());
    THEN("its lock is gone with it") { CHECK(WriteLock::acquire(index.path(), "dateline-index update")); }
  }
}

TEST_CASE("a lock needs a folder that can be written", "[store][write_lock]") {
  const TemporaryDirectory index;
  const auto lock = WriteLock::acquire(index.path() / "missing", "x");
  REQUIRE_FALSE(lock);
  CHECK(lock.error().kind == error::ErrorKind::storage);
}

}  // namespace
}  // namespace dateline::store
