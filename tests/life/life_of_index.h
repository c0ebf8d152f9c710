// One index through random changes of its sources and of itself, compared after each with what it should
// hold.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "index/build_report.h"
#include "index/index_update.h"
#include "life/expected_index.h"
#include "life/news_folders.h"
#include "life/same_answers.h"
#include "support/random_articles.h"
#include "support/temporary_directory.h"

namespace dateline::test_support {

class LifeOfIndex {
 public:
  explicit LifeOfIndex(std::uint64_t seed);

  /// Changes the sources, then the index. What was done so far, for messages: story().
  void step();
  const std::string& story() const { return story_; }

  /// What differs from an index made afresh of the articles that should be there; empty when nothing does.
  std::string difference();
  /// Searchers that were opened on older generations and no longer answer as they did; empty when all do.
  std::string changed_readers();
  /// What of the exported articles, built anew, differs.
  std::string difference_of_export();

 private:
  struct Reader {
    search::Searcher searcher;
    std::vector<search::SearchRequest> requests;
    std::vector<std::string> answers;
    std::uint64_t generation;
  };
  std::filesystem::path path() const { return root_.path() / "index"; }
  index::BuildOptions options(std::vector<std::string> sources, bool trusted);
  std::vector<std::string> some_sources();
  void change_index();
  void build();
  void update();
  void remove();
  void compact();
  void roll_back();
  void finish(const char* what, std::uint64_t generation, std::size_t keep);
  void open_reader();
  std::string too_many_segments(const store::Manifest& manifest) const;
  std::string compare(const std::filesystem::path& index, const std::filesystem::path& fresh);

  Random random_;
  TemporaryDirectory root_;
  NewsFolders folders_;
  ExpectedIndex expected_;
  index::MergePolicy policy_;
  bool entities_ = false;  // names are extracted in this life
  bool merged_ = false;    // the last step left the segments as the policy wants them
  std::uint64_t generation_ = 0;
  std::vector<Reader> readers_;
  std::string story_;
  std::string complaint_;  // found while doing a step
};

}  // namespace dateline::test_support
