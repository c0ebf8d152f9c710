// Full names of an article, found by their parts.
#include "entities/long_names.h"

#include <algorithm>

namespace dateline::entities {
namespace {

constexpr std::size_t kMostHolders =
    64;  // names that share a word; more are a list, where nothing short is clear

std::string_view first_word(std::string_view key) { return key.substr(0, key.find(' ')); }
std::string_view last_word(std::string_view key) {
  const std::size_t blank = key.rfind(' ');
  return blank == std::string_view::npos ? key : key.substr(blank + 1);
}
bool is_suffix(std::string_view word) {
  return word == "jr" || word == "sr" || word == "ii" || word == "iii";
}

std::string_view without_suffix(std::string_view key) {
  while (key.find(' ') != std::string_view::npos && is_suffix(last_word(key)))
    key.remove_suffix(last_word(key).size() + 1);
  return key;
}

bool ends_in(std::string_view name, std::string_view key) {
  return name.size() > key.size() && name.ends_with(key) && name[name.size() - key.size() - 1] == ' ';
}
bool begins_with(std::string_view name, std::string_view key) {
  return name.size() > key.size() && name.starts_with(key) && name[key.size()] == ' ';
}
/// "j smith" and "jp smith" are cut forms of "john smith" and "john paul smith".
bool is_initialled(std::string_view key, std::string_view name) {
  const std::string_view head = first_word(key);
  return head.size() <= 2 && key.find(' ') != std::string_view::npos &&
         first_word(name).size() > head.size() && name[0] == key[0] && last_word(name) == last_word(key);
}

}  // namespace

std::string_view surname_of(std::string_view key) { return last_word(without_suffix(key)); }

void LongNames::clear() {
  names_.clear();
  ids_.clear();
  by_first_.clear();
  by_last_.clear();
}

void LongNames::add(std::string_view key, std::string_view display, std::uint32_t at) {
  const auto [place, added] = ids_.try_emplace(std::string(key), static_cast<Id>(names_.size()));
  if (added) {
    names_.push_back({std::string(key), std::string(display), {}});
    by_first_[std::string(first_word(key))].push_back(place->second);
    by_last_[std::string(surname_of(key))].push_back(place->second);
  }
  names_[place->second].at.push_back(at);
}

template <class Fits>
std::optional<LongNames::Id> LongNames::nearest(const Holders& holders, std::string_view word,
                                                std::uint32_t at, Fits&& fits) const {
  const auto found = holders.find(std::string(word));
  if (found == holders.end() || found->second.size() > kMostHolders) return std::nullopt;
  std::optional<Id> best;
  std::int64_t best_place = 0;  // before `at`: the place; after it: -1 - the place
  for (const Id id : found->second) {
    const Name& name = names_[id];
    if (!fits(name)) continue;
    const auto next = std::ranges::upper_bound(name.at, at);
    const std::int64_t place =
        next != name.at.begin() ? std::int64_t{*std::prev(next)} : -1 - std::int64_t{*next};
    if (best && place <= best_place) continue;
    best = id;
    best_place = place;
  }
  return best;
}

std::optional<LongNames::Id> LongNames::by_last_words(std::string_view key, std::uint32_t at) const {
  return nearest(by_last_, surname_of(key), at, [&](const Name& name) {
    return ends_in(without_suffix(name.key), without_suffix(key)) || is_initialled(key, name.key);
  });
}

std::optional<LongNames::Id> LongNames::by_first_word(std::string_view key) const {
  const auto found = by_first_.find(std::string(key));
  if (found == by_first_.end() || found->second.size() != 1) return std::nullopt;
  return names_[found->second[0]].key == key ? std::nullopt : std::optional(found->second[0]);
}

std::optional<LongNames::Id> LongNames::by_first_words(std::string_view key, std::uint32_t at) const {
  return nearest(by_first_, first_word(key), at,
                 [&](const Name& name) { return begins_with(name.key, key); });
}

std::optional<LongNames::Id> LongNames::by_head(std::string_view key, std::uint32_t at) const {
  const auto first = by_first_words(key, at);
  const auto last =
      nearest(by_last_, last_word(key), at, [&](const Name& name) { return ends_in(name.key, key); });
  if (!first || !last) return first ? first : last;
  const auto before = [&](Id id) { return names_[id].at.front() <= at; };
  return before(*last) || !before(*first) ? last : first;
}

std::optional<LongNames::Id> LongNames::fuller(std::string_view key) const {
  const std::size_t blank = key.find(' ');
  if (blank == std::string_view::npos || key.rfind(' ') != blank) return std::nullopt;  // two words
  const auto found = by_last_.find(std::string(surname_of(key)));
  if (found == by_last_.end() || found->second.size() > kMostHolders) return std::nullopt;
  std::optional<Id> only;
  for (const Id id : found->second) {
    const std::string& name = names_[id].key;
    const bool fits =
        name.size() > key.size() && begins_with(name, first_word(key)) && ends_in(name, last_word(key));
    if (fits && only) return std::nullopt;
    if (fits) only = id;
  }
  return only;
}

}  // namespace dateline::entities
