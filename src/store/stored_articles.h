// The articles themselves, one compressed frame each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "io/zstd_frame.h"
#include "schema/edition.h"
#include "schema/instant.h"
#include "store/docid.h"
#include "store/section_file.h"

namespace dateline::store {

/// What is kept of an article for showing and exporting it; facets' values as the source gave them.
struct StoredArticle {
  std::string id;
  std::string title;
  std::string body;
  schema::Instant published;
  std::string source;
  std::vector<std::string> authors;
  std::string section;
  std::vector<std::string> topics;
  std::vector<std::string> places;
  std::vector<std::string> people;
  std::vector<std::string> organisations;
  std::string language;  // of the source, or detected; empty if neither
  bool language_detected = false;
  std::string url;
  std::string dateline;
  schema::Edition edition;  // of the item, where its source counts versions
  friend bool operator==(const StoredArticle&, const StoredArticle&) = default;
};

/// Tagged fields: one byte tag, length as a varint, bytes; absent ones take no room. Unknown tags are skipped
/// when reading.
std::string encode(const StoredArticle& article);
/// Appends the frames that an article is kept in: one of all fields but the body, which hits need, then one
/// of the body unless it is empty.
void append_frames(const StoredArticle& article, io::FrameCompressor& compressor, std::string& frames);
error::Result<StoredArticle> decode(std::string_view bytes, const std::filesystem::path& path);

/// The file "articles": sections "frames" and "offsets" (of 64 bits, article_count + 1), one frame an article
/// in docid order, and "dictionary" (empty or absent: the frames stand alone).
class StoredArticles {
 public:
  StoredArticles();
  ~StoredArticles();
  StoredArticles(StoredArticles&&) noexcept;
  StoredArticles& operator=(StoredArticles&&) noexcept;
  static error::Result<StoredArticles> open(const std::filesystem::path& path, std::uint32_t articles);

  /// Not thread-safe.
  error::Result<StoredArticle> read(DocId d) const;
  /// The same without the body, which is left empty. Not thread-safe.
  error::Result<StoredArticle> read_head(DocId d) const;
  /// The compressed frames, and the dictionary they were made with. Empty: damaged.
  std::string_view frame(DocId d) const;
  std::string_view dictionary() const;
  const SectionFile& file() const { return file_; }

 private:
  error::Result<StoredArticle> read_frames(DocId d, bool only_first) const;
  SectionFile file_;
  std::span<const std::uint64_t> offsets_;
  std::string_view frames_;
  mutable std::unique_ptr<io::FrameDecompressor> decompressor_;  // made at the first read
};

}  // namespace dateline::store
