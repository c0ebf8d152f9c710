#include "text/language.h"

#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "support/corpora.h"
#include "text/sample_text.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

TEST_CASE("the language of a few sentences of news is told", "[text][language]") {
  const auto [language, text] = GENERATE(table<std::string, std::string>({
      {"en",
       "Gunmen have attacked a concert hall on the outskirts of the capital, and officials said that dozens "
       "of people "
       "were killed. The group, which has claimed other attacks, said it was behind this one."},
      {"en", "Shares fell sharply on Tuesday after weak earnings."},
      {"de",
       "Die Bundesregierung hat am Mittwoch einen neuen Gesetzentwurf beschlossen, der die Preise begrenzen "
       "soll."},
      {"fr",
       "Le président de la République a annoncé mercredi une nouvelle réforme des retraites devant "
       "l'Assemblée."},
      {"es",
       "El presidente del Gobierno anunció el miércoles una nueva reforma de las pensiones ante el "
       "Congreso."},
      {"it",
       "Il presidente del Consiglio ha annunciato mercoledì una nuova riforma delle pensioni alla Camera."},
      {"pt",
       "O presidente anunciou nesta quarta-feira uma nova reforma da previdência durante reunião com "
       "ministros."},
      {"nl",
       "De minister heeft woensdag in de Tweede Kamer een nieuw wetsvoorstel over de huizenmarkt ingediend."},
      {"ru",
       "Президент России заявил в среду, что переговоры будут продолжены на следующей неделе в Москве."},
      {"sv",
       "Regeringen meddelade på onsdagen att en ny lag om bostäder kommer att läggas fram under våren. "
       "Statsministern sade att frågan är viktig."},
      {"fi", "Hallitus ilmoitti keskiviikkona, että uusi asuntolaki esitellään eduskunnalle ensi keväänä."},
      {"tr",
       "Cumhurbaşkanı çarşamba günü yaptığı açıklamada yeni bir ekonomi paketinin hazırlandığını söyledi."},
      {"hu", "A miniszterelnök szerdán bejelentette, hogy új törvényjavaslatot nyújtanak be a parlamentnek."},
      {"ar",
       "أعلن رئيس الوزراء يوم الأربعاء أن الحكومة ستقدم مشروع قانون جديد إلى البرلمان في الأسبوع المقبل."},
      {"zh", "中国外交部发言人星期三在例行记者会上表示，两国将继续就贸易问题举行谈判。"},
      {"ja", "政府は水曜日、新しい法案を来週の国会に提出する方針を明らかにしました。"},
      {"ko", "정부는 수요일 새로운 법안을 다음 주 국회에 제출할 것이라고 밝혔다."},
      {"he", "ראש הממשלה הודיע ביום רביעי כי הממשלה תגיש הצעת חוק חדשה לכנסת בשבוע הבא."},
      {"am", "ጠቅላይ ሚኒስትሩ ረቡዕ ዕለት አዲስ የሕግ ረቂቅ ለፓርላማ እንደሚቀርብ አስታወቁ።"},  // needs the larger tables
      {"sw",
       "Rais wa nchi hiyo alisema siku ya Jumatano kwamba serikali itawasilisha mswada mpya bungeni wiki "
       "ijayo."},
  }));
  CAPTURE(text);
  CHECK(detect_language(text).value_or("none") == language);
}

TEST_CASE("too little or too mixed a text has no language", "[text][language]") {
  const std::string text = GENERATE("", "42", "OK", "...", "1,234.56 7,890.12", "\xFF\xFE");
  CAPTURE(text);
  CHECK(detect_language(text) == std::nullopt);
}

TEST_CASE("a headline is not taken for another language by a name in it", "[text][language]") {
  for (const char* headline :
       {"DOLLAR FALLS BELOW 145.00 YEN IN TOKYO -- DEALERS", "STOCKS PLUNGE IN LATE TOKYO TRADE",
        "Noguchi Wins Marathon", "Braves 6, Padres 5"}) {
    CAPTURE(headline);
    CHECK(detect_language(headline).value_or("en") == "en");
  }
  CHECK(detect_language("Bundestag stimmt gegen den neuen Haushalt der Regierung") == "de");
  CHECK(detect_language("Le gouvernement renonce aux nouvelles mesures contre les retraites") == "fr");
}

TEST_CASE("control characters do not hide the language", "[text][language]") {
  CHECK(detect_language(
            "\x03 Die Bundesregierung hat am Mittwoch einen neuen Gesetzentwurf beschlossen. \x05") == "de");
}

TEST_CASE("every thread gets the same answer", "[text][language]") {
  const std::string text =
      "Il presidente del Consiglio ha annunciato mercoledì una nuova riforma delle pensioni alla Camera.";
  std::vector<std::optional<Language>> answers(8);
  std::vector<std::thread> threads;
  for (auto& answer : answers)
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i) answer = detect_language(text);
    });
  for (std::thread& thread : threads) thread.join();
  for (const auto& answer : answers) CHECK(answer == "it");
}

TEST_CASE("articles of known language are recognised", "[text][language][corpora]") {
  const auto reuters = test_support::corpus("reutersC50/C50train");
  const auto bbc = test_support::corpus("bbc/politics");
  for (const auto& root : {reuters, bbc}) {
    if (!root) return;
    std::size_t articles = 0;
    std::size_t english = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*root)) {
      if (entry.path().extension() != ".txt") continue;
      ++articles;
      english += detect_language(text_tests::read_as_utf8(entry.path())) == "en" ? 1 : 0;
    }
    CAPTURE(*root, articles);
    CHECK(english == articles);
  }
}

TEST_CASE("news in other languages is not taken for English", "[text][language][corpora]") {
  const auto [folder, language] =
      GENERATE(table<std::string, std::string>({{"fra", "fr"}, {"hau", "ha"}, {"swa", "sw"}, {"amh", "am"}}));
  const auto file = test_support::corpus("multilingual/masakhanews/" + folder + "/test.tsv");
  if (!file) return;
  const std::string text = text_tests::read_as_utf8(*file);
  std::size_t pieces = 0;
  std::size_t english = 0;
  std::size_t right = 0;
  for (std::size_t at = 0; at + 2000 < text.size(); at = boundary_before(text, at + 2000), ++pieces) {
    const std::string found = detect_language(std::string_view(text).substr(at, 2000)).value_or("none");
    english += found == "en" ? 1 : 0;
    right += found == language ? 1 : 0;
  }
  CAPTURE(folder, pieces, english, right);
  CHECK(english * 100 <= pieces);  // a list of English footballers in a Swahili article
  CHECK(right * 100 >= pieces * 95);
}

TEST_CASE("languages are understood by code and by name", "[text][language]") {
  const auto [name, language] = GENERATE(table<std::string, std::optional<Language>>({
      {"en", "en"},          {"EN", "en"},          {"en-US", "en"},
      {"en_GB.UTF-8", "en"}, {"eng", "en"},         {"English", "en"},
      {"de", "de"},          {"deu", "de"},         {"ger", "de"},
      {"German", "de"},      {"Deutsch", "de"},     {"français", "fr"},
      {"fre", "fr"},         {"zh-Hant", "zh"},     {"zh-CN", "zh"},
      {"cmn", "zh"},         {"iw", "he"},          {"heb", "he"},
      {"nb", "no"},          {"nn-NO", "no"},       {"nor", "no"},
      {"amh", "am"},         {"hau", "ha"},         {"haw", "haw"},
      {"Kurdish", "ku"},     {"fil", "tl"},         {"in", "id"},
      {"", std::nullopt},    {"x", std::nullopt},   {"xx", std::nullopt},
      {"un", std::nullopt},  {"qqq", std::nullopt}, {"Martian", std::nullopt},
      {"12", std::nullopt},  {"-", std::nullopt},
  }));
  CAPTURE(name);
  CHECK(parse_language(name).value_or("none") == language.value_or("none"));
}

}  // namespace
}  // namespace dateline::text
