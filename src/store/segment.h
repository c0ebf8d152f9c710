// One sealed segment, opened for reading: postings, forms, token streams, stored articles, columns and names.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "error/result.h"
#include "store/article_assembly.h"
#include "store/column.h"
#include "store/docid.h"
#include "store/form_dictionary.h"
#include "store/hot_postings.h"
#include "store/local_names.h"
#include "store/manifest.h"
#include "store/posting_blocks.h"
#include "store/stored_articles.h"
#include "store/token_stream.h"
#include "store/tombstones.h"

namespace dateline::store {

/// Opening maps the files below `index` and checks their sizes and footers; every block is compared with its
/// checksum when it is first read. One Segment serves one thread (Xapian's handles are not shared).
class Segment {
 public:
  static error::Result<std::unique_ptr<Segment>> open(const std::filesystem::path& index,
                                                      const SegmentEntry& entry);
  Segment(const Segment&) = delete;
  Segment& operator=(const Segment&) = delete;

  const SegmentEntry& entry() const { return entry_; }
  const std::string& id() const { return entry_.id; }
  /// As built, dead ones included: docids run from 1 to it.
  std::uint32_t article_count() const { return entry_.articles; }
  std::uint32_t live_count() const { return entry_.live(); }
  const Tombstones& tombstones() const { return tombstones_; }
  const Columns& columns() const { return columns_; }
  const FormDictionary& forms() const { return forms_; }
  const TokenStreams& tokens() const { return tokens_; }
  const StoredArticles& articles() const { return articles_; }
  /// An article as it was given: fields, words and what stands between them.
  error::Result<StoredArticle> read_article(DocId d) const { return assembly_.read(d); }
  error::Result<StoredArticle> read_article(DocId d, WordPlaces& places) const {
    return assembly_.read(d, places);
  }
  /// The same without the body, which is left empty.
  error::Result<StoredArticle> read_head(DocId d) const { return assembly_.read_head(d); }
  /// The title alone, at once where it is kept by itself.
  error::Result<std::string> read_title(DocId d) const;
  /// Asks memory for where an article's date, id and title stand, and then, once that is there, for id and
  /// title.
  void prefetch_places(DocId d) const {
    columns_.prefetch_date(d);
    articles_.prefetch_title_offset(d);
  }
  void prefetch_line(DocId d) const {
    columns_.prefetch_id(d);
    articles_.prefetch_title(d);
  }
  const LocalNames& names() const { return names_; }
  /// Copies of the postings of frequent stems: no list at all in a segment that was made without them.
  const HotPostings& hot() const { return hot_; }
  /// The posting lists, to be walked (GlassList). Terms: schema/terms.h. A posting's wdf is schema::pack() of
  /// its counts for stems, 0 or 1 for other terms.
  const GlassTree& lists() const { return postings_.lists(); }
  /// The same as Xapian's own.
  const Xapian::Database& postings() const { return postings_.database(); }
  /// damaged, naming the file, when anything read so far is not what was written: to be asked before what was
  /// made of it is handed out.
  error::Status status() const;
  /// Compares all of the postings.
  error::Status verify_postings() const { return postings_.verify(); }
  const std::filesystem::path& directory() const { return directory_; }

 private:
  Segment() = default;
  error::Status open_tombstones(const std::filesystem::path& index);
  error::Status check_sizes(const std::filesystem::path& index) const;
  error::Status open_parts(const std::filesystem::path& index);
  bool has_hot_postings() const;
  error::Status open_postings();
  error::Status watch_files();
  std::filesystem::path directory_;
  SegmentEntry entry_;
  Columns columns_;
  FormDictionary forms_;
  TokenStreams tokens_;
  StoredArticles articles_;
  mutable ArticleAssembly assembly_{articles_, tokens_, forms_};  // only its scratch memory changes
  LocalNames names_;
  HotPostings hot_;
  Tombstones tombstones_;
  CheckedPostings postings_;
  std::vector<std::unique_ptr<SectionWatch>> watches_;  // of the files above
};

/// The folder of an index that holds a folder for each segment.
inline constexpr const char* kSegmentsFolder = "segments";
/// Names of the files in a segment's folder ("xapian" is a folder).
inline constexpr const char* kColumnsFile = "columns";
inline constexpr const char* kFormsFile = "forms";
inline constexpr const char* kTokensFile = "tokens";
inline constexpr const char* kArticlesFile = "articles";
inline constexpr const char* kNamesFile = "names";
inline constexpr const char* kHotFile = "hot";
inline constexpr const char* kPostingsFile = "postings";  // the checksums of what is in the folder
inline constexpr const char* kPostingsFolder = "xapian";

}  // namespace dateline::store
