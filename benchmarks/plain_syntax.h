// Says a query of Dateline's language in the words of Xapian's QueryParser.
#pragma once

#include <string>
#include <string_view>

namespace dateline::benchmarks {

/// Operators, phrases, NEAR, wildcards, title:word and place:"Name" are the same in both. What differs is
/// dates: a range of months, as date:2024-03..2024-05, becomes one of days, as date:20240301..20240531; an
/// open end stays open.
std::string plain_syntax(std::string_view query);

}  // namespace dateline::benchmarks
