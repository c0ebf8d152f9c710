// Positions of the words of a query in the token streams of a few articles.
#include "search/closeness.h"

#include <algorithm>
#include <utility>

namespace dateline::search {
namespace {

/// Is there one of `sorted` in [low, high], `position` itself left out?
bool has_other(std::span<const std::uint32_t> sorted, std::uint32_t low, std::uint32_t high,
               std::uint32_t position) {
  auto at = std::ranges::lower_bound(sorted, low);
  if (at != sorted.end() && *at == position) ++at;
  return at != sorted.end() && *at <= high;
}

}  // namespace

PairCounts count_pair(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second,
                      std::uint32_t title_words, std::uint32_t title_weight, std::uint32_t distance) {
  PairCounts counts;
  for (const std::uint32_t position : first) {
    const bool title = position < title_words;
    const std::uint32_t begin = title ? 0 : title_words;
    const std::uint32_t last = title ? title_words - 1 : UINT32_MAX;
    const double times = title ? title_weight : 1;
    const std::uint32_t low = position - std::min(distance, position - begin);
    const std::uint32_t high = position + std::min(distance, last - position);
    if (high > position && std::ranges::binary_search(second, position + 1)) counts.following += times;
    if (has_other(second, low, high, position)) counts.close += times;
  }
  return counts;
}

Closeness::Closeness(const store::Generation& generation, const Bm25& bm25, std::vector<WordPair> pairs,
                     const ClosenessParameters& parameters)
    : generation_(generation), bm25_(bm25), parameters_(parameters), pairs_(std::move(pairs)) {
  for (const WordPair& pair : pairs_) {
    const std::size_t first = number_of(pair.first);
    numbered_.push_back({first, number_of(pair.second)});
  }
  places_.resize(words_.size());
}

std::size_t Closeness::number_of(const std::vector<std::string>& stems) {
  const auto known = std::ranges::find(words_, stems);
  if (known != words_.end()) return static_cast<std::size_t>(known - words_.begin());
  words_.push_back(stems);
  return words_.size() - 1;
}

const Closeness::FormWords& Closeness::words_of_forms(std::uint32_t segment) {
  const auto [known, added] = segments_.try_emplace(segment);
  if (!added) return known->second;
  const store::FormDictionary& forms = generation_.segment(segment).forms();
  for (std::size_t word = 0; word < words_.size(); ++word)
    for (const std::string& stem : words_[word])
      if (const auto id = forms.find_stem(stem))
        for (const store::FormId form : forms.forms_of(*id))
          known->second[form].push_back(static_cast<std::uint32_t>(word));
  return known->second;
}

const Closeness::Places& Closeness::places_of(store::ArticleRef article) {
  for (auto& places : places_) places.clear();
  const FormWords& words = words_of_forms(article.segment);
  generation_.segment(article.segment).tokens().forms(article.docid, forms_);
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    const auto found = words.find(forms_[i]);
    if (found == words.end()) continue;
    for (const std::uint32_t word : found->second) places_[word].push_back(static_cast<std::uint32_t>(i));
  }
  return places_;
}

TermScore Closeness::score(std::size_t pair, const Places& places, store::ArticleRef article) const {
  const store::Segment& segment = generation_.segment(article.segment);
  const std::uint32_t title_words = segment.tokens().codes_only(article.docid).title_words;
  const NumberedPair& words = numbered_[pair];
  const PairCounts counts = count_pair(places[words.first], places[words.second], title_words,
                                       bm25_.title_weight(), parameters_.distance);
  const double length = bm25_.length_part(segment.columns().lengths(article.docid));
  const double weight = pairs_[pair].weight;
  return {pairs_[pair].label, counts.following + counts.close,
          Bm25::weight(weight, counts.following, length) + Bm25::weight(weight, counts.close, length)};
}

void Closeness::rank(std::vector<RankedMatch>& top, const Recency* recency) {
  const std::size_t count = std::min<std::uint64_t>(top.size(), parameters_.articles);
  ranked_.clear();
  for (RankedMatch& match : std::span(top).first(count)) {
    const Places& places = places_of(match.article);
    double sum = 0;
    for (std::size_t pair = 0; pair < pairs_.size(); ++pair) sum += score(pair, places, match.article).score;
    if (recency != nullptr)
      sum *= recency->factor(generation_.segment(match.article.segment).columns().date(match.article.docid));
    match.key = match.score += sum;
    ranked_.push_back(match.article);
  }
  std::ranges::sort(ranked_);
  std::ranges::sort(std::span(top).first(count), [&](const RankedMatch& a, const RankedMatch& b) {
    return ranks_before(generation_, a, b);
  });
}

std::vector<TermScore> Closeness::explain(store::ArticleRef article) {
  std::vector<TermScore> scores;
  if (!std::ranges::binary_search(ranked_, article)) return scores;
  const Places& places = places_of(article);
  for (std::size_t pair = 0; pair < pairs_.size(); ++pair)
    if (TermScore one = score(pair, places, article); one.score > 0) scores.push_back(std::move(one));
  return scores;
}

}  // namespace dateline::search
