// What stands around a news text and is not what it is about: datelines, bylines, photo credits, sign-offs.
#pragma once

#include <string_view>
#include <vector>

#include "text/byte_range.h"

namespace dateline::entities {

/// "MOSCOW, March 22 (Reuters) -": where an article was filed.
struct Dateline {
  text::ByteRange bytes;                // all of it, the dash included; empty when there is none
  std::vector<text::ByteRange> places;  // "MOSCOW"; "PARIS" and "Texas"
};

/// The dateline at byte `begin` of a text: names in capitals, or in any case before an agency in parentheses,
/// perhaps a date, then a dash (or the agency between slashes and a period, as TASS has it).
Dateline find_dateline(std::string_view text, std::size_t begin = 0);

struct CreditLines {
  std::vector<text::ByteRange> ranges;  // ascending, disjoint: nothing in them is a name of the article
  Dateline dateline;                    // the agency and the date in it are none either
};
/// Looks for them in a body (and, for a text without a title, in its first line). Byline: "By John Smith" as
/// a line of its own among the first; credits: "Photo by ...", "Image credit, ..." as lines or in
/// parentheses; sign-offs: "(Reporting by
/// ...; Editing by ...)".
CreditLines find_credit_lines(std::string_view body);
/// The agency behind a headline: "Oil prices soar (Reuters)".
CreditLines find_title_credits(std::string_view title);

/// Are the bytes a part, but not all, of a line of capitalised words without a period, as section headings
/// are?
bool is_in_heading(std::string_view body, text::ByteRange bytes);

}  // namespace dateline::entities
