// Specification of check: damage anywhere is found and the file is named.
#include "index/index_check.h"

#include <catch2/catch.hpp>

#include <fstream>

#include "index/index_info.h"
#include "support/built_index.h"
#include "support/random_articles.h"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

void flip_bit(const fs::path& path, std::uint64_t offset) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekg(static_cast<std::streamoff>(offset));
  char byte = 0;
  file.get(byte);
  file.seekp(static_cast<std::streamoff>(offset));
  file.put(static_cast<char>(byte ^ 4));
}

std::vector<fs::path> sealed_files(const fs::path& index) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(index))
    // LOCK and Xapian's flintlock say nothing about articles.
    if (entry.is_regular_file() && entry.path().filename() != "LOCK" && entry.file_size() > 0)
      files.push_back(entry.path());
  return files;
}

}  // namespace

TEST_CASE("a sound index has no damage", "[index][check]") {
  const test_support::BuiltIndex built(test_support::random_articles(5, 120),
                                       {.segment_articles = 50, .batch_articles = 25});
  const auto report = index::check_index(built.path(), {.full = true});
  REQUIRE(report);
  for (const error::Error& damage : report->damage) UNSCOPED_INFO(error::describe(damage));
  CHECK(report->damage.empty());
  CHECK(report->articles_compared == 120);
  CHECK(report->files > 10);
}

TEST_CASE("one flipped bit in any file is found, and the file is named", "[index][check]") {
  const test_support::BuiltIndex built(test_support::random_articles(5, 20));
  for (const fs::path& file : sealed_files(built.path())) {
    CAPTURE(file);
    const std::uint64_t size = fs::file_size(file);
    const std::uint64_t offset = size / 2;
    flip_bit(file, offset);
    const auto report = index::check_index(built.path(), {});
    if (report) {
      REQUIRE_FALSE(report->damage.empty());
      CHECK(report->damage[0].place.source == file.string());
    } else {  // CURRENT or the manifest itself
      CHECK(error::describe(report.error()).find(built.path().string()) != std::string::npos);
    }
    flip_bit(file, offset);
  }
  CHECK(index::check_index(built.path(), {})->damage.empty());
}

TEST_CASE("a file that is cut or gone is found", "[index][check]") {
  const test_support::BuiltIndex built(test_support::random_articles(6, 20));
  for (const fs::path& file : sealed_files(built.path())) {
    CAPTURE(file);
    const fs::path kept = file.string() + ".kept";
    fs::copy_file(file, kept);
    fs::resize_file(file, fs::file_size(file) / 2);
    const auto cut = index::check_index(built.path(), {});
    CHECK((!cut || !cut->damage.empty()));
    fs::remove(file);
    const auto gone = index::check_index(built.path(), {});
    CHECK((!gone || !gone->damage.empty()));
    fs::rename(kept, file);
  }
}

TEST_CASE("info adds up", "[index][info]") {
  const test_support::BuiltIndex built(test_support::random_articles(5, 40));
  const auto info = index::describe_index(built.path());
  REQUIRE(info);
  CHECK(info->manifest.totals.articles == 40);
  CHECK(info->generations == std::vector<std::uint64_t>{1});
  CHECK(info->names[static_cast<std::size_t>(schema::Facet::place)] == 5);
  CHECK(info->bytes == built.report().bytes_index);
  CHECK(info->bytes_by_part.contains("postings"));
  CHECK(info->sources == 1);
}
