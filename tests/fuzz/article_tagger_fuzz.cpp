// Fuzz target: any text as an article. Mentions lie within it, in order and apart.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "entities/article_tagger.h"
#include "entities/capitalised_names.h"
#include "entities/foreign_countries.h"
#include "text/utf8.h"

namespace {

using namespace dateline;

struct Tagging {
  text::Analyzer analyzer;
  std::shared_ptr<const entities::TaggerModel> model;
  entities::KnownNames known;
  entities::ArticleTagger tagger{model};
  entities::CapitalisedNames capitalised{model, known};
  entities::ForeignCountries countries{known};
};
Tagging& tagging() {
  static Tagging one{std::move(*text::Analyzer::open()), *entities::TaggerModel::built_in(),
                     *entities::KnownNames::built_in()};
  return one;
}

void check(const std::vector<entities::Mention>& mentions, const text::AnalysedText& words) {
  std::uint32_t end = 0;
  for (const entities::Mention& mention : mentions) {
    if (mention.begin < end || mention.end <= mention.begin || mention.end > words.tokens.size())
      std::abort();
    end = mention.end;
  }
}

/// The same text as one of another language.
void check_as(const char* language, std::string_view title, std::string_view body) {
  text::FormTable forms;
  text::AnalysedText title_words;
  text::AnalysedText body_words;
  tagging().analyzer.analyze(title, language, forms, title_words);
  tagging().analyzer.analyze(body, language, forms, body_words);
  entities::ArticleMentions mentions;
  tagging().capitalised.find(title, title_words, body, body_words, language, mentions);
  check(mentions.title, title_words);
  check(mentions.body, body_words);
  std::vector<entities::CountryMention> countries;
  tagging().countries.find(body, body_words.tokens, forms, language, countries);
  std::uint32_t end = 0;
  for (const entities::CountryMention& mention : countries) {
    if (mention.begin < end || mention.end <= mention.begin || mention.end > body_words.tokens.size())
      std::abort();
    end = mention.end;
  }
}

}  // namespace

/// The first line is the title.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = text::replace_invalid_utf8({reinterpret_cast<const char*>(data), size}).text;
  const std::size_t line = std::min(text.find('\n'), text.size());
  const std::string_view title = std::string_view(text).substr(0, line);
  const std::string_view body = std::string_view(text).substr(line);
  text::FormTable forms;
  text::AnalysedText title_words;
  text::AnalysedText body_words;
  tagging().analyzer.analyze(title, "en", forms, title_words);
  tagging().analyzer.analyze(body, "en", forms, body_words);
  entities::ArticleMentions mentions;
  tagging().tagger.tag(title, title_words, body, body_words, mentions);
  check(mentions.title, title_words);
  check(mentions.body, body_words);
  for (const char* language : {"fr", "de", "ru", "zh", "am"}) check_as(language, title, body);
  return 0;
}
