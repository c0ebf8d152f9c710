// What --watch remembers between runs.
#include "watch_state.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include "io/checksum.h"

namespace dateline::query {
namespace {

constexpr std::string_view kHead = "dateline-watch 1";

error::Error damaged(const std::string& path, std::uint64_t line) {
  return {error::ErrorKind::damaged,
          {path, line, 0},
          "what earlier runs have seen is not as it was written",
          {},
          "remove the file; then every query begins anew, with all articles"};
}

/// Numbers between blanks, behind one word.
class LineNumbers {
 public:
  explicit LineNumbers(std::string_view line) : rest_(line) {}
  bool word(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }
  template <class Number>
  bool number(Number& number, int base = 10) {
    if (!rest_.starts_with(' ')) return false;
    const char* const begin = rest_.data() + 1;
    const auto read = std::from_chars(begin, rest_.data() + rest_.size(), number, base);
    if (read.ec != std::errc()) return false;
    rest_.remove_prefix(static_cast<std::size_t>(read.ptr - rest_.data()));
    return true;
  }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

std::string end_line(std::string_view before) { return "end " + io::to_hex(io::checksum64(before)) + "\n"; }

}  // namespace

bool WatchRecord::is_of_another(const SeenGenerations& index) const {
  if (points_.empty()) return false;
  if (index.live == live_) return index.published != published_;
  return index.live < live_ && index.published > published_;
}

void WatchRecord::looked_at(const SeenGenerations& index) {
  const std::uint64_t oldest = index.kept.empty() ? index.live : std::min(index.kept.front(), index.live);
  const bool first = points_.empty();
  // What was rolled back is no point to go on from.
  std::erase_if(points_, [&](std::uint64_t point) {
    return point > oldest && (point > index.live || !std::ranges::binary_search(index.kept, point));
  });
  points_.insert(index.live);
  const auto above = points_.upper_bound(oldest);
  if (first) {
    floor_ = oldest;
  } else if (above != points_.begin()) {
    floor_ = std::max(floor_, *std::prev(above));
  }
  std::erase_if(points_, [&](std::uint64_t point) { return point < floor_; });
  std::erase_if(reported_, [&](const auto& entry) { return entry.second <= floor_; });
  live_ = index.live;
  published_ = index.published;
}

void WatchState::keep_only(std::uint64_t index, const std::set<std::uint64_t>& queries) {
  std::erase_if(records_, [&](const auto& entry) {
    return entry.first.first == index && !queries.contains(entry.first.second);
  });
}

std::string WatchState::text() const {
  std::string text = std::string(kHead) + "\n";
  for (const auto& [key, record] : records_) {
    if (record.points_.empty()) continue;  // nothing was looked at
    text += "query " + io::to_hex(key.first) + " " + io::to_hex(key.second) + " " +
            std::to_string(record.floor_) + " " + std::to_string(record.live_) + " " +
            std::to_string(record.published_) + "\n";
    for (const std::uint64_t point : record.points_) text += "point " + std::to_string(point) + "\n";
    for (const auto& [content, first_seen] : record.reported_)
      text += "reported " + io::to_hex(content) + " " + std::to_string(first_seen) + "\n";
  }
  return text + end_line(text);
}

error::Result<WatchState> WatchState::parse(std::string_view text, const std::string& path) {
  WatchState state;
  WatchRecord* record = nullptr;
  std::uint64_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    ++number;
    const std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) break;
    const std::string_view line = text.substr(begin, end - begin);
    LineNumbers numbers(line);
    std::uint64_t one = 0;
    std::uint64_t two = 0;
    if (number == 1) {
      if (line != kHead) break;
    } else if (numbers.word("query")) {
      WatchRecord read;
      if (record != nullptr && record->points_.empty()) break;
      if (!numbers.number(one, 16) || !numbers.number(two, 16) || !numbers.number(read.floor_) ||
          !numbers.number(read.live_) || !numbers.number(read.published_) || !numbers.at_end())
        break;
      record = &(state.records_[{one, two}] = std::move(read));
    } else if (record != nullptr && numbers.word("point")) {
      if (!numbers.number(one) || !numbers.at_end() || one < record->floor_) break;
      record->points_.insert(one);
    } else if (record != nullptr && numbers.word("reported")) {
      if (!numbers.number(one, 16) || !numbers.number(two) || !numbers.at_end()) break;
      record->reported_.emplace(one, two);
    } else {
      if (record != nullptr && record->points_.empty()) break;
      if (text.substr(begin) != end_line(text.substr(0, begin))) break;
      return state;
    }
    begin = end + 1;
  }
  return damaged(path, number);
}

}  // namespace dateline::query
