// Specification of the list of sources that a generation keeps.
#include "index/source_list.h"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("a list of sources reads back as it was written", "[index][sources]") {
  article::SourceFile plain;
  plain.path = "news/1987.jsonl";
  plain.relative = "1987.jsonl";
  plain.absolute = "/archive/news/1987.jsonl";
  plain.bytes_in = 1234;
  plain.file_size = 99;
  plain.modified_ns = 1'700'000'000'123'456'789;
  plain.content_hash = 0xFFFF'FFFF'FFFF'FFFFULL;
  plain.changed_ns = 1'700'000'001'000'000'000;
  plain.read_as = 42;
  plain.articles = 7;
  plain.rejected = 2;
  plain.format = article::Format::jsonl;
  article::SourceFile odd = plain;
  odd.path = "tab\there\\n and\nline";
  odd.encoding = "windows-1252";
  odd.modified_ns = -5;
  odd.complete = false;

  const std::string text = index::to_text(
      {{plain, odd}, {{"id\twith tab", 7}, {"other", 8}}, {{"killed\t", {3, -5}}, {"too", {0, 9}}}});
  const auto back = index::parse_sources(text, "sources/000001");
  REQUIRE(back);
  REQUIRE(back->files.size() == 2);
  CHECK(back->removed.size() == 2);
  CHECK(back->removed.at("id\twith tab") == 7);
  REQUIRE(back->withdrawn.size() == 2);
  CHECK(back->withdrawn.at("killed\t") == schema::Edition{3, -5});
  CHECK(back->files[0].path == plain.path);
  CHECK(back->files[0].relative == plain.relative);
  CHECK(back->files[0].absolute == plain.absolute);
  CHECK(back->files[0].changed_ns == plain.changed_ns);
  CHECK(back->files[0].read_as == plain.read_as);
  CHECK(back->files[0].complete);
  CHECK(back->files[0].content_hash == plain.content_hash);
  CHECK(back->files[1].path == odd.path);
  CHECK(back->files[1].encoding == odd.encoding);
  CHECK(back->files[1].modified_ns == -5);
  CHECK_FALSE(back->files[1].complete);
  CHECK(index::to_text(*back) == text);
}

TEST_CASE("a damaged list of sources is refused with the line", "[index][sources]") {
  for (const std::string text :
       {"", "something else\n", "dateline sources 1\nx\ty\n",
        "dateline sources 1\na\ta\t/a\tjsonl\t\t1\t2\t3\tx\t5\t6\t7\t8\t9\t10\t1\n"}) {
    CAPTURE(text);
    const auto parsed = index::parse_sources(text, "sources/000001");
    if (text.empty()) {
      CHECK(parsed);  // nothing was read: nothing is wrong either
    } else {
      REQUIRE_FALSE(parsed);
      CHECK(parsed.error().kind == error::ErrorKind::damaged);
      CHECK(parsed.error().place.line > 0);
    }
  }
}
