// Which labels a token may have.
#include "entities/label_masks.h"

#include <algorithm>

namespace dateline::tools {

using entities::ActiveRun;
using entities::EntityType;
using entities::label_of;
using entities::Mention;
using entities::NamePart;

std::vector<LabelMask> masks_of(std::span<const Mention> names, std::size_t size, bool misc_unknown) {
  LabelMask outside = mask_of(entities::kOutside);
  if (misc_unknown)
    for (const NamePart part : {NamePart::begin, NamePart::inside, NamePart::end, NamePart::single})
      outside |= mask_of(label_of(part, EntityType::misc));
  std::vector<LabelMask> masks(size, outside);
  for (const Mention& name : names) {
    if (name.end - name.begin == 1) {
      masks[name.begin] = mask_of(label_of(NamePart::single, name.type));
      continue;
    }
    for (std::uint32_t i = name.begin; i < name.end; ++i) {
      const NamePart part = i == name.begin     ? NamePart::begin
                            : i + 1 == name.end ? NamePart::end
                                                : NamePart::inside;
      masks[i] = mask_of(label_of(part, name.type));
    }
  }
  return masks;
}

void open_unreachable(std::span<const Mention> names, const std::vector<ActiveRun>& runs,
                      std::vector<LabelMask>& masks) {
  for (const Mention& name : names) {
    const bool reachable = std::ranges::any_of(
        runs, [&](const ActiveRun& run) { return run.begin <= name.begin && name.end <= run.end; });
    if (!reachable) std::fill(masks.begin() + name.begin, masks.begin() + name.end, kAnyLabel);
  }
}

void allow_both(const std::vector<LabelMask>& other, const std::vector<ActiveRun>& runs,
                std::vector<LabelMask>& masks) {
  for (const ActiveRun& run : runs)
    for (std::uint32_t i = run.begin; i < run.end; ++i) masks[i] |= other[i];
}

void allow_acting_places(const std::vector<LabelMask>& other, std::vector<LabelMask>& masks) {
  for (std::size_t i = 0; i < masks.size(); ++i)
    for (const NamePart part : {NamePart::begin, NamePart::inside, NamePart::end, NamePart::single})
      if (masks[i] == mask_of(label_of(part, EntityType::org)) &&
          other[i] == mask_of(label_of(part, EntityType::place)))
        masks[i] |= other[i];
}

}  // namespace dateline::tools
