// Reading the ranges of --date-ranges.
#include "search/exploration.h"

#include <utility>

#include "search/query_date.h"

namespace dateline::search {
namespace {

error::Result<DateRange> parse_range(std::string_view text, text::ByteRange bytes) {
  while (bytes.begin < bytes.end && text[bytes.begin] == ' ') ++bytes.begin;
  while (bytes.begin < bytes.end && text[bytes.end - 1] == ' ') --bytes.end;
  const std::string_view label = text.substr(bytes.begin, bytes.end - bytes.begin);
  if (label.empty())
    return error::Error{error::ErrorKind::bad_query,
                        {"--date-ranges", 1, bytes.begin + 1},
                        "expected a range of dates",
                        std::string(text),
                        "a comma separates two ranges, for example 1987-01..1987-03,1987-04.."};
  const auto span = read_dates(text, text, bytes);
  if (span) return DateRange{std::string(label), *span};
  error::Error error = span.error();
  error.place.source = "--date-ranges";
  if (error.hint.find("last-") != std::string::npos)  // is about articles, which nobody has looked at here
    error.hint = "two dates with .. between: 2024-03..2024-05, 2023.., ..2024-03-22";
  return error;
}

}  // namespace

error::Result<std::vector<DateRange>> parse_date_ranges(std::string_view text) {
  std::vector<DateRange> ranges;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    auto range = parse_range(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    if (!range) return range.error();
    ranges.push_back(std::move(*range));
    begin = end + 1;
  }
  return ranges;
}

}  // namespace dateline::search
