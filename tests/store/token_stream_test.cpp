// Token streams: words, sentence marks and mentions come back, however rare the forms.
#include "store/token_stream.h"

#include <catch2/catch.hpp>
#include <string>

#include "store/small_segment.h"
#include "support/temporary_directory.h"

namespace dateline::store {
namespace {

using test_support::TemporaryDirectory;

TEST_CASE("token streams come back as they were written", "[store][token_stream]") {
  const auto seed = GENERATE(take(10, random(1U, 1U << 30U)));
  const std::uint32_t forms = GENERATE(3U, 66'000U, 4'000'000'000U);
  CAPTURE(seed, forms);
  const TemporaryDirectory folder;
  const ColumnTable table = random_columns(seed, 60);
  REQUIRE(write_columns(folder.path() / "columns", table, false));
  std::vector<ArticleTokens> articles;
  for (const FieldLengths& lengths : table.lengths)
    articles.push_back(random_tokens(seed + articles.size(), lengths, forms));
  REQUIRE(write_tokens(folder.path() / "tokens", articles));

  const Columns columns = Columns::open(folder.path() / "columns", 60).value();
  const auto streams = TokenStreams::open(folder.path() / "tokens", columns);
  REQUIRE(streams);
  std::vector<FormId> read_forms{1, 2, 3};
  std::vector<SentenceMark> marks(1);
  std::vector<MentionSpan> mentions(1);
  for (DocId docid = 1; docid <= 60; ++docid) {
    const ArticleTokens& article = articles[docid - 1];
    streams->forms(docid, read_forms);
    REQUIRE(read_forms == article.forms);
    streams->sentences(docid, marks);
    REQUIRE(marks == article.marks);
    streams->mentions(docid, mentions);
    REQUIRE(mentions == article.mentions);
    const CodeView view = streams->codes(docid);
    REQUIRE(view.codes.size() == article.forms.size());
    REQUIRE(view.title_words == table.lengths[docid - 1].title);
  }
}

TEST_CASE("the most frequent forms are codes, the others escapes in order", "[store][token_stream]") {
  std::vector<std::uint16_t> codes;
  std::string aux;
  encode_tokens(std::vector<FormId>{5, 65534, 65535, 0, 70000}, {}, {}, codes, aux);
  CHECK(codes == std::vector<std::uint16_t>{5, 65534, kEscapeCode, 0, kEscapeCode});
  const CodeView view{codes, 0, std::string_view(aux).substr(1, 8)};
  CHECK(aux[0] == 2);
  CHECK(view.escape_count() == 2);
  CHECK(view.escape(0) == 65535);
  CHECK(view.escape(1) == 70000);
  CHECK(view.escape(2) == 0);  // damaged
}

TEST_CASE("token streams of another number of articles are refused", "[store][token_stream]") {
  const TemporaryDirectory folder;
  REQUIRE(write_columns(folder.path() / "columns", random_columns(1, 4), false));
  REQUIRE(write_tokens(folder.path() / "tokens", std::vector<ArticleTokens>(3)));
  const Columns columns = Columns::open(folder.path() / "columns", 4).value();
  const auto opened = TokenStreams::open(folder.path() / "tokens", columns);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().kind == error::ErrorKind::damaged);
}

}  // namespace
}  // namespace dateline::store
