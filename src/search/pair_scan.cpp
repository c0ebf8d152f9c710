// Two words as bits by position: a shift and an AND say where both stand as they must.
#include "search/pair_scan.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace dateline::search {
namespace {

using Kind = PositionPart::Kind;

/// A word that every occurrence of the part holds.
const FormSet* handle_of(const PositionPart& part) {
  if (part.kind == Kind::word) return &part.forms;
  if (part.kind != Kind::phrase) return nullptr;
  return handle_of(part.children[part.rarest]);
}

/// The two children to look for, the rarest first; one child twice where there are no two.
std::pair<std::size_t, std::size_t> pair_of(const PositionPart& part) {
  std::vector<std::size_t> order{part.rarest, part.next_rarest};
  for (std::size_t i = 0; i < part.children.size(); ++i) order.push_back(i);
  std::erase_if(order, [&](std::size_t i) {
    return i >= part.children.size() || handle_of(part.children[i]) == nullptr;
  });
  if (order.empty()) return {};
  const auto second = std::ranges::find_if(order, [&](std::size_t i) { return i != order.front(); });
  return {order.front(), second == order.end() ? order.front() : *second};
}

constexpr std::uint64_t kAll = ~std::uint64_t{0};

/// How far the word of the second child may stand behind that of the first one; before it: below 0.
struct Span {
  std::int64_t least = 0;
  std::int64_t most = 0;
};
Span turned(Span span) { return {-span.most, -span.least}; }

/// Of two children, the first before the second in the query.
Span span_of(const PositionPart& part, std::size_t first, std::size_t second) {
  const auto steps = static_cast<std::int64_t>(second - first);
  if (part.kind == Kind::phrase) return {steps, steps};  // of words
  std::int64_t words = 0;
  for (std::size_t i = first; i <= second; ++i) words += part.children[i].words;
  if (part.kind == Kind::adjacent) return {1, steps * (std::int64_t{part.distance} - 1) + words - 1};
  const std::int64_t most =
      std::int64_t{part.distance} + part.children[first].words + part.children[second].words - 2;
  return {-most, most};
}

bool are_words(const std::vector<PositionPart>& children) {
  return std::ranges::all_of(children, [](const PositionPart& child) { return child.kind == Kind::word; });
}

}  // namespace

std::optional<PairScan> PairScan::of(const PositionPart& part) {
  const bool known = part.kind == Kind::phrase || part.kind == Kind::near || part.kind == Kind::adjacent;
  if (!known || part.excluding || (part.kind == Kind::phrase && !are_words(part.children)))
    return std::nullopt;
  const auto [first, second] = pair_of(part);
  if (first == second) return std::nullopt;
  PairScan scan;
  scan.part_ = &part;
  scan.first_ = handle_of(part.children[first]);
  scan.second_ = handle_of(part.children[second]);
  const Span span = first < second ? span_of(part, first, second) : turned(span_of(part, second, first));
  scan.least_ = span.least;
  scan.most_ = span.most;
  scan.phrase_offset_ = static_cast<std::uint32_t>(first);
  scan.within_ = part.within;
  const bool same_word = part.kind == Kind::near && scan.first_->overlaps(*scan.second_);
  scan.decides_ = are_words(part.children) && !holds_rare_forms(part) && !same_word &&
                  (part.children.size() == 2 || part.kind == Kind::phrase);
  return scan;
}

Glance PairScan::look(const store::CodeView& view, const FieldRanges& field) {
  first_marked_ = mark_first(view, {field.parts[0].begin, field.parts[field.count - 1].end});
  if (!first_marked_) return Glance::unsure;
  const bool longer = part_->kind == Kind::phrase && part_->children.size() > 2 && decides_;
  const bool stand = any_first(field, [&](std::uint32_t position, PositionRange range) {
    const std::int64_t begin = std::max<std::int64_t>(range.begin, position + least_);
    const std::int64_t end = std::min<std::int64_t>(range.end, position + most_ + 1);
    return begin < end &&
           second_stands({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}) &&
           (!longer || phrase_stands(position, range));
  });
  if (!stand) return Glance::no;
  return decides_ && within_ == Within::field ? Glance::yes : Glance::unsure;
}

Glance PairScan::in_units(const FieldRanges& field, std::span<const store::SentenceMark> marks) {
  if (!first_marked_) return Glance::unsure;
  const bool stand = any_first(field, [&](std::uint32_t position, PositionRange range) {
    return second_stands(unit_around(position, range, within_, marks));
  });
  if (!stand) return Glance::no;
  return decides_ ? Glance::yes : Glance::unsure;
}

/// Notes where the first word stands; false where the text is too long for that.
bool PairScan::mark_first(const store::CodeView& view, PositionRange text) {
  view_ = view;
  text_ = text;
  second_marked_ = false;
  const std::size_t words = text.end - text.begin;
  if (numbers_of_marks(words) > kNumbersOfMarks) return false;
  first_->mark(view.codes.subspan(text.begin, words), first_marks_.data());
  return true;
}

/// Does the first word stand anywhere where fits(position, range of the field) holds?
template <class Fits>
bool PairScan::any_first(const FieldRanges& field, Fits&& fits) const {
  std::size_t part = 0;
  const std::size_t numbers = numbers_of_marks(text_.end - text_.begin);
  for (std::size_t i = 0; i < numbers; ++i)
    for (std::uint64_t found = first_marks_[i]; found != 0; found &= found - 1) {
      const auto at = i * kMarksAtOnce + static_cast<unsigned>(__builtin_ctzll(found));
      const std::uint32_t position = text_.begin + static_cast<std::uint32_t>(at);
      if (position >= field.parts[part].end) ++part;
      if (fits(position, field.parts[part])) return true;
    }
  return false;
}

/// May the second word stand in the range? A short one is looked at where it is; for longer ones the word is
/// looked for in the whole text, once, so that many of them take no longer.
bool PairScan::second_stands(PositionRange range) {
  const std::size_t words = range.end - range.begin;
  if (words == 1 && view_.codes[range.begin] != store::kEscapeCode)
    return second_->stands_at(view_, range.begin);
  if (words <= kMarksAtOnce) {
    std::uint64_t marks = 0;
    second_->mark(view_.codes.subspan(range.begin, words), &marks);
    return marks != 0;
  }
  if (!second_marked_) {
    const std::size_t all = text_.end - text_.begin;
    second_->mark(view_.codes.subspan(text_.begin, all), second_marks_.data());
    second_marks_[numbers_of_marks(all)] = 0;
    second_marked_ = true;
  }
  return second_marked_in(range);
}

bool PairScan::second_marked_in(PositionRange range) const {
  for (std::uint32_t from = range.begin - text_.begin; from < range.end - text_.begin; from += kMarksAtOnce) {
    const std::uint32_t left = range.end - text_.begin - from;
    const std::uint32_t shift = from % kMarksAtOnce;
    const std::uint64_t low = second_marks_[from / kMarksAtOnce] >> shift;
    const std::uint64_t high = second_marks_[from / kMarksAtOnce + 1] << 1U << (kMarksAtOnce - 1 - shift);
    const std::uint64_t wanted = left < kMarksAtOnce ? (std::uint64_t{1} << left) - 1 : kAll;
    if (((low | high) & wanted) != 0) return true;
  }
  return false;
}

/// Does the phrase of which this is the first word to look for stand there?
bool PairScan::phrase_stands(std::uint32_t position, PositionRange range) const {
  const std::size_t length = part_->children.size();
  if (position < range.begin + phrase_offset_) return false;
  const std::uint32_t begin = position - phrase_offset_;
  if (range.end - begin < length) return false;
  for (std::size_t i = 0; i < length; ++i)
    if (!part_->children[i].forms.stands_at(view_, begin + static_cast<std::uint32_t>(i))) return false;
  return true;
}

}  // namespace dateline::search
