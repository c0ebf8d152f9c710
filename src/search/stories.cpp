// Hits grouped by the events that they report.
#include "search/stories.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "text/utf8.h"

namespace dateline::search {
namespace {

constexpr double kSecondsPerDay = 86400;
constexpr std::size_t kLabelTerms = 4;

/// Dated ones by their first instant, then those without a date; equals in the order given.
std::vector<std::uint32_t> by_date(std::span<const schema::Instant> dates) {
  std::vector<std::uint32_t> order(dates.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
    if (!dates[a].known() || !dates[b].known()) return dates[a].known() && !dates[b].known();
    return dates[a].start < dates[b].start;
  });
  return order;
}

/// The stories so far.
class Grouping {
 public:
  explicit Grouping(const StoryRules& rules) : rules_(rules) {}

  std::uint32_t join(const StoryVector& article, const schema::Instant& date) {
    std::uint32_t story = most_alike(article, date);
    if (story == stories_.size()) stories_.emplace_back();
    for (const auto& [term, weight] : article.terms) add(term, story, weight);
    if (date.known()) stories_[story].latest = date;
    return story;
  }

 private:
  struct Entry {
    std::uint32_t story = 0;
    double weight = 0;
  };
  struct Group {
    schema::Instant latest;
    double squares = 0;  // of the sum of its vectors
  };
  /// Keeps the length of the story's vector up to date.
  void add(std::uint32_t term, std::uint32_t story, double weight) {
    std::vector<Entry>& entries = by_term_[term];
    auto entry = std::ranges::find(entries, story, &Entry::story);
    if (entry == entries.end()) entry = entries.insert(entries.end(), {story, 0});
    const double before = entry->weight;
    entry->weight += weight;
    stories_[story].squares += entry->weight * entry->weight - before * before;
  }
  std::uint32_t most_alike(const StoryVector& article, const schema::Instant& date) const {
    std::vector<double> products(stories_.size());
    for (const auto& [term, weight] : article.terms)
      if (const auto known = by_term_.find(term); known != by_term_.end())
        for (const Entry& entry : known->second) products[entry.story] += weight * entry.weight;
    auto best = static_cast<std::uint32_t>(stories_.size());
    double most = rules_.least_likeness;
    for (std::uint32_t story = 0; story < stories_.size(); ++story) {
      if (products[story] <= 0) continue;
      const double likeness =
          products[story] / std::sqrt(stories_[story].squares) * nearness(stories_[story].latest, date);
      if (likeness > most || (likeness == most && best == stories_.size())) {
        most = likeness;
        best = story;
      }
    }
    return best;
  }
  /// 1 where a date is missing.
  double nearness(const schema::Instant& a, const schema::Instant& b) const {
    if (!a.known() || !b.known()) return 1;
    const double days = std::abs(static_cast<double>(b.start - a.start)) / kSecondsPerDay;
    return std::exp2(-days / rules_.half_life_days);
  }

  StoryRules rules_;
  std::vector<Group> stories_;
  std::unordered_map<std::uint32_t, std::vector<Entry>> by_term_;
};

/// Numbers words and names over all hits, and remembers what they are called.
class TermNumbers {
 public:
  StoryVector vector_of(const std::vector<SourceTerm>& terms) {
    StoryVector vector;
    double squares = 0;
    for (const SourceTerm& term : terms) {
      vector.terms.emplace_back(number(term), term.weight);
      squares += term.weight * term.weight;
    }
    for (auto& [term, weight] : vector.terms) weight /= std::sqrt(squares);
    std::ranges::sort(vector.terms);
    return vector;
  }
  const std::string& label(std::uint32_t term) const { return labels_[term]; }

 private:
  std::uint32_t number(const SourceTerm& term) {
    const std::string& key = term.is_name() ? term.label : term.terms.front();
    const auto [known, added] = numbers_.try_emplace(key, static_cast<std::uint32_t>(labels_.size()));
    if (added) labels_.push_back(term.is_name() ? name_in(term.label) : term.label);
    return known->second;
  }
  /// What stands between the quotes.
  static std::string name_in(const std::string& label) {
    const std::size_t quote = label.find('"');
    return label.substr(quote + 1, label.size() - quote - 2);
  }
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> labels_;
};

/// The terms of most weight over all articles of a story.
std::string label_of(const std::vector<std::uint32_t>& members, const std::vector<StoryVector>& vectors,
                     const TermNumbers& numbers) {
  std::unordered_map<std::uint32_t, double> sums;
  for (const std::uint32_t member : members)
    for (const auto& [term, weight] : vectors[member].terms) sums[term] += weight;
  std::vector<std::pair<double, std::string>> terms;
  for (const auto& [term, sum] : sums) terms.emplace_back(-sum, numbers.label(term));
  std::ranges::sort(terms);
  std::vector<std::string> seen;
  std::string label;
  for (auto term = terms.begin(); term != terms.end() && seen.size() < kLabelTerms; ++term) {
    std::string lower = text::ascii_lower(term->second);
    if (std::ranges::find(seen, lower) != seen.end()) continue;  // a name that is a word, too
    label += (seen.empty() ? "" : ", ") + term->second;
    seen.push_back(std::move(lower));
  }
  return label;
}

}  // namespace

std::vector<std::uint32_t> group_by_story(std::span<const StoryVector> articles,
                                          std::span<const schema::Instant> dates, const StoryRules& rules) {
  std::vector<std::uint32_t> stories(articles.size());
  Grouping grouping(rules);
  for (const std::uint32_t article : by_date(dates))
    stories[article] = grouping.join(articles[article], dates[article]);
  return stories;
}

error::Result<StoryArticle> StoryTeller::read(store::ArticleRef article) const {
  const store::Segment& segment = generation_.segment(article.segment);
  auto title = segment.read_title(article.docid);
  if (!title) return title.error();
  return StoryArticle{std::string(segment.columns().id(article.docid)), std::move(*title),
                      segment.columns().date(article.docid)};
}

error::Result<Stories> StoryTeller::tell(std::span<const RankedMatch> hits, const Bm25& bm25,
                                         std::uint64_t offset, std::uint64_t most, const StoryRules& rules) {
  TermNumbers numbers;
  std::vector<StoryVector> vectors;
  std::vector<schema::Instant> dates;
  for (const RankedMatch& hit : hits) {
    vectors.push_back(numbers.vector_of(terms_.of_article(hit.article, bm25, rules.terms)));
    dates.push_back(generation_.segment(hit.article.segment).columns().date(hit.article.docid));
  }
  const std::vector<std::uint32_t> story_of = group_by_story(vectors, dates, rules);
  std::vector<std::vector<std::uint32_t>> members(hits.size());  // by story, the oldest first
  for (const std::uint32_t hit : by_date(dates)) members[story_of[hit]].push_back(hit);
  std::erase_if(members, [](const auto& story) { return story.empty(); });
  std::ranges::sort(members, {}, [](const auto& story) { return *std::ranges::min_element(story); });
  Stories told;
  told.offset = offset;
  told.found = members.size();
  told.articles = hits.size();
  for (std::uint64_t i = offset; i < members.size() && i - offset < most; ++i) {
    auto story = tell_one(members[i], hits, dates);
    if (!story) return story.error();
    story->label = label_of(members[i], vectors, numbers);
    told.stories.push_back(std::move(*story));
  }
  return told;
}

/// `members`: of hits, the oldest first, undated ones last.
error::Result<Story> StoryTeller::tell_one(const std::vector<std::uint32_t>& members,
                                           std::span<const RankedMatch> hits,
                                           const std::vector<schema::Instant>& dates) const {
  Story story;
  for (const std::uint32_t member : members) {
    const store::ArticleRef article = hits[member].article;
    story.ids.emplace_back(generation_.segment(article.segment).columns().id(article.docid));
  }
  const auto dated = std::find_if(members.rbegin(), members.rend(),
                                  [&](std::uint32_t member) { return dates[member].known(); });
  const std::uint32_t latest = dated == members.rend() ? members.back() : *dated;
  const std::uint32_t best = *std::ranges::min_element(members);
  story.best_rank = best + 1;
  for (const auto& [member, part] : {std::pair(members.front(), &story.first),
                                     std::pair(latest, &story.latest), std::pair(best, &story.best)}) {
    auto article = read(hits[member].article);
    if (!article) return article.error();
    *part = std::move(*article);
  }
  return story;
}

}  // namespace dateline::search
