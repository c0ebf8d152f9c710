// Files of named sections: back as written, and damage anywhere is told.
#include "store/section_file.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <random>
#include <string>

#include "store/list_table.h"
#include "store/string_table.h"
#include "support/temporary_directory.h"

namespace dateline::store {
namespace {

using test_support::read_whole_file;
using test_support::TemporaryDirectory;

using Sections = std::map<std::string, std::string>;

Sections random_sections(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Sections sections;
  for (std::uint64_t left = random() % 6; left > 0; --left) {
    std::string bytes(random() % (left == 1 ? 300'000 : 200), '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    sections["section." + std::to_string(left)] = bytes;
  }
  return sections;
}

void write(const std::filesystem::path& path, const Sections& sections, std::mt19937_64& random) {
  auto writer = SectionWriter::create(path, "test");
  REQUIRE(writer);
  for (const auto& [name, bytes] : sections) {
    REQUIRE(writer->begin(name));
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t size = std::min<std::size_t>(1 + random() % 200'000, bytes.size() - at);
      REQUIRE(writer->append(std::string_view(bytes).substr(at, size)));
      at += size;
    }
    REQUIRE(writer->section_size() == bytes.size());
  }
  REQUIRE(writer->finish(false));
}

TEST_CASE("sections come back as they were written", "[store][section_file]") {
  const auto seed = GENERATE(take(30, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const TemporaryDirectory folder;
  const Sections sections = random_sections(seed);
  write(folder.path() / "file", sections, random);

  const auto file = SectionFile::open(folder.path() / "file", "test");
  REQUIRE(file);
  CHECK(file->verify());
  CHECK(file->size() == std::filesystem::file_size(folder.path() / "file"));
  for (const auto& [name, bytes] : sections) {
    CHECK(file->has(name));
    CHECK(file->bytes(name) == bytes);
    CHECK(reinterpret_cast<std::uintptr_t>(file->bytes(name).data()) % 64 == 0);
  }
  CHECK_FALSE(file->has("other"));
  CHECK(file->bytes("other").empty());
}

TEST_CASE("a section is an array when its size allows", "[store][section_file]") {
  const TemporaryDirectory folder;
  auto writer = SectionWriter::create(folder.path() / "file", "test");
  REQUIRE(writer);
  const std::vector<std::uint32_t> numbers{3, 1, 4};
  REQUIRE(writer->section<std::uint32_t>("numbers", numbers));
  REQUIRE(writer->finish(false));
  const auto file = SectionFile::open(folder.path() / "file", "test");
  REQUIRE(file);
  CHECK(std::ranges::equal(file->array<std::uint32_t>("numbers"), numbers));
  CHECK(file->array<std::uint64_t>("numbers").empty());
  CHECK(file->array<std::uint32_t>("other").empty());
}

TEST_CASE("a file is only opened as what it is", "[store][section_file]") {
  const TemporaryDirectory folder;
  std::mt19937_64 random(1);
  write(folder.path() / "file", {{"a", "b"}}, random);
  const auto kind_of = [](const error::Result<SectionFile>& opened) { return opened.error().kind; };
  CHECK(kind_of(SectionFile::open(folder.path() / "file", "columns")) == error::ErrorKind::damaged);
  CHECK(kind_of(SectionFile::open(folder.path() / "missing", "test")) == error::ErrorKind::damaged);
  CHECK(kind_of(SectionFile::open(folder.write("empty", ""), "test")) == error::ErrorKind::damaged);
  CHECK(kind_of(SectionFile::open(folder.write("text", std::string(500, 'x')), "test")) ==
        error::ErrorKind::damaged);
}

/// Opens a file of these bytes.
error::Result<SectionFile> open_bytes(const TemporaryDirectory& folder, const std::string& bytes) {
  std::filesystem::remove(folder.path() / "bad");  // some file systems write a file out that is overwritten
  return SectionFile::open(folder.write("bad", bytes), "test");
}

/// The byte of each block that the damage goes to, and the ends.
std::vector<std::size_t> places_to_damage(std::size_t size) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < size; at += size < 5'000 ? 1 : 977) places.push_back(at);
  for (std::size_t back = 1; back <= std::min<std::size_t>(300, size); ++back) places.push_back(size - back);
  return places;
}

TEST_CASE("a flipped bit anywhere is found", "[store][section_file][damage]") {
  const auto seed = GENERATE(values({5U, 6U, 7U}));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const TemporaryDirectory folder;
  write(folder.path() / "file", random_sections(seed), random);
  const std::string whole = read_whole_file(folder.path() / "file");
  for (const std::size_t at : places_to_damage(whole.size())) {
    std::string bad = whole;
    bad[at] = static_cast<char>(bad[at] ^ (1 << random() % 8));
    const auto file = open_bytes(folder, bad);
    CAPTURE(at, whole.size());
    const bool told = !file || !file->verify();
    REQUIRE(told);
  }
}

TEST_CASE("a file that was cut anywhere is found", "[store][section_file][damage]") {
  std::mt19937_64 random(9);
  const TemporaryDirectory folder;
  write(folder.path() / "file", {{"a", std::string(100, 'a')}, {"b", std::string(900, 'b')}}, random);
  const std::string whole = read_whole_file(folder.path() / "file");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    REQUIRE_FALSE(open_bytes(folder, whole.substr(0, size)));
  }
}

TEST_CASE("the place of the damage is named", "[store][section_file][damage]") {
  const TemporaryDirectory folder;
  std::mt19937_64 random(9);
  write(folder.path() / "file", {{"a", std::string(300'000, 'a')}}, random);
  std::string bad = read_whole_file(folder.path() / "file");
  bad[150'000] = 'b';
  const auto file = open_bytes(folder, bad);
  REQUIRE(file);
  const auto verified = file->verify();
  REQUIRE_FALSE(verified);
  CHECK(verified.error().kind == error::ErrorKind::damaged);
  CHECK(verified.error().place.source == (folder.path() / "bad").string());
  CHECK(verified.error().message == "bytes from offset 131072 on are not what was written");
}

TEST_CASE("strings and lists are found by number", "[store][section_file]") {
  const TemporaryDirectory folder;
  auto writer = SectionWriter::create(folder.path() / "file", "test");
  REQUIRE(writer);
  const std::vector<std::string_view> strings{"", "bank", "oil", "oils"};
  REQUIRE(write_strings(*writer, "s", strings));
  Lists lists;
  lists.values = {7, 8};
  lists.end_list();
  lists.end_list();
  REQUIRE(write_lists(*writer, "l", lists));
  REQUIRE(writer->finish(false));
  const auto file = SectionFile::open(folder.path() / "file", "test");
  REQUIRE(file);

  const StringTable table = StringTable::open(*file, "s").value();
  REQUIRE(table.size() == 4);
  CHECK(table[1] == "bank");
  CHECK(table[3] == "oils");
  CHECK(table[4].empty());
  CHECK(table[SIZE_MAX].empty());
  CHECK(table.lower_bound("") == 0);
  CHECK(table.lower_bound("c") == 2);
  CHECK(table.lower_bound("oil") == 2);
  CHECK(table.lower_bound("z") == 4);
  CHECK(StringTable::open(*file, "none").value().size() == 0);

  const ListTable list_table = ListTable::open(*file, "l").value();
  REQUIRE(list_table.size() == 2);
  CHECK(std::ranges::equal(list_table[0], std::vector<std::uint32_t>{7, 8}));
  CHECK(list_table[1].empty());
  CHECK(list_table[2].empty());
  CHECK_FALSE(ListTable::open(*file, "s"));
}

}  // namespace
}  // namespace dateline::store
