// Countries that the words of a text name, whether tagged or not: by name ("Russia") or demonym ("Russians").
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "entities/credit_lines.h"
#include "entities/known_names.h"
#include "entities/name_resolver.h"
#include "text/byte_range.h"

namespace dateline::entities {

struct CountryMention {
  std::uint32_t begin = 0;  // words of the text
  std::uint32_t end = 0;
  std::string_view country;  // of KnownNames
};
/// Words that the scan passes over: names of persons and of places.
struct WordRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The longest names first, capitalised, outside of `passed` (sorted) and of the bytes of `ignored`. Short
/// names in capitals ("US") count only where the words around them are not in capitals too.
void scan_countries(const TaggedText& text, const KnownNames& known, const std::vector<WordRange>& passed,
                    const std::vector<text::ByteRange>& ignored, std::vector<CountryMention>& found);

/// Words in capitals, three to six letters, that are the known name of an organisation ("GATT"), outside of
/// `taken` (sorted) and of what stands around the text; not among words in capitals.
void scan_known_acronyms(const TaggedText& text, const KnownNames& known, const std::vector<WordRange>& taken,
                         const CreditLines& credits, std::vector<std::uint32_t>& found);

/// "Georgia" without its neighbours in the text is the American state.
bool is_state_rather(std::string_view country, std::string_view title, std::string_view body);

}  // namespace dateline::entities
