// Dates as people write them in running text, in the languages of news.
#pragma once

#include <string>
#include <string_view>

namespace dateline::article {

/// The first day in a text, as YYYY-MM-DD; empty when there is none.
/// "am Dienstag, 6. Mai 2014", "3 de mayo de 2022", "on March 3, 2014 at 4:15 pm", "22.03.2024",
/// "2024年3月22日". Of numbers alone the day stands first unless it cannot.
std::string written_date(std::string_view text);

}  // namespace dateline::article
