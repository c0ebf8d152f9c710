#include "text/analyzer.h"

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

#include "text/normalizer.h"
#include "text/sample_text.h"
#include "text/stemmer.h"
#include "text/utf8.h"
#include "text/word_breaker.h"

namespace dateline::text {
namespace {

/// One word as the tests compare it.
struct Word {
  std::string surface;
  std::string folded;
  CaseClass case_class{};
  std::string stem;
  ByteRange bytes;
  friend bool operator==(const Word&, const Word&) = default;
};

std::vector<Word> words_of(const AnalysedText& analysed, const FormTable& forms) {
  std::vector<Word> words;
  for (const Token& token : analysed.tokens) {
    const Form& form = forms.form(token.form);
    words.push_back({std::string(form.surface), std::string(form.folded), form.case_class,
                     std::string(forms.stem(form.stem)), token.bytes});
  }
  return words;
}

/// The same chain without caches, tables and the fast path.
std::vector<Word> words_step_by_step(const std::string& text, const std::string& language) {
  WordBreaker breaker = WordBreaker::open().value();
  Stemmer stemmer;
  std::vector<ByteRange> ranges;
  breaker.split_with_icu(text, ranges);
  std::vector<Word> words;
  for (const ByteRange range : ranges) {
    const std::string folded = folded_form(slice(text, range));
    words.push_back({surface_form(slice(text, range)), folded, case_class(surface_form(slice(text, range))),
                     std::string(stemmer.stem(folded, stemming_language(language))), range});
  }
  return words;
}

std::string stems(const std::string& text, const std::string& language = "en") {
  Analyzer analyzer = Analyzer::open().value();
  FormTable forms;
  AnalysedText analysed;
  analyzer.analyze(text, language, forms, analysed);
  std::string out;
  for (const Word& word : words_of(analysed, forms)) out.append(out.empty() ? "" : " ").append(word.stem);
  return out;
}

TEST_CASE("what a person types finds what a newspaper prints", "[text][analyzer]") {
  const auto [language, typed, printed] = GENERATE(table<std::string, std::string, std::string>({
      {"en", "US", "U.S."},
      {"en", "u.s.", "U.S"},
      {"en", "AT&T", "AT&T's"},
      {"en", "at&t", "ＡＴ＆Ｔ"},
      {"en", "email", "email's"},
      {"en", "e-mail", "E-Mails"},
      {"en", "al qaeda", "Al-Qaeda's"},
      {"en", "rock'n'roll", "Rock\u2019n\u2019Roll"},
      {"en", "1.5bn", "$1.5bn"},
      {"en", "covid 19", "COVID-19"},
      {"en", "russia", "Russia\u2019s"},
      {"en", "isis", "ISIS's"},
      {"en", "o'brien", "O\u2019Brien"},
      {"en", "finance", "ﬁnances"},
      {"en", "newspaper", "news\u00ADpapers"},
      {"en", "attack", "ATTACKS"},
      {"", "attack", "attacks"},
      {"fr", "attaque", "l\u2019attaque"},
      {"fr", "école", "E\u0301COLES"},
      {"it", "italia", "d'Italia"},
      {"de", "strasse", "Straße"},
      {"de", "STRASSEN", "Straßen"},
      {"tr", "istanbul", "İSTANBUL"},
      {"ru", "москва", "МОСКВЕ"},
      {"el", "οδος", "ΟΔΟΣ"},
      {"zh", "中国", "中国"},
  }));
  CAPTURE(typed, printed);
  const std::string wanted = stems(typed, language);
  const std::string found = stems(printed, language);
  CAPTURE(wanted, found);
  CHECK((" " + found + " ").find(" " + wanted + " ") != std::string::npos);
}

TEST_CASE("a word is the same alone and in a sentence", "[text][analyzer]") {
  const std::string word = GENERATE("U.S.", "AT&T", "e-mail", "Al-Qaeda", "rock'n'roll", "$1.5bn", "Russia's",
                                    "l'attaque", "中国", "O\u2019Brien", "e.g.", "Straße", "news\u200Bpaper",
                                    "1,000", "example.com", "Ministe\u00ADrium");
  CAPTURE(word);
  for (const std::string& context :
       {"(" + word + ")", "“" + word + "”, he", "x " + word + " y", word + "\n", word + "; z"}) {
    CAPTURE(context);
    CHECK((" " + stems(context) + " ").find(" " + stems(word) + " ") != std::string::npos);
  }
}

TEST_CASE("exact forms keep the case", "[text][analyzer]") {
  Analyzer analyzer = Analyzer::open().value();
  FormTable forms;
  AnalysedText analysed;
  analyzer.analyze("U.S. US us Us U.S", "en", forms, analysed);
  const std::vector<Word> words = words_of(analysed, forms);
  REQUIRE(words.size() == 5);
  CHECK(words[0].surface == "US");
  CHECK(analysed.tokens[0].form == analysed.tokens[1].form);
  CHECK(analysed.tokens[0].form == analysed.tokens[4].form);
  CHECK(words[2].case_class == CaseClass::lower);
  CHECK(words[3].case_class == CaseClass::title);
  for (const Word& word : words) CHECK(word.folded == "us");
}

TEST_CASE("tokens and breaks point into the text", "[text][analyzer]") {
  const std::string text = "Gunmen attacked. The U.S. reacted:\n\n“Nous sommes à l’écoute.”";
  Analyzer analyzer = Analyzer::open().value();
  FormTable forms;
  AnalysedText analysed;
  analyzer.analyze(text, "en", forms, analysed);
  for (const Token& token : analysed.tokens)
    CHECK(surface_form(slice(text, token.bytes)) == forms.form(token.form).surface);
  CHECK(analysed.sentences == std::vector<SentenceStart>{{0, true}, {2, false}, {5, true}});
  analyzer.analyze("", "en", forms, analysed);
  CHECK(analysed.tokens.empty());
  CHECK(analysed.sentences.empty());
}

TEST_CASE("a word longer than a term may be is shortened, not lost", "[text][analyzer]") {
  const std::string blob(999, 'Q');
  Analyzer analyzer = Analyzer::open().value();
  FormTable forms;
  AnalysedText analysed;
  analyzer.analyze("before " + blob + " after " + blob + "x", "en", forms, analysed);
  const std::vector<Word> words = words_of(analysed, forms);
  REQUIRE(words.size() == 4);
  CHECK(words[1].surface == blob);
  CHECK(words[1].stem.size() <= kLongestTerm);
  CHECK(words[3].stem.size() <= kLongestTerm);
  CHECK(words[1].stem != words[3].stem);
}

TEST_CASE("the analyzer equals its parts, one after the other", "[text][analyzer]") {
  const auto seed = GENERATE(take(60, random(1U, 1U << 30U)));
  CAPTURE(seed);
  Analyzer analyzer = Analyzer::open().value();
  FormTable forms;
  AnalysedText analysed;
  for (std::uint32_t i = 0; i < 4; ++i) {
    const std::string text = text_tests::random_text(seed + i, 150);
    for (const std::string language : {"en", "fr", "", "zh"}) {
      analyzer.analyze(text, language, forms, analysed);
      REQUIRE(words_of(analysed, forms) == words_step_by_step(text, language));
    }
    for (FormId id = 0; id < forms.form_count(); ++id) {
      CHECK(forms.form(id).surface != "");
      CHECK(forms.stem(forms.form(id).stem) != "");
    }
  }
}

TEST_CASE("an analyzer that may remember next to nothing says the same", "[text][analyzer]") {
  const auto seed = GENERATE(take(10, random(1U, 1U << 30U)));
  CAPTURE(seed);
  Analyzer analyzer = Analyzer::open(1).value();
  FormTable forms;
  AnalysedText analysed;
  for (std::uint32_t i = 0; i < 4; ++i) {
    const std::string text = text_tests::random_text(seed + i, 150);
    analyzer.analyze(text, "en", forms, analysed);
    REQUIRE(words_of(analysed, forms) == words_step_by_step(text, "en"));
  }
}

TEST_CASE("the analyzer equals its parts on real news", "[text][analyzer][corpora]") {
  Analyzer analyzer = Analyzer::open().value();
  FormTable forms;
  AnalysedText analysed;
  std::size_t count = 0;
  for (const auto& file : text_tests::corpus_files(97)) {
    const std::string text = text_tests::read_as_utf8(file);
    if (text.size() > 300'000) continue;
    if (++count % 7 == 0) forms.clear();
    CAPTURE(file);
    analyzer.analyze(text, "en", forms, analysed);
    CHECK((words_of(analysed, forms) == words_step_by_step(text, "en")));
  }
}

SCENARIO("the analyzer outlives the tables that it fills", "[text][analyzer]") {
  Analyzer analyzer = Analyzer::open().value();
  AnalysedText analysed;
  GIVEN("a table with words") {
    FormTable forms;
    analyzer.analyze("Moscow attack claimed", "en", forms, analysed);
    const auto check_second_text = [&](FormTable& table) {
      analyzer.analyze("attack in Moscow", "en", table, analysed);
      CHECK(words_of(analysed, table) == words_step_by_step("attack in Moscow", "en"));
    };
    WHEN("it is cleared") {
      forms.clear();
      THEN("the words are numbered anew") {
        check_second_text(forms);
        CHECK(forms.form_count() == 3);
      }
    }
    WHEN("another table takes its place, and then the first comes back") {
      FormTable other;
      THEN("each has the words of its texts") {
        check_second_text(other);
        CHECK(other.form_count() == 3);
        check_second_text(forms);
        CHECK(forms.form_count() == 4);
      }
    }
    WHEN("it is replaced at the same address") {
      forms = FormTable();
      THEN("the words are numbered anew") {
        check_second_text(forms);
        CHECK(forms.form_count() == 3);
      }
    }
  }
}

TEST_CASE("unknown languages are stemmed as English, languages without a stemmer not at all",
          "[text][analyzer]") {
  CHECK(stemming_language("") == "en");
  CHECK(stemming_language("de") == "de");
  CHECK(stemming_language("zh") == "");
  CHECK(stemming_language("no-such") == "");
}

}  // namespace
}  // namespace dateline::text
