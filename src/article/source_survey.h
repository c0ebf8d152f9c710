// A first look at sources: what is in them, and what would not be read.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "article/article_reader.h"
#include "article/field_names.h"

namespace dateline::article {

struct SourceSurvey {
  struct FormatCount {
    std::uint64_t files = 0;
    std::uint64_t articles = 0;
    std::uint64_t rejected = 0;
    std::uint64_t bytes = 0;
  };
  struct Reason {
    std::uint64_t count = 0;
    error::Error example;  // the first
  };
  std::map<std::string, FormatCount> formats;      // by the name of --format
  std::map<std::string, std::uint64_t> encodings;  // files that are converted, by encoding
  std::uint64_t articles = 0;
  std::uint64_t same_id = 0;                               // of them, that have the id of an earlier one
  std::array<std::uint64_t, kArticleFieldCount> filled{};  // articles that have the field, by ArticleField
  std::uint64_t text_bytes = 0;
  schema::Instant oldest, newest;
  std::map<std::string, std::uint64_t> languages;  // as the sources say; empty: not said
  std::vector<Article> samples;                    // in the order of the sources
  std::uint64_t rejected = 0;
  std::uint64_t unreadable = 0;           // files and sources
  std::map<std::string, Reason> reasons;  // rejects by message, numbers in it as N
  std::uint64_t other_reasons = 0;        // rejects beyond kMostReasons kinds
  std::uint64_t non_articles = 0;
  std::uint64_t bad_dates = 0;
  std::uint64_t replaced_characters = 0;

  static constexpr std::size_t kSamples = 3;
  static constexpr std::size_t kMostReasons = 50;
};

/// Gathers a survey of what a reader yields. Three articles are kept: the first, and two of the others, each
/// with the same chance; the choice is the same in every run.
class Surveyor {
 public:
  void add(const Article& article);
  void add(const error::Error& failure);
  /// When all is read: what is known of the files.
  SourceSurvey finish(const std::vector<SourceFile>& files);

 private:
  void count_fields(const Article& article);
  void keep_sample(const Article& article);

  SourceSurvey survey_;
  std::vector<std::uint64_t> sample_numbers_;
  std::unordered_set<std::uint64_t> ids_;  // their hashes
  std::uint64_t random_ = 0x9E3779B97F4A7C15;
};

}  // namespace dateline::article
