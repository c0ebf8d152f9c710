// A name in a text and what it is the name of: what the tagger hands to the normaliser.
#pragma once

#include <cstdint>
#include <ostream>

namespace dateline::entities {

/// `misc` (nationalities, events, products, works) is kept inside the module; it is no facet.
enum class EntityType : std::uint8_t { person = 0, org = 1, place = 2, misc = 3 };

/// Words [begin, end) of one text, by the index of text::AnalysedText::tokens; never empty. A list of
/// mentions is sorted by `begin` and its mentions do not overlap.
struct Mention {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  EntityType type = EntityType::misc;
  friend bool operator==(const Mention&, const Mention&) = default;
};

inline const char* name_of(EntityType type) {
  constexpr const char* kNames[] = {"person", "org", "place", "misc"};
  return kNames[static_cast<std::uint8_t>(type)];
}
inline std::ostream& operator<<(std::ostream& out, const Mention& mention) {
  return out << name_of(mention.type) << '[' << mention.begin << ',' << mention.end << ')';
}

}  // namespace dateline::entities
