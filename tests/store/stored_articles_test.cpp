// Stored articles: every field comes back; what a later version adds is skipped.
#include "store/stored_articles.h"

#include <catch2/catch.hpp>
#include <string>

#include "store/small_segment.h"
#include "support/temporary_directory.h"

namespace dateline::store {
namespace {

using test_support::TemporaryDirectory;

TEST_CASE("an article is decoded to what was encoded", "[store][stored_articles]") {
  const auto seed = GENERATE(take(100, random(1U, 1U << 30U)));
  CAPTURE(seed);
  const StoredArticle article = random_article(seed, "a-" + std::to_string(seed));
  CHECK((decode(encode(article), "x").value().article == article));
}

TEST_CASE("absent fields take no room", "[store][stored_articles]") {
  CHECK(encode(StoredArticle{}).empty());
}

TEST_CASE("fields of a later version are skipped", "[store][stored_articles]") {
  const StoredArticle article = random_article(4, "a");
  const std::string bytes = std::string("\xC8\x03new", 5) + encode(article);
  CHECK((decode(bytes, "x").value().article == article));
}

TEST_CASE("bytes that are no fields are damage", "[store][stored_articles][damage]") {
  const std::string bytes = GENERATE(values<std::string>({
      "\x01",  // no size
      "\x01\x05"
      "abc",                               // shorter than it says
      std::string("\x04\x01\x00", 3),      // a date without precision
      std::string("\x04\x02\x00\x09", 4),  // a precision that there is not
  }));
  const auto read = decode(bytes, "articles");
  REQUIRE_FALSE(read);
  CHECK(read.error().kind == error::ErrorKind::damaged);
  CHECK(read.error().place.source == "articles");
}

TEST_CASE("articles are read from their file", "[store][stored_articles]") {
  const bool with_dictionary = GENERATE(false, true);
  CAPTURE(with_dictionary);
  const TemporaryDirectory folder;
  std::vector<StoredArticle> articles;
  std::vector<std::string> samples;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    articles.push_back(random_article(seed, "a" + std::to_string(seed)));
    samples.push_back(encode(articles.back()));
  }
  const std::string dictionary = with_dictionary ? io::train_dictionary(samples, 16'384) : "";
  REQUIRE(write_articles(folder.path() / "articles", articles, dictionary));
  const auto stored = StoredArticles::open(folder.path() / "articles", 400);
  REQUIRE(stored);
  CHECK(stored->dictionary() == dictionary);
  for (DocId docid = 1; docid <= 400; ++docid) {
    StoredArticle article = articles[docid - 1];
    REQUIRE((stored->read(docid).value().article == article));
    article.body.clear();
    REQUIRE((stored->read_head(docid).value().article == article));
  }
  CHECK_FALSE(StoredArticles::open(folder.path() / "articles", 399));
}

}  // namespace
}  // namespace dateline::store
