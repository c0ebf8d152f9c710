// Dates are rewritten where they stand; all else is copied.
#include "benchmarks/plain_syntax.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace dateline::benchmarks {
namespace {

constexpr std::string_view kDatePrefix = "date:";

/// "2024-03" as "20240301" (first) or "20240331" (last day); a whole day as it is.
std::string day_of_range(std::string_view date, bool last) {
  std::string digits;
  std::ranges::copy_if(date, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  if (digits.size() == 4) digits += last ? "12" : "01";
  if (digits.size() != 6) return digits;
  if (!last) return digits + "01";
  int year = 0;
  unsigned month = 0;
  std::from_chars(digits.data(), digits.data() + 4, year);
  std::from_chars(digits.data() + 4, digits.data() + 6, month);
  const std::chrono::year_month_day_last end{std::chrono::year(year),
                                             std::chrono::month_day_last(std::chrono::month(month))};
  return digits + std::to_string(static_cast<unsigned>(end.day()));
}

std::string plain_date(std::string_view date) {
  const std::size_t dots = date.find("..");
  if (dots == std::string_view::npos) return day_of_range(date, false) + ".." + day_of_range(date, true);
  return day_of_range(date.substr(0, dots), false) + ".." + day_of_range(date.substr(dots + 2), true);
}

}  // namespace

std::string plain_syntax(std::string_view query) {
  std::string out;
  while (true) {
    const std::size_t at = query.find(kDatePrefix);
    if (at == std::string_view::npos) return out.append(query);
    out.append(query.substr(0, at + kDatePrefix.size()));
    query.remove_prefix(at + kDatePrefix.size());
    const std::size_t end = std::min(query.find_first_of(" )"), query.size());
    out += plain_date(query.substr(0, end));
    query.remove_prefix(end);
  }
}

}  // namespace dateline::benchmarks
