// Files, folders and archives that are made to hurt.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "io/archive_walk.h"
#include "io/file_stream.h"
#include "io/file_walk.h"
#include "io/make_archive.h"
#include "support/temporary_directory.h"

namespace dateline::io {
namespace {

namespace fs = std::filesystem;
using test_support::compress;
using test_support::make_archive;
using test_support::NamedContents;
using test_support::TemporaryDirectory;

struct Unpacked {
  std::vector<std::string> names;
  std::uint64_t bytes = 0;
  std::vector<error::Error> errors;
};

Unpacked unpack(const fs::path& path, UnpackLimit limit) {
  Unpacked all;
  auto walk = ArchiveWalk::open(path, limit);
  REQUIRE(walk);
  std::vector<char> buffer(64 * 1024);
  while (auto member = walk->next()) {
    if (!*member) {
      all.errors.push_back(member->error());
      continue;
    }
    all.names.push_back((*member)->name);
    while (true) {
      const auto got = (*member)->bytes->read(buffer);
      if (!got) all.errors.push_back(got.error());
      if (!got || *got == 0) break;
      all.bytes += *got;
    }
  }
  return all;
}

constexpr UnpackLimit kSmallLimit{.ratio = 100, .free = 1U << 20U};

TEST_CASE("what unpacks to more than the limit ends there, and is told once", "[io][hostile]") {
  const std::string zeros(20U << 20U, 'a');
  const auto [what, bytes] = GENERATE_COPY(table<std::string, std::string>({
      {"gzip", compress("gzip", zeros)},
      {"zstd", compress("zstd", zeros)},
      {"bzip2", compress("bzip2", zeros)},
      {"xz", compress("xz", zeros)},
      {"zip", make_archive("zip", "none", {{"a", zeros}, {"b", zeros}})},
      {"tar", make_archive("ustar", "gzip", {{"a", zeros}, {"b", zeros}})},
      {"only hidden members", make_archive("ustar", "zstd", {{".a", zeros}, {".b", zeros}, {"c", "c"}})},
      {"gzip in gzip", compress("gzip", compress("gzip", zeros))},
      {"zip in zip", make_archive("zip", "none", {{"a.zip", make_archive("zip", "none", {{"a", zeros}})}})},
  }));
  CAPTURE(what, bytes.size());
  const TemporaryDirectory folder;
  const Unpacked all = unpack(folder.write("in", bytes), kSmallLimit);
  CHECK(all.bytes < 12U << 20U);
  REQUIRE(all.errors.size() == 1);
  CHECK(all.errors[0].kind == error::ErrorKind::limit);
  CHECK(all.errors[0].message == "unpacks to more than 100 times its size: the rest is left out");
  CHECK(all.errors[0].hint == "if that is right: --unpack-ratio 0");
}

TEST_CASE("every file may unpack to some bytes, and with ratio 0 to any number", "[io][hostile]") {
  const TemporaryDirectory folder;
  const std::string letters(20U << 20U, 'a');
  const fs::path path = folder.write("in", compress("zstd", letters));
  const UnpackLimit limit = GENERATE(UnpackLimit{}, UnpackLimit{.ratio = 0, .free = 0});
  const Unpacked all = unpack(path, limit);
  CHECK(all.errors.empty());
  CHECK(all.bytes == letters.size());
}

TEST_CASE("an archive of very many empty members ends too", "[io][hostile]") {
  NamedContents members;
  for (int i = 0; i < 20'000; ++i) members.emplace_back("a", "");
  const TemporaryDirectory folder;
  const Unpacked all = unpack(folder.write("in", make_archive("ustar", "zstd", members)), kSmallLimit);
  REQUIRE(all.errors.size() == 1);
  CHECK(all.errors[0].kind == error::ErrorKind::limit);
  CHECK(all.names.size() < 2000);
}

TEST_CASE("names of members are names, not paths of this machine", "[io][hostile]") {
  const TemporaryDirectory folder;
  const NamedContents members{
      {"../../etc/passwd", "a"}, {"/etc/shadow", "b"}, {"a\x1b[31m\nb\t", "c"}, {"link -> /etc/passwd", ""}};
  const Unpacked all = unpack(folder.write("in.tar", make_archive("pax", "none", members)), {});
  CHECK(all.names == std::vector<std::string>{"../../etc/passwd", "/etc/shadow", "a\x1b[31m\nb\t"});
  CHECK(all.bytes == 3);
}

TEST_CASE("a file that grows is read as far as it reached", "[io][hostile]") {
  const TemporaryDirectory folder;
  const fs::path path = folder.write("log", "first");
  auto file = FileStream::open(path);
  REQUIRE(file);
  std::ofstream(path, std::ios::app) << " and more";
  std::vector<char> buffer(100);
  CHECK((*file)->read(buffer).value() == 5);
  CHECK((*file)->read(buffer).value() == 0);
}

TEST_CASE("a file that becomes shorter while it is read is told", "[io][hostile]") {
  const TemporaryDirectory folder;
  const fs::path path = folder.write("file", "a text");
  auto file = FileStream::open(path);
  REQUIRE(file);
  fs::resize_file(path, 1);
  std::vector<char> buffer(100);
  CHECK((*file)->read(buffer).value() == 1);
  const auto second = (*file)->read(buffer);
  REQUIRE_FALSE(second);
  CHECK(second.error().message == "the file became shorter while it was read");
}

std::vector<std::string> names_of(const FileWalk& walk) {
  std::vector<std::string> names;
  for (const FoundFile& file : walk.files) names.push_back(file.relative);
  return names;
}

TEST_CASE("the folder to leave out is left out by whatever path it is reached", "[io][hostile]") {
  const TemporaryDirectory folder;
  folder.write("news/a.txt", "a");
  folder.write("news/index/segments/1/columns", "x");
  fs::create_directory_symlink(folder.path() / "news", folder.path() / "same");
  const fs::path left_out = folder.path() / "same/./index";
  const auto walk = walk_files(folder.path() / "news", left_out);
  REQUIRE(walk);
  CHECK(names_of(*walk) == std::vector<std::string>{"a.txt"});
  for (const char* inside :
       {"news/index", "same/index", "news/index/segments", "news/index/segments/1/columns"}) {
    const auto refused = walk_files(folder.path() / inside, left_out);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "this is the index itself, or a part of it");
  }
}

TEST_CASE("links in circles and to devices are told or passed over", "[io][hostile]") {
  const TemporaryDirectory folder;
  folder.write("a.txt", "a");
  fs::create_symlink("circle", folder.path() / "circle");
  fs::create_symlink("/dev/zero", folder.path() / "zeros");
  fs::create_directory_symlink("..", folder.path() / "parent");
  const auto walk = walk_files(folder.path());
  REQUIRE(walk);
  CHECK(names_of(*walk) == std::vector<std::string>{"a.txt"});
  REQUIRE(walk->errors.size() == 1);
  CHECK(walk->errors[0].message == "the link leads to nothing that can be read");
  CHECK_FALSE(walk_files("/dev/zero"));
}

TEST_CASE("folders nested beyond the longest path are told where they become too deep", "[io][hostile]") {
  const TemporaryDirectory folder;
  const std::string name(200, 'n');
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  for (int depth = 0; depth < 40; ++depth) {
    REQUIRE(::mkdir(name.c_str(), 0700) == 0);
    REQUIRE(::chdir(name.c_str()) == 0);
    std::ofstream("a.txt") << "a";
  }
  fs::current_path(before);
  const auto walk = walk_files(folder.path());
  REQUIRE(walk);
  CHECK(walk->files.size() > 10);
  CHECK(walk->files.size() < 40);
  REQUIRE_FALSE(walk->errors.empty());
  CHECK(walk->errors[0].message.find("File name too long") != std::string::npos);
}

TEST_CASE("a hint for the shell quotes any name", "[io][hostile]") {
  if (::geteuid() == 0) {
    WARN("SKIPPED: root may read every folder");
    return;
  }
  const TemporaryDirectory folder;
  const fs::path closed = folder.path() / "it's; $(touch x)";
  fs::create_directory(closed);
  fs::permissions(closed, fs::perms::none);
  const auto refused = walk_files(closed);
  fs::permissions(closed, fs::perms::owner_all);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().hint ==
        "check who may read it: ls -ld '" + folder.path().string() + "/it'\\''s; $(touch x)'");
}

}  // namespace
}  // namespace dateline::io
