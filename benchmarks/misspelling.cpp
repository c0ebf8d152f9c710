// Slips of the fingers, made by chance.
#include "benchmarks/misspelling.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "text/utf8.h"

namespace dateline::benchmarks {
namespace {

using Letters = std::vector<std::string>;  // each a code point

Letters letters_of(std::string_view text) {
  Letters letters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = text::code_point_at(text, at).size;
    letters.emplace_back(text.substr(at, size));
    at += size;
  }
  return letters;
}

std::size_t below(std::size_t end, Chance& chance) { return static_cast<std::size_t>(chance() % end); }

std::string any_letter(const Letters& letters, Chance& chance) {
  const bool foreign = std::ranges::any_of(letters, [](const std::string& one) { return one.size() > 1; });
  if (!foreign) return std::string(1, static_cast<char>('a' + below(26, chance)));
  const std::string& own = letters[below(letters.size(), chance)];
  return own == " " ? "a" : own;
}

/// A place that `fits`; nothing when none does.
template <class Fits>
std::optional<std::size_t> some_place(const Letters& letters, Chance& chance, Fits&& fits) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < letters.size(); ++i)
    if (fits(i)) places.push_back(i);
  if (places.empty()) return std::nullopt;
  return places[below(places.size(), chance)];
}

auto place_at(Letters& letters, std::size_t at) { return letters.begin() + static_cast<std::ptrdiff_t>(at); }

bool double_letter(Letters& letters, Chance& chance) {
  const auto alike =
      some_place(letters, chance, [&](std::size_t i) { return i > 0 && letters[i] == letters[i - 1]; });
  if (alike && below(2, chance) == 0) {
    letters.erase(place_at(letters, *alike));
    return true;
  }
  const auto one = some_place(letters, chance, [&](std::size_t i) { return letters[i] != " "; });
  if (one) letters.insert(place_at(letters, *one), letters[*one]);
  return one.has_value();
}

bool transpose(Letters& letters, Chance& chance) {
  const auto found = some_place(letters, chance, [&](std::size_t i) {
    return i > 0 && letters[i] != " " && letters[i - 1] != " " && letters[i] != letters[i - 1];
  });
  if (found) std::swap(letters[*found], letters[*found - 1]);
  return found.has_value();
}

bool slip_once(Letters& letters, Slip slip, Chance& chance) {
  if (slip == Slip::transposition) return transpose(letters, chance);
  if (slip == Slip::doubling) return double_letter(letters, chance);
  const bool first = slip == Slip::first_letter;
  const auto at = some_place(letters, chance, [&](std::size_t i) {
    return letters[i] != " " && (first ? i == 0 : i > 0 || slip == Slip::insertion);
  });
  if (!at) return false;
  const std::string other = any_letter(letters, chance);
  if (slip == Slip::omission) {
    letters.erase(place_at(letters, *at));
  } else if (slip == Slip::insertion) {
    letters.insert(place_at(letters, *at + 1), other);
  } else {
    letters[*at] = other;
  }
  return true;
}

}  // namespace

std::string_view name_of(Slip slip) {
  constexpr std::array<std::string_view, kSlips.size()> kNames{
      "substitution", "omission", "insertion", "transposition", "doubling", "first letter", "two slips"};
  return kNames[static_cast<std::size_t>(slip)];
}

std::string misspelt(std::string_view right, Slip slip, Chance& chance) {
  constexpr int kTrials = 20;
  const Letters all = letters_of(right);
  if (slip == Slip::two_slips && all.size() < kLettersForTwoSlips) return {};
  for (int trial = 0; trial < kTrials; ++trial) {
    Letters letters = all;
    const std::size_t slips = slip == Slip::two_slips ? 2 : 1;
    bool made = true;
    for (std::size_t i = 0; i < slips; ++i)
      made = made && slip_once(letters, slips == 1 ? slip : kSlips[below(kSlips.size() - 1, chance)], chance);
    std::string wrong;
    for (const std::string& letter : letters) wrong += letter;
    if (made && wrong != right) return wrong;
  }
  return {};
}

}  // namespace dateline::benchmarks
