// Random articles of which many are copies of others.
#include "copies/copied_articles.h"

#include "schema/instant.h"

namespace dateline::test_support {

std::vector<std::string> CopiedArticles::new_text() {
  const auto letter = [this] { return std::string(1, static_cast<char>('a' + random_.below(26))); };
  std::vector<std::string> words(6 + random_.below(70));
  for (std::string& word : words)
    word = random_.chance(8) ? std::to_string(random_.below(90)) : "w" + letter() + letter();
  return words;
}

std::vector<std::string> CopiedArticles::edited(std::vector<std::string> words) {
  if (random_.chance(40)) words.resize(words.size() * (20 + random_.below(80)) / 100 + 1);
  for (std::string& word : words)
    if (random_.chance(4)) word = random_.chance(50) ? "edited" : std::to_string(random_.below(90));
  if (random_.chance(20))
    for (const char* word : {"by", "the", "harbour", "wire", "all", "rights", "reserved"})
      words.emplace_back(word);
  return words;
}

article::Article CopiedArticles::next(const std::string& id) {
  if (texts_.empty() || random_.chance(35)) texts_.push_back(new_text());
  const std::size_t from = texts_.size() > 12 ? texts_.size() - 12 : 0;
  std::vector<std::string> words = texts_[from + random_.below(texts_.size() - from)];
  if (random_.chance(80)) words = edited(std::move(words));
  if (random_.chance(20)) texts_.push_back(words);  // copies of copies
  article::Article article;
  article.id = id;
  article.title = "Headline " + words.front() + " " + std::to_string(random_.below(4));
  for (const std::string& word : words) article.body += (article.body.empty() ? "" : " ") + word;
  article.source = random_.chance(50) ? "Harbour Wire" : "Meridian Post";
  article.language = "en";
  if (random_.chance(85))
    article.published = {*schema::seconds_of({2020, 1, static_cast<unsigned>(1 + random_.below(9))}),
                         schema::Precision::day};
  return article;
}

}  // namespace dateline::test_support
