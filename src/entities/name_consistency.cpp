// Makes the names of a document agree with one another.
#include "entities/name_consistency.h"

#include <algorithm>
#include <optional>

#include "entities/gazetteer.h"

namespace dateline::entities {
namespace {

/// The type that more than twice as many mentions have as have any other.
std::optional<EntityType> settled(const NameSpellings::Counts& by_type) {
  const auto* greatest = std::ranges::max_element(by_type);
  std::uint32_t others = 0;
  for (const std::uint32_t count : by_type) others += count;
  others -= *greatest;
  if (*greatest < 2 * others + 1) return std::nullopt;
  return static_cast<EntityType>(greatest - by_type.begin());
}

bool is_known_organisation(const Tagger& tagger, const Mention& name, std::uint64_t spelling) {
  if (name.type == EntityType::misc && (tagger.traits(name.end - 1).flags & kIsOrgSuffix) != 0) return true;
  constexpr std::uint8_t kOthers = kPlacePhrase | kCountryPhrase | kPersonPhrase | kUniversityPhrase;
  return (tagger.lists().gazetteer.phrase_classes(spelling) & (kOrgPhrase | kOthers)) == kOrgPhrase;
}

}  // namespace

void NameConsistency::apply(const Tagger& tagger, std::vector<Mention>& names) {
  if (names.empty()) return;
  count(tagger, names);
  count_firms(tagger, names);
  retype(tagger, names);
  add_missed(tagger, names);
}

void NameConsistency::count(const Tagger& tagger, const std::vector<Mention>& names) {
  constexpr std::size_t kShortest = 3;  // bytes of a last name: "J" and "II" are none
  spellings_.reset(names.size());
  last_names_.reset(names.size());
  for (const Mention& name : names) {
    spellings_.add(spelling_of(tagger, name.begin, name.end), name.type);
    const WordTraits& last = tagger.traits(name.end - 1);
    if (name.type == EntityType::person && name.end - name.begin > 1 && last.lower.size() >= kShortest)
      last_names_.add(last.lower_hash, name.type);
  }
}

/// What names of firms begin with, by "Inc" and its like at their end.
void NameConsistency::count_firms(const Tagger& tagger, const std::vector<Mention>& names) {
  constexpr std::uint32_t kLongest = 4;  // tokens of a beginning
  const auto is_firm = [&](const Mention& name) {
    return name.type == EntityType::org && name.end - name.begin > 1 &&
           (tagger.traits(name.end - 1).flags & kIsOrgSuffix) != 0;
  };
  firm_beginnings_.reset(static_cast<std::size_t>(std::ranges::count_if(names, is_firm)) * kLongest);
  for (const Mention& name : names) {
    if (!is_firm(name)) continue;
    const std::uint32_t end = std::min(name.end - 1, name.begin + kLongest);
    for (std::uint32_t last = name.begin + 1; last <= end; ++last)
      firm_beginnings_.add(spelling_of(tagger, name.begin, last), EntityType::org);
  }
}

EntityType NameConsistency::type_of(const Tagger& tagger, const Mention& name) const {
  const std::uint64_t spelling = spelling_of(tagger, name.begin, name.end);
  const NameSpellings::Counts& tally = *spellings_.find(spelling);
  const WordTraits& first = tagger.traits(name.begin);
  const bool single = name.end - name.begin == 1;
  if (!single && is_known_organisation(tagger, name, spelling)) return EntityType::org;
  if (single && last_names_.find(first.lower_hash) != nullptr &&
      tally[static_cast<std::size_t>(EntityType::place)] <=
          tally[static_cast<std::size_t>(EntityType::person)] + 1)
    return EntityType::person;
  if (name.type == EntityType::person && (single || (first.flags & kIsFirstName) == 0) &&
      firm_beginnings_.find(spelling) != nullptr)
    return EntityType::org;
  return settled(tally).value_or(name.type);
}

void NameConsistency::retype(const Tagger& tagger, std::vector<Mention>& names) const {
  for (Mention& name : names) name.type = type_of(tagger, name);
}

void NameConsistency::add_missed(const Tagger& tagger, std::vector<Mention>& names) {
  added_.clear();
  std::size_t next = 0;
  for (const ActiveRun& run : tagger.view().runs())
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      while (next < names.size() && names[next].end <= i) ++next;
      if (next < names.size() && names[next].begin <= i) continue;
      const WordTraits& word = tagger.traits(i);
      if (i == run.sentence_begin || (word.flags & kBeginsCapital) == 0 ||
          (word.flags & kIsFunctionWord) != 0)
        continue;
      if (last_names_.find(word.lower_hash) != nullptr) {
        added_.push_back({i, i + 1, EntityType::person});
        continue;
      }
      const NameSpellings::Counts* found = spellings_.find(phrase_hash(0, word.lower_hash));
      if (found == nullptr) continue;
      const auto type = settled(*found);
      if (type && (*found)[static_cast<std::size_t>(*type)] >= 2) added_.push_back({i, i + 1, *type});
    }
  if (added_.empty()) return;
  names.insert(names.end(), added_.begin(), added_.end());
  std::ranges::sort(names, {}, &Mention::begin);
}

}  // namespace dateline::entities
