// The acronyms that a text explains in parentheses.
#pragma once

#include <string_view>
#include <vector>

#include "text/byte_range.h"

namespace dateline::entities {

/// Ranges of the text: "Islamic State" and "ISIS".
struct DefinedAcronym {
  text::ByteRange long_form;
  text::ByteRange acronym;
};
/// "Long Form (LF)" and "LF (Long Form)", in order of the parentheses. Long forms begin with a capital;
/// acronyms have at least two capitals.
std::vector<DefinedAcronym> find_defined_acronyms(std::string_view text);

}  // namespace dateline::entities
