// Which words of a token stream stand for a word of the query, and where they are.
#include "search/form_set.h"

#include <algorithm>
#include <array>

#include "search/code_scan.h"

namespace dateline::search {
namespace {

constexpr std::size_t kNumbersOfMarks = 64;  // 4,096 words at a time

}  // namespace

FormSet::FormSet(std::vector<store::FormId> forms) {
  std::ranges::sort(forms);
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  for (const store::FormId form : forms) {
    if (form < store::kEscapeCode) {
      codes_.push_back(static_cast<std::uint16_t>(form));
    } else {
      rare_.push_back(form);
    }
  }
  compared_ = codes_;
  if (!rare_.empty()) compared_.push_back(store::kEscapeCode);  // to be looked at more closely
  if (compared_.size() <= kMostComparedCodes) return;
  table_.assign((std::size_t{store::kEscapeCode} + 64) / 64, 0);
  for (const std::uint16_t code : compared_) table_[code / 64] |= std::uint64_t{1} << code % 64;
}

bool FormSet::holds_rare(store::FormId form) const { return std::ranges::binary_search(rare_, form); }

bool FormSet::holds_escape_at(const store::CodeView& view, std::uint32_t position) const {
  if (rare_.empty()) return false;
  const auto before = view.codes.first(position);
  const auto index = static_cast<std::size_t>(std::ranges::count(before, store::kEscapeCode));
  return index < view.escape_count() && holds_rare(view.escape(index));
}

void FormSet::mark(std::span<const std::uint16_t> words, std::uint64_t* marks) const {
  if (table_.empty() && !compared_.empty()) return mark_codes(words, compared_, marks);
  std::fill_n(marks, numbers_of_marks(words.size()), 0);
  if (compared_.empty()) return;
  for (std::size_t i = 0; i < words.size(); ++i)
    marks[i / kMarksAtOnce] |= (table_[words[i] / 64] >> words[i] % 64 & 1U) << i % kMarksAtOnce;
}

bool FormSet::overlaps(const FormSet& other) const {
  return std::ranges::any_of(compared_, [&](std::uint16_t code) {
    return std::ranges::find(other.compared_, code) != other.compared_.end();
  });
}

/// Calls use(position) for each word of the set, until it returns false.
template <class Use>
void FormSet::scan(const store::CodeView& view, PositionRange range, Use&& use) const {
  std::size_t escape = 0;
  if (!rare_.empty())
    escape = static_cast<std::size_t>(std::ranges::count(view.codes.first(range.begin), store::kEscapeCode));
  const auto stands = [&](std::uint32_t position) {
    if (view.codes[position] != store::kEscapeCode) return true;
    const std::size_t own = escape++;
    return own < view.escape_count() && holds_rare(view.escape(own));
  };
  std::array<std::uint64_t, kNumbersOfMarks> marks;
  for (std::uint32_t begin = range.begin; begin < range.end; begin += kNumbersOfMarks * kMarksAtOnce) {
    const auto words =
        view.codes.subspan(begin, std::min<std::size_t>(range.end - begin, kNumbersOfMarks * kMarksAtOnce));
    mark(words, marks.data());
    for (std::size_t i = 0; i < numbers_of_marks(words.size()); ++i)
      for (std::uint64_t found = marks[i]; found != 0; found &= found - 1) {
        const auto at = i * kMarksAtOnce + static_cast<unsigned>(__builtin_ctzll(found));
        const std::uint32_t position = begin + static_cast<std::uint32_t>(at);
        if (stands(position) && !use(position)) return;
      }
  }
}

void FormSet::find(const store::CodeView& view, PositionRange range,
                   std::vector<std::uint32_t>& positions) const {
  scan(view, range, [&](std::uint32_t position) {
    positions.push_back(position);
    return true;
  });
}

bool FormSet::occurs(const store::CodeView& view, PositionRange range) const {
  bool found = false;
  scan(view, range, [&](std::uint32_t) {
    found = true;
    return false;
  });
  return found;
}

}  // namespace dateline::search
