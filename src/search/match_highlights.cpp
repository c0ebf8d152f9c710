// Where in the text of a found article the query matched.
#include "search/match_highlights.h"

#include <algorithm>
#include <utility>

namespace dateline::search {
namespace {

double weight_of(const PlanNode& node) {
  double weight = node.weight;
  if (node.excluding) return weight_of(node.children.front());
  for (const PlanNode& child : node.children) weight += weight_of(child);
  return weight;
}

}  // namespace

MatchHighlighter::MatchHighlighter(const Plan& plan, const SegmentContext& context)
    : segment_(context.segment()), matcher_(context.matcher) {
  add_parts(plan.root, context);
}

void MatchHighlighter::add_parts(const PlanNode& node, const SegmentContext& context) {
  switch (node.kind) {
    case PlanKind::word:
    case PlanKind::exact:
    case PlanKind::wildcard:
    case PlanKind::phrase:
    case PlanKind::near:
    case PlanKind::adjacent:
    case PlanKind::at_least:
    case PlanKind::first:
    case PlanKind::names:
      if (!node.shown) return;
      parts_.push_back({position_part(node, context), node.field, weight_of(node)});
      asks_mentions_ = asks_mentions_ || asks_mentions(parts_.back().words);
      break;
    case PlanKind::difference:
      add_parts(node.children.front(), context);
      break;
    default:
      for (const PlanNode& child : node.children) add_parts(child, context);
  }
}

void MatchHighlighter::find(store::DocId docid, const store::StoredArticle& article,
                            store::WordPlaces& places, text::WordBreaker& breaker, ArticleMatches& out) {
  out = {};
  if (!std::exchange(places.title_known, true)) breaker.split(article.title, places.title);
  if (!std::exchange(places.body_known, true)) breaker.split(article.body, places.body);
  const store::CodeView view = segment_.tokens().codes(docid);
  const auto title_count = static_cast<std::uint32_t>(places.title.size());
  // Not the words that were indexed: another ICU, perhaps. Better no highlights than wrong ones.
  if (view.title_words != title_count || view.codes.size() != places.title.size() + places.body.size())
    return;
  segment_.tokens().sentences(docid, marks_);
  if (asks_mentions_) segment_.tokens().mentions(docid, mentions_);
  for (std::uint32_t part = 0; part < parts_.size(); ++part) {
    found_.clear();
    const auto ranges = ranges_of(parts_[part].field, view, segment_.columns().lengths(docid));
    for (const PositionRange range : ranges.ranges())
      matcher_.occurrences(parts_[part].words, view, range, found_, {marks_, mentions_});
    for (const PositionRange& found : found_) {
      const bool in_title = found.begin < title_count;
      const std::vector<text::ByteRange>& words = in_title ? places.title : places.body;
      const std::uint32_t base = in_title ? 0 : title_count;
      (in_title ? out.title : out.body)
          .push_back({{words[found.begin - base].begin, words[found.end - 1 - base].end},
                      part,
                      parts_[part].weight});
    }
  }
  std::ranges::stable_sort(out.title, {}, [](const MatchSpan& span) { return span.bytes.begin; });
  std::ranges::stable_sort(out.body, {}, [](const MatchSpan& span) { return span.bytes.begin; });
  for (const store::SentenceMark& mark : marks_)
    if (mark.position >= title_count && mark.position < view.codes.size())
      out.body_sentences.push_back(places.body[mark.position - title_count].begin);
}

std::vector<text::ByteRange> joined_ranges(const std::vector<MatchSpan>& spans) {
  std::vector<text::ByteRange> joined;
  for (const MatchSpan& span : spans) {
    if (!joined.empty() && span.bytes.begin < joined.back().end) {
      joined.back().end = std::max(joined.back().end, span.bytes.end);
    } else {
      joined.push_back(span.bytes);
    }
  }
  return joined;
}

}  // namespace dateline::search
