// What a generation consists of: the one small file that makes segments an index.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "schema/instant.h"

namespace dateline::store {

struct FileEntry {
  std::string path;  // relative to the index, '/' between folders
  std::uint64_t size = 0;
  std::uint64_t checksum = 0;  // XXH3-64 of the whole file
  friend bool operator==(const FileEntry&, const FileEntry&) = default;
};

struct SegmentEntry {
  std::string id;              // name of its folder in segments/
  std::uint32_t articles = 0;  // as built, dead ones included
  std::vector<FileEntry> files;
  std::uint32_t dead = 0;  // articles that are gone in this generation
  FileEntry tombstones{};  // which they are: tombstones/<generation>-<id>; no path when none is
  std::uint32_t live() const { return articles - dead; }
  friend bool operator==(const SegmentEntry&, const SegmentEntry&) = default;
};

/// Sums over the live articles: what ranking needs beside document frequencies.
struct LiveTotals {
  std::uint64_t articles = 0;
  std::uint64_t title_words = 0;
  std::uint64_t body_words = 0;
  std::uint64_t text_bytes = 0;  // UTF-8 title + body
  std::uint64_t undated = 0;
  schema::Instant oldest;  // of the dated ones, by first instant; unknown when there are none
  schema::Instant newest;
  std::map<std::string, std::uint64_t> languages;           // articles by language; "" for not known
  std::map<std::string, std::uint64_t> stemming_languages;  // articles by the stemmer used; "" for none
  friend bool operator==(const LiveTotals&, const LiveTotals&) = default;
};

struct Manifest {
  std::uint64_t generation = 0;
  int schema_version = 0;
  std::string program;  // version that published it
  schema::Seconds published = 0;
  std::uint64_t bytes_in = 0;  // of the sources of the run that published it, after decompression
  LiveTotals totals;
  std::vector<SegmentEntry> segments;
  /// Names of the articles were extracted and stand under canonical ones; else as their sources give them.
  bool entities = false;
  FileEntry names;    // generations/<number>.names
  FileEntry copies;   // generations/<number>.copies; no path: no article has copies
  FileEntry sources;  // sources/<number>
  friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// One line a fact, "key<TAB>value...", ending in a line with the checksum of all before
/// (docs/index-format.md).
std::string to_text(const Manifest& manifest);
/// `damaged` when the text is not whole; `version` when another schema version wrote it (checked before
/// anything else, and readable whatever else changes).
error::Result<Manifest> parse_manifest(std::string_view text, const std::string& path);

}  // namespace dateline::store
