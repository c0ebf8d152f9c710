// What stands behind date: in a query, as a span of time.
#pragma once

#include <string_view>

#include "error/result.h"
#include "schema/instant.h"
#include "text/byte_range.h"

namespace dateline::search {

/// `content` of `text` (the query with plain blanks): "2024", "2024-03", "2024-03-22", a day with a time, or
/// two of these with
/// ".." between, of which one may be missing. Both ends are included, as long as they last: "..2023" ends
/// with the year.
error::Result<schema::Span> read_dates(std::string_view query, std::string_view text,
                                       text::ByteRange content);

}  // namespace dateline::search
