#include "text/stop_words.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline::text {
namespace {

TEST_CASE("function words are stop words of their language", "[text][stop_words]") {
  const auto [language, word, expected] = GENERATE(table<std::string, std::string, bool>({
      {"en", "the", true},     {"en", "and", true},  {"en", "don't", true}, {"en", "said", false},
      {"en", "moscow", false}, {"en", "us", false},  {"en", "may", false},  {"", "the", true},
      {"", "le", false},       {"de", "und", true},  {"de", "the", false},  {"de", "für", true},
      {"fr", "le", true},      {"fr", "l", true},    {"fr", "qu", true},    {"es", "los", true},
      {"it", "della", true},   {"pt", "não", true},  {"nl", "het", true},   {"ru", "что", true},
      {"sv", "och", true},     {"da", "ikke", true}, {"no", "ikke", true},  {"fi", "että", true},
      {"tr", "ve", true},      {"hu", "hogy", true}, {"ro", "și", true},    {"ar", "من", true},
      {"zh", "the", false},    {"en", "", false},    {"en", "The", false},
  }));
  CAPTURE(language, word);
  CHECK(is_stop_word(word, language) == expected);
}

}  // namespace
}  // namespace dateline::text
