#include "text/word_breaker.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "text/normalizer.h"
#include "text/sample_text.h"
#include "text/utf8.h"
#include "text/word_class.h"

namespace dateline::text {
namespace {

using text_tests::corpus_files;
using text_tests::random_text;
using text_tests::read_as_utf8;

std::string joined(std::string_view text, const std::vector<ByteRange>& words) {
  std::string out;
  for (const ByteRange word : words) out.append(out.empty() ? "" : "|").append(slice(text, word));
  return out;
}

/// Where the two ways to split differ, or nothing.
std::string difference(WordBreaker& breaker, std::string_view text) {
  std::vector<ByteRange> fast;
  std::vector<ByteRange> icu;
  breaker.split(text, fast);
  breaker.split_with_icu(text, icu);
  for (std::size_t i = 0; i < fast.size() || i < icu.size(); ++i) {
    if (i < fast.size() && i < icu.size() && fast[i] == icu[i]) continue;
    const std::size_t at =
        std::min(i < fast.size() ? fast[i].begin : text.size(), i < icu.size() ? icu[i].begin : text.size());
    const std::size_t begin = boundary_before(text, at < 30 ? 0 : at - 30);
    return "near byte " + std::to_string(at) + ": " + std::string(text.substr(begin, 80));
  }
  return {};
}

TEST_CASE("words begin and end where a reader expects", "[text][word_breaker]") {
  const auto [text, words] = GENERATE(table<std::string, std::string>({
      {"", ""},
      {" \n\t... -- !", ""},
      {"Attack in Moscow.", "Attack|in|Moscow"},
      // acronyms
      {"the U.S. economy", "the|U.S.|economy"},
      {"in the U.S.", "in|the|U.S."},
      {"the U.S, said", "the|U.S|said"},
      {"U.S.-based", "U.S.|based"},
      {"(U.S.)", "U.S."},
      {"U.S.S.R. and U.N.", "U.S.S.R.|and|U.N."},
      {"e.g. at 5 p.m. today", "e.g.|at|5|p.m.|today"},
      {"J. Smith, J.K. Rowling", "J|Smith|J.K.|Rowling"},
      {"example.com. Next", "example.com|Next"},
      {"Corp. and Inc.", "Corp|and|Inc"},
      // &
      {"AT&T and R&D", "AT&T|and|R&D"},
      {"M&S's Marks & Spencer", "M&S's|Marks|Spencer"},
      {"a&b&c a&&b &c d&", "a&b&c|a|b|c|d"},
      {"Ａ＆Ｂ", "Ａ＆Ｂ"},
      // apostrophes
      {"Russia's rock'n'roll, O'Brien", "Russia's|rock'n'roll|O'Brien"},
      {"Russia\u2019s rock\u2019n\u2019roll", "Russia\u2019s|rock\u2019n\u2019roll"},
      {"'quoted' words'", "quoted|words"},
      {"the '90s, don't, y'all", "the|90s|don't|y'all"},
      {"l'attaque d'Italia dell'arte", "l|attaque|d|Italia|dell|arte"},
      {"L\u2019Oréal qu\u2019il aujourd\u2019hui", "L|Oréal|qu|il|aujourd\u2019hui"},
      {"l'été n'est quelqu'un jusqu'à", "l|été|n|est|quelqu'un|jusqu|à"},
      {"D'Amato d'Hondt l'O'Neill", "D|Amato|d|Hondt|l|O'Neill"},
      {"all's well, m'lord, c'mon, D'Souza", "all's|well|m'lord|c'mon|D'Souza"},
      {"l'11 settembre", "l|11|settembre"},
      // hyphens and other separators
      {"e-mail Al-Qaeda covid-19", "e|mail|Al|Qaeda|covid|19"},
      {"user_name _x_ 10\u202F000", "user|name|x|10|000"},
      {"john.doe@example.com @realdonaldtrump", "john.doe|example.com|realdonaldtrump"},
      {"and/or 9/11 a:b #metoo", "and|or|9|11|a|b|metoo"},
      {"C++ and C#", "C|and|C"},
      // numbers
      {"$1.5bn 1,000,000 3.14. 1,a", "1.5bn|1,000,000|3.14|1|a"},
      {"50% -7 1990s 2nd 10:30", "50|7|1990s|2nd|10|30"},
      // invisible characters
      {"Ministe\u00ADrium", "Ministe\u00ADrium"},
      {"news\u200Bpaper x\u200B\u200By", "news\u200Bpaper|x\u200B\u200By"},
      {"\uFEFFFirst word", "First|word"},
      // other scripts
      {"Москва и И.О. Иванов", "Москва|и|И.О.|Иванов"},
      {"col·lecció", "col·lecció"},
      {"中国人民解放军", "中国|人民|解放|军"},
      {"東京都に住む", "東京|都|に|住む"},
      {"ภาษาไทยง่าย", "ภาษา|ไทย|ง่าย"},
      {"한국어 신문", "한국어|신문"},
      {"صحيفة، الشرق", "صحيفة|الشرق"},
      {"ሰላም፡ዓለም።", "ሰላም|ዓለም"},
      {"צה\"ל אמר", "צה\"ל|אמר"},
      {"हिन्दी भाषा।", "हिन्दी|भाषा"},
      {"😀 Ⓐ ½ ok", "ok"},
  }));
  CAPTURE(text);
  WordBreaker breaker = WordBreaker::open().value();
  std::vector<ByteRange> found;
  breaker.split(text, found);
  CHECK(joined(text, found) == words);
  breaker.split_with_icu(text, found);
  CHECK(joined(text, found) == words);
}

TEST_CASE("a run without breaks is cut at characters into words of at most 1,000 bytes",
          "[text][word_breaker]") {
  WordBreaker breaker = WordBreaker::open().value();
  std::vector<ByteRange> words;
  std::string accents;
  for (int i = 0; i < 1300; ++i) accents += "é";
  const auto [text, count] = GENERATE_COPY(table<std::string, std::size_t>({{std::string(1000, 'x'), 1},
                                                                            {std::string(1001, 'x'), 2},
                                                                            {"a" + accents, 3},
                                                                            {accents + "&" + accents, 6}}));
  breaker.split(text, words);
  CHECK(words.size() == count);
  for (const ByteRange word : words) {
    CHECK(word.size() <= 1000);
    CHECK(is_valid_utf8(slice(text, word)));
  }
  CHECK(difference(breaker, text).empty());
}

TEST_CASE("the fast path agrees with ICU about every character of its table", "[text][word_breaker]") {
  WordBreaker breaker = WordBreaker::open().value();
  for (char32_t c = 1; c < kFirstUnclassified + 0x100; ++c) {
    if (c >= 0x80 && c < 0xA0) continue;
    std::string character;
    if (c < 0x80) {
      character = {static_cast<char>(c)};
    } else if (c < 0x800) {
      character = {static_cast<char>(0xC0U | (c >> 6U)), static_cast<char>(0x80U | (c & 0x3FU))};
    } else {
      character = {static_cast<char>(0xE0U | (c >> 12U)), static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)),
                   static_cast<char>(0x80U | (c & 0x3FU))};
    }
    for (const std::string left : {"", "a", "1", "a.", "é", "ש", "1,"})
      for (const std::string right : {"", "a", "1", "'a", "٣", ".1", "ж"}) {
        const std::string wrong = difference(breaker, left + character + right);
        if (!wrong.empty()) FAIL_CHECK("U+" << std::hex << static_cast<unsigned>(c) << " " << wrong);
        const std::string doubled = difference(breaker, left + character + character + right);
        if (!doubled.empty())
          FAIL_CHECK("twice U+" << std::hex << static_cast<unsigned>(c) << " " << doubled);
      }
  }
}

TEST_CASE("the fast path agrees with ICU on random text", "[text][word_breaker]") {
  WordBreaker breaker = WordBreaker::open().value();
  const auto first = GENERATE(take(1, random(1U, 1U << 30U)));
  for (std::uint32_t seed = first; seed < first + 4000; ++seed) {
    const std::string text = random_text(seed, 40);
    const std::string wrong = difference(breaker, text);
    CAPTURE(seed, text);
    REQUIRE(wrong == "");
  }
}

void check_agreement_on(const std::vector<std::filesystem::path>& files) {
  WordBreaker breaker = WordBreaker::open().value();
  for (const auto& file : files) {
    const std::string wrong = difference(breaker, read_as_utf8(file));
    CAPTURE(file);
    CHECK(wrong == "");
  }
}

TEST_CASE("the fast path agrees with ICU on real news, a sample", "[text][word_breaker][corpora]") {
  check_agreement_on(corpus_files(11));
}

TEST_CASE("the fast path agrees with ICU on all real news", "[text][word_breaker][corpora][long]") {
  check_agreement_on(corpus_files(1));
}

TEST_CASE("words are in order, disjoint, and hold a letter or digit", "[text][word_breaker]") {
  WordBreaker breaker = WordBreaker::open().value();
  const auto seed = GENERATE(take(300, random(1U, 1U << 30U)));
  CAPTURE(seed);
  const std::string text = random_text(seed, 60);
  std::vector<ByteRange> words;
  breaker.split(text, words);
  std::uint32_t last_end = 0;
  for (const ByteRange word : words) {
    CHECK(word.begin >= last_end);
    CHECK(word.end > word.begin);
    CHECK(surface_form(slice(text, word)) != "");
    last_end = word.end;
  }
  CHECK(last_end <= text.size());
}

TEST_CASE("what is not UTF-8 does no harm", "[text][word_breaker]") {
  WordBreaker breaker = WordBreaker::open().value();
  std::vector<ByteRange> words;
  for (const std::string text : {"a\xFF\xFE b", "\xE2\x80", "word\xE2", "\xF0\x9F\x98 U.S\xC3"}) {
    breaker.split(text, words);
    breaker.split_with_icu(text, words);
  }
  SUCCEED();
}

}  // namespace
}  // namespace dateline::text
