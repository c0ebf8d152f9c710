// One message: fields, encodings, parts, alternatives, messages in messages, and bombs.
#include "article/mail/mail_message.h"

#include <catch2/catch.hpp>

#include "article/mail/mail_body.h"
#include "article/publication_date.h"
#include "article/read_text.h"

using namespace dateline::article;
using Messages = std::vector<std::string>;
using Names = std::vector<std::string>;

namespace {

Article read_one(const std::string& text) {
  const ReadResult found = read_text(Format::eml, text);
  CHECK(found.messages() == Messages{});
  REQUIRE(found.articles.size() == 1);
  return found.articles[0];
}
std::string body_of(const std::string& header, const std::string& body) {
  return read_one("Subject: Rain\nMIME-Version: 1.0\n" + header + "\n" + body).body;
}

}  // namespace

TEST_CASE("the fields of a newsletter", "[article][mail]") {
  const Article article = read_one(
      "Received: from a by b; Fri, 22 Mar 2024 07:15:01 +0000\r\n"
      "From: \"Rook, Ann\" <ann@harbour.example>,\r\n\tMerten Feld <m@harbour.example>\r\n"
      "Date: Fri, 22 Mar 2024 10:15:00 +0300 (MSK)\r\n"
      "Subject: Rain over\r\n Ardwick\r\n"
      "Message-ID: <20240322.1@harbour.example>\r\n"
      "List-Id: \"Harbour Wire daily\" <daily.harbour.example>\r\n"
      "Keywords: weather, rivers\r\n"
      "Content-Language: en, fr\r\n"
      "Archived-At: <https://lists.harbour.example/1>\r\n"
      "\r\n"
      "It rains.\r\n\r\nIt rains still.\r\n");
  CHECK(article.id == "20240322.1@harbour.example");
  CHECK(article.title == "Rain over Ardwick");
  CHECK(article.authors == Names{"Rook, Ann", "Merten Feld"});
  CHECK(article.published == *parse_publication_date("2024-03-22T07:15:00Z"));
  CHECK(article.source == "Harbour Wire daily");
  CHECK(article.topics == Names{"weather", "rivers"});
  CHECK(article.language == "en");
  CHECK(article.url == "https://lists.harbour.example/1");
  CHECK(article.body == "It rains.\n\nIt rains still.");
}

TEST_CASE("what is missing is left out, or made of what is there", "[article][mail]") {
  const Article article =
      read_one("From: ann@harbour.example\nList-Id: <daily.harbour.example>\n\nIt rains. Much.");
  CHECK(article.title == "It rains.");
  CHECK(article.authors == Names{"ann@harbour.example"});
  CHECK(article.source == "daily.harbour.example");
  CHECK(!article.published.known());
  CHECK(!article.id.empty());
}

TEST_CASE("encoded words, in any charset, also cut within a character", "[article][mail]") {
  const Article article = read_one(
      "From: =?ISO-8859-1?Q?J=FCrgen_M=FCller?= <j@b.example>\n"
      "Subject: =?utf-8?B?0JTQvtC20LTRjCDQvdCw0LQ=?= =?utf-8?B?INCc0L7RgdA=?= =?utf-8?B?utCy0L7QuQ==?=\n"
      "List-Id: =?koi8-r?B?9MXT1A==?= <x.example>\n\nx");
  CHECK(article.authors == Names{"Jürgen Müller"});
  CHECK(article.title == "Дождь над Москвой");
  CHECK(article.source == "Тест");
}

TEST_CASE("runs of encoded words are one text, in names too; what is no word stays", "[article][mail]") {
  const Article article = read_one(
      "From: =?utf-8?B?TcO8?= =?utf-8?b?aGxl?= =?iso-8859-1?q?=2C_J=FCrg?= <j@b.example>\n"
      "Subject: a =?utf-8*de?Q?b_c?= d =?x =?utf-8?X?a?= =?utf-8?Q?=C3=A4?= =?gb2312?B?1tDOxA==?=!\n\nx");
  CHECK(article.authors == Names{"Mühle, Jürg"});
  CHECK(article.title == "a b c d =?x =?utf-8?X?a?= ä中文!");
}

TEST_CASE("short texts are in the charset that they say; words that switch sets are texts of their own",
          "[article][mail]") {
  const Article article = read_one(
      "Subject: =?iso-8859-1?q?na=EFve_caf=E9_=DCbung_caf=E9_na=EFve?=\n"
      "From: =?iso-2022-jp?b?GyRCMSsbKEI=?= =?iso-2022-jp?b?GyRCMSsbKEI=?= <a@b.example>\n"
      "Content-Type: text/plain; charset=iso-8859-1\n\nna\xEFve caf\xE9 \xDC"
      "bung caf\xE9 na\xEFve");
  CHECK(article.title == "naïve café Übung café naïve");
  CHECK(article.authors == Names{"雨雨"});
  CHECK(article.body == "naïve café Übung café naïve");
}

TEST_CASE("bare bytes in a header are in the charset of the body, or in what they seem to be",
          "[article][mail]") {
  CHECK(read_one("Subject: \xC4\xCF\xD6\xC4\xD8 \xCE\xC1\xC4 \xED\xCF\xD3\xCB\xD7\xCF\xCA\n"
                 "Content-Type: text/plain; charset=koi8-r\n\nx")
            .title == "дождь над Москвой");
  CHECK(read_one("Subject: M\xC3\xBChle\nContent-Type: text/plain; charset=iso-8859-1\n\nx").title ==
        "Mühle");
  CHECK(read_one("Subject: M\xFChle\nFrom: x\n\nx").title == "Mühle");
}

TEST_CASE("transfer encodings and charsets, declared, undeclared and declared wrongly", "[article][mail]") {
  const std::string qp = "Content-Transfer-Encoding: quoted-printable\n";
  CHECK(body_of("Content-Type: text/plain; charset=iso-8859-1\n" + qp, "M=FChle am =\nFluss") ==
        "Mühle am Fluss");
  CHECK(body_of("Content-Type: text/plain; charset=\"UTF-8\"\nContent-Transfer-Encoding: BASE64\n",
                "TcO8aGxl\nIGFtIEZsdXNz\n") == "Mühle am Fluss");
  CHECK(body_of("Content-Type: text/plain\n", "M\xC3\xBChle") == "Mühle");
  CHECK(body_of("Content-Type: text/plain; charset=us-ascii\n" + qp, "M=C3=BChle") == "Mühle");
  CHECK(body_of("Content-Type: text/plain; charset=utf-8\n" + qp, "die M=FChle") == "die Mühle");
  CHECK(body_of("Content-Type: text/plain; charset=no-such-thing\n", "Mill") == "Mill");
  CHECK(body_of("Content-Type: text/plain; charset=iso-2022-jp\n", "\x1B$B1+\x1B(B") == "雨");
  const std::string utf7 = "Content-Type: text/plain; charset=\"UTF-7\"\n";
  CHECK(body_of(utf7, "+ZeVnLIqeMAE- und +APY-l, 2 +- 2") == "日本語、 und öl, 2 + 2");
  CHECK(body_of(utf7, "no UTF-7: a +!") == "no UTF-7: a +!");
  CHECK(body_of(utf7, "no UTF-7: Mühle") == "no UTF-7: Mühle");
  CHECK(body_of(qp, "100 =percent =2 of it") == "100 =percent =2 of it");  // damaged: stays
}

TEST_CASE("of alternatives the better one counts", "[article][mail]") {
  const auto newsletter = [](const std::string& plain, const std::string& html) {
    return body_of("Content-Type: multipart/alternative; boundary=\"b 1\"\n",
                   "preamble\n--b 1\nContent-Type: text/plain\n\n" + plain +
                       "\n--b 1\nContent-Type: text/html; charset=utf-8\n\n" + html +
                       "\n--b 1--\nepilogue\n");
  };
  CHECK(newsletter("It rains over Ardwick.", "<p>It rains over Ardwick.</p>") == "It rains over Ardwick.");
  CHECK(newsletter("", "<p>It rains.</p><p>Much.</p>") == "It rains.\n\nMuch.");
  CHECK(newsletter("View this message in your browser",
                   "<p>It rains over Ardwick, as it has since Monday, and the "
                   "river rises by the hour.</p>")
            .starts_with("It rains over Ardwick"));
  CHECK(newsletter(
            "It rains <https://click.example/a/very/long/address> over Ardwick <https://click.example/b>",
            "<p>It <a href='https://click.example/a'>rains</a> over Ardwick</p>") == "It rains over Ardwick");
  CHECK(newsletter("It rains over Ardwick.", "") == "It rains over Ardwick.");
}

TEST_CASE("HTML alone is read as pages are", "[article][mail]") {
  CHECK(body_of("Content-Type: text/html; charset=utf-8\n",
                "<html><head><title>x</title><style>p {color: red}</style></head><body><table><tr><td><p>It "
                "rains.</p></td></tr><tr><td>Much &amp; "
                "long.</td></tr></table><script>track()</script></body></html>") ==
        "It rains.\n\nMuch & long.");
}

TEST_CASE("parts are joined in their order; attachments and pictures are left out", "[article][mail]") {
  CHECK(body_of("Content-Type: multipart/mixed; boundary=outer\n",
                "--outer\nContent-Type: multipart/related; boundary=outer-2\n\n"
                "--outer-2\nContent-Type: text/html\n\n<p>First.</p>\n--outer-2\nContent-Type: "
                "image/png\n\nPNG\n--outer-2--\n"
                "--outer\nContent-Type: text/plain; name=\"notes.txt\"\n\nnotes\n"
                "--outer\nContent-Disposition: attachment; filename=a.txt\n\nattached\n"
                "--outer\nContent-Type: application/pdf\n\nPDF\n"
                "--outer\n\nLast.\n--outer--\n") == "First.\n\nLast.");
}

TEST_CASE("damaged parts: no boundary, none of it in the body, no end, no empty line", "[article][mail]") {
  CHECK(body_of("Content-Type: multipart/mixed\n", "It rains.") == "It rains.");
  CHECK(body_of("Content-Type: multipart/mixed; boundary=x\n", "It rains.\n--y\n") == "It rains.\n--y");
  CHECK(body_of("Content-Type: multipart/mixed; boundary=x\n", "--x\n\nIt rains.\n") == "It rains.");
  CHECK(body_of("Content-Type: multipart/mixed; boundary=x\n", "--x\nIt rains, and: more.\n--x--") ==
        "It rains, and: more.");
  CHECK(read_one("Subject: Rain\nIt rains.\n").body == "It rains.");
}

TEST_CASE("messages in a message are articles of their own", "[article][mail]") {
  const std::string inner =
      "From: Ann Rook <a@b.example>\nSubject: Rain\nMessage-ID: <1@b.example>\n\nIt rains.\n";
  const ReadResult forwarded = read_text(Format::eml,
                                         "Subject: Fwd: Rain\nList-Id: Daily <d.example>\nContent-Type: "
                                         "multipart/mixed; boundary=x\n\n--x\n\nSee "
                                         "below.\n--x\nContent-Type: message/rfc822\n\n" +
                                             inner + "--x--\n");
  REQUIRE(forwarded.titles() == Names{"Fwd: Rain", "Rain"});
  CHECK(forwarded.articles[0].body == "See below.");
  CHECK(forwarded.articles[1].id == "1@b.example");
  CHECK(forwarded.articles[1].source == "Daily");
  CHECK(forwarded.articles[1].place.line == 11);
  const ReadResult envelope =
      read_text(Format::eml, "Subject: Fwd: Rain\nContent-Type: message/rfc822\n\n" + inner);
  CHECK(envelope.titles() == Names{"Rain"});
  const ReadResult digest =
      read_text(Format::eml, "Subject: Digest\nContent-Type: multipart/digest; boundary=x\n\n--x\n\n" +
                                 inner + "\n--x\n\nSubject: Sun\n\nIt shines.\n--x--\n");
  CHECK(digest.titles() == Names{"Rain", "Sun"});
}

TEST_CASE("flowed lines are joined, at one depth of quotes", "[article][mail]") {
  CHECK(unflowed("It rains \nover Ardwick.\nMuch.\n", false) == "It rains over Ardwick.\nMuch.");
  CHECK(unflowed("a \n> b \n> c\nd", false) == "a \n> b c\nd");
  CHECK(unflowed("x \n y", true) == "xy");
  CHECK(unflowed(" From me\n-- \nAnn \nRook", false) == "From me\n-- \nAnn Rook");
}

TEST_CASE("bombs of nested parts and of many parts are read as far as the limits go", "[article][mail]") {
  std::string deep = "Subject: Deep\n";
  for (int i = 0; i < 5000; ++i)
    deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) +
            "\n";
  const ReadResult nested = read_text(Format::eml, deep + "\nIt rains.");
  CHECK(nested.titles() == Names{"Deep"});
  CHECK(nested.messages() ==
        Messages{"file:1: the message at byte 0: parts nested more than 32 deep, or behind "
                 "10000 others, are left out"});

  std::string dolls = "Subject: Dolls\nContent-Type: message/rfc822\n\n";
  std::string all;
  for (int i = 0; i < 5000; ++i) all += dolls;
  CHECK(read_text(Format::eml, all).errors.size() <= 2);

  std::string many = "Subject: Many\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nIt rains.\n";
  for (int i = 0; i < 200'000; ++i) many += "--x\n";
  const ReadResult wide = read_text(Format::eml, many);
  CHECK(wide.titles() == Names{"Many"});
  CHECK(wide.articles[0].body == "It rains.");
  CHECK(wide.errors.size() == 1);
}
