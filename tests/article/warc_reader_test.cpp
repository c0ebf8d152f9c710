// Web archives: which records become articles, what of HTTP is undone, and how reading goes on behind damage.
#include "article/warc_reader.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "article/read_text.h"
#include "article/warc/http_response.h"
#include "io/make_archive.h"
#include "support/corpora.h"

using namespace dateline::article;
using Messages = std::vector<std::string>;
using Titles = std::vector<std::string>;

namespace {

std::string page(const std::string& title) {
  return "<!DOCTYPE html><html><head><title>" + title +
         "</title><meta property=og:type content=article></head><body><h1>" + title +
         "</h1><p>Four people were rescued from the roof of a mill near Ardwick on Monday, after the river "
         "had "
         "risen by two metres in a single night, the fire brigade said.</p></body></html>";
}
std::string http(const std::string& body, const std::string& header = "",
                 const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\nContent-Type: text/html\r\n" + header + "\r\n" + body;
}
std::string warc(const std::string& type, const std::string& url, const std::string& block,
                 const std::string& more = "") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2024-03-22T10:15:00Z\r\n" + more +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}
std::string response(const std::string& url, const std::string& block) {
  return warc("response", url, block, "Content-Type: application/http; msgtype=response\r\n");
}
std::string arc(const std::string& url, const std::string& block,
                const std::string& date = "20240322101500") {
  return url + " 192.0.2.1 " + date + " text/html " + std::to_string(block.size()) + "\n" + block + "\n";
}
const std::string kArcFirst = "filedesc://a.arc 0.0.0.0 20240322101500 text/plain 16\n1 1 Dateline\nURL\n\n";

std::string gzip(const std::string& text) { return dateline::test_support::compress("gzip", text); }

ReadResult read(const std::string& bytes) { return read_text(Format::automatic, bytes); }

/// Every file below a folder of the corpora, unpacked, with all pages kept.
ReadResult read_file(const std::filesystem::path& path, bool keep_non_articles) {
  ReadOptions options;
  options.keep_non_articles = keep_non_articles;
  SourceReader source({path.string()}, options);
  ReadResult result;
  while (auto found = source.next()) {
    if (*found) {
      result.articles.push_back(std::move(**found));
    } else {
      result.errors.push_back(found->error());
      result.errors.back().place.source = path.filename();
    }
  }
  for (const SourceFile& file : source.files()) result.notes.non_articles += file.non_articles;
  return result;
}

}  // namespace

TEST_CASE("HTML in response and resource records is read; the rest is passed over", "[article][warc]") {
  const ReadResult found = read(
      warc("warcinfo", "", "software: x\r\n") + response("https://post.example/mill", http(page("Mill"))) +
      warc("request", "https://post.example/mill", "GET /mill HTTP/1.1\r\n\r\n") +
      warc("metadata", "https://post.example/mill", "fetchTimeMs: 12") +
      warc("resource", "https://post.example/saved", page("Saved"), "Content-Type: text/html\r\n") +
      response("https://post.example/a.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
      warc("revisit", "https://post.example/mill", http("")));
  CHECK(found.messages() == Messages{});
  CHECK(found.notes.format == Format::warc);
  CHECK(found.titles() == Titles{"Mill", "Saved"});
  CHECK(found.articles[0].url == "https://post.example/mill");
  CHECK(found.articles[0].source == "post.example");
  CHECK(found.articles[0].published ==
        dateline::schema::Instant{});  // when it was fetched is no date of the article
  CHECK(found.articles[0].place.line == 10);
}

TEST_CASE("pages of another status than 200 are counted as no articles", "[article][warc]") {
  ReadOptions options;
  options.keep_non_articles = true;
  const ReadResult found =
      read_text(Format::automatic,
                response("https://post.example/gone", http(page("Gone"), "", "404 Not Found")) +
                    response("https://post.example/moved", http(page("Moved"), "", "301 Moved")) +
                    response("https://post.example/mill", http(page("Mill"))),
                options);
  CHECK(found.titles() == Titles{"Mill"});
  CHECK(found.notes.non_articles == 2);
}

TEST_CASE("chunks are joined and codings undone, also where the header exaggerates", "[article][warc]") {
  const std::string text = page("Mill");
  char size[16];
  std::snprintf(size, sizeof size, "%zx", text.size() - 10);
  const std::string chunks = std::string("A;name=value\r\n") + text.substr(0, 10) + "\r\n" + size + "\r\n" +
                             text.substr(10) + "\r\n0\r\n\r\n";
  for (const auto& [header, body] :
       std::vector<std::pair<std::string, std::string>>{{"Transfer-Encoding: chunked\r\n", chunks},
                                                        {"Transfer-Encoding: chunked\r\n", text},
                                                        {"Content-Encoding: gzip\r\n", gzip(text)},
                                                        {"Content-Encoding: gzip\r\n", text},
                                                        {"Content-Encoding: br\r\n", text},
                                                        {"content-encoding: identity\r\n", text}}) {
    const ReadResult found = read(response("https://post.example/mill", http(body, header)));
    CHECK(found.messages() == Messages{});
    CHECK(found.titles() == Titles{"Mill"});
  }
  const ReadResult cut = read(
      response("https://post.example/mill", http(gzip(text).substr(0, 60), "Content-Encoding: gzip\r\n")));
  CHECK(cut.messages() ==
        Messages{"file:1: the record at byte 0: the gzip coding of the body is damaged or cut off"});
}

TEST_CASE("the charset is the header's, else the page's, else what the bytes look like", "[article][warc]") {
  const auto koi8 = [](const std::string& declared) {
    return response("https://post.example/ru", "HTTP/1.1 200 OK\r\nContent-Type: text/html" + declared +
                                                   "\r\n\r\n" + page("\xED\xC5\xCC\xD8\xCE\xC9\xC3\xC1"));
  };
  CHECK(read(koi8("; charset=KOI8-R")).titles() == Titles{"Мельница"});
  CHECK(read(koi8("; charset=\"utf-8\"")).articles.size() == 1);
}

TEST_CASE("a broken record is told with its offset, and the rest is read", "[article][warc]") {
  const std::string first = response("https://post.example/1", http(page("One")));
  const std::string second = response("https://post.example/2", http(page("Two")));
  const std::string third = response("https://post.example/3", http(page("Three")));
  const std::string at = "the record at byte " + std::to_string(first.size());
  const std::string line = "file:" + std::to_string(1 + std::count(first.begin(), first.end(), '\n')) + ": ";
  std::string wrong = second;
  wrong.replace(wrong.find("Content-Length: "), 18, "Content-Length: 9");

  SECTION("garbage") {
    const ReadResult found = read(first + "garbage\n" + third);
    CHECK(found.messages() == Messages{line + at + " does not begin with WARC/1.0"});
    CHECK(found.titles() == Titles{"One", "Three"});
  }
  SECTION("a length that is too large, so that the next record is inside") {
    std::string far = second;
    far.replace(far.find("Content-Length: ") + 16, 3, "777");
    const ReadResult found = read(first + far + third + third);
    REQUIRE(found.errors.size() == 1);
    CHECK(found.messages()[0].starts_with(line + at + " "));
    CHECK(found.titles() == Titles{"One", "Three", "Three"});
  }
  SECTION("a length that is too small") {
    const ReadResult found = read(first + wrong + third);
    REQUIRE(found.errors.size() == 1);
    CHECK(found.messages()[0].starts_with(line + at + " has a wrong Content-Length"));
    CHECK(found.titles() == Titles{"One", "Three"});
  }
  SECTION("no length") {
    std::string without = second;
    without.replace(without.find("Content-Length: ") + 16, 3, "abc");
    const ReadResult found = read(first + without + third);
    CHECK(found.messages() == Messages{line + at + " has no Content-Length that is a number"});
    CHECK(found.titles() == Titles{"One", "Three"});
  }
  SECTION("the end of the file is missing") {
    const ReadResult found = read(first + second.substr(0, second.size() - 30));
    REQUIRE(found.errors.size() == 1);
    CHECK(found.messages()[0].starts_with(line + at + " is cut off: "));
    CHECK(found.titles() == Titles{"One"});
  }
}

TEST_CASE("bare line feeds, folded fields, addresses in brackets and missing line breaks are understood",
          "[article][warc]") {
  const std::string block = http(page("Mill"));
  const std::string record =
      "WARC/0.18\nWARC-Type:\n response\nwarc-target-uri: <https://post.example/mill>\n"
      "Content-Type: application/http\nContent-Length: " +
      std::to_string(block.size()) + "\n\n" + block;
  const ReadResult found = read("\r\n" + record + record);
  CHECK(found.messages() == Messages{});
  REQUIRE(found.titles() == Titles{"Mill", "Mill"});
  CHECK(found.articles[0].url == "https://post.example/mill");
}

TEST_CASE("ARC: version 1 and 2, addresses with blanks, broken records", "[article][warc]") {
  const std::string block = http(page("Mill"));
  const std::string second =
      "https://post.example/2 192.0.2.1 20240322101500 text/html 200 - - 1234567890 a.arc " +
      std::to_string(block.size()) + "\n" + block + "\n";
  const ReadResult found =
      read(kArcFirst + arc("https://post.example/a mill", block) + second +
           arc("dns:post.example", "1.2.3.4") + "nonsense\n" + arc("https://post.example/3", block, "null") +
           arc("https://post.example/4", http("gone", "", "404 Not Found")) +
           "https://post.example/5 192.0.2.1 20240322101500 text/html 99999\n" + block);
  CHECK(found.titles() == Titles{"Mill", "Mill", "Mill"});
  CHECK(found.articles[0].url == "https://post.example/a mill");
  CHECK(found.articles[0].edition.made > 0);
  CHECK(found.articles[2].edition.made == 0);
  CHECK(found.notes.non_articles == 1);
  REQUIRE(found.errors.size() == 2);
  CHECK(found.errors[0].message.ends_with(" has no header line: url, address, date, type, length"));
  CHECK(found.errors[1].message.find(" is cut off: ") != std::string::npos);
}

TEST_CASE("an id is that of the address, whatever its scheme, and the time of the fetch the version",
          "[article][warc]") {
  const std::string block = http(page("Mill"));
  const ReadResult found =
      read(response("http://post.example/mill#top", block) + response("https://post.example/mill", block) +
           response("https://post.example/other", block));
  CHECK(found.articles[0].id == found.articles[1].id);
  CHECK(found.articles[0].id != found.articles[2].id);
  CHECK(found.articles[0].edition.made == 1711102500);
}

TEST_CASE("aut's archives: of 140 HTML records the 94 of status 200 are read, 46 are no articles",
          "[article][warc][corpora]") {
  const auto corpora = dateline::test_support::corpus("exchange/aut-warc");
  if (!corpora) return;
  const auto folder = *corpora / "src/test/resources";
  for (const char* name : {"warc/example.warc.gz", "arc/example.arc.gz"}) {
    INFO(name);
    const ReadResult found = read_file(folder / name, true);
    CHECK(found.notes.non_articles == 46);
    CHECK(found.articles.size() + found.errors.size() == 94);
    for (const auto& failure : found.errors)
      CHECK(failure.message == "the article has neither title nor text");
  }
}

TEST_CASE("warcio's archives: what is broken is named, what is not is read", "[article][warc][corpora]") {
  const auto corpora = dateline::test_support::corpus("exchange/warcio");
  if (!corpora) return;
  const auto folder = *corpora / "test/data";
  for (const char* name :
       {"example.warc", "example.warc.gz", "example.arc", "example.arc.gz", "example-resource.warc.gz",
        "example-wget-bad-target-uri.warc.gz", "example-wrong-chunks.warc.gz",
        "example-bad-non-chunked.warc.gz", "example-bad.warc.gz.bad"}) {
    INFO(name);
    const ReadResult found = read_file(folder / name, true);
    CHECK(found.messages() == Messages{});
    REQUIRE(!found.articles.empty());
    CHECK(found.articles.back().title == "Example Domain");
  }
  const ReadResult cut = read_file(folder / "example-trunc.warc", true);
  CHECK(cut.messages() ==
        Messages{"example-trunc.warc:31: the record at byte 1197 has a wrong Content-Length: no "
                 "record ends behind 973 bytes"});
  const ReadResult blank = read_file(folder / "example-space-in-url.arc", true);
  CHECK(blank.messages() ==
        Messages{
            "example-space-in-url.arc:5: the record at byte 151 is cut off: 1579 of 1591 bytes are there"});
  const ReadResult bad = read_file(folder / "bad.arc", true);
  CHECK(bad.messages() ==
        Messages{"bad.arc:1: the record at byte 0 has no length that is a number",
                 "bad.arc:10: the record at byte 262 has no header line: url, address, date, type, length"});
}
