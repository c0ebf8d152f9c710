// What comes out of packed files, whole, damaged and in each other.
#include "io/archive_walk.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "io/make_archive.h"
#include "io/packing.h"
#include "support/temporary_directory.h"

using dateline::error::Result;
using dateline::io::ArchiveWalk;
using dateline::io::ByteStream;
using dateline::test_support::compress;
using dateline::test_support::make_archive;
using dateline::test_support::NamedContents;
using dateline::test_support::TemporaryDirectory;

namespace {

struct Walked {
  NamedContents members;
  std::vector<std::string> errors;
};

std::string random_text(std::size_t size) {
  std::string text;
  for (std::uint32_t state = 1; text.size() < size; state = state * 1664525U + 1013904223U) {
    text += static_cast<char>('a' + (state >> 24U) % 26);
  }
  return text;
}

Walked walk_all(Result<ArchiveWalk> walk) {
  Walked found;
  if (!walk) return {{}, {describe(walk.error())}};
  while (auto member = walk->next()) {
    if (!*member) {
      found.errors.push_back(describe(member->error()));
      continue;
    }
    std::string content;
    std::vector<char> buffer(1000);
    while (true) {
      const auto got = (*member)->bytes->read(buffer);
      if (!got) {
        found.errors.push_back(describe(got.error()));
        break;
      }
      if (*got == 0) break;
      content.append(buffer.data(), *got);
    }
    found.members.emplace_back((*member)->name, content);
  }
  return found;
}

Walked walk_bytes(const std::string& bytes) {
  const TemporaryDirectory folder;
  return walk_all(ArchiveWalk::open(folder.write("file", bytes)));
}

/// A stream that gives a few bytes at a time, as a pipe may.
class Trickle final : public ByteStream {
 public:
  explicit Trickle(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t size = std::min({buffer.size(), bytes_.size() - at_, std::size_t{7}});
    bytes_.copy(buffer.data(), size, at_);
    at_ += size;
    return size;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

}  // namespace

TEST_CASE("a file is opened by its content, whatever it is called", "[io][archive]") {
  const std::string text = "ISIS claims responsibility\n" + random_text(100000);
  const auto [what, bytes] = GENERATE_COPY(table<std::string, std::string>({
      {"plain", text},
      {"gzip", compress("gzip", text)},
      {"zstd", compress("zstd", text)},
      {"bzip2", compress("bzip2", text)},
      {"xz", compress("xz", text)},
      {"gzip of gzip", compress("gzip", compress("gzip", text))},
      {"xz of zstd", compress("xz", compress("zstd", text))},
      {"two gzip streams", compress("gzip", text.substr(0, 50)) + compress("gzip", text.substr(50))},
      {"two zstd frames", compress("zstd", text.substr(0, 50)) + compress("zstd", text.substr(50))},
  }));
  CAPTURE(what);
  const Walked found = walk_bytes(bytes);
  CHECK(found.errors.empty());
  REQUIRE(found.members.size() == 1);
  CHECK(found.members[0].first.empty());
  CHECK(found.members[0].second == text);
}

TEST_CASE("an archive yields its regular files in its order", "[io][archive]") {
  const NamedContents contents{{"news/", ""},
                               {"news/b.txt", "second"},
                               {"news/a.txt", "first"},
                               {"news/empty.txt", ""},
                               {".hidden", "no"},
                               {"__MACOSX/._a.txt", "no"},
                               {"link -> news/a.txt", ""},
                               {"big.txt", random_text(300000)},
                               {"Zürich.txt", "umlaut"}};
  const NamedContents wanted{{"news/b.txt", "second"},
                             {"news/a.txt", "first"},
                             {"news/empty.txt", ""},
                             {"big.txt", random_text(300000)},
                             {"Zürich.txt", "umlaut"}};
  const auto [format, filter] = GENERATE(table<std::string, std::string>({{"ustar", "none"},
                                                                          {"pax", "none"},
                                                                          {"v7tar", "none"},
                                                                          {"zip", "none"},
                                                                          {"ustar", "gzip"},
                                                                          {"pax", "zstd"},
                                                                          {"ustar", "bzip2"},
                                                                          {"ustar", "xz"}}));
  CAPTURE(format, filter);
  const std::string bytes = make_archive(format, filter, contents);
  const Walked found = walk_bytes(bytes);
  CHECK(found.errors.empty());
  CHECK(found.members == wanted);
  if (format == "zip") return;  // see below
  const Walked trickled = walk_all(ArchiveWalk::open_stream(std::make_unique<Trickle>(bytes), "-"));
  CHECK(trickled.errors.empty());
  CHECK(trickled.members == wanted);
}

TEST_CASE("a zip that cannot be read from its end has links as files", "[io][archive]") {
  const std::string bytes =
      make_archive("zip", "none", {{"a.txt", "first"}, {"link -> a.txt", ""}, {"b.txt", "second"}});
  const NamedContents wanted{{"a.txt", "first"}, {"link", "a.txt"}, {"b.txt", "second"}};
  CHECK(walk_all(ArchiveWalk::open_stream(std::make_unique<Trickle>(bytes), "-")).members == wanted);
  CHECK(walk_bytes(compress("gzip", bytes)).members == wanted);
}

TEST_CASE("packed files inside archives are opened too", "[io][archive]") {
  const std::string inner =
      make_archive("ustar", "none", {{"a.txt", "deep"}, {"b.txt.gz", compress("gzip", "deeper")}});
  const std::string outer = make_archive(
      "zip", "none", {{"one.txt.gz", compress("gzip", "one")}, {"two.tar", inner}, {"three.txt", "three"}});
  CHECK(walk_bytes(outer).members == NamedContents{{"one.txt.gz", "one"},
                                                   {"two.tar!a.txt", "deep"},
                                                   {"two.tar!b.txt.gz", "deeper"},
                                                   {"three.txt", "three"}});
  SECTION("to a limit, beyond which they are taken as they are") {
    std::string nested = make_archive("ustar", "none", {{"a.txt", "deepest"}});
    for (int level = 0; level < 6; ++level) nested = make_archive("ustar", "none", {{"x.tar", nested}});
    const Walked found = walk_bytes(nested);
    REQUIRE(found.members.size() == 1);
    CHECK(found.members[0].first == "x.tar!x.tar!x.tar!x.tar");
    CHECK(dateline::io::packing_of(found.members[0].second) == dateline::io::Packing::archive);
  }
}

TEST_CASE("what is empty is empty, and what is short is plain", "[io][archive]") {
  CHECK(walk_bytes("").members == NamedContents{{"", ""}});
  CHECK(walk_bytes(compress("gzip", "")).members == NamedContents{{"", ""}});
  CHECK(walk_bytes("BZh9 is no bzip2").members == NamedContents{{"", "BZh9 is no bzip2"}});
  CHECK(walk_bytes("\x1F\x8B").members == NamedContents{{"", "\x1F\x8B"}});
  CHECK(walk_bytes(make_archive("ustar", "gzip", {})).members.empty());
}

TEST_CASE("a truncated file gives what it can, then an error that names it", "[io][archive]") {
  const std::string text = random_text(400000);
  const auto filter = GENERATE(as<std::string>{}, "gzip", "zstd", "bzip2", "xz");
  CAPTURE(filter);
  const std::string whole = compress(filter, text);
  for (const std::size_t size : {whole.size() / 2, whole.size() - 1, whole.size() - 5}) {
    CAPTURE(size);
    const Walked found = walk_bytes(whole.substr(0, size));
    REQUIRE(found.errors.size() == 1);
    CHECK(found.errors[0].find("/file: ") != std::string::npos);
    for (const auto& [name, content] : found.members) CHECK(text.starts_with(content));
  }
}

TEST_CASE("a truncated archive gives its first members, then an error", "[io][archive]") {
  const auto [format, filter] =
      GENERATE(table<std::string, std::string>({{"ustar", "none"}, {"ustar", "gzip"}}));
  const std::string whole = make_archive(
      format, filter, {{"a.txt", random_text(5000)}, {"b.txt", random_text(900000)}, {"c.txt", "c"}});
  const Walked found = walk_bytes(whole.substr(0, whole.size() / 2));
  CHECK(found.errors.size() == 1);
  REQUIRE_FALSE(found.members.empty());
  CHECK(found.members[0] == std::pair<std::string, std::string>("a.txt", random_text(5000)));
}

TEST_CASE("a damaged archive inside another one does not end the walk", "[io][archive]") {
  const std::string damaged = make_archive("ustar", "gzip", {{"x.txt", random_text(50000)}}).substr(0, 20000);
  const Walked found =
      walk_bytes(make_archive("ustar", "none", {{"a.txt", "a"}, {"bad.tar.gz", damaged}, {"z.txt", "z"}}));
  CHECK(found.errors.size() == 1);
  CHECK(found.errors[0].find("bad.tar.gz") != std::string::npos);
  CHECK(found.members.back() == std::pair<std::string, std::string>("z.txt", "z"));
}

TEST_CASE("no cut and no changed byte of an archive does harm", "[io][archive]") {
  const auto [format, filter] = GENERATE(table<std::string, std::string>({{"ustar", "none"},
                                                                          {"zip", "none"},
                                                                          {"ustar", "gzip"},
                                                                          {"pax", "zstd"},
                                                                          {"raw", "bzip2"},
                                                                          {"raw", "xz"}}));
  const std::string whole =
      make_archive(format, filter,
                   format == "raw" ? NamedContents{{"x", "some text"}}
                                   : NamedContents{{"a.txt", "some text"}, {"b.txt", "more"}});
  const std::size_t step = std::max<std::size_t>(1, whole.size() / 100);
  for (std::size_t at = 0; at < whole.size(); at += step) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    static_cast<void>(walk_all(ArchiveWalk::open_stream(std::make_unique<Trickle>(changed), "-")));
    static_cast<void>(
        walk_all(ArchiveWalk::open_stream(std::make_unique<Trickle>(whole.substr(0, at)), "-")));
  }
  SUCCEED();
}

TEST_CASE("a file that is not there or may not be read is an error", "[io][archive]") {
  const TemporaryDirectory folder;
  const auto missing = ArchiveWalk::open(folder.path() / "missing");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().kind == dateline::error::ErrorKind::bad_source);
  CHECK(missing.error().place.source == (folder.path() / "missing").string());
  CHECK_FALSE(ArchiveWalk::open(folder.path()));
}

TEST_CASE("the bytes on disk are counted as they are consumed", "[io][archive]") {
  const TemporaryDirectory folder;
  const std::string packed = compress("gzip", random_text(1000000));
  auto walk = ArchiveWalk::open(folder.write("file", packed));
  REQUIRE(walk);
  auto member = walk->next();
  REQUIRE((member && *member));
  std::vector<char> buffer(65536);
  while (*(*member)->bytes->read(buffer) > 0) {
  }
  CHECK_FALSE(walk->next());
  CHECK(walk->bytes_consumed() == packed.size());
}
