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

/// From so many words on, forms of the article are looked up rather than all forms of the words.
constexpr std::size_t kManyWords = 8;

bool is_word_anywhere(const PlanNode& node) {
  return node.kind == PlanKind::word && node.field == schema::TextField::any;
}

std::size_t words_anywhere(const PlanNode& node) {
  std::size_t words = is_word_anywhere(node) ? 1 : 0;
  for (const PlanNode& child : node.children) words += words_anywhere(child);
  return words;
}

}  // namespace

MatchHighlighter::MatchHighlighter(const Plan& plan, const SegmentContext& context)
    : segment_(context.segment()),
      matcher_(context.matcher),
      many_words_(words_anywhere(plan.root) >= kManyWords) {
  add_parts(plan.root, context);
  std::ranges::sort(stems_);
  stems_.erase(std::unique(stems_.begin(), stems_.end()), stems_.end());
  for (const StemPart& own : stems_) may_be_.set(own.stem % may_be_.size());
}

void MatchHighlighter::add_stems(const PlanNode& node, const SegmentContext& context) {
  const auto part = static_cast<std::uint32_t>(parts_.size());
  if (node.known && node.known->segment == context.index) {
    stems_.push_back({node.known->stem, part});
  } else {
    for (const std::string& term : node.terms)
      if (const auto stem = segment_.forms().find_stem(term)) stems_.push_back({*stem, part});
  }
  parts_.push_back({{}, node.field, weight_of(node), true});
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
      if (many_words_ && is_word_anywhere(node)) return add_stems(node, context);
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

/// Calls use(position, part) for each word of the article, in order.
template <class Use>
void MatchHighlighter::for_each_stem(const store::CodeView& view, Use&& use) const {
  std::size_t escape = 0;
  for (std::uint32_t position = 0; position < view.codes.size(); ++position) {
    const std::uint16_t code = view.codes[position];
    const store::FormId form = code == store::kEscapeCode ? view.escape(escape++) : code;
    const store::StemId stem = segment_.forms().stem_of(form);
    if (!may_be_[stem % may_be_.size()]) continue;
    for (auto found = std::ranges::lower_bound(stems_, stem, {}, &StemPart::stem);
         found != stems_.end() && found->stem == stem; ++found)
      use(position, found->part);
  }
}

/// Calls show(range, part) for what takes part in a match of the other parts.
template <class Show>
void MatchHighlighter::show_parts(store::DocId docid, const store::CodeView& view, Show&& show) {
  for (std::uint32_t part = 0; part < parts_.size(); ++part) {
    if (parts_[part].by_stems) continue;
    found_.clear();
    const auto ranges = ranges_of(parts_[part].field, view, segment_.columns().lengths(docid));
    for (const PositionRange range : ranges.ranges())
      matcher_.occurrences(parts_[part].words, view, range, found_, {marks_, mentions_});
    for (const PositionRange& found : found_) show(found, part);
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
  const auto show = [&](PositionRange found, std::uint32_t part) {
    const bool in_title = found.begin < title_count;
    const std::vector<text::ByteRange>& words = in_title ? places.title : places.body;
    const std::uint32_t base = in_title ? 0 : title_count;
    (in_title ? out.title : out.body)
        .push_back(
            {{words[found.begin - base].begin, words[found.end - 1 - base].end}, part, parts_[part].weight});
  };
  segment_.tokens().sentences(docid, marks_);
  if (asks_mentions_) segment_.tokens().mentions(docid, mentions_);
  if (!stems_.empty())
    for_each_stem(view, [&](std::uint32_t at, std::uint32_t part) { show({at, at + 1}, part); });
  show_parts(docid, view, show);
  const auto place = [](const MatchSpan& span) { return std::pair(span.bytes.begin, span.part); };
  std::ranges::stable_sort(out.title, {}, place);
  std::ranges::stable_sort(out.body, {}, place);
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
