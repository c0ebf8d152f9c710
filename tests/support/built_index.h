// An index of a few articles, made for one test.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "article/article.h"
#include "index/build_report.h"
#include "index/hot_copies.h"
#include "support/temporary_directory.h"

namespace dateline::test_support {

struct BuiltIndexOptions {
  std::uint32_t segment_articles = 2'000'000;
  std::uint32_t batch_articles = 4'000;
  unsigned threads = 1;
  bool entities = false;  // names that the text holds, beside those that the articles say
  index::HotRule hot{};   // small indexes have no hot postings by the usual rule
};

/// The article as a line of JSON that the reader knows. Place and dateline are lost.
std::string as_json_line(const article::Article& article);

/// Writes the articles as JSON Lines and builds an index of them through index::build_index(). Fields that
/// JSON Lines cannot carry (place, dateline) are lost. Throws when the build fails.
class BuiltIndex {
 public:
  explicit BuiltIndex(const std::vector<article::Article>& articles, BuiltIndexOptions options = {});
  std::filesystem::path path() const { return directory_.path() / "index"; }
  const index::BuildReport& report() const { return report_; }

 private:
  TemporaryDirectory directory_;
  index::BuildReport report_;
};

}  // namespace dateline::test_support
