// Phrases, NEAR and its kin: which words of an article stand together as the query wants it.
#include "search/proximity.h"

#include <algorithm>

namespace dateline::search {
namespace {

bool by_begin(const PositionRange& a, const PositionRange& b) {
  return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
}

void sort_distinct(std::vector<PositionRange>& ranges, std::size_t from) {
  const auto first = ranges.begin() + static_cast<std::ptrdiff_t>(from);
  std::sort(first, ranges.end(), by_begin);
  ranges.erase(std::unique(first, ranges.end()), ranges.end());
}

/// What of the range lies in the first words of the body.
PositionRange first_of_body(PositionRange range, std::uint32_t words, const store::CodeView& view) {
  const std::uint64_t end = std::uint64_t{view.title_words} + words;
  if (range.begin < view.title_words) return {};
  return {range.begin, static_cast<std::uint32_t>(std::min<std::uint64_t>(range.end, end))};
}

}  // namespace

PositionRange unit_around(std::uint32_t position, PositionRange range, Within within,
                          std::span<const store::SentenceMark> marks) {
  const auto begins = [&](const store::SentenceMark& mark) {
    return within == Within::sentence || mark.paragraph;
  };
  auto next = std::ranges::upper_bound(marks, position, {}, &store::SentenceMark::position);
  for (auto last = next; last != marks.begin();) {
    if (--last; last->position <= range.begin) break;
    if (!begins(*last)) continue;
    range.begin = last->position;
    break;
  }
  while (next != marks.end() && !begins(*next)) ++next;
  if (next != marks.end()) range.end = std::min(range.end, next->position);
  return range;
}

bool holds_rare_forms(const PositionPart& part) {
  return part.forms.holds_rare() || std::ranges::any_of(part.children, holds_rare_forms);
}

bool asks_mentions(const PositionPart& part) {
  return part.kind == PositionPart::Kind::mention || std::ranges::any_of(part.children, asks_mentions);
}

bool asks_sentences(const PositionPart& part) {
  return part.within != Within::field || std::ranges::any_of(part.children, asks_sentences);
}

FieldRanges ranges_of(schema::TextField field, const store::CodeView& view,
                      const store::FieldLengths& lengths) {
  const auto words = static_cast<std::uint32_t>(view.codes.size());
  const std::uint32_t title = std::min(view.title_words, words);
  const std::uint32_t lead_end = std::min(title + lengths.lead, words);
  switch (field) {
    case schema::TextField::title:
      return {{{0, title}, {}}, 1};
    case schema::TextField::body:
      return {{{title, words}, {}}, 1};
    case schema::TextField::lead:
      return {{{0, title}, {title, lead_end}}, 2};
    default:
      return {{{0, title}, {title, words}}, 2};
  }
}

bool PositionMatcher::occurs(const PositionPart& part, const store::CodeView& view, const FieldRanges& field,
                             const TextMarks& marks) {
  if (stop_ != nullptr && stop_->load(std::memory_order_relaxed)) return false;
  marks_ = marks;
  return occurs_in(part, view, field);
}

bool PositionMatcher::occurs_in(const PositionPart& part, const store::CodeView& view,
                                const FieldRanges& field) {
  if (part.kind == PositionPart::Kind::first) {
    FieldRanges begin = field;
    for (PositionRange& range : begin.parts) range = first_of_body(range, part.distance, view);
    return occurs_in(part.children.front(), view, begin);
  }
  if (part.kind == PositionPart::Kind::at_least) {
    found_.clear();
    for (const PositionRange range : field.ranges()) find_items(part.children.front(), view, range, found_);
    return found_.size() >= part.distance;
  }
  return std::ranges::any_of(field.ranges(), [&](PositionRange range) {
    return range.begin < range.end && stands(part, view, range, nullptr);
  });
}

void PositionMatcher::occurrences(const PositionPart& part, const store::CodeView& view, PositionRange range,
                                  std::vector<PositionRange>& out, const TextMarks& marks) {
  if (part.kind == PositionPart::Kind::first)
    return occurrences(part.children.front(), view, first_of_body(range, part.distance, view), out, marks);
  if (part.kind == PositionPart::Kind::at_least)
    return occurrences(part.children.front(), view, range, out, marks);
  if (range.begin >= range.end) return;
  marks_ = marks;
  const std::size_t from = out.size();
  stands(part, view, range, &out);
  sort_distinct(out, from);
}

/// Does the part stand in the range? What takes part goes to `out`, if there is one.
bool PositionMatcher::stands(const PositionPart& part, const store::CodeView& view, PositionRange range,
                             std::vector<PositionRange>* out) {
  if (part.excluding) return apart(part, view, range, out);
  switch (part.kind) {
    case PositionPart::Kind::near:
      return near_in(part, view, range, out);
    case PositionPart::Kind::adjacent:
      return gather(part, view, range) && adjacent(part, out);
    case PositionPart::Kind::phrase:
      return phrase(part, view, range, out);
    case PositionPart::Kind::word:
      if (out == nullptr) return part.forms.occurs(view, range);
      [[fallthrough]];
    default:
      found_.clear();
      find_items(part, view, range, out != nullptr ? *out : found_);
      return out != nullptr || !found_.empty();
  }
}

/// Appends the occurrences of an item. By begin, then end; distinct.
void PositionMatcher::find_items(const PositionPart& item, const store::CodeView& view, PositionRange range,
                                 std::vector<PositionRange>& out) {
  if (range.begin >= range.end) return;
  const std::size_t from = out.size();
  switch (item.kind) {
    case PositionPart::Kind::word:
      positions_.clear();
      item.forms.find(view, range, positions_);
      for (const std::uint32_t position : positions_) out.push_back({position, position + 1});
      return;
    case PositionPart::Kind::phrase:
      phrase(item, view, range, &out);
      return;
    case PositionPart::Kind::mention:
      for (const store::MentionSpan& one : marks_.mentions)
        if (one.begin >= range.begin && one.end <= range.end &&
            std::ranges::binary_search(item.names, store::LocalRef{one.facet, one.name}))
          out.push_back({one.begin, one.end});
      sort_distinct(out, from);
      return;
    default:
      for (const PositionPart& child : item.children) find_items(child, view, range, out);
      sort_distinct(out, from);
  }
}

bool PositionMatcher::phrase(const PositionPart& part, const store::CodeView& view, PositionRange range,
                             std::vector<PositionRange>* out) {
  const bool only_words = std::ranges::all_of(
      part.children, [](const PositionPart& child) { return child.kind == PositionPart::Kind::word; });
  return only_words ? phrase_of_words(part, view, range, out) : phrase_of_items(part, view, range, out);
}

/// Grows the phrases from their first child, each by the items that begin where it ends.
bool PositionMatcher::phrase_of_items(const PositionPart& part, const store::CodeView& view,
                                      PositionRange range, std::vector<PositionRange>* out) {
  std::vector<PositionRange> begun;
  std::vector<PositionRange> next;
  std::vector<PositionRange> longer;
  find_items(part.children.front(), view, range, begun);
  for (std::size_t child = 1; child < part.children.size() && !begun.empty(); ++child) {
    next.clear();
    longer.clear();
    find_items(part.children[child], view, {begun.front().begin, range.end}, next);
    for (const PositionRange& one : begun) {
      auto item = std::ranges::lower_bound(next, one.end, {}, &PositionRange::begin);
      for (; item != next.end() && item->begin == one.end; ++item) longer.push_back({one.begin, item->end});
    }
    sort_distinct(longer, 0);
    begun.swap(longer);
  }
  if (out != nullptr) out->insert(out->end(), begun.begin(), begun.end());
  return !begun.empty();
}

/// Looks for the rarest word, then at its neighbours. Without `out` it stops at the first phrase.
bool PositionMatcher::phrase_of_words(const PositionPart& part, const store::CodeView& view,
                                      PositionRange range, std::vector<PositionRange>* out) {
  const auto length = static_cast<std::uint32_t>(part.children.size());
  if (range.end - range.begin < length) return false;
  const auto rarest = static_cast<std::uint32_t>(part.rarest);
  positions_.clear();
  part.children[rarest].forms.find(view, {range.begin + rarest, range.end - (length - 1 - rarest)},
                                   positions_);
  bool found = false;
  for (const std::uint32_t position : positions_) {
    const std::uint32_t begin = position - rarest;
    bool whole = true;
    for (std::uint32_t i = 0; i < length && whole; ++i)
      whole = i == rarest || part.children[i].forms.stands_at(view, begin + i);
    if (!whole) continue;
    found = true;
    if (out == nullptr) return true;
    out->push_back({begin, begin + length});
  }
  return found;
}

/// Collects the occurrences of all children; false when one of them has none. The rarest child comes first:
/// the others are looked for only where they can belong to one of its occurrences.
bool PositionMatcher::gather(const PositionPart& part, const store::CodeView& view, PositionRange range) {
  rarest_.clear();
  find_items(part.children[part.rarest], view, range, rarest_);
  if (rarest_.empty()) return false;
  const std::uint64_t steps = part.kind == PositionPart::Kind::adjacent ? part.children.size() - 1 : 1;
  const std::uint64_t reach = steps * part.distance + part.words;
  const std::uint64_t before = std::min<std::uint64_t>(reach, rarest_.front().begin - range.begin);
  const std::uint32_t end = std::ranges::max(rarest_, {}, &PositionRange::end).end;
  const std::uint64_t behind = std::min<std::uint64_t>(reach, range.end - end);
  const PositionRange near_it{rarest_.front().begin - static_cast<std::uint32_t>(before),
                              end + static_cast<std::uint32_t>(behind)};
  occurrences_.clear();
  child_ends_.clear();
  for (std::uint32_t child = 0; child < part.children.size(); ++child) {
    found_.clear();
    if (child != part.rarest) find_items(part.children[child], view, near_it, found_);
    const std::vector<PositionRange>& found = child == part.rarest ? rarest_ : found_;
    if (found.empty()) return false;
    for (const PositionRange& one : found) occurrences_.push_back({one.begin, one.end, child});
    child_ends_.push_back(occurrences_.size());
  }
  return true;
}

/// In the range, or in each of its sentences or paragraphs that holds the rarest child.
bool PositionMatcher::near_in(const PositionPart& part, const store::CodeView& view, PositionRange range,
                              std::vector<PositionRange>* out) {
  if (part.within == Within::field) return gather(part, view, range) && near(part, out);
  rarest_.clear();
  find_items(part.children[part.rarest], view, range, rarest_);
  units_.clear();
  for (const PositionRange& occurrence : rarest_) {
    const PositionRange unit = unit_around(occurrence.begin, range, part.within, marks_.sentences);
    if (units_.empty() || !(units_.back() == unit)) units_.push_back(unit);
  }
  bool found = false;
  for (const PositionRange& unit : units_) {
    found = (gather(part, view, unit) && near(part, out)) || found;
    if (found && out == nullptr) return true;
  }
  return found;
}

/// The occurrences of the first child that no other child's is near to: in its sentence, or within the
/// distance.
bool PositionMatcher::apart(const PositionPart& part, const store::CodeView& view, PositionRange range,
                            std::vector<PositionRange>* out) {
  rarest_.clear();
  find_items(part.children.front(), view, range, rarest_);
  if (rarest_.empty()) return false;
  found_.clear();
  for (std::size_t i = 1; i < part.children.size(); ++i) find_items(part.children[i], view, range, found_);
  sort_distinct(found_, 0);
  ends_.clear();
  for (const PositionRange& other : found_)
    ends_.push_back(std::max(other.end, ends_.empty() ? 0 : ends_.back()));
  bool found = false;
  for (const PositionRange& one : rarest_) {
    if (is_near(part, one, range)) continue;
    found = true;
    if (out == nullptr) return true;
    out->push_back(one);
  }
  return found;
}

/// Does one of found_ stand near `one`, or overlap it?
bool PositionMatcher::is_near(const PositionPart& part, PositionRange one, PositionRange range) const {
  if (part.within != Within::field) {
    const PositionRange unit = unit_around(one.begin, range, part.within, marks_.sentences);
    if (one.end > unit.end) return false;  // it stands in no sentence
    const auto first = std::ranges::lower_bound(found_, unit.begin, {}, &PositionRange::begin);
    return std::any_of(first, found_.end(),
                       [&](const PositionRange& other) { return other.end <= unit.end; });
  }
  const bool ordered = part.kind == PositionPart::Kind::adjacent;
  const std::uint64_t end = std::uint64_t{one.end} + part.distance;
  const std::uint32_t begin = ordered ? one.begin : one.begin - std::min(one.begin, part.distance);
  const auto behind = std::ranges::lower_bound(
      found_, end, {}, [](const PositionRange& other) { return std::uint64_t{other.begin}; });
  const auto before = behind - found_.begin();
  return before > 0 && ends_[static_cast<std::size_t>(before) - 1] > begin;
}

bool PositionMatcher::near(const PositionPart& part, std::vector<PositionRange>* out) {
  const bool only_words = std::ranges::all_of(
      part.children, [](const PositionPart& child) { return child.kind == PositionPart::Kind::word; });
  return only_words ? near_words(part, out) : near_phrases(part, out);
}

/// A window slides over the occurrences in text order: [first, last) lie at most `distance` apart.
bool PositionMatcher::near_words(const PositionPart& part, std::vector<PositionRange>* out) {
  in_text_order_ = occurrences_;
  std::ranges::sort(in_text_order_, [](const Occurrence& a, const Occurrence& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.child < b.child;
  });
  shared_words_ = std::ranges::adjacent_find(in_text_order_, {}, &Occurrence::begin) != in_text_order_.end();
  const std::size_t children = part.children.size();
  counts_.assign(children, 0);
  std::size_t held = 0;
  std::size_t last = 0;
  std::size_t marked = 0;
  bool found = false;
  for (std::size_t first = 0; first < in_text_order_.size(); ++first) {
    const std::uint64_t farthest = std::uint64_t{in_text_order_[first].begin} + part.distance;
    for (; last < in_text_order_.size() && in_text_order_[last].begin <= farthest; ++last)
      held += counts_[in_text_order_[last].child]++ == 0 ? 1 : 0;
    if (held == children && (!shared_words_ || choose_words(children, first, last))) {
      found = true;
      if (out == nullptr) return true;
      // Any of them can stand in for the chosen occurrence of its child.
      for (marked = std::max(marked, first); marked < last; ++marked)
        out->push_back({in_text_order_[marked].begin, in_text_order_[marked].end});
    }
    held -= --counts_[in_text_order_[first].child] == 0 ? 1 : 0;
  }
  return found;
}

/// A word for each child, none twice: a matching of children to words, grown by augmenting paths.
bool PositionMatcher::choose_words(std::size_t children, std::size_t first, std::size_t last) {
  owners_.assign(last - first, 0);
  for (std::uint32_t child = 0; child < children; ++child) {
    tried_.assign(last - first, 0);
    if (!move_word(child, first, last)) return false;
  }
  return true;
}

/// The slot of a word is the first occurrence at its position.
bool PositionMatcher::move_word(std::uint32_t child, std::size_t first, std::size_t last) {
  for (std::size_t i = first, slot = first; i < last; ++i) {
    if (in_text_order_[i].begin != in_text_order_[slot].begin) slot = i;
    if (in_text_order_[i].child != child || tried_[slot - first] != 0) continue;
    tried_[slot - first] = 1;
    const std::uint32_t owner = owners_[slot - first];
    if (owner != 0 && !move_word(owner - 1, first, last)) continue;
    owners_[slot - first] = child + 1;
    return true;
  }
  return false;
}

/// Takes every occurrence in turn as the one that ends first; the others begin at most `distance` behind its
/// last word.
bool PositionMatcher::near_phrases(const PositionPart& part, std::vector<PositionRange>* out) {
  chosen_.assign(part.children.size(), SIZE_MAX);
  bool found = false;
  for (std::size_t earliest = 0; earliest < occurrences_.size(); ++earliest) {
    earliest_child_ = occurrences_[earliest].child;
    chosen_[earliest_child_] = earliest;
    if (choose_phrases(0, std::uint64_t{occurrences_[earliest].end} - 1 + part.distance)) {
      found = true;
      if (out == nullptr) return true;
      for (const std::size_t chosen : chosen_)
        out->push_back({occurrences_[chosen].begin, occurrences_[chosen].end});
    }
    std::ranges::fill(chosen_, SIZE_MAX);
  }
  return found;
}

/// Chooses for `child` and those behind it, going back where a choice leaves nothing for a later one.
bool PositionMatcher::choose_phrases(std::uint32_t child, std::uint64_t farthest) {
  if (child == chosen_.size()) return true;
  if (child == earliest_child_) return choose_phrases(child + 1, farthest);
  for (std::size_t i = child == 0 ? 0 : child_ends_[child - 1]; i < child_ends_[child]; ++i) {
    if (!fits(i, farthest)) continue;
    chosen_[child] = i;
    if (choose_phrases(child + 1, farthest)) return true;
    chosen_[child] = SIZE_MAX;
  }
  return false;
}

bool PositionMatcher::fits(std::size_t candidate, std::uint64_t farthest) const {
  const Occurrence& own = occurrences_[candidate];
  if (own.begin > farthest || own.end < occurrences_[chosen_[earliest_child_]].end) return false;
  return std::ranges::none_of(chosen_, [&](std::size_t chosen) {
    return chosen != SIZE_MAX && own.begin < occurrences_[chosen].end && occurrences_[chosen].begin < own.end;
  });
}

/// Forward: which occurrences a chain from the first child reaches. Back: which of those go on to the last
/// child.
bool PositionMatcher::adjacent(const PositionPart& part, std::vector<PositionRange>* out) {
  const auto children = static_cast<std::uint32_t>(part.children.size());
  reached_.assign(occurrences_.size(), 0);
  std::fill_n(reached_.begin(), child_ends_.front(), 1);
  for (std::uint32_t child = 1; child < children; ++child) reach(child, part.distance);
  const auto last = reached_.begin() + static_cast<std::ptrdiff_t>(child_ends_[children - 2]);
  if (std::find(last, reached_.end(), 1) == reached_.end()) return false;
  if (out == nullptr) return true;
  for (std::uint32_t child = children - 1; child > 0; --child) reach_back(child - 1, part.distance);
  for (std::size_t i = 0; i < occurrences_.size(); ++i)
    if (reached_[i] != 0) out->push_back({occurrences_[i].begin, occurrences_[i].end});
  return true;
}

/// The reached occurrence that ends last before a word is the nearest to it.
void PositionMatcher::reach(std::uint32_t child, std::uint32_t distance) {
  ends_.clear();
  for (std::size_t i = child == 1 ? 0 : child_ends_[child - 2]; i < child_ends_[child - 1]; ++i)
    if (reached_[i] != 0) ends_.push_back(occurrences_[i].end);
  if (!std::ranges::is_sorted(ends_)) std::ranges::sort(ends_);
  std::size_t before = 0;
  for (std::size_t i = child_ends_[child - 1]; i < child_ends_[child]; ++i) {
    while (before < ends_.size() && ends_[before] <= occurrences_[i].begin) ++before;
    if (before > 0 && occurrences_[i].begin - (ends_[before - 1] - 1) <= distance) reached_[i] = 1;
  }
}

/// Forgets the occurrences of `child` that no reached occurrence of the next child follows.
void PositionMatcher::reach_back(std::uint32_t child, std::uint32_t distance) {
  std::vector<std::uint32_t>& begins = ends_;
  begins.clear();
  for (std::size_t i = child_ends_[child]; i < child_ends_[child + 1]; ++i)
    if (reached_[i] != 0) begins.push_back(occurrences_[i].begin);
  for (std::size_t i = child == 0 ? 0 : child_ends_[child - 1]; i < child_ends_[child]; ++i) {
    const auto next = std::ranges::lower_bound(begins, occurrences_[i].end);
    if (next == begins.end() || *next - (occurrences_[i].end - 1) > distance) reached_[i] = 0;
  }
}

}  // namespace dateline::search
