// How words become the tokens that the tagger was trained on, as a table.
#include "entities/article_tokens.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

using namespace dateline;
using entities::ArticleTokens;
using entities::Mention;

namespace {

struct Analysed {
  text::FormTable forms;
  text::AnalysedText words;
};
void analyse(std::string_view text, Analysed& out) {
  auto analyzer = text::Analyzer::open();
  REQUIRE(analyzer);
  analyzer->analyze(text, "en", out.forms, out.words);
}

/// Tokens joined by blanks, sentences by " | ".
std::string tokens_of(std::string_view text) {
  Analysed analysed;
  analyse(text, analysed);
  ArticleTokens tokens;
  tokens.add(text, analysed.words);
  const auto& sequence = tokens.sequence();
  std::string joined;
  for (std::size_t i = 0, sentence = 0; i < sequence.tokens.size(); ++i) {
    const bool begins = sentence < sequence.sentences.size() && sequence.sentences[sentence] == i;
    if (begins) ++sentence;
    if (i > 0) joined += begins ? " | " : " ";
    joined += sequence.tokens[i];
  }
  return joined;
}

}  // namespace

TEST_CASE("words become tokens as the training texts have them") {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"Police in Moscow said so.", "Police in Moscow said so ."},
      {"Russia's capital, Moscow", "Russia 's capital , Moscow"},
      {"Russia\xE2\x80\x99s capital", "Russia \xE2\x80\x99s capital"},
      {"the states' rights", "the states ' rights"},
      {"I'm sure he'll go", "I 'm sure he 'll go"},
      {"Mr. Smith met J. R. Jones.", "Mr. Smith met J. R. Jones ."},
      {"Acme Corp. of Palo Alto, Calif. said", "Acme Corp. of Palo Alto , Calif. said"},
      {"the U.S. and the U.N.", "the U.S. and the U.N."},
      {"AT&T and S&P 500", "AT&T and S&P 500"},
      {"al-Qaeda calls a cease-fire", "al-Qaeda calls a cease-fire"},
      {"U.S.-led and Moscow-based", "U.S. - led and Moscow - based"},
      {"a state-run bank", "a state-run bank"},
      {"Cote d'Ivoire", "Cote d'Ivoire"},
      {"$1.5bn (10%)", "$ 1.5bn ( 10 % )"},
      {"Wait... what?! -- yes", "Wait ... what ? ! -- yes"},
      {"He left. She stayed.", "He left . | She stayed ."},
      {"He left. \"She stayed.\"", "He left . | \" She stayed . \""},
      {"MOSCOW (Reuters) - It said", "MOSCOW ( Reuters ) - It said"},
      {"Headline\n\nBody begins", "Headline | Body begins"},
      {"", ""},
      {"...", ""},
  };
  for (const auto& [text, tokens] : cases) CHECK(tokens_of(text) == tokens);
}

TEST_CASE("names by token are names by word") {
  const std::string_view text = "In al-Qaeda's \"Moscow\" cell, U.S.-led forces";
  Analysed analysed;
  analyse(text, analysed);  // In al Qaeda's Moscow cell U.S. led forces
  ArticleTokens tokens;
  tokens.add(text, analysed.words);  // In al-Qaeda 's " Moscow " cell , U.S. - led forces
  Mention words;
  REQUIRE(tokens.words_of(1, 2, words));
  CHECK((words.begin == 1 && words.end == 3));
  REQUIRE(tokens.words_of(3, 6, words));
  CHECK((words.begin == 3 && words.end == 4));
  REQUIRE(tokens.words_of(8, 9, words));
  CHECK((words.begin == 5 && words.end == 6));
  CHECK_FALSE(tokens.words_of(3, 4, words));
}

TEST_CASE("tokens of any text are in order, hold every word and lie in the text") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string_view pieces[] = {"Mr",
                                     ".",
                                     "-",
                                     "'",
                                     "s",
                                     " ",
                                     "\n",
                                     "U.S.",
                                     "led",
                                     "\xE2\x80\x99",
                                     "A",
                                     "\xC3\x89t\xC3\xA9",
                                     "\xE4\xB8\xAD\xE6\x96\x87",
                                     "(",
                                     "&",
                                     "d",
                                     "\xF0\x9F\x98\x80",
                                     "Corp",
                                     "\xC2\xA0",
                                     "7"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t i = random() % 30; i > 0; --i) text += pieces[random() % std::size(pieces)];
    CAPTURE(text);
    Analysed analysed;
    analyse(text, analysed);
    ArticleTokens tokens;
    tokens.add(text, analysed.words);
    const char* at = text.data();
    std::uint32_t words = 0;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      const std::string_view token = tokens.sequence().tokens[i];
      REQUIRE(!token.empty());
      REQUIRE(token.data() >= at);
      at = token.data() + token.size();
      REQUIRE(at <= text.data() + text.size());
      Mention mention;
      if (!tokens.words_of(i, i + 1, mention)) continue;
      REQUIRE((mention.begin == words || mention.begin + 1 == words));
      words = mention.end;
    }
    REQUIRE(words == analysed.words.tokens.size());
  }
}
