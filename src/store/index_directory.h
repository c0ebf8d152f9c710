// Where an index lives: names of its files, which generation is live, and the one step that makes another
// live.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "error/result.h"
#include "store/manifest.h"

namespace dateline::store {

class IndexDirectory {
 public:
  /// The folder of an existing index: not_found (with a hint) when it is not there, is a file, or holds no
  /// CURRENT.
  static error::Result<IndexDirectory> open(const std::filesystem::path& path);
  /// For a build: makes the folder if it is not there; usage when it is a file, or a non-empty folder that is
  /// no index.
  static error::Result<IndexDirectory> create_or_open(const std::filesystem::path& path);

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path segment_path(const std::string& id) const { return path_ / "segments" / id; }
  std::filesystem::path manifest_path(std::uint64_t generation) const;
  std::filesystem::path names_path(std::uint64_t generation) const;
  std::filesystem::path copies_path(std::uint64_t generation) const;
  std::filesystem::path sources_path(std::uint64_t generation) const;
  std::filesystem::path tombstones_path(std::uint64_t generation, const std::string& segment) const;

  /// Number in CURRENT; nothing when no generation was ever published.
  error::Result<std::optional<std::uint64_t>> current() const;
  error::Result<Manifest> read_manifest(std::uint64_t generation) const;
  /// Numbers of all manifests there are, ascending.
  std::vector<std::uint64_t> generations() const;
  /// One above every number that was ever used here (manifests, names, sources, CURRENT).
  std::uint64_t next_generation() const;
  /// A name for a new segment that no folder bears.
  std::string next_segment_id() const;

  /// Makes `manifest` live: syncs the files and folders that it names, writes the manifest, then CURRENT, by
  /// rename, each synced. Before the last rename readers see the old generation, after it the new one. Needs
  /// the write lock. Manifests between the old and the new number (left by a killed build, or rolled back)
  /// are removed, so that the predecessor of a generation is the one that was live before it.
  error::Status publish(const Manifest& manifest) const;
  /// The newest generation older than the live one; not_found when there is none.
  error::Result<std::uint64_t> predecessor() const;
  /// Makes a generation that is there live, by the same rename. Needs the write lock. A newer one stays until
  /// the next publication.
  error::Status make_live(std::uint64_t generation) const;
  /// Removes all generations but the live one and the newest `keep` older than it, and every segment, names
  /// and sources file that no remaining generation names (remains of killed builds too). Readers that have
  /// them open go on reading. Needs the lock.
  error::Status collect_garbage(std::size_t keep) const;

 private:
  void remove_between(std::uint64_t previous, std::uint64_t live) const;
  explicit IndexDirectory(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace dateline::store
