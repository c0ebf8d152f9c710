// Encodings: what is told, what is converted, what is replaced, and that pieces make no difference.
#include "article/encoding.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "article/read_text.h"
#include "article/unicode_converter.h"
#include "text/utf8.h"

using namespace dateline::article;

namespace {

struct Converted {
  std::string text;
  ReadNotes notes;
};

Converted convert(const std::string& bytes, std::size_t piece = 100000) {
  Converted converted;
  MemoryStream raw(bytes, piece);
  Utf8Stream stream(raw, converted.notes);
  std::string buffer(Utf8Stream::kPieceBytes, '\0');
  while (const std::size_t size = *stream.read(buffer)) converted.text.append(buffer, 0, size);
  return converted;
}

/// UTF-8 in another encoding, by ICU.
std::string encode(const std::string& text, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out(text.size() * 4 + 16, '\0');
  const std::int32_t size = ucnv_convert(encoding, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()),
                                         text.data(), static_cast<std::int32_t>(text.size()), &status);
  REQUIRE(U_SUCCESS(status));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

const std::string kRussian =
    "Террористическая организация взяла на себя ответственность за нападение на концертный зал в Москве.\n"
    "Президент выступил с обращением к народу.\n";
const std::string kEnglish = "The company reported quarterly earnings that beat expectations on Tuesday.\n";

}  // namespace

TEST_CASE("texts in old encodings are converted", "[article][encoding]") {
  const auto [text, encoding, told] = GENERATE(table<std::string, std::string, std::string>({
      {"A deal worth £15.8m, in Zürich.\n", "windows-1252", "windows-1252"},
      {"“It’s over – really”, she said.\n", "windows-1252", "windows-1252"},
      {"Der Präsident erklärte, die Lösung für Österreich müsse überprüft werden; größere Maßnahmen "
       "folgen.\n",
       "ISO-8859-1", "windows-1252"},
      {"Le président français a déclaré que l'été serait très chaud à Paris, où les élèves fêtent déjà "
       "Noël.\n",
       "ISO-8859-1", "windows-1252"},
      {kRussian, "windows-1251", "windows-1251"},
      {kRussian, "KOI8-R", "KOI8-R"},
      {"Prezydent powiedział, że sytuacja w Łodzi i Gdańsku wymaga dalszych działań rządu, źródła podają.\n",
       "ISO-8859-2", "ISO-8859-2"},
      {"Ο πρόεδρος δήλωσε ότι η κατάσταση απαιτεί περαιτέρω μέτρα, ανέφεραν πηγές.\n", "ISO-8859-7",
       "ISO-8859-7"},
      {"قال الرئيس إن الوضع يتطلب مزيدا من الإجراءات حسبما ذكرت المصادر في المدينة.\n", "windows-1256",
       "windows-1256"},
      {"Cumhurbaşkanı, durumun daha fazla önlem gerektirdiğini söyledi, kaynaklar açıkladı.\n", "ISO-8859-9",
       "windows-1254"},
      {"大統領は状況がさらなる対策を必要としていると述べた。モスクワのコンサートホールで攻撃があった。\n",
       "Shift_JIS", "SHIFT_JIS"},
      {"大統領は状況がさらなる対策を必要としていると述べた。モスクワのコンサートホールで攻撃があった。\n",
       "EUC-JP", "EUC-JP"},
      {"总统表示局势需要进一步措施,消息人士称。莫斯科音乐厅发生袭击。\n", "GB18030", "GB18030"},
      {"總統表示局勢需要進一步措施,消息人士稱。莫斯科音樂廳發生襲擊。\n", "Big5", "BIG5"},
      {"대통령은 상황이 추가 조치를 필요로 한다고 말했다. 모스크바 공연장에서 공격이 있었다.\n", "EUC-KR",
       "windows-949"},
  }));
  CAPTURE(encoding);
  const Converted converted = convert(encode(text, encoding.c_str()));
  CHECK(converted.text == text);
  CHECK(converted.notes.encoding == told);
  CHECK(converted.notes.replaced_characters == 0);
}

TEST_CASE("UTF-8 is never touched, but for its mark", "[article][encoding]") {
  const std::string text = GENERATE(as<std::string>{}, "", "a", "plain", "Zürich – 東京 😀\n", "\u0000x");
  CHECK(convert(text).text == text);
  CHECK(convert("\xEF\xBB\xBF" + text).text == text);
  CHECK(convert(text).notes.encoding.empty());
}

TEST_CASE("UTF-16 and UTF-32 are known by their mark, UTF-16 of Western text without one",
          "[article][encoding]") {
  const auto [mark, encoding] =
      GENERATE(table<std::string, std::string>({{"\xFF\xFE", "UTF-16LE"},
                                                {"\xFE\xFF", "UTF-16BE"},
                                                {std::string("\xFF\xFE\0\0", 4), "UTF-32LE"},
                                                {std::string("\0\0\xFE\xFF", 4), "UTF-32BE"},
                                                {"", "UTF-16LE"},
                                                {"", "UTF-16BE"}}));
  CAPTURE(encoding);
  std::string text = "Title – of it 😀\n\nBody with ünlaut\n";
  for (int i = 0; i < 100; ++i) text += kEnglish;
  const Converted converted = convert(mark + encode(text, encoding.c_str()), 333);
  CHECK(converted.text == text);
  CHECK(converted.notes.encoding == encoding);
}

TEST_CASE("damaged UTF-8 keeps what is whole, and the damage is counted", "[article][encoding]") {
  const std::string good = "Zürich, Genève und Москва – alles gültig.\n";
  const Converted converted = convert(good + "kaputt \xFF hier \xE2\x82 und ü\n" + good);
  CHECK(converted.text == good + "kaputt \uFFFD hier \uFFFD und ü\n" + good);
  CHECK(converted.notes.replaced_characters == 2);
  CHECK(converted.notes.encoding.empty());
}

TEST_CASE("bytes that mean nothing in any encoding are replaced", "[article][encoding]") {
  const Converted converted = convert("a \x81\x8D b \x90 c\n");
  CHECK(converted.text == "a \uFFFD\uFFFD b \uFFFD c\n");
  CHECK(converted.notes.replaced_characters == 3);
}

TEST_CASE("a line of UTF-8 in a file of another encoding stays as it is", "[article][encoding]") {
  std::string bytes;
  for (int i = 0; i < 50; ++i) bytes += encode(kRussian, "windows-1251");
  const Converted converted = convert(bytes + kRussian + bytes);
  CHECK(converted.text.find("\uFFFD") == std::string::npos);
  CHECK(converted.text.ends_with(kRussian));
  CHECK(converted.text.size() == kRussian.size() * 101);
}

TEST_CASE("one byte late in a large file is found and converted", "[article][encoding]") {
  std::string text;
  for (int i = 0; i < 12000; ++i) text += kEnglish;
  const std::size_t at = GENERATE(0U, 200'000U, 262'140U, 262'144U, 262'150U, 400'000U, 888'880U);
  CAPTURE(at);
  std::string bytes = text;
  bytes.insert(at, " \xFC ");
  text.insert(at, " ü ");
  const Converted converted = convert(bytes);
  CHECK((converted.text == text));
  CHECK(converted.notes.encoding == "windows-1252");
}

TEST_CASE("pieces of any size give the same text", "[article][encoding]") {
  const std::string text = kRussian + "東京 😀\n" + kEnglish;
  std::string mixed = text;
  for (int i = 0; i < 20; ++i) mixed += encode(kRussian, "windows-1251");
  for (const std::size_t piece : {1U, 2U, 3U, 5U, 7U, 64U, 1000U}) {
    CAPTURE(piece);
    CHECK(convert(text, piece).text == text);
    CHECK(convert(mixed, piece).text == convert(mixed).text);
  }
}

TEST_CASE("a long text without line breaks in a double-byte encoding is not torn", "[article][encoding]") {
  std::string text;
  while (text.size() < 900'000) text += "大統領は状況がさらなる対策を必要としていると述べた, ";
  const auto encoding = GENERATE(as<std::string>{}, "Shift_JIS", "EUC-JP");
  const Converted converted = convert(encode(text, encoding.c_str()));
  CHECK((converted.text == text));
  CHECK(converted.notes.replaced_characters == 0);
}

TEST_CASE("whatever the bytes, the text is valid UTF-8", "[article][encoding]") {
  const auto seed = GENERATE(take(60, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937 random_bits(seed);
  const unsigned style = static_cast<unsigned>(random_bits() % 4);
  std::string bytes;
  const std::size_t size = random_bits() % 400'000;
  while (bytes.size() < size) {
    const auto value = static_cast<unsigned>(random_bits());
    if (style == 0) bytes += static_cast<char>(value);
    if (style == 1)
      bytes += value % 50 == 0 ? static_cast<char>(value >> 8U) : static_cast<char>('a' + value % 26);
    if (style == 2) bytes += value % 1000 == 0 ? "\xFF" : value % 7 == 0 ? "ü" : "x\n";
    if (style == 3) bytes += static_cast<char>(0x80U + (value & 0x7FU));
  }
  const Converted converted = convert(bytes, 1 + random_bits() % 70'000);
  CHECK(dateline::text::is_valid_utf8(converted.text));
}

TEST_CASE("readers see converted text", "[article][encoding]") {
  const ReadResult jsonl =
      read_text(Format::automatic, "{\"title\":\"a\"}\n{\"title\":\"M\xFCller\"}\n{\"title\":\"Müller\"}\n");
  CHECK(jsonl.titles() == std::vector<std::string>{"a", "Müller", "Müller"});
  const ReadResult text = read_text(Format::automatic, encode("Title\n\nBödy", "UTF-16LE"));
  REQUIRE(text.articles.size() == 1);
  CHECK(text.articles[0].body == "Bödy");
  const ReadResult csv = read_text(Format::automatic, "\xFF\xFE" + encode("title\ttext\nä\tö\n", "UTF-16LE"));
  CHECK(csv.titles() == std::vector<std::string>{"ä"});
}
