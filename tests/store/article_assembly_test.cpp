// Articles as they are read: from fields, words and gaps, whatever of it is missing or damaged.
#include "store/article_assembly.h"

#include <catch2/catch.hpp>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "io/zstd_frame.h"
#include "store/generation.h"
#include "store/segment.h"
#include "store/small_segment.h"
#include "support/temporary_directory.h"

namespace dateline::store {
namespace {

using test_support::TemporaryDirectory;

/// A segment of articles whose texts are made of their words; every third has texts of other words.
class AssembledSegment {
 public:
  explicit AssembledSegment(std::uint64_t seed, std::uint32_t articles = 30)
      : content_(random_content(seed, articles)) {
    const SegmentEntry entry = write_segment(folder_.path(), "000001", content_);
    segment_ = Segment::open(folder_.path(), entry).value();
  }
  const SegmentContent& content() const { return content_; }
  const Segment& segment() const { return *segment_; }

 private:
  TemporaryDirectory folder_;
  SegmentContent content_;
  std::unique_ptr<Segment> segment_;
};

TEST_CASE("every article is read as it was given", "[store][article_assembly]") {
  const auto seed = GENERATE(take(20, random(1U, 1U << 30U)));
  CAPTURE(seed);
  const AssembledSegment small(seed);
  for (DocId docid = 1; docid <= 30; ++docid) {
    CAPTURE(docid);
    StoredArticle article = small.content().articles[docid - 1];
    REQUIRE((small.segment().read_article(docid).value() == article));
    article.body.clear();
    REQUIRE((small.segment().read_head(docid).value() == article));
  }
}

TEST_CASE("reading tells where the words stand, unless the text is kept as it is",
          "[store][article_assembly]") {
  const auto seed = GENERATE(take(20, random(1U, 1U << 30U)));
  CAPTURE(seed);
  const AssembledSegment small(seed);
  WordPlaces places;
  std::uint32_t known = 0;
  for (DocId docid = 1; docid <= 30; ++docid) {
    CAPTURE(docid);
    const StoredArticle article = small.segment().read_article(docid, places).value();
    std::vector<FormId> forms;
    small.segment().tokens().forms(docid, forms);
    const std::uint32_t title = small.segment().columns().lengths(docid).title;
    if (!places.body_known) continue;
    ++known;
    REQUIRE(places.body.size() == forms.size() - title);
    for (std::size_t i = 0; i < places.body.size(); ++i)
      CHECK(text::slice(article.body, places.body[i]) == small.segment().forms().surface(forms[title + i]));
  }
  CHECK(known > 0);
  CHECK(known < 30);
}

TEST_CASE("words that are not those of the article are damage", "[store][article_assembly][damage]") {
  const AssembledSegment small(11);
  const AssembledSegment other(12);
  ArticleAssembly mixed(small.segment().articles(), other.segment().tokens(), small.segment().forms());
  std::uint32_t damaged = 0;
  for (DocId docid = 1; docid <= 30; ++docid) {
    const auto read = mixed.read(docid);
    if (read) continue;
    ++damaged;
    CHECK(read.error().kind == error::ErrorKind::damaged);
    CHECK(read.error().message.find("article " + std::to_string(docid)) != std::string::npos);
    CHECK(read.error().place.source == small.segment().articles().file().path());
  }
  CHECK(damaged > 0);
}

TEST_CASE("frames are compressed anew without the words", "[store][article_assembly]") {
  const AssembledSegment small(13);
  std::string frames;
  io::FrameCompressor compressor(std::make_shared<const io::ZstdDictionary>("", 1));
  for (DocId docid = 1; docid <= 30; ++docid) {
    frames.clear();
    REQUIRE(small.segment().articles().recompress(docid, compressor, frames));
    CHECK(io::first_frame_size(frames) <= frames.size());
    CHECK_FALSE(frames.empty());
  }
}

}  // namespace
}  // namespace dateline::store
