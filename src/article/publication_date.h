// Dates in every form that news files write them in.
#pragma once

#include <optional>
#include <string_view>

#include "schema/instant.h"

namespace dateline::article {

/// Reads ISO 8601 (also basic, 20240322T101500Z), RFC 2822 ("Fri, 22 Mar 2024 10:15:00 +0300", named zones),
/// Reuters
/// ("26-FEB-1987 15:01:01.79"), "March 22, 2024", "22 March 2024", "Mar 22, 2024 10:15 PM EST", "2024/03/22",
/// "2024-03-22 10:15:00.123456+00:00", Unix seconds and milliseconds (9 to 13 digits), a bare year or year
/// and month. 03/04/2024 is ambiguous: read as month/day unless the first number is over 12. Blanks and
/// control characters around are dropped. Nothing for anything else, for days that do not exist, and for
/// years outside 1 to 9999.
std::optional<schema::Instant> parse_publication_date(std::string_view text);

}  // namespace dateline::article
