// Everything that a command names as SOURCE: files, folders, archives, and what cannot be read.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "article/article_id.h"
#include "article/read_sources.h"
#include "io/checksum.h"
#include "io/make_archive.h"
#include "support/temporary_directory.h"

namespace fs = std::filesystem;
using namespace dateline::article;
using dateline::error::ErrorKind;
using dateline::test_support::compress;
using dateline::test_support::make_archive;
using dateline::test_support::TemporaryDirectory;
using Titles = std::vector<std::string>;

namespace {

std::string line(const std::string& title) { return "{\"title\":\"" + title + "\"}\n"; }

}  // namespace

TEST_CASE("all formats of a folder are told apart, in a stable order", "[article][source]") {
  const TemporaryDirectory folder;
  folder.write("e.sgm",
               "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS "
               "NEWID=\"1\">\n<TEXT><TITLE>sgml</TITLE></TEXT>\n</REUTERS>\n");
  folder.write("a/plain.txt", "plain\n\ntext");
  folder.write("b.data", line("jsonl by content"));
  folder.write("c.txt", "title,text\ncsv by content,x\n");
  folder.write("d.tsv", "headline\tx\ntsv by name\ty\n");
  folder.write("f.JSON", "{\n \"title\": \"one object\"\n}\n");
  folder.write("g.csv.gz", compress("gzip", "title\ncsv by name\n"));
  const SourcesRead all = read_sources({folder.path().string()});
  CHECK(all.errors.empty());
  CHECK(all.titles() == Titles{"plain", "jsonl by content", "csv by content", "tsv by name", "sgml",
                               "one object", "csv by name"});
  REQUIRE(all.files.size() == 7);
  std::vector<Format> formats;
  for (const SourceFile& file : all.files) formats.push_back(file.format);
  CHECK((formats == std::vector<Format>{Format::text, Format::jsonl, Format::csv, Format::csv,
                                        Format::reuters_sgml, Format::jsonl, Format::csv}));
}

TEST_CASE("sources are read in their order, also twice, and a missing one does not end it",
          "[article][source]") {
  const TemporaryDirectory folder;
  const std::string a = folder.write("a.jsonl", line("a"));
  const std::string b = folder.write("b.jsonl", line("b"));
  const SourcesRead all = read_sources({b, (folder.path() / "missing").string(), a, b});
  CHECK(all.titles() == Titles{"b", "a", "b"});
  REQUIRE(all.errors.size() == 1);
  CHECK(all.errors[0].kind == ErrorKind::bad_source);
  CHECK(all.errors[0].place.source == (folder.path() / "missing").string());
}

TEST_CASE("an id comes from the path below SOURCE, so a moved folder keeps its ids", "[article][source]") {
  const TemporaryDirectory one;
  const TemporaryDirectory other;
  one.write("news/a.txt", "x\n\ny");
  other.write("news/a.txt", "edited\n\ny");
  const SourcesRead first = read_sources({one.path().string()});
  const SourcesRead second = read_sources({other.path().string() + "/"});
  REQUIRE(first.articles.size() == 1);
  REQUIRE(second.articles.size() == 1);
  CHECK(first.articles[0].id == id_from_path("news/a.txt"));
  CHECK(second.articles[0].id == first.articles[0].id);
  CHECK(read_sources({(one.path() / "news/a.txt").string()}).articles[0].id == id_from_path("a.txt"));
  ReadOptions options;
  options.id_prefix = "x:";
  CHECK(read_sources({(one.path() / "news").string()}, options).articles[0].id ==
        "x:" + id_from_path("a.txt"));
}

TEST_CASE("members of archives are named behind the archive", "[article][source]") {
  const TemporaryDirectory folder;
  const std::string tar =
      make_archive("ustar", "gzip", {{"x/a.txt", "a\n\nb"}, {"b.jsonl", line("b1") + line("b2")}});
  folder.write("all.tar.gz", tar);
  const SourcesRead all = read_sources({folder.path().string()});
  CHECK(all.titles() == Titles{"a", "b1", "b2"});
  const std::string path = (folder.path() / "all.tar.gz").string();
  CHECK(to_string(all.articles[0].place) == path + "!x/a.txt:1");
  CHECK(to_string(all.articles[2].place) == path + "!b.jsonl:2");
  CHECK(all.articles[0].id == id_from_path("all.tar.gz!x/a.txt"));
  REQUIRE(all.files.size() == 2);
  CHECK(all.files[0].path == path + "!x/a.txt");
  CHECK(all.files[0].file_size == tar.size());
  CHECK(all.files[0].bytes_in == 4);
}

TEST_CASE("files are noted down with size, time, hash and counts", "[article][source]") {
  const TemporaryDirectory folder;
  const std::string content =
      line("a") + "nonsense\n" + line("M\xFCller") + "{\"title\":\"b\",\"date\":\"soon\"}\n";
  const std::string packed = compress("zstd", content);
  const fs::path path = folder.write("a.jsonl.zst", packed);
  const SourcesRead all = read_sources({path.string()});
  REQUIRE(all.files.size() == 1);
  const SourceFile& file = all.files[0];
  CHECK(file.path == path.string());
  CHECK(file.bytes_in == content.size());
  CHECK(file.file_size == packed.size());
  CHECK(file.modified_ns > 1'600'000'000'000'000'000);
  CHECK(file.content_hash == dateline::io::checksum64(content));
  CHECK(file.articles == 3);
  CHECK(file.rejected == 1);
  CHECK(file.complete);
  CHECK(file.encoding == "windows-1252");
  CHECK(file.bad_dates == 1);
  REQUIRE(file.first_bad_date);
  CHECK(to_string(file.first_bad_date->place) == path.string() + ":4");
  CHECK(file.format == Format::jsonl);
  CHECK(all.bytes_total == packed.size());
  CHECK(all.bytes_consumed == packed.size());
}

TEST_CASE("a truncated file gives its first articles, then an error with its line", "[article][source]") {
  const TemporaryDirectory folder;
  std::string content;
  for (int i = 0; i < 100000; ++i) content += line("title number " + std::to_string(i * 7919));
  const auto filter = GENERATE(as<std::string>{}, "gzip", "zstd", "bzip2", "xz");
  CAPTURE(filter);
  const std::string packed = compress(filter, content);
  folder.write("a.jsonl.x", packed.substr(0, packed.size() - 20));
  folder.write("b.jsonl", line("behind"));
  const SourcesRead all = read_sources({folder.path().string()});
  REQUIRE(all.errors.size() == 1);
  CHECK(all.errors[0].kind == ErrorKind::bad_source);
  CHECK(all.errors[0].place.source == (folder.path() / "a.jsonl.x").string());
  CHECK(all.errors[0].place.line == all.articles.size());
  CHECK(all.titles().back() == "behind");
  REQUIRE(all.files.size() == 2);
  CHECK_FALSE(all.files[0].complete);
  CHECK(all.files[1].complete);
}

TEST_CASE("files that hold no article are told, and the rest is read", "[article][source]") {
  const TemporaryDirectory folder;
  folder.write("a.txt", "");
  folder.write("b.bin", std::string("\x7F"
                                    "ELF\0\0\0\1",
                                    8));
  folder.write("c.jsonl.gz", compress("gzip", ""));
  folder.write("d.tar.gz", make_archive("ustar", "gzip", {}));
  folder.write("e.txt", "fine\n\nx");
  const SourcesRead all = read_sources({folder.path().string()});
  CHECK(all.titles() == Titles{"fine"});
  std::vector<std::string> messages;
  for (const auto& failure : all.errors) {
    messages.push_back(fs::path(failure.place.source).filename().string() + ": " + failure.message);
  }
  CHECK(messages == std::vector<std::string>{
                        "a.txt: the file holds no article", "b.bin: looks like a binary file, expected text",
                        "c.jsonl.gz: the file holds no article", "d.tar.gz: the archive holds no file"});
}

TEST_CASE("a format that is said is used even where it does not fit", "[article][source]") {
  const TemporaryDirectory folder;
  folder.write("a.jsonl", line("a") + line("b"));
  const std::string source = folder.path().string();
  const auto read_as = [&](Format format) {
    ReadOptions options;
    options.format = format;
    return read_sources({source}, options);
  };
  CHECK(read_as(Format::text).articles.size() == 1);
  CHECK(read_as(Format::csv).errors.size() == 1);
  CHECK(read_as(Format::reuters_sgml).errors.size() == 1);
  CHECK(read_as(Format::jsonl).articles.size() == 2);
  folder.write("a.jsonl", "one\ntwo\nthree\n");
  CHECK(read_as(Format::jsonl).errors.size() == 3);
}

TEST_CASE("a language that is given overrides what the source says", "[article][source]") {
  const TemporaryDirectory folder;
  folder.write("a.jsonl", "{\"title\":\"a\",\"language\":\"de\"}\n");
  ReadOptions options;
  CHECK(read_sources({folder.path().string()}, options).articles[0].language == "de");
  options.language = "en";
  CHECK(read_sources({folder.path().string()}, options).articles[0].language == "en");
}

TEST_CASE("standard input is a source", "[article][source]") {
  const TemporaryDirectory folder;
  const auto content = GENERATE_COPY(line("a") + line("b"), compress("gzip", line("a") + line("b")));
  const fs::path path = folder.write("in", content);
  const int saved = ::dup(STDIN_FILENO);
  REQUIRE(::freopen(path.c_str(), "r", stdin) != nullptr);
  const SourcesRead all = read_sources({"-"});
  REQUIRE(::dup2(saved, STDIN_FILENO) == STDIN_FILENO);
  ::close(saved);
  CHECK(all.titles() == Titles{"a", "b"});
  CHECK(to_string(all.articles[1].place) == "-:2");
  REQUIRE(all.files.size() == 1);
  CHECK(all.files[0].path == "-");
  CHECK(all.bytes_total == 0);
}

TEST_CASE("a folder that may not be read does not end it", "[article][source]") {
  if (::geteuid() == 0) {
    WARN("SKIPPED: root may read every folder");
    return;
  }
  const TemporaryDirectory folder;
  folder.write("closed/a.txt", "a");
  folder.write("b.txt", "b\n\nx");
  const fs::path closed_file = folder.write("c.txt", "c");
  fs::permissions(folder.path() / "closed", fs::perms::none);
  fs::permissions(closed_file, fs::perms::none);
  const SourcesRead all = read_sources({folder.path().string()});
  fs::permissions(folder.path() / "closed", fs::perms::owner_all);
  CHECK(all.titles() == Titles{"b"});
  CHECK(all.errors.size() == 2);
}

TEST_CASE("names of formats are read as they are written", "[article][source]") {
  for (const Format format :
       {Format::automatic, Format::text, Format::jsonl, Format::csv, Format::reuters_sgml}) {
    CHECK(parse_format(name_of(format)) == format);
  }
  CHECK_FALSE(parse_format("JSONL"));
  CHECK_FALSE(parse_format(""));
}
