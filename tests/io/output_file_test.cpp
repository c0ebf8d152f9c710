// Bytes to disk: nothing lost, nothing half replaced, errors with the system's words.
#include "io/output_file.h"

#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <random>
#include <string>

#include "support/temporary_directory.h"

namespace dateline::io {
namespace {

namespace fs = std::filesystem;
using test_support::read_whole_file;
using test_support::TemporaryDirectory;

TEST_CASE("a file holds what was written, in whatever pieces", "[io][output_file]") {
  const auto seed = GENERATE(take(10, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const TemporaryDirectory folder;
  auto file = OutputFile::create(folder.path() / "out");
  REQUIRE(file);
  std::string expected;
  for (int piece = 0; piece < 40; ++piece) {
    const std::string bytes(random() % (piece % 10 == 0 ? 400'000 : 3'000),
                            static_cast<char>('a' + piece % 26));
    REQUIRE(file->write(bytes));
    expected += bytes;
    REQUIRE(file->size() == expected.size());
  }
  REQUIRE(file->finish(seed % 2 == 0));
  CHECK(read_whole_file(folder.path() / "out") == expected);
}

TEST_CASE("a new file never replaces one that is there", "[io][output_file]") {
  const TemporaryDirectory folder;
  const fs::path path = folder.write("out", "old");
  const auto file = OutputFile::create(path);
  REQUIRE_FALSE(file);
  CHECK(file.error().kind == error::ErrorKind::storage);
  CHECK(file.error().message == "cannot create: File exists");
  CHECK(file.error().place.source == path.string());
  CHECK(read_whole_file(path) == "old");
}

/// Lets no file grow beyond `bytes`, as a full disk would, until the end of the scope.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : old_handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &old_limit_);
    const rlimit limit{bytes, old_limit_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &old_limit_);
    std::signal(SIGXFSZ, old_handler_);
  }

 private:
  void (*old_handler_)(int);
  rlimit old_limit_{};
};

TEST_CASE("a write that the system refuses is an error, at the latest when the file is finished",
          "[io][output_file]") {
  const TemporaryDirectory folder;
  auto file = OutputFile::create(folder.path() / "out");
  REQUIRE(file);
  const FileSizeLimit limit(4096);
  CHECK(file->write(std::string(5'000, 'x')));  // still in the buffer
  const auto finished = file->finish(true);
  REQUIRE_FALSE(finished);
  CHECK(finished.error().kind == error::ErrorKind::storage);
  CHECK(finished.error().message == "cannot write: File too large");
}

TEST_CASE("a replacement that the system refuses leaves the file as it was", "[io][output_file]") {
  const TemporaryDirectory folder;
  const fs::path path = folder.write("CURRENT", "old");
  {
    const FileSizeLimit limit(4096);
    CHECK_FALSE(replace_file(path, std::string(5'000, 'x')));
  }
  CHECK(read_whole_file(path) == "old");
  CHECK_FALSE(fs::exists(folder.path() / "CURRENT.tmp"));
}

TEST_CASE("a full disk has a hint", "[io][output_file]") {
  CHECK(storage_error("x", "cannot write", ENOSPC).message == "cannot write: No space left on device");
  CHECK(storage_error("x", "cannot write", ENOSPC).hint == "free some space and run the command again");
}

SCENARIO("replacing a file leaves the old content or the new one", "[io][output_file]") {
  const TemporaryDirectory folder;
  const fs::path path = folder.path() / "CURRENT";
  GIVEN("a file") {
    REQUIRE(replace_file(path, "000001\n"));
    WHEN("it is replaced") {
      REQUIRE(replace_file(path, "000002\n"));
      THEN("it holds the new content and nothing lies beside it") {
        CHECK(read_small_file(path).value() == "000002\n");
        CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
      }
    }
    WHEN("a run before was killed while writing the new content") {
      folder.write("CURRENT.tmp", "0000");
      REQUIRE(replace_file(path, "000003\n"));
      THEN("its remains do not matter") { CHECK(read_small_file(path).value() == "000003\n"); }
    }
    WHEN("the new content cannot be put in place") {
      fs::create_directories(folder.path() / "folder" / "full");
      const auto replaced = replace_file(folder.path() / "folder", "text");
      THEN("it says so and leaves nothing beside") {
        REQUIRE_FALSE(replaced);
        CHECK(replaced.error().kind == error::ErrorKind::storage);
        CHECK_FALSE(fs::exists(folder.path() / "folder.tmp"));
      }
    }
  }
}

TEST_CASE("a small file is read whole or not at all", "[io][output_file]") {
  const TemporaryDirectory folder;
  const std::string content(200'000, 'n');
  CHECK(read_small_file(folder.write("a", content)).value() == content);
  const auto kind_of = [](const auto& result) { return result.error().kind; };
  CHECK(kind_of(read_small_file(folder.path() / "missing")) == error::ErrorKind::not_found);
  CHECK(kind_of(read_small_file(folder.path() / "a", 199'999)) == error::ErrorKind::limit);
  CHECK(kind_of(read_small_file(folder.path())) == error::ErrorKind::storage);
}

TEST_CASE("syncing names what is not there", "[io][output_file]") {
  const TemporaryDirectory folder;
  folder.write("file", "x");
  CHECK(sync_file(folder.path() / "file"));
  CHECK(sync_directory(folder.path()));
  CHECK_FALSE(sync_file(folder.path() / "missing"));
  CHECK_FALSE(sync_directory(folder.path() / "file"));
}

}  // namespace
}  // namespace dateline::io
