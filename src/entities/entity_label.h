// The labels of the tagger: where a token stands in a name (BIOES) and what the name is of.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "entities/mention.h"

namespace dateline::entities {

/// Begin, inside and end of a name of several tokens; a name of a single one.
enum class NamePart : std::uint8_t { begin = 0, inside = 1, end = 2, single = 3 };

inline constexpr int kTypes = 4;
inline constexpr int kNameLabels = 16;           // part x type; also the width of a row of weights
inline constexpr int kLabels = kNameLabels + 1;  // and outside
using Label = std::uint8_t;
/// Outside any name: always scores 0. It stands last, so that other labels are columns of a row of weights.
inline constexpr Label kOutside = kNameLabels;

constexpr Label label_of(NamePart part, EntityType type) {
  return static_cast<Label>(static_cast<int>(part) * kTypes + static_cast<int>(type));
}
constexpr NamePart part_of(Label label) { return static_cast<NamePart>(label / kTypes); }
constexpr EntityType type_of(Label label) { return static_cast<EntityType>(label % kTypes); }

/// What chains of labels know of what lies before: outside (0), or just after a name of a type (1 + type).
inline constexpr int kContexts = kTypes + 1;
/// Inside a name of several tokens: begin-inside, begin-end, inside-inside, inside-end.
inline constexpr int kInnerSteps = 4;

/// In the model file, so that a model of other labels is refused.
inline constexpr std::string_view kLabelNames = "BIES x person org place misc, outside";

}  // namespace dateline::entities
