// A small segment of random content, written to disk as a build would write it.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "store/article_assembly.h"
#include "store/canonical_names.h"
#include "store/column.h"
#include "store/form_dictionary.h"
#include "store/local_names.h"
#include "store/manifest.h"
#include "store/stored_articles.h"
#include "store/token_stream.h"

namespace dateline::store {

/// A form that owns its strings.
struct FormWord {
  std::string folded;
  std::string surface;
  text::CaseClass case_class{};
  std::string stem;
  std::uint32_t document_frequency = 0;
};
std::vector<FormEntry> entries_of(const std::vector<FormWord>& words);
/// Distinct forms, some of them not ASCII, some with a surface that does not follow from the folded form.
std::vector<FormWord> random_forms(std::uint64_t seed, std::size_t count);

/// Columns of `articles` articles with ids "<prefix>0"..., all facets filled in various ways.
ColumnTable random_columns(std::uint64_t seed, std::uint32_t articles, const std::string& prefix = "a");

struct ArticleTokens {
  std::vector<FormId> forms;
  std::vector<SentenceMark> marks;
  std::vector<MentionSpan> mentions;
};
/// As many words as `lengths` says; form numbers below `form_count`.
ArticleTokens random_tokens(std::uint64_t seed, const FieldLengths& lengths, std::uint32_t form_count);
error::Status write_tokens(const std::filesystem::path& path, const std::vector<ArticleTokens>& articles);

StoredArticle random_article(std::uint64_t seed, const std::string& id);
/// Their texts as they are, without gaps between words.
error::Status write_articles(const std::filesystem::path& path, const std::vector<StoredArticle>& articles,
                             const std::string& dictionary);

/// What a segment was made from, to compare with what is read.
struct SegmentContent {
  ColumnTable columns;
  std::array<std::vector<NameCount>, schema::kFacetCount> names;
  std::vector<FormWord> forms;  // in the order of their numbers
  std::vector<ArticleTokens> tokens;
  std::vector<StoredArticle> articles;  // their texts are made of their tokens, but for every third article
  std::vector<WordPlaces> places;       // of the words in these texts
};
SegmentContent random_content(std::uint64_t seed, std::uint32_t articles, const std::string& prefix = "a");
/// Writes all files and the postings below `index`/segments/`id`. Throws when something cannot be written.
SegmentEntry write_segment(const std::filesystem::path& index, const std::string& id,
                           const SegmentContent& content);

/// Every name of the segments as its own canonical name.
CanonicalNamesTable own_names(std::span<const LocalNames* const> segments);

/// The entry of a file of the index for a manifest.
FileEntry file_entry(const std::filesystem::path& index, const std::string& relative);

}  // namespace dateline::store
