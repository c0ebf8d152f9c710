// Known names and telling words, by class.
#include "entities/gazetteer.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <string>

#include "entities/word_traits.h"

namespace dateline::entities {

error::Result<Gazetteer> Gazetteer::from_payload(std::string_view payload) {
  std::vector<Slot> entries;
  while (!payload.empty()) {
    const std::size_t end = payload.find('\n');
    if (end == std::string_view::npos)
      return error::Error{error::ErrorKind::damaged, {}, "the gazetteer's last line does not end", "", ""};
    if (auto added = read_line(payload.substr(0, end), entries); !added) return added.error();
    payload.remove_prefix(end + 1);
  }
  Gazetteer gazetteer;
  gazetteer.slots_.resize(std::bit_ceil(entries.size() * 2 + 2));
  constexpr std::size_t kAhead = 16;  // entries whose slots are being fetched
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::uint64_t later = entries[std::min(i + kAhead, entries.size() - 1)].hash;
    __builtin_prefetch(&gazetteer.slots_[later & (gazetteer.slots_.size() - 1)], 1);
    gazetteer.add(entries[i]);
  }
  return gazetteer;
}

error::Status Gazetteer::read_line(std::string_view line, std::vector<Slot>& entries) {
  std::uint32_t classes = 0;
  const auto [rest, code] = std::from_chars(line.data(), line.data() + line.size(), classes, 16);
  std::string_view entry = line.substr(static_cast<std::size_t>(rest - line.data()));
  if (code != std::errc() || classes == 0 || entry.size() < 2 || entry.front() != ' ')
    return error::Error{
        error::ErrorKind::damaged,
        {},
        "expected classes and words in a line of the gazetteer, not '" + std::string(line) + "'",
        "",
        ""};
  std::uint64_t first = 0;
  std::uint64_t phrase = 0;
  std::size_t words = 0;
  while (!entry.empty()) {
    entry.remove_prefix(1);
    const std::size_t end = std::min(entry.find(' '), entry.size());
    const std::uint64_t word = stable_hash(entry.substr(0, end));
    if (words++ == 0) first = word;
    phrase = phrase_hash(phrase, word);
    entry.remove_prefix(end);
  }
  if (words == 1) {
    entries.push_back({first, classes & ~kBegins});
  } else if (words <= kLongestPhrase) {
    entries.push_back({first, kBegins});
    entries.push_back({phrase, classes & 0xFFU});
  }
  return {};
}

void Gazetteer::add(const Slot& entry) {
  std::size_t at = entry.hash & (slots_.size() - 1);
  while (slots_[at].classes != 0 && slots_[at].hash != entry.hash) at = (at + 1) & (slots_.size() - 1);
  slots_[at].hash = entry.hash;
  slots_[at].classes |= entry.classes;
}

std::uint32_t Gazetteer::find(std::uint64_t hash) const {
  if (slots_.empty()) return 0;
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].classes != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  return slots_[at].classes;
}

std::uint32_t Gazetteer::word_classes(std::uint64_t lower_hash) const { return find(lower_hash) & ~kBegins; }
bool Gazetteer::begins_phrase(std::uint64_t lower_hash) const { return (find(lower_hash) & kBegins) != 0; }
std::uint8_t Gazetteer::phrase_classes(std::uint64_t phrase) const {
  return static_cast<std::uint8_t>(find(phrase) & 0xFFU);
}

}  // namespace dateline::entities
