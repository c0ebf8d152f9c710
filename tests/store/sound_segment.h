// A small sound segment on disk whose files can be damaged one by one, and readers of all that is in them.
#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "error/result.h"
#include "support/temporary_directory.h"

namespace dateline::store {

/// A file of the segment's folder; canonical names, tombstones and copy groups lie beside the others here.
struct SegmentFile {
  const char* name;
  const char* kind;
  /// Reads everything that can be read of it, and hands on what opening and verifying say. An `internal`
  /// error says that a reader broke what its header promises.
  error::Status (*read)(const std::filesystem::path& path);
};
std::span<const SegmentFile> segment_files();

class SoundSegment {
 public:
  SoundSegment();
  std::filesystem::path path(const std::string& file) const;
  /// Writes the damaged file in the place of the sound one.
  std::filesystem::path replace(const std::string& file, std::string_view content) const;

  /// The sections of a file as one text: "@@name\n" and the bytes of each.
  std::string sections(const SegmentFile& file) const;
  /// Writes a file of these sections, with the checksums that belong to them.
  std::filesystem::path replace_sections(const SegmentFile& file, std::string_view sections) const;

 private:
  test_support::TemporaryDirectory folder_;
};

}  // namespace dateline::store
