// Which words of a token stream stand for a word of the query, and where they are.
#include "search/form_set.h"

#include <algorithm>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace dateline::search {
namespace {

constexpr std::size_t kMostComparedCodes =
    8;  // beyond it a look-up per word is cheaper than a comparison per code

#ifdef __SSE2__
/// Two bits for each of eight words: which of them are among the codes.
unsigned matches_of_eight(const std::uint16_t* words, const std::uint16_t* codes, std::size_t count) {
  const __m128i eight = _mm_loadu_si128(reinterpret_cast<const __m128i*>(words));
  __m128i found = _mm_setzero_si128();
  for (std::size_t i = 0; i < count; ++i)
    found = _mm_or_si128(found, _mm_cmpeq_epi16(eight, _mm_set1_epi16(static_cast<short>(codes[i]))));
  return static_cast<unsigned>(_mm_movemask_epi8(found));
}
#endif

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
  std::uint32_t position = range.begin;
#ifdef __SSE2__
  if (table_.empty()) {
    std::uint16_t compared[kMostComparedCodes];
    std::size_t count = 0;
    for (const std::uint16_t code : codes_) compared[count++] = code;
    if (escapes) compared[count++] = store::kEscapeCode;
    if (count == 0) return;
    for (; position + 8 <= range.end; position += 8) {
      unsigned found = matches_of_eight(words + position, compared, count);
      while (found != 0) {
        const auto at = static_cast<std::uint32_t>(__builtin_ctz(found)) / 2;
        found &= ~(3U << 2 * at);
        if (stands(position + at) && !use(position + at)) return;
      }
    }
  }
#endif
  for (; position < range.end; ++position)
    if (stands(position) && !use(position)) return;
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
