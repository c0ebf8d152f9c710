// Matches that all weigh the same: the first by id are the best.
#include "search/equal_hits.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace dateline::search {
namespace {

/// Beyond so many hits all are offered.
constexpr std::uint64_t kMostFirst = 4096;

/// The lowest ranks of ids seen so far.
class FirstRanks {
 public:
  explicit FirstRanks(std::uint64_t most) : most_(most) {}
  /// Is it among the first? Notes it if so.
  bool admits(std::uint32_t rank) {
    if (most_ > kMostFirst) return true;
    if (ranks_.size() < most_) {
      ranks_.push_back(rank);
      std::ranges::push_heap(ranks_);
      return true;
    }
    if (ranks_.empty() || rank >= ranks_.front()) return false;
    std::ranges::pop_heap(ranks_);
    ranks_.back() = rank;
    std::ranges::push_heap(ranks_);
    return true;
  }

 private:
  std::uint64_t most_;
  std::vector<std::uint32_t> ranks_;  // a heap with the greatest on top
};

// What one step of each way takes, in units of a posting read.
constexpr double kTriedArticle = 150;  // its words are looked through
constexpr double kOpenedList = 100;
/// How much longer than expected to go on: ids and words may be related.
constexpr double kPatience = 4;

/// Tries articles for the forms of a pattern.
class PatternTrial {
 public:
  PatternTrial(const PlanNode& plan, const SegmentContext& context)
      : segment_(context.segment()), field_(plan.field), part_(position_part(plan, context)) {}

  bool matches(store::DocId docid) const {
    const store::CodeView view =
        part_.forms.holds_rare() ? segment_.tokens().codes(docid) : segment_.tokens().codes_only(docid);
    const FieldRanges field = ranges_of(field_, view, segment_.columns().lengths(docid));
    return std::ranges::any_of(field.ranges(),
                               [&](PositionRange range) { return part_.forms.occurs(view, range); });
  }

 private:
  const store::Segment& segment_;
  schema::TextField field_;
  PositionPart part_;
};

/// How many articles to try at most; 0: reading the postings is expected to be faster.
std::size_t articles_to_try(const PlanNode& plan, const SegmentContext& context, std::uint64_t wanted) {
  const std::vector<store::FormId>& forms = plan.expansion.by_segment[context.index];
  const auto articles = static_cast<double>(context.segment().article_count());
  double postings = 0;
  for (const store::FormId form : forms)
    postings += context.segment().forms().record(form).document_frequency;
  const double share = 1 - std::exp(-postings / articles);  // as if forms knew nothing of one another
  if (wanted == 0 || share <= 0) return 0;
  const double tries = kPatience * static_cast<double>(wanted) / share;
  const double united = postings + kOpenedList * static_cast<double>(forms.size());
  return tries * kTriedArticle < united ? static_cast<std::size_t>(tries) : 0;
}

/// Few articles are tried in the order of ids until so many of them are matches?
bool are_soon_found(const DocSet& matches, const MatchSink& sink) {
  const std::uint64_t size = matches.size();
  return sink.is_whole() && size * size > sink.most() * sink.columns().ids_in_order().size();
}

void rank_by_ids(const DocSet& matches, double score, MatchSink& sink) {
  std::uint64_t ranked = 0;
  for (const store::DocId docid : sink.columns().ids_in_order()) {
    if (ranked == sink.most()) return;
    if (!matches.holds(docid) || sink.is_removed(docid)) continue;
    sink.rank(docid, score);
    ++ranked;
  }
}

}  // namespace

void walk_equals(const DocSet& matches, double score, MatchSink& sink) {
  if (!sink.is_counting() && are_soon_found(matches, sink)) return rank_by_ids(matches, score, sink);
  FirstRanks first(sink.most());
  const std::span<const std::uint32_t> ranks = sink.columns().id_ranks();
  matches.for_each([&](store::DocId docid) {
    if (sink.is_removed(docid)) return;
    sink.count(docid);
    if (first.admits(ranks[docid - 1])) sink.rank(docid, score);
  });
}

bool walk_pattern(const PlanNode& plan, const SegmentContext& context, MatchSink& sink) {
  if (plan.kind != PlanKind::wildcard || !sink.prunes() || !sink.ranks_equals_by_id() || !sink.is_whole())
    return false;
  const std::span<const store::DocId> order = context.segment().columns().ids_in_order();
  const std::size_t most = std::min(order.size(), articles_to_try(plan, context, sink.most()));
  if (most == 0) return false;
  const PatternTrial trial(plan, context);
  std::vector<store::DocId> found;
  for (std::size_t i = 0; found.size() < sink.most(); ++i) {
    if (i == order.size()) break;
    if (i == most) return false;
    const store::DocId docid = order[i];
    if (docid - 1 >= context.segment().article_count() || sink.is_removed(docid)) continue;
    if (trial.matches(docid)) found.push_back(docid);
  }
  for (const store::DocId docid : found) {
    sink.count(docid);
    sink.rank(docid, plan.weight);
  }
  return true;
}

}  // namespace dateline::search
