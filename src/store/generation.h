// One generation of an index, opened for reading: its manifest, segments and names.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "store/article_ref.h"
#include "store/canonical_names.h"
#include "store/copy_groups.h"
#include "store/index_directory.h"
#include "store/manifest.h"
#include "store/segment.h"

namespace dateline::store {

/// Stays readable whatever is published or collected meanwhile. Serves one thread; open one for each.
class Generation {
 public:
  /// The live generation of the index at `path`. If CURRENT moves on while opening, the newer one is opened.
  static error::Result<Generation> open(const std::filesystem::path& path);
  /// One generation of the index by its number, live or not.
  static error::Result<Generation> open(const IndexDirectory& index, std::uint64_t number);

  const Manifest& manifest() const { return manifest_; }
  std::size_t segment_count() const { return segments_.size(); }
  const Segment& segment(std::size_t position) const { return *segments_[position]; }
  const CanonicalNames& names() const { return names_; }
  /// Without any group in a generation that names no such file.
  const CopyGroups& copies() const { return copies_; }
  /// The live article with this id: at most one segment has it live.
  std::optional<ArticleRef> find_id(std::string_view id) const;
  /// Display forms of the names that an article has in a facet, ascending, each once.
  std::vector<std::string> names_of(schema::Facet facet, ArticleRef article) const;
  const std::filesystem::path& path() const { return path_; }
  /// damaged, naming the file, when anything read so far is not what was written: to be asked before what was
  /// made of it is handed out.
  error::Status status() const;

 private:
  error::Status check_names() const;
  error::Status open_copies();
  std::filesystem::path path_;
  Manifest manifest_;
  std::vector<std::unique_ptr<Segment>> segments_;
  CanonicalNames names_;
  std::unique_ptr<SectionWatch> names_watch_;
  CopyGroups copies_;
  std::unique_ptr<SectionWatch> copies_watch_;
};

}  // namespace dateline::store
