// Analysed articles in, a small sealed segment out: one batch of a build.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "error/result.h"
#include "index/analysis.h"
#include "index/article_dictionary.h"
#include "io/zstd_frame.h"
#include "schema/field.h"
#include "store/column.h"
#include "store/token_stream.h"

namespace dateline::index {

/// One per thread. Articles get docids 1, 2, ... in the order in which they are added.
class SegmentBuilder {
 public:
  /// `knowledge`: nothing where names are not extracted, and are those that the sources give. `word_memory`:
  /// see text::Analyzer::open().
  static error::Result<SegmentBuilder> open(ArticleDictionary dictionary, std::uint32_t generation,
                                            std::shared_ptr<const EntityKnowledge> knowledge,
                                            std::size_t word_memory = text::Analyzer::kWordMemory);

  /// Analyses and keeps one article. Ids must be distinct within the segment.
  void add(const article::Article& article);
  std::uint32_t article_count() const { return static_cast<std::uint32_t>(columns_.ids.size()); }

  /// Writes columns, forms, tokens, names, articles and postings into the new folder `directory` (not yet
  /// synced), and starts over empty.
  error::Status finish(const std::filesystem::path& directory);

 private:
  /// Values of a facet in order of first use.
  struct ValueTable {
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::vector<std::string> values;
    std::vector<std::uint32_t> frequencies;
    std::vector<std::uint32_t> last_seen;  // docid
  };
  SegmentBuilder(ArticleAnalysis analysis, ArticleDictionary dictionary, std::uint32_t generation);
  void keep_words();
  void keep_facets();
  void keep_source_names();
  void keep_extracted_names();
  void keep_acronyms();
  void keep_values(schema::Facet facet, const std::vector<std::string>& values);
  std::uint32_t keep_value(schema::Facet facet, const std::string& value);
  void end_values(schema::Facet facet);
  void rank_mentions(const std::array<std::vector<std::uint32_t>, schema::kFacetCount>& ranks);
  void count_forms(std::size_t first_word);
  error::Status write_files(const std::filesystem::path& directory);
  error::Result<std::vector<store::FormId>> write_form_file(const std::filesystem::path& directory);
  error::Status write_token_file(const std::filesystem::path& directory,
                                 const std::vector<store::FormId>& numbers);
  error::Status write_name_file(const std::filesystem::path& directory);
  error::Status write_article_file(const std::filesystem::path& directory);
  void clear();

  ArticleAnalysis analysis_;
  ArticleDictionary dictionary_;
  io::FrameCompressor compressor_;
  std::uint32_t generation_;
  AnalysedArticle current_;
  text::FormTable forms_;
  std::vector<std::uint32_t> form_frequencies_;  // articles that hold the form
  std::vector<std::uint32_t> form_last_seen_;    // docid
  store::ColumnTable columns_;
  std::unordered_map<std::string, std::uint32_t> origin_files_;
  std::array<ValueTable, schema::kFacetCount> values_;
  std::vector<text::FormId> words_;     // of all articles
  std::vector<std::size_t> word_ends_;  // by article
  std::vector<store::SentenceMark> marks_;
  std::vector<std::size_t> mark_ends_;
  std::vector<store::MentionSpan> mentions_;
  std::vector<std::size_t> mention_ends_;
  std::vector<std::uint32_t> name_values_;  // of the article in work: numbers of its names in their tables
  std::vector<store::WrittenWord> title_words_;  // of the article in work
  std::vector<store::WrittenWord> body_words_;
  std::string frames_;
  std::vector<std::uint64_t> frame_offsets_{0};
  std::vector<std::string> titles_;
};

}  // namespace dateline::index
