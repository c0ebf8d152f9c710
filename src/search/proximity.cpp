// Phrases, NEAR and ADJ: which words of an article stand together as the query wants it.
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

/// The sentence or paragraph that holds the position, within `range`.
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

}  // namespace

bool holds_rare_forms(const PositionPart& part) {
  return part.forms.holds_rare() || std::ranges::any_of(part.children, holds_rare_forms);
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
                             std::span<const store::SentenceMark> marks) {
  for (const PositionRange range : field.ranges()) {
    if (range.begin >= range.end) continue;
    switch (part.kind) {
      case PositionPart::Kind::word:
        if (part.forms.occurs(view, range)) return true;
        break;
      case PositionPart::Kind::phrase:
        if (phrase(part, view, range, nullptr)) return true;
        break;
      case PositionPart::Kind::near:
        if (near_in(part, view, range, marks, nullptr)) return true;
        break;
      case PositionPart::Kind::adjacent:
        if (gather(part, view, range) && adjacent(part, nullptr)) return true;
        break;
    }
  }
  return false;
}

void PositionMatcher::occurrences(const PositionPart& part, const store::CodeView& view, PositionRange range,
                                  std::vector<PositionRange>& out,
                                  std::span<const store::SentenceMark> marks) {
  if (range.begin >= range.end) return;
  const std::size_t from = out.size();
  switch (part.kind) {
    case PositionPart::Kind::word:
      positions_.clear();
      part.forms.find(view, range, positions_);
      for (const std::uint32_t position : positions_) out.push_back({position, position + 1});
      return;
    case PositionPart::Kind::phrase:
      phrase(part, view, range, &out);
      return;
    case PositionPart::Kind::near:
      near_in(part, view, range, marks, &out);
      break;
    case PositionPart::Kind::adjacent:
      if (gather(part, view, range)) adjacent(part, &out);
      break;
  }
  sort_distinct(out, from);
}

/// Looks for the rarest word, then at its neighbours. Without `out` it stops at the first phrase.
bool PositionMatcher::phrase(const PositionPart& part, const store::CodeView& view, PositionRange range,
                             std::vector<PositionRange>* out) {
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

void PositionMatcher::find_child(const PositionPart& child, const store::CodeView& view, PositionRange range,
                                 std::vector<PositionRange>& out) {
  out.clear();
  if (child.kind == PositionPart::Kind::phrase) {
    phrase(child, view, range, &out);
  } else {
    occurrences(child, view, range, out);
  }
}

/// Collects the occurrences of all children; false when one of them has none. The rarest child comes first:
/// the others are looked for only where they can belong to one of its occurrences.
bool PositionMatcher::gather(const PositionPart& part, const store::CodeView& view, PositionRange range) {
  find_child(part.children[part.rarest], view, range, rarest_);
  if (rarest_.empty()) return false;
  const std::uint64_t steps = part.kind == PositionPart::Kind::adjacent ? part.children.size() - 1 : 1;
  const std::uint64_t reach = steps * part.distance + part.words;
  const std::uint64_t before = std::min<std::uint64_t>(reach, rarest_.front().begin - range.begin);
  const std::uint64_t behind = std::min<std::uint64_t>(reach, range.end - rarest_.back().end);
  const PositionRange near_it{rarest_.front().begin - static_cast<std::uint32_t>(before),
                              rarest_.back().end + static_cast<std::uint32_t>(behind)};
  occurrences_.clear();
  child_ends_.clear();
  for (std::uint32_t child = 0; child < part.children.size(); ++child) {
    if (child != part.rarest) find_child(part.children[child], view, near_it, found_);
    const std::vector<PositionRange>& found = child == part.rarest ? rarest_ : found_;
    if (found.empty()) return false;
    for (const PositionRange& one : found) occurrences_.push_back({one.begin, one.end, child});
    child_ends_.push_back(occurrences_.size());
  }
  return true;
}

/// In the range, or in each of its sentences or paragraphs that holds the rarest child.
bool PositionMatcher::near_in(const PositionPart& part, const store::CodeView& view, PositionRange range,
                              std::span<const store::SentenceMark> marks, std::vector<PositionRange>* out) {
  if (part.within == Within::field) return gather(part, view, range) && near(part, out);
  find_child(part.children[part.rarest], view, range, rarest_);
  units_.clear();
  for (const PositionRange& occurrence : rarest_) {
    const PositionRange unit = unit_around(occurrence.begin, range, part.within, marks);
    if (units_.empty() || !(units_.back() == unit)) units_.push_back(unit);
  }
  bool found = false;
  for (const PositionRange& unit : units_) {
    found = (gather(part, view, unit) && near(part, out)) || found;
    if (found && out == nullptr) return true;
  }
  return found;
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

/// All occurrences of a child are equally long, so the reached one that ends last before a word is the
/// nearest.
void PositionMatcher::reach(std::uint32_t child, std::uint32_t distance) {
  std::size_t before = child == 1 ? 0 : child_ends_[child - 2];
  std::size_t nearest = SIZE_MAX;
  for (std::size_t i = child_ends_[child - 1]; i < child_ends_[child]; ++i) {
    for (; before < child_ends_[child - 1] && occurrences_[before].end <= occurrences_[i].begin; ++before)
      if (reached_[before] != 0) nearest = before;
    if (nearest != SIZE_MAX && occurrences_[i].begin - (occurrences_[nearest].end - 1) <= distance)
      reached_[i] = 1;
  }
}

/// Forgets the occurrences of `child` that no reached occurrence of the next child follows.
void PositionMatcher::reach_back(std::uint32_t child, std::uint32_t distance) {
  const std::size_t begin = child == 0 ? 0 : child_ends_[child - 1];
  std::size_t after = child_ends_[child + 1];
  std::size_t nearest = SIZE_MAX;
  for (std::size_t i = child_ends_[child]; i-- > begin;) {
    for (; after > child_ends_[child] && occurrences_[after - 1].begin >= occurrences_[i].end; --after)
      if (reached_[after - 1] != 0) nearest = after - 1;
    if (nearest == SIZE_MAX || occurrences_[nearest].begin - (occurrences_[i].end - 1) > distance)
      reached_[i] = 0;
  }
}

}  // namespace dateline::search
