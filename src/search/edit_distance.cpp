// How many slips of the finger lie between one word and many others.
#include "search/edit_distance.h"

#include <algorithm>

#include "text/utf8.h"

namespace dateline::search {

EditDistances::EditDistances(std::string_view word, unsigned most) : most_(most) {
  read(word, word_);
  rows_.emplace_back(word_.points.size() + 1, static_cast<std::uint16_t>(most + 1));
  for (std::size_t j = 0; j < rows_.front().size() && j <= most; ++j)
    rows_.front()[j] = static_cast<std::uint16_t>(j);
  least_.push_back(0);
}

void EditDistances::read(std::string_view word, Letters& letters) {
  letters.points.clear();
  letters.ends.clear();
  for (std::size_t at = 0; at < word.size();) {
    const text::CodePoint point = text::code_point_at(word, at);
    at += point.size;
    letters.points.push_back(point.value);
    letters.ends.push_back(at);
  }
}

std::size_t EditDistances::shared_with_last() const {
  const auto [a, b] = std::ranges::mismatch(last_, other_.points);
  return static_cast<std::size_t>(a - last_.begin());
}

/// Row `row` compares the first `row` letters of the other word, within the band of columns that can be near;
/// beside it stands what is too far. False when no longer word can come near: a transposition reaches two
/// rows back, so two rows have to be too far.
bool EditDistances::add_row(std::size_t row) {
  const std::uint16_t far = static_cast<std::uint16_t>(most_ + 1);
  if (rows_.size() <= row) {
    rows_.emplace_back(word_.points.size() + 1, far);
    least_.push_back(far);
  }
  std::vector<std::uint16_t>& now = rows_[row];
  const std::vector<std::uint16_t>& before = rows_[row - 1];
  const char32_t letter = other_.points[row - 1];
  const std::size_t first = row > most_ ? row - most_ : 1;
  const std::size_t last = std::min(word_.points.size(), row + most_);
  if (first > word_.points.size() + 1) {  // longer by more than the band is wide
    least_[row] = far;
    return false;
  }
  now[first - 1] = first == 1 ? static_cast<std::uint16_t>(std::min<std::size_t>(row, far)) : far;
  std::uint16_t least = now[first - 1];
  for (std::size_t j = first; j <= last; ++j) {
    const unsigned same = before[j - 1] + (word_.points[j - 1] == letter ? 0U : 1U);
    unsigned best = std::min({same, before[j] + 1U, now[j - 1] + 1U, most_ + 1U});
    if (row > 1 && j > 1 && word_.points[j - 2] == letter && word_.points[j - 1] == other_.points[row - 2])
      best = std::min(best, rows_[row - 2][j - 2] + 1U);
    now[j] = static_cast<std::uint16_t>(best);
    least = std::min(least, now[j]);
  }
  if (last + 1 < now.size()) now[last + 1] = far;
  least_[row] = least;
  return least <= most_ || least_[row - 1] <= most_;
}

unsigned EditDistances::to(std::string_view other) {
  read(other, other_);
  hopeless_ = 0;
  const std::size_t shared = shared_with_last();
  last_.resize(shared);
  for (std::size_t row = shared + 1; row <= other_.points.size(); ++row) {
    last_.push_back(other_.points[row - 1]);
    if (add_row(row)) continue;
    last_.pop_back();  // asked again for the next word that begins so, which is for the caller to avoid
    hopeless_ = other_.ends[row - 1];
    return most_ + 1;
  }
  const std::size_t shorter = std::min(other_.points.size(), word_.points.size());
  const std::size_t longer = std::max(other_.points.size(), word_.points.size());
  if (longer - shorter > most_) return most_ + 1;  // not within the band
  return std::min<unsigned>(rows_[other_.points.size()].back(), most_ + 1);
}

}  // namespace dateline::search
