// Every distinct token that a tagger has met, by number.
#include "entities/word_table.h"

#include "text/string_hash.h"

namespace dateline::entities {

WordTable::WordTable(const WordLists& lists) : lists_(lists) { add_sentinels(); }

void WordTable::add_sentinels() {
  for (const std::string_view name : {"<begin>", "<end>"}) {
    WordTraits traits;
    traits.lower_hash = traits.cased_hash = traits.shape_hash = traits.long_shape_hash = stable_hash(name);
    traits.lower_number = lower_count_++;
    append(traits);
  }
}

void WordTable::append(const WordTraits& traits) {
  traits_.push_back(traits);
  summaries_.push_back({traits.flags, traits.lower_number});
  other_cases_.push_back({});
}

void WordTable::clear() {
  by_spelling_.clear();
  by_lower_.clear();
  traits_.clear();
  summaries_.clear();
  other_cases_.clear();
  bytes_.clear();
  lower_count_ = 0;
  ++epoch_;
  add_sentinels();
}

std::uint32_t WordTable::HashIndex::find_or_add(std::uint64_t hash, std::uint32_t absent) {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].number != 0) {
    if (slots_[at].hash == hash) return static_cast<std::uint32_t>(slots_[at].number - 1);
    at = (at + 1) & (slots_.size() - 1);
  }
  slots_[at] = {hash, std::uint64_t{absent} + 1};
  if (++count_ * 2 > slots_.size()) grow();
  return absent;
}

void WordTable::HashIndex::grow() {
  std::vector<Slot> grown(slots_.size() * 2);
  for (const Slot& slot : slots_) {
    if (slot.number == 0) continue;
    std::size_t at = slot.hash & (grown.size() - 1);
    while (grown[at].number != 0) at = (at + 1) & (grown.size() - 1);
    grown[at] = slot;
  }
  slots_.swap(grown);
}

void WordTable::HashIndex::clear() {
  slots_.assign(kFirstCapacity, Slot{});
  count_ = 0;
}

WordNumber WordTable::number_of(std::string_view token) {
  const auto next = static_cast<WordNumber>(traits_.size());
  const WordNumber word = by_spelling_.find_or_add(text::hash_of(token), next);
  if (word == next) append(ordinary_traits(token));
  return word;
}

WordTraits WordTable::ordinary_traits(std::string_view token) {
  const std::string canonical = canonical_spelling(token);
  const std::string lower = lower_spelling(canonical);
  std::string cased = canonical;
  for (char& c : cased)
    if (c >= '0' && c <= '9') c = '0';
  WordTraits traits;
  traits.lower_hash = stable_hash(lower);
  traits.cased_hash = stable_hash(cased);
  traits.shape_hash = stable_hash(shape_of(canonical, true));
  traits.long_shape_hash = stable_hash(shape_of(canonical, false));
  traits.lower = bytes_.store(lower);
  traits.flags = spelling_flags(canonical, lower);
  traits.classes = lists_.gazetteer.word_classes(traits.lower_hash);
  traits.clusters = lists_.clusters.find(traits.lower_hash);
  traits.lower_number = by_lower_.find_or_add(traits.lower_hash, lower_count_);
  if (traits.lower_number == lower_count_) ++lower_count_;
  if ((traits.classes & kTitleWord) != 0) traits.flags |= kIsTitle;
  if ((traits.classes & kOrgWord) != 0) traits.flags |= kIsOrgSuffix;
  if ((traits.classes & kFirstName) != 0) traits.flags |= kIsFirstName;
  if (lists_.gazetteer.begins_phrase(traits.lower_hash)) traits.flags |= kBeginsPhrase;
  return traits;
}

WordNumber WordTable::in_case(WordNumber ordinary, SentenceCase sentence_case) {
  if (sentence_case == SentenceCase::ordinary || ordinary <= kSentenceEnd) return ordinary;
  const std::size_t which = static_cast<std::size_t>(sentence_case) - 1;
  if (other_cases_[ordinary][which] != 0) return other_cases_[ordinary][which];
  const auto word = static_cast<WordNumber>(traits_.size());
  other_cases_[ordinary][which] = word;
  WordTraits traits = traits_[ordinary];
  traits.sentence_case = sentence_case;
  const std::uint32_t kinds = traits.flags & (kHasDigit | kIsWord | kHasCapital);
  traits.cased_hash = traits.lower_hash;
  traits.shape_hash = traits.long_shape_hash =
      stable_hash(sentence_case == SentenceCase::capitals ? "<capitals>" : "<titles>") + kinds;
  append(traits);
  return word;
}

}  // namespace dateline::entities
