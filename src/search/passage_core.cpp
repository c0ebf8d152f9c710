// The heaviest, then the closest stretch of matches: one walk from every match over those that a passage
// could show with it.
#include "search/passage_core.h"

#include <algorithm>
#include <limits>

namespace dateline::search {
namespace {

constexpr double kShownBefore = 0.25;  // what a part still counts that another passage shows
constexpr double kLeastWeight = 1e-6;  // parts without a weight (names, stop words) still decide among equals
constexpr double kSameWeight = 1e-9;   // relative: sums of the same weights in another order
constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();

bool better(const PassageCore& a, const PassageCore& b) {
  const double slack = kSameWeight * std::max(a.weight, b.weight);
  if (a.weight > b.weight + slack) return true;
  if (b.weight > a.weight + slack) return false;
  if (a.one_sentence != b.one_sentence) return a.one_sentence;
  return a.characters < b.characters;
}

std::vector<std::uint32_t> distinct_parts(std::span<const MatchSpan> matches) {
  std::vector<std::uint32_t> parts;
  parts.reserve(matches.size());
  for (const MatchSpan& match : matches) parts.push_back(match.part);
  std::ranges::sort(parts);
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  return parts;
}

}  // namespace

CoreFinder::CoreFinder(std::span<const MatchSpan> matches, std::span<const std::uint32_t> breaks,
                       const LineRuler& ruler)
    : matches_(matches), breaks_(breaks) {
  const std::vector<std::uint32_t> parts = distinct_parts(matches);
  weights_.assign(parts.size(), kLeastWeight);
  last_counted_.assign(parts.size(), kNever);
  places_.reserve(matches.size());
  for (const MatchSpan& match : matches) {
    const auto part = static_cast<std::uint32_t>(std::ranges::lower_bound(parts, match.part) - parts.begin());
    places_.push_back({ruler.before(match.bytes.begin), ruler.before(match.bytes.end), part, false});
    weights_[part] = std::max(weights_[part], match.weight);
  }
}

std::optional<PassageCore> CoreFinder::best(std::uint32_t most) {
  std::optional<PassageCore> best;
  std::ranges::fill(last_counted_, kNever);
  for (std::size_t first = 0; first < matches_.size(); ++first) {
    if (places_[first].taken) continue;
    const PassageCore core = core_from(first, most);
    if (!best || better(core, *best)) best = core;
  }
  return best;
}

PassageCore CoreFinder::core_from(std::size_t first, std::uint32_t most) {
  const Place& start = places_[first];
  PassageCore core{matches_[first].bytes, weights_[start.part], start.end - start.begin, true};
  last_counted_[start.part] = first;
  std::size_t parts_left = weights_.size() - 1;
  for (std::size_t next = first + 1; next < matches_.size() && parts_left > 0; ++next) {
    const Place& place = places_[next];
    if (place.taken || place.begin - start.begin > most) break;
    if (place.end - start.begin > most || last_counted_[place.part] == first) continue;
    last_counted_[place.part] = first;
    --parts_left;
    core.weight += weights_[place.part];
    core.bytes.end = std::max(core.bytes.end, matches_[next].bytes.end);
    core.characters = std::max(core.characters, place.end - start.begin);
  }
  core.one_sentence = within_one_sentence(core.bytes);
  return core;
}

bool CoreFinder::within_one_sentence(text::ByteRange bytes) const {
  const auto next = std::ranges::upper_bound(breaks_, bytes.begin);
  return next == breaks_.end() || *next >= bytes.end;
}

void CoreFinder::take(text::ByteRange shown) {
  std::vector<bool> shows(weights_.size(), false);
  for (std::size_t i = 0; i < matches_.size(); ++i) {
    const text::ByteRange bytes = matches_[i].bytes;
    if (places_[i].taken || bytes.begin >= shown.end || bytes.end <= shown.begin) continue;
    places_[i].taken = true;
    shows[places_[i].part] = true;
  }
  for (std::size_t part = 0; part < weights_.size(); ++part) weights_[part] *= shows[part] ? kShownBefore : 1;
}

}  // namespace dateline::search
