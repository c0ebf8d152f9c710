// Which group of words a word belongs to.
#include "entities/word_clusters.h"

#include <map>

#include "entities/packed_data.h"
#include "entities/word_traits.h"

namespace dateline::entities {
namespace {

std::uint32_t key_of(std::uint64_t lower_hash) {
  const auto key = static_cast<std::uint32_t>(lower_hash >> 32U);
  return key == 0 ? 1 : key;
}

}  // namespace

/// Layout: count (4 bytes), keys ascending as differences (4 bytes each), then the ids, partition by
/// partition (2 bytes each): columns compress better than records.
std::string WordClusters::payload_of(const std::vector<Entry>& entries) {
  std::map<std::uint32_t, ClusterIds> by_key;
  for (const Entry& entry : entries) by_key.emplace(key_of(stable_hash(entry.word)), entry.ids);
  std::string payload;
  append_number(payload, static_cast<std::uint32_t>(by_key.size()));
  std::uint32_t before = 0;
  for (const auto& [key, ids] : by_key) {
    append_number(payload, key - before);
    before = key;
  }
  for (std::size_t partition = 0; partition < std::tuple_size_v<ClusterIds>; ++partition)
    for (const auto& [key, ids] : by_key) append_number(payload, ids[partition]);
  return payload;
}

error::Result<WordClusters> WordClusters::from_payload(std::string_view payload) {
  PayloadReader reader(payload);
  const auto count = reader.number<std::uint32_t>();
  PayloadReader keys(reader.bytes(std::size_t{count} * 4));
  std::array<PayloadReader, 4> columns{PayloadReader({}), PayloadReader({}), PayloadReader({}),
                                       PayloadReader({})};
  for (PayloadReader& column : columns) column = PayloadReader(reader.bytes(std::size_t{count} * 2));
  if (!reader.complete())
    return error::Error{error::ErrorKind::damaged, {}, "the word clusters are not whole", "", ""};
  WordClusters clusters;
  clusters.count_ = count;
  while ((std::size_t{1} << (32 - clusters.shift_)) < std::size_t{count} * 2 + 2) --clusters.shift_;
  clusters.slots_.resize(std::size_t{1} << (32 - clusters.shift_));
  std::uint32_t key = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    key += keys.number<std::uint32_t>();
    std::size_t at = clusters.place_of(key);
    while (clusters.slots_[at].key != 0) at = (at + 1) & (clusters.slots_.size() - 1);
    clusters.slots_[at].key = key;
    for (std::size_t partition = 0; partition < columns.size(); ++partition)
      clusters.slots_[at].ids[partition] = columns[partition].number<std::uint16_t>();
  }
  return clusters;
}

ClusterIds WordClusters::find(std::uint64_t lower_hash) const {
  if (slots_.empty()) return {};
  const std::uint32_t key = key_of(lower_hash);
  for (std::size_t at = place_of(key); slots_[at].key != 0; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].key == key) return slots_[at].ids;
  return {};
}

}  // namespace dateline::entities
