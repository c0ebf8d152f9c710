// The articles themselves: compressed fields, and of their texts what stands between the words.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
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
#include "store/gap_coding.h"
#include "store/section_file.h"
#include "store/string_table.h"

namespace dateline::store {

/// What is kept of an article for showing and exporting it; facets' values as the source gave them.
struct StoredArticle {
  std::string id;
  std::string title;
  std::string body;
  schema::Instant published;
  schema::Instant modified;  // as the source says
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

/// The words of an article's texts, as they were analysed.
struct ArticleWords {
  std::span<const WrittenWord> title;
  std::span<const WrittenWord> body;
};

/// What the frames of an article say: each text is there, or the gaps between its words (gap_coding.h).
struct StoredFields {
  StoredArticle article;
  std::string title_gaps;  // empty: the title is as it stands in `article`
  std::string body_gaps;
};

/// Tagged fields: one byte tag, length as a varint, bytes; absent ones take no room. Unknown tags are skipped
/// when reading.
std::string encode(const StoredArticle& article);
/// The same, but texts are gaps where that is much shorter: what the first frame of an article holds. `body`:
/// whether it holds all of the body; the second frame has it else.
struct EncodedFields {
  std::string fields;
  bool body = false;
};
EncodedFields encode_fields(const StoredArticle& article, const ArticleWords& words);
/// Appends the frames that an article is kept in: what encode_fields() says, then one of the body if it is
/// not in there.
void append_frames(const StoredArticle& article, const ArticleWords& words, io::FrameCompressor& compressor,
                   std::string& frames);
error::Result<StoredFields> decode(std::string_view bytes, const std::filesystem::path& path);

/// Appends the section of titles, in docid order: copies that are read without unpacking a frame. They are
/// left out when they take 4 GiB or more.
error::Status write_titles(SectionWriter& writer, std::span<const std::string_view> titles);

/// The file "articles": sections "frames" and "offsets" (of 64 bits, article_count + 1), one or two frames an
/// article in docid order, "dictionary" (empty or absent: the frames stand alone), and "title.offsets" and
/// "title.bytes" (see write_titles()).
class StoredArticles {
 public:
  StoredArticles();
  ~StoredArticles();
  StoredArticles(StoredArticles&&) noexcept;
  StoredArticles& operator=(StoredArticles&&) noexcept;
  static error::Result<StoredArticles> open(const std::filesystem::path& path, std::uint32_t articles);

  /// All fields; ArticleAssembly makes the article of them. Not thread-safe.
  error::Result<StoredFields> read(DocId d) const;
  /// The first frame alone: the body is missing, or there as gaps. Not thread-safe.
  error::Result<StoredFields> read_head(DocId d) const;
  /// Appends the article's frames, compressed anew. Not thread-safe.
  error::Status recompress(DocId d, io::FrameCompressor& compressor, std::string& frames) const;
  /// The compressed frames, and the dictionary they were made with. Empty: damaged.
  std::string_view frame(DocId d) const;
  std::string_view dictionary() const;
  bool has_titles() const { return titles_.size() != 0; }
  /// The article's title; empty, too, without has_titles().
  std::string_view title(DocId d) const { return titles_[d - 1]; }
  /// Asks memory for where it stands, and then for itself.
  void prefetch_title_offset(DocId d) const { titles_.prefetch_offset(d - 1); }
  void prefetch_title(DocId d) const { titles_.prefetch(d - 1); }
  const SectionFile& file() const { return file_; }

 private:
  /// Hands the content of each frame to `use`, until it returns false.
  error::Status for_each_frame(DocId d, const std::function<bool(std::string&&)>& use) const;
  SectionFile file_;
  std::span<const std::uint64_t> offsets_;
  std::string_view frames_;
  StringTable titles_;
  mutable std::unique_ptr<io::FrameDecompressor> decompressor_;  // made at the first read
};

}  // namespace dateline::store
