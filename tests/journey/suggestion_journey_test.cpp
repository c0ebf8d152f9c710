// Misspelt words of real news are put right, most of them.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "index/index_build.h"
#include "search/searcher.h"
#include "support/corpora.h"
#include "support/temporary_directory.h"

using namespace dateline;

namespace {

/// One slip of the finger, not in the first letter.
std::string misspelt(std::string word, std::mt19937_64& random) {
  const std::size_t at = 1 + random() % (word.size() - 1);
  const char letter = static_cast<char>('a' + random() % 26);
  switch (random() % 4) {
    case 0:
      return word.erase(at, 1);
    case 1:
      return word.insert(at, 1, letter);
    case 2:
      word[at] = letter;
      return word;
    default:
      if (at + 1 < word.size()) std::swap(word[at], word[at + 1]);
      return word;
  }
}

/// Words of five letters or more that at least ten articles hold.
std::vector<std::string> known_words(const store::Generation& generation) {
  std::vector<std::string> words;
  const store::FormDictionary& forms = generation.segment(0).forms();
  for (store::FormId form = 0; form < forms.form_count(); ++form) {
    const std::string word(forms.folded(form));
    const bool letters = std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
    if (letters && word.size() >= 5 && forms.record(form).document_frequency >= 10) words.push_back(word);
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace

TEST_CASE("misspelt words of Reuters news are put right", "[journey][suggestion]") {
  const auto folder = test_support::corpus("reuters21578");
  if (!folder) return;
  const test_support::TemporaryDirectory scratch;
  index::BuildOptions options;
  options.entities = false;
  options.sources = {folder->string()};
  index::BuildObserver quiet;
  REQUIRE(index::build_index(scratch.path() / "index", options, quiet));
  auto searcher = search::Searcher::open(scratch.path() / "index").value();
  const std::vector<std::string> words = known_words(searcher.generation());
  REQUIRE(words.size() > 1000);
  std::mt19937_64 random(20261126);
  int asked = 0;
  int right = 0;
  for (int i = 0; i < 3000 && asked < 600; ++i) {
    const std::string& word = words[random() % words.size()];
    search::SearchRequest request;
    request.query = search::parse_query(misspelt(word, random)).value();
    const auto answer = searcher.answer(request);
    REQUIRE(answer);
    if (answer->total > 0) continue;  // the slip is a word too
    ++asked;
    right += answer->did_you_mean == word ? 1 : 0;
  }
  WARN(right << " of " << asked << " misspelt words put right");
  CHECK(asked >= 300);
  CHECK(right * 100 >= asked * 85);
}
