// Which files a walk finds, in which order, and what it says of the rest.
#include "io/file_walk.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/temporary_directory.h"

namespace fs = std::filesystem;
using dateline::io::FileWalk;
using dateline::io::walk_files;
using dateline::test_support::TemporaryDirectory;

namespace {

std::vector<std::string> relatives(const FileWalk& walk) {
  std::vector<std::string> names;
  for (const auto& file : walk.files) names.push_back(file.relative);
  return names;
}

}  // namespace

TEST_CASE("a folder is walked in the order of its bytes", "[io][walk]") {
  const TemporaryDirectory folder;
  for (const char* name : {"b.txt", "a/z.txt", "a/b/c.txt", "a.txt", "B.txt", "a-b.txt", "é.txt"})
    folder.write(name, name);
  const auto walk = walk_files(folder.path());
  REQUIRE(walk);
  CHECK(walk->errors.empty());
  CHECK(relatives(*walk) ==
        std::vector<std::string>{"B.txt", "a-b.txt", "a.txt", "a/b/c.txt", "a/z.txt", "b.txt", "é.txt"});
  CHECK(walk->files[0].size == 5);
  CHECK(walk->files[0].modified_ns > 0);
  CHECK(walk->files[4].path == folder.path() / "a/z.txt");
}

TEST_CASE("a file is found under its own name", "[io][walk]") {
  const TemporaryDirectory folder;
  const auto walk = walk_files(folder.write("news/2024.jsonl", "{}"));
  REQUIRE(walk);
  CHECK(relatives(*walk) == std::vector<std::string>{"2024.jsonl"});
}

TEST_CASE("hidden entries are left out, unless they are named", "[io][walk]") {
  const TemporaryDirectory folder;
  folder.write(".hidden/a.txt", "a");
  folder.write(".b.txt", "b");
  folder.write("c.txt", "c");
  CHECK(relatives(*walk_files(folder.path())) == std::vector<std::string>{"c.txt"});
  CHECK(relatives(*walk_files(folder.path() / ".hidden")) == std::vector<std::string>{"a.txt"});
  CHECK(relatives(*walk_files(folder.path() / ".b.txt")) == std::vector<std::string>{".b.txt"});
}

TEST_CASE("links to files are followed, to folders not", "[io][walk]") {
  const TemporaryDirectory folder;
  folder.write("news/a.txt", "a");
  fs::create_symlink("news/a.txt", folder.path() / "file");
  fs::create_directory_symlink(".", folder.path() / "loop");
  fs::create_directory_symlink("news", folder.path() / "folder");
  fs::create_symlink("nowhere", folder.path() / "broken");
  const auto walk = walk_files(folder.path());
  REQUIRE(walk);
  CHECK(relatives(*walk) == std::vector<std::string>{"file", "news/a.txt"});
  REQUIRE(walk->errors.size() == 1);
  CHECK(walk->errors[0].place.source == (folder.path() / "broken").string());
  CHECK(relatives(*walk_files(folder.path() / "folder")) == std::vector<std::string>{"a.txt"});
}

TEST_CASE("what is neither file nor folder is left out, or an error when it is named", "[io][walk]") {
  const TemporaryDirectory folder;
  folder.write("a.txt", "a");
  REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  CHECK(relatives(*walk_files(folder.path())) == std::vector<std::string>{"a.txt"});
  CHECK(relatives(*walk_files(folder.path() / "pipe")) == std::vector<std::string>{"pipe"});
  CHECK_FALSE(walk_files("/dev/null"));
}

TEST_CASE("a path that does not exist is an error that names it", "[io][walk]") {
  const TemporaryDirectory folder;
  const auto missing = walk_files(folder.path() / "missing");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().place.source == (folder.path() / "missing").string());
  CHECK(missing.error().message == "there is no such file or folder");
  CHECK_FALSE(walk_files(folder.write("file", "x") / "below"));
}

TEST_CASE("a folder that may not be read is told, and the rest is found", "[io][walk]") {
  if (::geteuid() == 0) {
    WARN("SKIPPED: root may read every folder");
    return;
  }
  const TemporaryDirectory folder;
  folder.write("a.txt", "a");
  folder.write("closed/b.txt", "b");
  fs::permissions(folder.path() / "closed", fs::perms::none);
  const auto walk = walk_files(folder.path());
  const auto closed = walk_files(folder.path() / "closed");
  fs::permissions(folder.path() / "closed", fs::perms::owner_all);
  REQUIRE(walk);
  CHECK(relatives(*walk) == std::vector<std::string>{"a.txt"});
  CHECK(walk->errors.size() == 1);
  CHECK_FALSE(closed);
}

TEST_CASE("an empty folder holds no file, and that is no error", "[io][walk]") {
  const TemporaryDirectory folder;
  const auto walk = walk_files(folder.path());
  REQUIRE(walk);
  CHECK(walk->files.empty());
}
