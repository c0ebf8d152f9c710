// Pseudo-relevance feedback: counts from token streams, shares of words, the heaviest of them.
#include "search/feedback.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "search/article_terms.h"
#include "text/stop_words.h"

namespace dateline::search {
namespace {

bool has_digit(std::string_view folded) {
  return std::ranges::any_of(folded, [](char c) { return c >= '0' && c <= '9'; });
}

/// What the first articles say, stem by stem.
class RelevanceModel {
 public:
  RelevanceModel(const store::Generation& generation, TermStatistics& statistics, const Bm25& bm25,
                 const FeedbackParameters& parameters)
      : generation_(generation), statistics_(statistics), bm25_(bm25), parameters_(parameters) {
    for (const auto& [language, articles] : generation.manifest().totals.stemming_languages)
      languages_.push_back(language);
    const store::LiveTotals& totals = generation.manifest().totals;
    const double title_words = static_cast<double>(totals.title_words) * bm25.title_weight();
    average_ = (title_words + static_cast<double>(totals.body_words)) / static_cast<double>(totals.articles);
  }

  void add(store::ArticleRef article, double share) {
    const store::Segment& segment = generation_.segment(article.segment);
    const auto words = static_cast<double>(bm25_.words(segment.columns().lengths(article.docid)));
    const double length = parameters_.k1 * (1 - parameters_.b + parameters_.b * words / average_);
    for (const auto& [stem, count] : counts_of(segment, article.docid)) {
      const double idf = bm25_.term_weight(statistics_.frequency(stem).live) / (bm25_.k1() + 1);
      Word& word = words_[stem];
      word.share += share * std::pow(idf, parameters_.idf_power) * count / (count + length);
      ++word.articles;
    }
  }

  /// Stems and shares, the greatest of which is 1.
  std::vector<AddedWord> heaviest() const {
    std::vector<AddedWord> words;
    std::map<std::string, double> order;  // selection is by what a word would weigh
    for (const auto& [stem, word] : words_) {
      if (word.articles < parameters_.least_feedback || !tells(stem)) continue;
      words.push_back({stem, word.share});
      order[stem] = word.share * bm25_.term_weight(statistics_.frequency(stem).live);
    }
    std::ranges::stable_sort(
        words, [&](const AddedWord& a, const AddedWord& b) { return order[a.stem] > order[b.stem]; });
    if (words.size() > parameters_.words) words.resize(parameters_.words);
    double greatest = 0;
    for (const AddedWord& word : words) greatest = std::max(greatest, word.factor);
    for (AddedWord& word : words) word.factor /= greatest;
    return words;
  }

 private:
  struct Word {
    double share = 0;
    std::size_t articles = 0;
  };

  /// Counts of the words of an article by stem, those of the title as often as they count.
  std::map<std::string, double> counts_of(const store::Segment& segment, store::DocId docid) {
    segment.tokens().forms(docid, forms_);
    const std::uint32_t title_words = segment.tokens().codes(docid).title_words;
    std::map<std::string, double> counts;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      const std::string_view folded = segment.forms().folded(forms_[i]);
      if (!may_be_added(folded)) continue;
      counts[std::string(segment.forms().stem(segment.forms().stem_of(forms_[i])))] +=
          i < title_words ? bm25_.title_weight() : 1;
    }
    return counts;
  }
  bool may_be_added(std::string_view folded) const {
    if (folded.size() < 2 || !has_letter(folded) || has_digit(folded)) return false;
    return std::ranges::none_of(
        languages_, [&](const std::string& language) { return text::is_stop_word(folded, language); });
  }
  bool tells(const std::string& stem) const {
    const std::uint64_t articles = statistics_.frequency(stem).live;
    const auto all = static_cast<double>(generation_.manifest().totals.articles);
    return articles >= parameters_.least_articles &&
           static_cast<double>(articles) <= parameters_.greatest_share * all;
  }

  const store::Generation& generation_;
  TermStatistics& statistics_;
  const Bm25& bm25_;
  const FeedbackParameters& parameters_;
  std::vector<std::string> languages_;
  double average_ = 1;  // length of an article
  std::map<std::string, Word> words_;
  std::vector<store::FormId> forms_;
};

}  // namespace

std::vector<AddedWord> feedback_words(const store::Generation& generation, TermStatistics& statistics,
                                      const Bm25& bm25, std::span<const RankedMatch> top,
                                      std::size_t query_words, const FeedbackParameters& parameters) {
  if (top.empty() || query_words == 0) return {};
  const double scale = parameters.softness * static_cast<double>(query_words);
  RelevanceModel model(generation, statistics, bm25, parameters);
  for (const RankedMatch& match : top)
    model.add(match.article, std::exp((match.score - top.front().score) / scale));
  std::vector<AddedWord> words = model.heaviest();
  for (AddedWord& word : words) word.factor *= parameters.heaviest;
  return words;
}

std::size_t weighted_leaves(const PlanNode& plan) {
  if (plan.kind == PlanKind::names) return 0;
  if (plan.children.empty()) return plan.weight > 0 ? 1 : 0;
  if (plan.kind == PlanKind::difference || plan.excluding) return weighted_leaves(plan.children.front());
  std::size_t leaves = 0;
  for (const PlanNode& child : plan.children) leaves += weighted_leaves(child);
  return leaves;
}

}  // namespace dateline::search
