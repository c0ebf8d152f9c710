// How well found names agree with those that people marked.
#include "entities/name_score.h"

#include <algorithm>
#include <cstdio>

namespace dateline::tools {

void NameScore::add(std::span<const entities::Mention> found, std::span<const entities::Mention> marked) {
  for (const entities::Mention& name : marked) ++by_type_[static_cast<std::size_t>(name.type)].marked;
  for (const entities::Mention& name : found) {
    Counts& counts = by_type_[static_cast<std::size_t>(name.type)];
    ++counts.found;
    if (std::ranges::find(marked, name) != marked.end()) ++counts.right;
  }
}

Counts NameScore::overall() const {
  Counts all;
  for (const auto type :
       {entities::EntityType::person, entities::EntityType::org, entities::EntityType::place}) {
    all.right += of(type).right;
    all.found += of(type).found;
    all.marked += of(type).marked;
  }
  return all;
}

std::string to_string(const NameScore& score) {
  const Counts all = score.overall();
  char line[160];
  std::snprintf(line, sizeof line, "F1 %.2f (P %.2f, R %.2f); person %.1f, org %.1f, place %.1f", all.f1(),
                all.precision(), all.recall(), score.of(entities::EntityType::person).f1(),
                score.of(entities::EntityType::org).f1(), score.of(entities::EntityType::place).f1());
  return line;
}

}  // namespace dateline::tools
