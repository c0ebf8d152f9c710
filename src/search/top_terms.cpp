// The words and phrases that matches have more often than the archive does.
#include "search/top_terms.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "search/article_terms.h"
#include "search/significance.h"

namespace dateline::search {
namespace {

using StemPair = std::pair<std::uint32_t, std::uint32_t>;

struct PairHash {
  std::size_t operator()(const StemPair& pair) const {
    return (std::uint64_t{pair.first} << 32U | pair.second) * 0x9E3779B97F4A7C15U;
  }
};

/// Numbers stems across segments.
class StemNumbers {
 public:
  explicit StemNumbers(const store::Generation& generation) : of_segment_(generation.segment_count()) {}
  std::uint32_t number(const store::Segment& segment, std::size_t index, store::StemId stem) {
    const auto [known, added] = of_segment_[index].try_emplace(stem, 0);
    if (!added) return known->second;
    const auto next = static_cast<std::uint32_t>(stems_.size());
    const auto [entry, is_new] = numbers_.try_emplace(std::string(segment.forms().stem(stem)), next);
    if (is_new) stems_.push_back(entry->first);
    return known->second = entry->second;
  }
  const std::string& stem(std::uint32_t number) const { return stems_[number]; }

 private:
  std::vector<std::unordered_map<store::StemId, std::uint32_t>> of_segment_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> stems_;
};

/// A word of an article.
struct ReadWord {
  std::uint32_t stem = kNone;  // kNone: it tells nothing
  std::string_view folded;
  bool begins = false;  // title or body
  static constexpr std::uint32_t kNone = UINT32_MAX;
};

class ArticleReader {
 public:
  ArticleReader(const store::Generation& generation, StemNumbers& numbers)
      : generation_(generation), numbers_(numbers) {}
  const std::vector<ReadWord>& read(store::ArticleRef article) {
    const store::Segment& segment = generation_.segment(article.segment);
    const std::string_view language = language_of(generation_, article);
    segment.tokens().forms(article.docid, forms_);
    words_.clear();
    for (const store::FormId form : forms_) {
      const std::string_view folded = segment.forms().folded(form);
      const store::StemId stem = segment.forms().stem_of(form);
      words_.push_back({tells_something(folded, language) ? numbers_.number(segment, article.segment, stem)
                                                          : ReadWord::kNone,
                        folded});
    }
    const std::size_t title_words = segment.tokens().codes_only(article.docid).title_words;
    if (title_words < words_.size()) words_[title_words].begins = true;
    return words_;
  }

 private:
  const store::Generation& generation_;
  StemNumbers& numbers_;
  std::vector<store::FormId> forms_;
  std::vector<ReadWord> words_;
};

/// Whether the words before and at `i` are a phrase.
bool is_phrase(const std::vector<ReadWord>& words, std::size_t i) {
  return i > 0 && !words[i].begins && words[i].stem != ReadWord::kNone &&
         words[i - 1].stem != ReadWord::kNone;
}

template <class Key, class Hash = std::hash<Key>>
class ArticleCounts {
 public:
  /// Of one article, with repetitions.
  void add(std::vector<Key>& keys) {
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (const Key& key : keys) ++counts_[key];
    keys.clear();
  }
  const std::unordered_map<Key, std::uint64_t, Hash>& counts() const { return counts_; }

 private:
  std::unordered_map<Key, std::uint64_t, Hash> counts_;
};

/// A word (second: kNone) or a phrase.
struct Scored {
  StemPair key;
  std::uint64_t count = 0;
  std::string stems;  // decides between equals
  std::uint64_t archive = 0;
  double score = 0;
};

void keep_best(std::vector<Scored>& all, std::size_t most) {
  std::erase_if(all, [](const Scored& one) { return one.score <= 0; });
  const std::size_t kept = std::min(most, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(),
                    [](const Scored& a, const Scored& b) {
                      return a.score != b.score ? a.score > b.score : a.stems < b.stems;
                    });
  all.resize(kept);
}

/// Reads the articles, once to count and once more to see how they write what is shown.
class Reading {
 public:
  Reading(const store::Generation& generation, std::span<const store::ArticleRef> articles)
      : articles_(articles), numbers_(generation), reader_(generation, numbers_) {
    for (const store::ArticleRef article : articles_) count(article);
  }
  std::vector<Scored> words() const {
    std::vector<Scored> all;
    for (const auto& [stem, count] : stems_.counts())
      if (count >= kLeastArticlesWithTerm)
        all.push_back({{stem, ReadWord::kNone}, count, numbers_.stem(stem)});
    return all;
  }
  std::vector<Scored> phrases() const {
    std::vector<Scored> all;
    for (const auto& [pair, count] : pairs_.counts())
      if (count >= kLeastArticlesWithTerm && holds_together(pair, count))
        all.push_back({pair, count, numbers_.stem(pair.first) + " " + numbers_.stem(pair.second)});
    return all;
  }
  const std::string& stem(std::uint32_t number) const { return numbers_.stem(number); }
  /// The most frequent spelling of each; the first bytewise of equally frequent ones.
  std::vector<std::string> spellings(const std::vector<Scored>& shown) {
    std::unordered_map<StemPair, std::map<std::string, std::uint64_t>, PairHash> counts;
    for (const Scored& one : shown) counts[one.key];
    for (const store::ArticleRef article : articles_) {
      const std::vector<ReadWord>& words = reader_.read(article);
      for (std::size_t i = 0; i < words.size(); ++i) {
        const auto word = counts.find({words[i].stem, ReadWord::kNone});
        if (word != counts.end()) ++word->second[std::string(shown_word(words[i].folded))];
        if (!is_phrase(words, i)) continue;
        const auto phrase = counts.find({words[i - 1].stem, words[i].stem});
        if (phrase == counts.end()) continue;
        ++phrase->second[std::string(words[i - 1].folded) + " " + std::string(shown_word(words[i].folded))];
      }
    }
    std::vector<std::string> spellings;
    for (const Scored& one : shown)
      spellings.push_back(std::ranges::max_element(counts[one.key], {}, [](const auto& spelling) {
                            return spelling.second;
                          })->first);
    return spellings;
  }

 private:
  bool holds_together(const StemPair& pair, std::uint64_t count) const {
    const std::uint64_t rarer = std::min(stems_.counts().at(pair.first), stems_.counts().at(pair.second));
    return count * kArticlesPerPhrase >= rarer;
  }
  void count(store::ArticleRef article) {
    const std::vector<ReadWord>& words = reader_.read(article);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].stem != ReadWord::kNone) own_stems_.push_back(words[i].stem);
      if (is_phrase(words, i)) own_pairs_.emplace_back(words[i - 1].stem, words[i].stem);
    }
    stems_.add(own_stems_);
    pairs_.add(own_pairs_);
  }
  std::span<const store::ArticleRef> articles_;
  StemNumbers numbers_;
  ArticleReader reader_;
  ArticleCounts<std::uint32_t> stems_;
  ArticleCounts<StemPair, PairHash> pairs_;
  std::vector<std::uint32_t> own_stems_;
  std::vector<StemPair> own_pairs_;
};

/// The score that the last of the best `most` has; 0 if there are fewer.
double least_of_best(std::vector<double> scores, std::size_t most) {
  if (scores.size() < most) return 0;
  const auto last = scores.begin() + static_cast<std::ptrdiff_t>(most - 1);
  std::ranges::nth_element(scores, last, std::ranges::greater{});
  return *last;
}

std::vector<TopTerm> shown_terms(const std::vector<Scored>& best, Reading& reading) {
  std::vector<TopTerm> shown;
  const std::vector<std::string> spellings = reading.spellings(best);
  for (std::size_t i = 0; i < best.size(); ++i)
    shown.push_back({spellings[i], best[i].count, best[i].archive, best[i].score});
  return shown;
}

}  // namespace

/// Live articles with both side by side in title or body: what a phrase of the query language finds.
std::uint64_t TopTermCounter::phrase_frequency(const std::string& first, const std::string& second) {
  Plan plan;
  plan.root.kind = PlanKind::phrase;
  for (const std::string& term : {first, second}) {
    PlanNode word;
    word.kind = PlanKind::word;
    word.terms.push_back(term);
    plan.root.children.push_back(std::move(word));
  }
  const Bm25 bm25({}, generation_.manifest().totals);
  MatchOptions options;
  options.sort = SortOrder::newest;
  options.most = 0;
  return matcher_.match(plan, bm25, options).total;
}

TopTerms TopTermCounter::count(std::span<const store::ArticleRef> articles, std::size_t most) {
  const std::uint64_t archive = generation_.manifest().totals.articles;
  const auto score = [&](Scored& one) {
    one.score = significance({one.count, articles.size()}, {one.archive, archive});
  };
  Reading reading(generation_, articles);
  std::vector<Scored> words = reading.words();
  for (Scored& word : words) {
    word.archive = statistics_.frequency(word.stems).live;
    score(word);
  }
  keep_best(words, most);
  std::vector<Scored> phrases = reading.phrases();
  std::erase_if(phrases, [&](const Scored& phrase) {
    const auto articles_with = [&](std::uint32_t stem) {
      return statistics_.frequency(reading.stem(stem)).live;
    };
    return std::min(articles_with(phrase.key.first), articles_with(phrase.key.second)) >
           std::max(kFrequentWord, archive / kArticlesPerFrequentWord);
  });
  for (Scored& phrase : phrases) {
    phrase.archive = phrase.count;
    score(phrase);
  }
  keep_best(phrases, most * kPhraseCandidates);
  // The best comes first if the archive has none elsewhere: once that is no better than what is known, all
  // is.
  std::vector<double> scores;
  for (Scored& phrase : phrases) {
    if (phrase.score < least_of_best(scores, most)) {
      phrase.score = 0;
      continue;
    }
    phrase.archive = phrase_frequency(reading.stem(phrase.key.first), reading.stem(phrase.key.second));
    score(phrase);
    scores.push_back(phrase.score);
  }
  keep_best(phrases, most);
  return {shown_terms(words, reading), shown_terms(phrases, reading), articles.size()};
}

}  // namespace dateline::search
