#include "text/sentence_breaker.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "text/sample_text.h"
#include "text/word_breaker.h"

namespace dateline::text {
namespace {

/// The words, with / before a sentence and // before a paragraph.
std::string outlined(const std::string& text) {
  WordBreaker breaker = WordBreaker::open().value();
  std::vector<ByteRange> words;
  std::vector<SentenceStart> starts;
  breaker.split(text, words);
  find_sentences(text, words, starts);
  std::string out;
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (!out.empty()) out += ' ';
    if (next < starts.size() && starts[next].position == i) out += starts[next++].paragraph ? "// " : "/ ";
    out += slice(text, words[i]);
  }
  CHECK(next == starts.size());
  return out;
}

TEST_CASE("sentences begin where a reader expects", "[text][sentence_breaker]") {
  const auto [text, outline] = GENERATE(table<std::string, std::string>({
      {"", ""},
      {"...", ""},
      {"One word", "// One word"},
      {"It fell. It rose! Did it? Yes.", "// It fell / It rose / Did it / Yes"},
      {"It fell by 3.5 pct. in May, 1.5 in June. 20 more fell.",
       "// It fell by 3.5 pct in May 1.5 in June / 20 more fell"},
      {"Wait... then it rose. Wait... Then it fell.", "// Wait then it rose / Wait / Then it fell"},
      {"What next… Nobody knows", "// What next / Nobody knows"},
      // quotes and brackets
      {"\"We won.\" He left. (He said so.) They stayed.", "// We won / He left / He said so / They stayed"},
      {"“We won.” “Why?” he asked. ‘No!’ she said.", "// We won / Why he asked / No she said"},
      {"He called it \"a disaster\". Prices fell.", "// He called it a disaster / Prices fell"},
      // a blank is needed, and no lower case behind it
      {"See example.com.Then go", "// See example.com.Then go"},
      {"The firm Yahoo! said so. iPhones sold.", "// The firm Yahoo said so iPhones sold"},
      // abbreviations
      {"Mr. Putin met Gen. Lee. Dr. No came.", "// Mr Putin met Gen Lee / Dr No came"},
      {"J. Smith and George W. Bush met. All left.", "// J Smith and George W Bush met / All left"},
      {"Apple Corp. Chairman Jobs left Acme Inc. The firm said so.",
       "// Apple Corp Chairman Jobs left Acme Inc / The firm said so"},
      {"On Jan. 5 and Feb. 6 it rose. Rule No. 5 held. He said no. The end.",
       "// On Jan 5 and Feb 6 it rose / Rule No 5 held / He said no / The end"},
      {"The U.S. President left the U.S. The Senate stayed in the U.S. on Monday.",
       "// The U.S. President left the U.S. / The Senate stayed in the U.S. on Monday"},
      {"It was 5 p.m. in Paris. \"In the U.K.\" They said.",
       "// It was 5 p.m. in Paris / In the U.K. / They said"},
      // an abbreviation at the end of a paragraph ends the sentence
      {"made by Acme Corp.\n\nMr. Lee", "// made by Acme Corp // Mr Lee"},
      // other scripts
      {"Он пришёл. Она ушла.", "// Он пришёл / Она ушла"},
      {"他来了。她走了！真的？是。", "// 他 来 了 / 她 走了 / 真的 / 是"},
      {"「行こう。」彼は言った。", "// 行 こう / 彼 は 言 っ た"},
      {"ذهب. هل عاد؟ نعم", "// ذهب / هل عاد / نعم"},
      {"वह आया। वह गया।", "// वह आया / वह गया"},
      {"ሰላም። ዓለም", "// ሰላም / ዓለም"},
  }));
  CAPTURE(text);
  CHECK(outlined(text) == outline);
}

TEST_CASE("paragraphs begin where the layout says so", "[text][sentence_breaker]") {
  const std::string long_line(101, 'x');
  const auto [text, outline] = GENERATE_COPY(table<std::string, std::string>({
      {"A title\n\nThe first\nparagraph.\n \t\r\nThe second.",
       "// A title // The first paragraph // The second"},
      {"One line.\r\nThe next.\r\n\r\nNew.", "// One line / The next // New"},
      {"    MOSCOW, March 22 - Gunmen attacked\na concert hall. They\nfled.\n    Russia mourned,\nhe said.",
       "// MOSCOW March 22 Gunmen attacked a concert hall / They fled // Russia mourned he said"},
      {"One\n\tTwo\n Three", "// One // Two Three"},
      {"第一段。\n　　第二段。", "// 第 一段 // 第二 段"},
      {"One\fTwo\u2029Three", "// One // Two // Three"},
      {"- one\n\n\n- \"Two", "// one // Two"},
      // no blank or indented line, and lines longer than anybody wraps them: each is a paragraph
      {"a " + long_line + "\nb " + long_line + "\nc", "// a " + long_line + " // b " + long_line + " // c"},
      // short lines are wrapped text
      {"a short line\nand its end", "// a short line and its end"},
      // blank lines at the ends do not make paragraphs
      {"\n\nOne\nTwo\n\n", "// One Two"},
  }));
  CAPTURE(text);
  CHECK(outlined(text) == outline);
}

TEST_CASE("sentence starts are sorted, begin with the first word, and stay inside the text",
          "[text][sentence_breaker]") {
  WordBreaker breaker = WordBreaker::open().value();
  const auto seed = GENERATE(take(300, random(1U, 1U << 30U)));
  CAPTURE(seed);
  const std::string text = text_tests::random_text(seed, 80);
  std::vector<ByteRange> words;
  std::vector<SentenceStart> starts{{7, false}};
  breaker.split(text, words);
  find_sentences(text, words, starts);
  CHECK(starts.empty() == words.empty());
  for (std::size_t i = 0; i < starts.size(); ++i) {
    CHECK(starts[i].position < words.size());
    CHECK((i == 0 ? starts[i] == SentenceStart{0, true} : starts[i].position > starts[i - 1].position));
  }
}

}  // namespace
}  // namespace dateline::text
