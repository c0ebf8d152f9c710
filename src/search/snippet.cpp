// The passages of an article that best show why it matched: choose the matches, cut around them, put on one
// line.
#include "search/snippet.h"

#include <algorithm>
#include <optional>

#include "search/line_ruler.h"
#include "search/passage_core.h"
#include "search/passage_cutter.h"
#include "text/utf8.h"

namespace dateline::search {
namespace {

using text::ByteRange;

constexpr std::uint32_t kLeastPassage = 40;  // characters: so much each of several passages has at least
constexpr std::uint32_t kCutMarks = 2;       // characters that the marks of both cuts take
constexpr std::size_t kMostMatches =
    50'000;  // later ones cannot be chosen, which bounds the time for endless texts
constexpr std::string_view kCutMark = "…";

std::vector<MatchSpan> usable(std::string_view text, std::span<const MatchSpan> matches) {
  std::vector<MatchSpan> kept;
  kept.reserve(matches.size());
  std::ranges::copy_if(matches, std::back_inserter(kept), [&](const MatchSpan& match) {
    return match.bytes.begin < match.bytes.end && match.bytes.end <= text.size();
  });
  return kept;
}

/// Stretches to build passages around, in text order: each the best outside of what a passage around the ones
/// before shows.
std::vector<ByteRange> choose_cores(CoreFinder& finder, const PassageCutter& cutter, ByteRange whole,
                                    std::uint32_t passages, std::uint32_t chars) {
  const std::uint32_t most = std::clamp(passages, 1U, std::max(1U, chars / kLeastPassage));
  const std::uint32_t share = chars / most;
  std::vector<ByteRange> cores;
  while (cores.size() < most) {
    const auto core = finder.best(share - std::min(share, kCutMarks));
    if (!core) break;
    cores.push_back(core->bytes);
    finder.take(core->bytes);
    finder.take(cutter.cut(core->bytes, whole, share).bytes);
  }
  std::ranges::sort(cores);
  return cores;
}

bool only_blanks(std::string_view text, ByteRange bytes) {
  for (std::uint32_t at = bytes.begin; at < bytes.end;) {
    const text::CodePoint next = text::code_point_at(text, at);
    if (!is_line_blank(next.value)) return false;
    at += next.size;
  }
  return true;
}

/// Passages around the cores, disjoint; two with nothing but blanks between them become one.
std::vector<PassageRange> cut_all(std::string_view text, const PassageCutter& cutter,
                                  std::span<const ByteRange> cores, std::uint32_t chars) {
  std::vector<PassageRange> cuts;
  const std::uint32_t share = chars / static_cast<std::uint32_t>(cores.size());
  for (std::size_t i = 0; i < cores.size(); ++i) {
    const ByteRange bounds{i == 0 ? 0 : cuts.back().bytes.end, i + 1 < cores.size()
                                                                   ? cores[i + 1].begin
                                                                   : static_cast<std::uint32_t>(text.size())};
    const PassageRange cut = cutter.cut(cores[i], bounds, share);
    if (i > 0 && only_blanks(text, {cuts.back().bytes.end, cut.bytes.begin})) {
      cuts.back() = {{cuts.back().bytes.begin, cut.bytes.end}, cuts.back().cut_begin, cut.cut_end};
    } else {
      cuts.push_back(cut);
    }
  }
  return cuts;
}

/// What the matches mark of `shown`, relative to its begin; overlapping ones joined.
std::vector<ByteRange> highlights_within(std::span<const MatchSpan> matches, ByteRange shown) {
  std::vector<ByteRange> found;
  for (const MatchSpan& match : matches) {
    if (match.bytes.begin >= shown.end) break;
    if (match.bytes.end <= shown.begin) continue;
    const ByteRange part{std::max(match.bytes.begin, shown.begin) - shown.begin,
                         std::min(match.bytes.end, shown.end) - shown.begin};
    if (!found.empty() && part.begin < found.back().end) {
      found.back().end = std::max(found.back().end, part.end);
    } else {
      found.push_back(part);
    }
  }
  return found;
}

Passage to_passage(std::string_view text, const PassageRange& cut, std::span<const MatchSpan> matches) {
  Passage passage = one_line(text::slice(text, cut.bytes), highlights_within(matches, cut.bytes));
  if (cut.cut_begin) {
    passage.text.insert(0, kCutMark);
    for (ByteRange& range : passage.highlights)
      range = {range.begin + static_cast<std::uint32_t>(kCutMark.size()),
               range.end + static_cast<std::uint32_t>(kCutMark.size())};
  }
  if (cut.cut_end) passage.text += kCutMark;
  return passage;
}

std::uint32_t first_character(std::string_view text) {
  std::uint32_t at = 0;
  while (at < text.size() && is_line_blank(text::code_point_at(text, at).value))
    at += text::code_point_at(text, at).size;
  return at;
}

}  // namespace

std::vector<Passage> best_passages(std::string_view text, std::span<const MatchSpan> matches,
                                   std::span<const std::uint32_t> sentences, std::uint32_t passages,
                                   std::uint32_t chars) {
  const std::uint32_t first = first_character(text);
  if (passages == 0 || chars == 0 || first == text.size()) return {};
  const std::vector<MatchSpan> kept = usable(text, matches);
  const LineRuler ruler(text);
  const std::vector<std::uint32_t> breaks = sentence_breaks(text, sentences);
  const PassageCutter cutter(text, breaks, ruler);
  std::vector<ByteRange> cores{{first, first}};
  if (!kept.empty()) {
    const std::span<const MatchSpan> choice{kept.data(), std::min(kept.size(), kMostMatches)};
    CoreFinder finder(choice, breaks, ruler);
    cores = choose_cores(finder, cutter, {0, static_cast<std::uint32_t>(text.size())}, passages, chars);
  }
  std::vector<Passage> shown;
  for (const PassageRange& cut : cut_all(text, cutter, cores, chars))
    shown.push_back(to_passage(text, cut, kept));
  return shown;
}

}  // namespace dateline::search
