// Specification of merging: what comes out is what a fresh build of the live articles would be.
#include "index/segment_merge.h"

#include <catch2/catch.hpp>

#include <xapian.h>

#include <algorithm>
#include <map>
#include <memory>

#include "index/posting_run.h"
#include "index/segment_builder.h"
#include "schema/term_counts.h"
#include "schema/terms.h"
#include "store/segment.h"
#include "support/random_articles.h"
#include "support/temporary_directory.h"

using namespace dateline;
using test_support::Random;
using test_support::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

index::ArticleDictionary no_dictionary() { return index::train_article_dictionary({}).value(); }

void build_batch(const std::vector<article::Article>& articles, const fs::path& path) {
  auto builder = index::SegmentBuilder::open(no_dictionary(), 1, nullptr);
  REQUIRE(builder);
  for (const article::Article& article : articles) builder->add(article);
  REQUIRE(builder->finish(path));
}

void build_segment(const std::vector<article::Article>& articles, const fs::path& path) {
  const fs::path batch = path.string() + ".batch";
  build_batch(articles, batch);
  const auto parts = index::SegmentParts::open(batch, static_cast<std::uint32_t>(articles.size()));
  REQUIRE(parts);
  const std::vector<index::MergeInput> one{{parts->get(), batch / index::kRunFile, {}}};
  REQUIRE(index::merge_segments(one, path, [] { return false; }));
}

using Postings = std::map<std::string, std::map<Xapian::docid, Xapian::termcount>>;

Postings postings(const fs::path& path) {
  Postings all;
  const Xapian::Database database((path / store::kPostingsFolder).string());
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting)
      all[*term][*posting] = posting.get_wdf();
  return all;
}

/// The second opinion: word by word, article by article. No article here has so many words that counts are
/// capped for it.
Postings expected_postings(const index::SegmentParts& parts) {
  Postings all;
  for (store::DocId docid = 1; docid <= parts.columns.article_count(); ++docid) {
    std::vector<store::FormId> forms;
    std::vector<store::SentenceMark> marks;
    parts.tokens.forms(docid, forms);
    parts.tokens.sentences(docid, marks);
    const store::FieldLengths lengths = parts.columns.lengths(docid);
    std::map<std::string, schema::TermCounts> counts;
    for (std::uint32_t i = 0; i < forms.size(); ++i) {
      schema::TermCounts& word = counts[std::string(parts.forms.stem(parts.forms.stem_of(forms[i])))];
      ++(i < lengths.title ? word.title : i < lengths.title + lengths.lead ? word.lead : word.rest);
    }
    for (const auto& [stem, count] : counts) {
      all[stem][docid] = schema::pack(count);
      if (count.title > 0) all[schema::title_term(stem)][docid] = schema::pack(count);
    }
    for (const schema::FacetInfo& facet : schema::kAskedFacets)
      parts.columns.facet(facet.facet).for_each(docid, [&](std::uint32_t local) {
        all[schema::facet_term(facet.facet, parts.names.name(facet.facet, local))][docid] = 0;
      });
    all[schema::id_term(parts.columns.id(docid))][docid] = 0;
    for (const std::string& term : schema::date_terms(parts.columns.date(docid))) all[term][docid] = 0;
  }
  return all;
}

void check_same_segment(const fs::path& a, const fs::path& b) {
  for (const char* file : {store::kColumnsFile, store::kFormsFile, store::kTokensFile, store::kNamesFile,
                           store::kArticlesFile, "xapian/postlist.glass", "xapian/iamglass"}) {
    CAPTURE(file);
    const bool same = test_support::read_whole_file(a / file) == test_support::read_whole_file(b / file);
    CHECK(same);
  }
}

void check_postings(const fs::path& segment, std::size_t articles) {
  CHECK(Xapian::Database::check((segment / store::kPostingsFolder).string(), 0, nullptr) == 0);
  const auto parts = index::SegmentParts::open(segment, static_cast<std::uint32_t>(articles));
  REQUIRE(parts);
  const bool same = postings(segment) == expected_postings(**parts);
  CHECK(same);
}

}  // namespace

TEST_CASE("a merge without the dead articles is byte for byte a fresh build of the live ones",
          "[index][merge]") {
  const auto seed = GENERATE(take(20, random(1U, 1U << 30U)));
  CAPTURE(seed);
  Random random(seed);
  const auto articles = test_support::random_articles(seed, 1 + random.below(60));
  const TemporaryDirectory folder;

  std::vector<article::Article> live;
  std::vector<std::unique_ptr<index::SegmentParts>> parts;
  std::vector<index::MergeInput> inputs;
  for (std::size_t first = 0; first < articles.size();) {
    const std::size_t size = std::min<std::size_t>(articles.size() - first, 1 + random.below(25));
    const std::vector<article::Article> batch(articles.begin() + static_cast<std::ptrdiff_t>(first),
                                              articles.begin() + static_cast<std::ptrdiff_t>(first + size));
    const fs::path path = folder.path() / std::to_string(first);
    const bool sealed = random.chance(50);
    sealed ? build_segment(batch, path) : build_batch(batch, path);
    auto opened = index::SegmentParts::open(path, static_cast<std::uint32_t>(size));
    REQUIRE(opened);
    parts.push_back(std::move(*opened));
    inputs.push_back({parts.back().get(), path / (sealed ? store::kPostingsFolder : index::kRunFile), {}});
    const bool all_live = random.chance(40);
    for (std::size_t i = 0; i < size; ++i) {
      if (!all_live && random.chance(30) && first + i > 0)
        inputs.back().dead.push_back(static_cast<store::DocId>(i + 1));
      else
        live.push_back(batch[i]);
    }
    first += size;
  }
  REQUIRE(index::merge_segments(inputs, folder.path() / "merged", [] { return false; }));
  build_segment(live, folder.path() / "fresh");
  check_same_segment(folder.path() / "merged", folder.path() / "fresh");
  check_postings(folder.path() / "fresh", live.size());
}

TEST_CASE("an article of more words than its counts can hold is posted with capped counts",
          "[index][merge]") {
  article::Article giant;
  giant.id = "giant";
  giant.language = "en";
  // 40 distinct words, each 70,000 times in one paragraph: lead counts of 255 at most, some 2^26 a word.
  for (int round = 0; round < 70'000; ++round)
    for (int word = 0; word < 40; ++word)
      giant.body += "w" + std::string(1, static_cast<char>('a' + word % 26)) +
                    std::string(1, static_cast<char>('a' + word / 26)) + " ";
  const TemporaryDirectory folder;
  build_segment({giant}, folder.path() / "segment");
  auto all = postings(folder.path() / "segment");
  std::uint64_t sum = 0;
  for (const auto& [term, posting] : all) sum += posting.at(1);
  CHECK(sum <= UINT32_MAX);
  CHECK(all.contains("waa"));
}
