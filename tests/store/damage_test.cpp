// Damaged files of a segment: told by check, and harmless to a reader that never checks.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "store/sound_segment.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;
using test_support::read_whole_file;

std::vector<SegmentFile> all_files() { return {segment_files().begin(), segment_files().end()}; }

TEST_CASE("a sound segment is sound", "[store][damage]") {
  const SoundSegment segment;
  for (const SegmentFile& file : segment_files()) {
    CAPTURE(file.name);
    CHECK(file.read(segment.path(file.name)));
  }
}

TEST_CASE("every flipped byte of a segment is told, and none does harm", "[store][damage]") {
  const SegmentFile file = GENERATE(from_range(all_files()));
  const SoundSegment segment;
  const std::string sound = read_whole_file(segment.path(file.name));
  std::mt19937_64 random(1);
  for (std::size_t at = 0; at < sound.size(); ++at) {
    std::string bad = sound;
    bad[at] = static_cast<char>(bad[at] ^ static_cast<char>(1 + random() % 255));
    CAPTURE(file.name, at, sound.size());
    const error::Status read = file.read(segment.replace(file.name, bad));
    REQUIRE_FALSE(read);
    REQUIRE(
        (read.error().kind == error::ErrorKind::damaged || read.error().kind == error::ErrorKind::version));
  }
}

TEST_CASE("every truncation of a segment is told", "[store][damage]") {
  const SegmentFile file = GENERATE(from_range(all_files()));
  const SoundSegment segment;
  const std::string sound = read_whole_file(segment.path(file.name));
  for (std::size_t size = 0; size < sound.size(); size += 13) {
    CAPTURE(file.name, size, sound.size());
    REQUIRE_FALSE(file.read(segment.replace(file.name, sound.substr(0, size))));
  }
}

TEST_CASE("sections full of nonsense do no harm", "[store][damage]") {
  const SegmentFile file = GENERATE(from_range(all_files()));
  const auto seed = GENERATE(take(100, random(1U, 1U << 30U)));
  CAPTURE(file.name, seed);
  static const SoundSegment segment;
  static std::map<std::string, std::string> sound_files;
  std::string& sound = sound_files[file.name];
  if (sound.empty()) sound = read_whole_file(segment.path(file.name));
  std::mt19937_64 random(seed);
  std::string bad = sound;
  for (int stretch = 0; stretch < 6; ++stretch) {
    const std::size_t begin = random() % (bad.size() - 100);
    for (std::size_t i = begin; i < begin + random() % 100; ++i) bad[i] = static_cast<char>(random());
  }
  const error::Status read = file.read(segment.replace(file.name, bad));
  CHECK((read || read.error().kind != error::ErrorKind::internal));
  segment.replace(file.name, sound);
}

TEST_CASE("nonsense behind right checksums does no harm", "[store][damage]") {
  const SegmentFile file = GENERATE(from_range(all_files()));
  const auto seed = GENERATE(take(200, random(1U, 1U << 30U)));
  CAPTURE(file.name, seed);
  static const SoundSegment segment;
  static std::map<std::string, std::string> sound_sections;
  std::string& sound = sound_sections[file.name];
  if (sound.empty()) sound = segment.sections(file);
  std::mt19937_64 random(seed);
  std::string bad = sound;
  for (std::size_t left = 1 + random() % 8; left > 0; --left)
    bad[random() % bad.size()] = static_cast<char>(random());
  const error::Status read = file.read(segment.replace_sections(file, bad));
  CHECK((read || read.error().kind != error::ErrorKind::internal));
  segment.replace_sections(file, sound);
}

// A seed of an older form is turned away at its header, and what it should lead the fuzz target to is never
// read.
TEST_CASE("the seeds of the fuzz targets are files of today", "[store][damage]") {
  const SoundSegment segment;
  for (const SegmentFile& file : segment_files()) {
    CAPTURE(file.name);
    const std::string seed = read_whole_file(fs::path(DATELINE_SEED_FOLDER) / file.name / "sound");
    CHECK(file.read(segment.replace_sections(file, seed)));
  }
}

// The seeds are made anew when the form of a file changes:
// DATELINE_SEEDS=tests/fuzz/seeds store_test "make the seeds"
TEST_CASE("make the seeds", "[.][seeds]") {
  const char* seeds = std::getenv("DATELINE_SEEDS");
  if (seeds == nullptr) {
    WARN("SKIPPED: DATELINE_SEEDS does not name the folder of seeds");
    return;
  }
  const SoundSegment segment;
  for (const SegmentFile& file : segment_files()) {
    fs::create_directories(fs::path(seeds) / file.name);
    std::ofstream out(fs::path(seeds) / file.name / "sound", std::ios::binary);
    out << segment.sections(file);
    CHECK(out.good());
  }
}

}  // namespace
}  // namespace dateline::store
