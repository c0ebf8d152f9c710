// Which words of a token stream stand for a word of the query, and where they are.
#include "search/form_set.h"

#include <algorithm>
#include <array>

#include "search/code_scan.h"

namespace dateline::search {
namespace {

constexpr std::size_t kMostComparedCodes =
    8;  // beyond it a look-up per word is cheaper than a comparison per code

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
  // An escape is found by its own code, and then looked at.
  const std::size_t compared = codes_.size() + (rare_.empty() ? 0 : 1);
  if (compared <= kMostComparedCodes) return;
  table_.assign((std::size_t{store::kEscapeCode} + 64) / 64, 0);
  for (const std::uint16_t code : codes_) table_[code / 64] |= std::uint64_t{1} << code % 64;
}

bool FormSet::holds_rare(store::FormId form) const { return std::ranges::binary_search(rare_, form); }

bool FormSet::holds_escape_at(const store::CodeView& view, std::uint32_t position) const {
  if (rare_.empty()) return false;
  const auto before = view.codes.first(position);
  const auto index = static_cast<std::size_t>(std::ranges::count(before, store::kEscapeCode));
  return index < view.escape_count() && holds_rare(view.escape(index));
}

/// Calls use(position) for each word of the set, until it returns false.
template <class Use>
void FormSet::scan(const store::CodeView& view, PositionRange range, Use&& use) const {
  const std::uint16_t* words = view.codes.data();
  const bool escapes = !rare_.empty() && view.escape_count() > 0;
  std::size_t escape = 0;
  if (escapes)
    escape = static_cast<std::size_t>(std::ranges::count(view.codes.first(range.begin), store::kEscapeCode));
  const auto stands = [&](std::uint32_t position) {
    if (words[position] != store::kEscapeCode) return holds_code(words[position]);
    return escapes && escape < view.escape_count() && holds_rare(view.escape(escape++));
  };
  if (!table_.empty()) {
    for (std::uint32_t position = range.begin; position < range.end; ++position)
      if (stands(position) && !use(position)) return;
    return;
  }
  std::array<std::uint16_t, kMostComparedCodes> compared;
  const auto end_of_codes = std::ranges::copy(codes_, compared.begin()).out;
  auto count = static_cast<std::size_t>(end_of_codes - compared.begin());
  if (escapes) compared[count++] = store::kEscapeCode;
  if (count == 0) return;
  std::array<std::uint16_t, kScannedWords> rest;
  for (std::uint32_t begin = range.begin; begin < range.end; begin += kScannedWords) {
    const std::uint32_t left = range.end - begin;
    const std::uint16_t* block = words + begin;
    std::uint64_t in_range = ~std::uint64_t{0};
    if (left < kScannedWords) {
      std::copy_n(block, left, rest.begin());
      block = rest.data();
      in_range = (std::uint64_t{1} << left) - 1;
    }
    for (std::uint64_t found = find_codes(block, compared.data(), count) & in_range; found != 0;
         found &= found - 1) {
      const std::uint32_t position = begin + static_cast<std::uint32_t>(__builtin_ctzll(found));
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
