// Mail as files: mbox cut into messages, single messages, what mail programs do to lines, and damage.
#include "article/mail_reader.h"

#include <catch2/catch.hpp>
#include <random>

#include "article/publication_date.h"
#include "article/read_text.h"

using namespace dateline;
using namespace dateline::article;
using Messages = std::vector<std::string>;
using Names = std::vector<std::string>;

namespace {

std::string message(const std::string& number, const std::string& body) {
  return "From: Harbour Wire <desk@harbour.example>\nSubject: Rain " + number + "\nMessage-ID: <" + number +
         "@harbour.example>\nDate: Fri, 22 Mar 2024 10:15:00 +0300\n\n" + body + "\n";
}
const std::string kFromLine = "From desk@harbour.example Fri Mar 22 10:15:00 2024\n";

/// Yields `bytes`, then fails.
class BreakingStream final : public io::ByteStream {
 public:
  explicit BreakingStream(std::string_view bytes) : bytes_(bytes) {}
  error::Result<std::size_t> read(std::span<char> buffer) override {
    const auto got = bytes_.read(buffer);
    if (got && *got > 0) return got;
    return error::Error{error::ErrorKind::bad_source, {"file"}, "the disk is gone", "", ""};
  }

 private:
  MemoryStream bytes_;
};

}  // namespace

TEST_CASE("an mbox is told by its content, and each message is an article", "[article][mail]") {
  const std::string text =
      kFromLine + message("1", "It rains.") + "\n" + kFromLine + message("2", "It still rains.");
  const ReadResult found = read_text(Format::automatic, text);
  CHECK(found.notes.format == Format::mbox);
  CHECK(found.messages() == Messages{});
  REQUIRE(found.titles() == Names{"Rain 1", "Rain 2"});
  CHECK(found.articles[1].id == "2@harbour.example");
  CHECK(found.articles[1].body == "It still rains.");
  CHECK(found.articles[1].place.line == 9);
}

TEST_CASE("an EML file is one message, also with blank lines and a mark in front", "[article][mail]") {
  for (const std::string front : {"", "\r\n", "\xEF\xBB\xBF"}) {
    const ReadResult found = read_text(Format::automatic, front + message("1", "It rains."));
    CHECK(found.notes.format == Format::eml);
    CHECK(found.titles() == Names{"Rain 1"});
  }
}

TEST_CASE("a text with colons is no mail, and a name alone makes no mail of what is none",
          "[article][mail]") {
  CHECK(read_text(Format::automatic, "Title: Rain\nPlace: Ardwick\n\nIt rains.").notes.format ==
        Format::text);
  CHECK(read_text(Format::automatic, "From the harbour\n\nIt rains.").notes.format == Format::text);
  CHECK(read_text(Format::automatic, "It rains.\n", {}, "a.eml").notes.format == Format::text);
  CHECK(read_text(Format::automatic, "X-Note: a\n\nIt rains.\n", {}, "a.eml.gz").notes.format == Format::eml);
}

TEST_CASE("text that begins with From is text, quoted or not", "[article][mail]") {
  const std::string body =
      "From the harbour came a sound.\n\n>From there\n>>From here\n> From me\n\nFrom 10:30 on it rained.";
  const ReadResult found =
      read_text(Format::automatic, kFromLine + message("1", body) + "\n" + kFromLine + message("2", "Sun."));
  REQUIRE(found.titles() == Names{"Rain 1", "Rain 2"});
  CHECK(found.articles[0].body ==
        "From the harbour came a sound.\n\nFrom there\n>From here\n> From me\n\nFrom 10:30 on it rained.");
  const ReadResult single = read_text(Format::eml, message("1", ">From there"));
  CHECK(single.articles.at(0).body == ">From there");  // nothing was quoted here
}

TEST_CASE("lines From of archives, with dates in other forms, begin messages where a header follows",
          "[article][mail]") {
  const std::string text = "From desk at harbour.example  Fri Mar 22 10:15:00 2024\n" + message("1", "A.") +
                           "\nFrom - 2024-03-22 10:15:00\n" + message("2", "B.") +
                           "\nFrom 2024 on, at 10:15 each day,\nit rained.\n";
  CHECK(read_text(Format::mbox, text).titles() == Names{"Rain 1", "Rain 2"});
}

TEST_CASE("a message without Date has the date of its line From", "[article][mail]") {
  const ReadResult found =
      read_text(Format::mbox,
                "From a@b.example Fri Mar 22 10:15:00 2024\nFrom: Ann Rook\nSubject: Rain\n\nIt rains.\n");
  CHECK(found.articles.at(0).published == *parse_publication_date("2024-03-22T10:15:00"));
}

TEST_CASE("broken messages are named with line and byte; the rest is read", "[article][mail]") {
  const std::string first = "stray\n";
  const std::string broken = kFromLine + "no header at all\n\n";
  const std::string empty = kFromLine + "From: a@b.example\n\n";
  const ReadResult found = read_text(Format::mbox, first + broken + empty + kFromLine + message("1", "A."));
  CHECK(found.titles() == Names{"Rain 1"});
  CHECK(found.messages() ==
        Messages{"file:1: expected a line that begins with \"From \" before the first message",
                 "file:2: the message at byte 6: expected a header (From, Date, Subject ...)",
                 "file:5: the message at byte 75: the article has neither title nor text"});
}

TEST_CASE("a message that is cut off by a failure is none", "[article][mail]") {
  const std::string text = kFromLine + message("1", "A.") + "\n" + kFromLine + "Subject: Half a mes";
  BreakingStream bytes(text);
  const ReadOptions options;
  TitleCutter titles;
  MemberReader reader(Format::mbox, bytes, {"file", "file", &options, &titles});
  CHECK(reader.next()->value().title == "Rain 1");
  CHECK(reader.next()->error().message == "the disk is gone");
  CHECK(!reader.next());
}

TEST_CASE("a message that is too long is passed over", "[article][mail]") {
  const std::string text = kFromLine + message("1", std::string(kLongestRecord + 100, 'x')) + "\n" +
                           kFromLine + message("2", "B.");
  MemoryStream bytes(text, 1U << 20U);
  const ReadOptions options;
  TitleCutter titles;
  MemberReader reader(Format::mbox, bytes, {"file", "file", &options, &titles});
  CHECK(reader.next()->error().message == "the message at byte 0 is longer than 64 MiB");
  CHECK(reader.next()->value().title == "Rain 2");
  CHECK(!reader.next());
}

TEST_CASE("reports of deliveries are no articles", "[article][mail]") {
  const ReadResult found =
      read_text(Format::eml,
                "From: Mail Delivery <daemon@b.example>\nSubject: failed\n"
                "Content-Type: multipart/report; boundary=x\n\n--x\n\nNot there.\n--x--\n");
  CHECK(found.articles.empty());
  CHECK(found.errors.empty());
  CHECK(found.notes.non_articles == 1);
}

TEST_CASE("messages are what they are, however the bytes come", "[article][mail]") {
  const auto seed = GENERATE(range(1U, 30U));
  CAPTURE(seed);
  std::minstd_rand random(seed);
  const std::vector<std::string> lines{
      "It rains.",  "From me", ">From you", "",      "From a Fri Mar 22 10:15",
      "Subject: x", "--x",     "> quoted",  "From ", "2024 10:15"};
  std::string text;
  std::vector<std::string> bodies;
  for (int i = 0; i < 20; ++i) {
    std::string body = "begin", written = "begin";
    for (std::size_t n = random() % 8; n > 0; --n) {
      const std::string& line = lines[random() % lines.size()];
      body += "\n" + line;
      const bool quote = line.starts_with("From ") || line.starts_with(">From ");
      written += "\n" + std::string(quote ? ">" : "") + line;
    }
    text += kFromLine + message(std::to_string(i), written + "\nend") + "\n";
    bodies.push_back(body + "\nend");
  }
  const ReadResult found = read_text(Format::mbox, text);
  REQUIRE(found.articles.size() == bodies.size());
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    std::string expected = bodies[i];
    if (const std::size_t at = expected.find("From \n"); at != std::string::npos)
      expected.erase(at + 4, 1);  // blanks at ends of lines go
    CHECK(found.articles[i].title == "Rain " + std::to_string(i));
  }
}
