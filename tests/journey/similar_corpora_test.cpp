// Articles like one are of its kind: of its category in the BBC's news, by its author in Reuters C50.
#include <catch2/catch.hpp>

#include <cstdint>
#include <filesystem>
#include <string>

#include "index/index_build.h"
#include "search/searcher.h"
#include "support/corpora.h"
#include "support/temporary_directory.h"

using namespace dateline;

namespace {

/// The name of the folder that an article was read from.
std::string kind_of(const store::Generation& generation, store::ArticleRef article) {
  const store::Columns& columns = generation.segment(article.segment).columns();
  const std::filesystem::path file(std::string(columns.origin_file(columns.origin(article.docid).file)));
  return file.parent_path().filename().string();
}

struct Share {
  std::uint64_t same = 0;
  std::uint64_t all = 0;
};

/// Of the ten articles most like every `step`th one, how many are of its kind?
Share same_kind(search::Searcher& searcher, std::uint32_t step) {
  const store::Generation& generation = searcher.generation();
  Share share;
  for (std::uint32_t segment = 0; segment < generation.segment_count(); ++segment) {
    const store::Columns& columns = generation.segment(segment).columns();
    for (store::DocId docid = 1; docid <= columns.article_count(); docid += step) {
      search::SearchRequest request;
      request.similar = search::SimilarTo{std::string(columns.id(docid)), {}};
      request.snippets = 0;
      const auto answer = searcher.answer(request);
      REQUIRE(answer);
      const std::string kind = kind_of(generation, {segment, docid});
      for (const search::Hit& hit : answer->hits)
        share.same += kind_of(generation, hit.article) == kind ? 1 : 0;
      share.all += answer->hits.size();
    }
  }
  return share;
}

void check_corpus(const char* name, std::uint32_t step, std::uint64_t least_percent) {
  const auto folder = test_support::corpus(name);
  if (!folder) return;
  const test_support::TemporaryDirectory scratch;
  index::BuildOptions options;
  options.sources = {folder->string()};
  index::BuildObserver quiet;
  REQUIRE(index::build_index(scratch.path() / "index", options, quiet));
  auto searcher = search::Searcher::open(scratch.path() / "index").value();
  const Share share = same_kind(searcher, step);
  WARN(name << ": " << share.same << " of the " << share.all
            << " most similar articles are of the same kind");
  CHECK(share.all > 1000);
  CHECK(share.same * 100 >= share.all * least_percent);
}

}  // namespace

TEST_CASE("articles like one are of its category", "[journey][similar][corpora]") {
  check_corpus("bbc", 7, 88);
}

TEST_CASE("articles like one are by its author", "[journey][similar][corpora]") {
  check_corpus("reutersC50", 17, 54);
}
