// How well found names agree with those that people marked: exact span and type.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "entities/entity_label.h"
#include "entities/mention.h"

namespace dateline::tools {

struct Counts {
  std::uint64_t right = 0;
  std::uint64_t found = 0;
  std::uint64_t marked = 0;
  double precision() const {
    return found == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(found);
  }
  double recall() const {
    return marked == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(marked);
  }
  double f1() const {
    return found + marked == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(found + marked);
  }
};

class NameScore {
 public:
  void add(std::span<const entities::Mention> found, std::span<const entities::Mention> marked);
  const Counts& of(entities::EntityType type) const { return by_type_[static_cast<std::size_t>(type)]; }
  /// Over persons, organisations and places together.
  Counts overall() const;

 private:
  std::array<Counts, entities::kTypes> by_type_;
};

/// "F1 82.0 (P 83.1, R 80.9); person 84.2, org 67.0, place 87.1".
std::string to_string(const NameScore& score);

}  // namespace dateline::tools
