// Every word of an article beside every other.
#include "search/closeness_scan.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "text/analyzer.h"
#include "text/normalizer.h"
#include "text/stop_words.h"

namespace dateline::test_support {
namespace {

constexpr double kShare = 0.3;
constexpr std::size_t kArticles = 100;
constexpr std::ptrdiff_t kDistance = 7;

const search::RankingParameters kRanking;

bool counts(const search::QueryNode& node) {
  return node.kind == search::NodeKind::word && node.field == schema::TextField::any && !node.stop_word &&
         !text::is_stop_word(node.text, "en");
}

}  // namespace

double ClosenessScan::Scanned::length() const {
  return static_cast<double>(title.size()) * kRanking.title_weight + static_cast<double>(body.size());
}

ClosenessScan::ClosenessScan(const std::vector<WordedArticle>& articles) {
  for (const WordedArticle& article : articles) {
    const std::string language = text::stemming_language(article.article.language);
    languages_.insert(language);
    Scanned& scanned = articles_[article.article.id];
    const auto add = [&](const std::vector<std::string>& words, Words& stems) {
      for (const std::string& word : words) {
        stems.emplace_back(stemmer_.stem(text::folded_form(word), language));
        all_stems_.insert(stems.back());
      }
    };
    add(article.title, scanned.title);
    for (const auto& paragraph : article.paragraphs) add(paragraph, scanned.body);
    total_ += scanned.length();
  }
}

std::set<std::string> ClosenessScan::stems(const std::string& folded) {
  std::set<std::string> stems;
  for (const std::string& language : languages_)
    if (std::string stem(stemmer_.stem(folded, language)); all_stems_.contains(stem))
      stems.insert(std::move(stem));
  return stems;
}

double ClosenessScan::idf(const std::set<std::string>& stems) const {
  double holders = 0;
  for (const auto& [id, article] : articles_) {
    const auto is = [&](const std::string& stem) { return stems.contains(stem); };
    if (std::ranges::any_of(article.title, is) || std::ranges::any_of(article.body, is)) holders += 1;
  }
  const double odds = (static_cast<double>(articles_.size()) - holders + 0.5) / (holders + 0.5);
  return std::log(odds < 2 ? odds / 2 + 1 : odds);
}

double ClosenessScan::gain(const Scanned& article, const search::QueryNode& first,
                           const search::QueryNode& second) {
  const std::set<std::string> a = stems(first.text), b = stems(second.text);
  if (a.empty() || b.empty() || a == b) return 0;
  double following = 0, close = 0;
  const auto count = [&](const Words& words, double times) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!a.contains(words[i])) continue;
      if (i + 1 < words.size() && b.contains(words[i + 1])) following += times;
      bool found = false;
      for (std::size_t j = 0; j < words.size(); ++j)
        found =
            found || (j != i && b.contains(words[j]) &&
                      std::abs(static_cast<std::ptrdiff_t>(i) - static_cast<std::ptrdiff_t>(j)) <= kDistance);
      if (found) close += times;
    }
  };
  count(article.title, kRanking.title_weight);
  count(article.body, 1);
  const double relative =
      std::max(article.length() * static_cast<double>(articles_.size()) / total_, kRanking.min_normlen);
  const double below = kRanking.k1 * (1 - kRanking.b + kRanking.b * relative);
  const double weight = kShare * std::max(idf(a), idf(b)) * (kRanking.k1 + 1);
  return weight * (following / (following + below) + close / (close + below));
}

double ClosenessScan::gain(const std::string& id, const search::QueryNode& root) {
  if (root.kind == search::NodeKind::difference) return gain(id, root.children.front());
  if (root.kind != search::NodeKind::conjunction && root.kind != search::NodeKind::disjunction &&
      root.kind != search::NodeKind::preference)
    return 0;
  double sum = 0;
  for (const search::QueryNode& child : root.children) sum += gain(id, child);
  for (std::size_t i = 1; i < root.children.size(); ++i)
    if (counts(root.children[i - 1]) && counts(root.children[i]))
      sum += gain(articles_.at(id), root.children[i - 1], root.children[i]);
  return sum;
}

bool ClosenessScan::rank(std::vector<ScannedHit>& hits, const search::QueryNode& root) {
  const std::size_t first = std::min(hits.size(), kArticles);
  if (first < hits.size() && hits[first - 1].score < hits[first].score + 1e-9) return false;
  for (std::size_t i = 0; i < first; ++i) hits[i].score += gain(hits[i].id, root);
  std::sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(first),
            [](const ScannedHit& a, const ScannedHit& b) {
              return a.score != b.score ? a.score > b.score : a.id < b.id;
            });
  return true;
}

}  // namespace dateline::test_support
