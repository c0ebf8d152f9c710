// Encodings of texts that are held whole (pages of web archives): declared by a header, not declared,
// declared wrongly.
#include <unicode/unistr.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "article/encoding.h"

using namespace dateline::article;

namespace {

struct Sample {
  const char* label;     // as headers name it
  const char* encoding;  // as ICU calls it
  const char* text;
};

/// Sentences long enough for a detector.
const std::vector<Sample> kSamples{
    {"iso-8859-1", "windows-1252",
     "Die Feuerwehr rettete am Montag vier Menschen vom Dach einer Mühle – der Fluß war gestiegen."},
    {"iso-8859-2", "iso-8859-2",
     "Strażacy uratowali w poniedziałek cztery osoby z dachu młyna, bo rzeka wezbrała o dwa metry w ciągu "
     "jednej nocy."},
    {"windows-1251", "windows-1251",
     "Пожарные спасли в понедельник четырёх человек с крыши мельницы: река поднялась на два метра за ночь."},
    {"koi8-r", "KOI8-R",
     "Пожарные спасли в понедельник четырёх человек с крыши мельницы: река поднялась на два метра за ночь."},
    {"iso-8859-7", "iso-8859-7",
     "Τέσσερις άνθρωποι διασώθηκαν τη Δευτέρα από τη στέγη ενός μύλου, αφού το ποτάμι ανέβηκε δύο μέτρα."},
    {"gb2312", "gb18030",
     "消防队说，星期一有四人从磨坊屋顶获救，此前河水一夜之间上涨了两米，两条道路仍然关闭。"},
    {"big5", "Big5", "消防隊說，星期一有四人從磨坊屋頂獲救，此前河水一夜之間上漲了兩米，兩條道路仍然關閉。"},
    {"shift_jis", "Shift_JIS",
     "消防によると、月曜日に水車小屋の屋根から四人が救助された。川は一晩で二メートル増水していた。"},
    {"euc-kr", "euc-kr",
     "소방대는 월요일에 방앗간 지붕에서 네 명이 구조되었다고 밝혔다. 강물은 하룻밤 사이에 이 미터 "
     "불어났다."}};

std::string encoded(const Sample& sample) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(sample.text);
  std::string bytes(text.length() * 4, '\0');
  bytes.resize(static_cast<std::size_t>(text.extract(
      0, text.length(), bytes.data(), static_cast<std::uint32_t>(bytes.size()), sample.encoding)));
  return bytes;
}

}  // namespace

TEST_CASE("a held text is converted from the encoding that its header names", "[article][encoding]") {
  for (const Sample& sample : kSamples) {
    INFO(sample.label);
    ReadNotes notes;
    CHECK(to_utf8(encoded(sample), sample.label, notes) == sample.text);
    CHECK(notes.replaced_characters == 0);
  }
}

TEST_CASE("a held text without a header is converted from what it looks like", "[article][encoding]") {
  for (const Sample& sample : kSamples) {
    if (std::string(sample.label) == "iso-8859-2")
      continue;  // one sentence is too little to tell it from its kin
    INFO(sample.label);
    ReadNotes notes;
    CHECK(to_utf8(encoded(sample), "", notes) == sample.text);
  }
}

TEST_CASE("a header that is wrong does no harm where the bytes know better", "[article][encoding]") {
  ReadNotes notes;
  for (const char* wrong : {"utf-8", "iso-8859-1", "big5", "koi8-r", "no-such-encoding"})
    CHECK(to_utf8("Die Mühle – 水車", wrong, notes) == "Die Mühle – 水車");  // valid UTF-8 is UTF-8
  for (const char* wrong : {"utf-8", "iso-8859-1", "us-ascii"})
    CHECK(to_utf8(encoded(kSamples[3]), wrong, notes) == kSamples[3].text);  // Western is declared by habit
}

TEST_CASE("byte order marks come before all, and escapes are believed", "[article][encoding]") {
  using std::string_literals::operator""s;
  ReadNotes notes;
  CHECK(to_utf8("\xEF\xBB\xBFMühle", "koi8-r", notes) == "Mühle");
  CHECK(to_utf8("\xFF\xFEM\0\xFC\0"s, "utf-8", notes) == "Mü");
  CHECK(to_utf8("\xFE\xFF\0M\0\xFC"s, "", notes) == "Mü");
  CHECK(to_utf8("\x1B$B?e<V\x1B(B", "ISO-2022-JP", notes) == "水車");
}
