// What stands behind date: in a query, as a span of time.
#include "search/query_date.h"

#include <optional>

#include "search/query_error.h"

namespace dateline::search {
namespace {

constexpr std::string_view kForms =
    "dates look like 2024, 2024-03, 2024-03-22 or \"2024-03-22 10:15\", ranges like 2024-03..2024-05, ..2023 "
    "or 2024.., and last-30-days";

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return text.substr(text.size());
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// One end of a range; nothing for an open one. `part` points into the text of the query.
error::Result<std::optional<schema::Span>> read_end(std::string_view query, std::string_view text,
                                                    std::string_view part) {
  const std::string_view date = trim(part);
  if (date.empty()) return std::optional<schema::Span>{};
  const auto instant = schema::parse_iso(date);
  if (instant) return std::optional(schema::span_of(*instant));
  return bad_query(query, static_cast<std::size_t>(date.data() - text.data()), quote(date) + " is not a date",
                   std::string(kForms));
}

}  // namespace

error::Result<schema::Span> read_dates(std::string_view query, std::string_view text,
                                       text::ByteRange content) {
  const std::string_view dates = slice(text, content);
  const std::size_t dots = dates.find("..");
  const bool range = dots != std::string_view::npos;
  const auto first = read_end(query, text, dates.substr(0, dots));
  if (!first) return first.error();
  const auto last = range ? read_end(query, text, dates.substr(dots + 2)) : first;
  if (!last) return last.error();
  if (!*first && !*last)
    return bad_query(query, content.begin, "expected a date after date:", std::string(kForms));
  schema::Span span;
  if (*first) span.begin = (*first)->begin;
  if (*last) span.end = (*last)->end;
  if (span.begin < span.end) return span;
  return bad_query(query, content.begin, "this range of dates ends before it begins",
                   "the earlier date comes first: date:2024-03..2024-05");
}

}  // namespace dateline::search
