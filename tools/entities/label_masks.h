// Which labels a token may have, by what is known about its text: one where a person marked it, several where
// sources disagree.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "entities/document_view.h"
#include "entities/entity_label.h"
#include "entities/mention.h"

namespace dateline::tools {

/// A bit per label (entities::Label).
using LabelMask = std::uint32_t;
inline constexpr LabelMask kAnyLabel = (LabelMask{1} << entities::kLabels) - 1;
constexpr LabelMask mask_of(entities::Label label) { return LabelMask{1} << label; }

/// Masks of the tokens of a document of `size` tokens that allow exactly `names`. With `misc_unknown`, what
/// is outside may also be of type misc, which the text does not mark.
std::vector<LabelMask> masks_of(std::span<const entities::Mention> names, std::size_t size,
                                bool misc_unknown);

/// Allows everything where a name does not lie within one run, since the tagger cannot find it there.
void open_unreachable(std::span<const entities::Mention> names, const std::vector<entities::ActiveRun>& runs,
                      std::vector<LabelMask>& masks);

/// Runs where the two disagree allow the labels of both.
void allow_both(const std::vector<LabelMask>& other, const std::vector<entities::ActiveRun>& runs,
                std::vector<LabelMask>& masks);

/// Where `masks` says organisation and `other` place, both are allowed: texts disagree on whether a country
/// that acts is a place.
void allow_acting_places(const std::vector<LabelMask>& other, std::vector<LabelMask>& masks);

}  // namespace dateline::tools
