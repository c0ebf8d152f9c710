// The names of fields that options take, from the tables that read them: for messages and completion.
#pragma once

#include <string_view>
#include <vector>

namespace dateline::query {

std::vector<std::string_view> facet_fields();   // of --facet
std::vector<std::string_view> filter_fields();  // of --filter
std::vector<std::string_view> export_fields();  // of --fields

}  // namespace dateline::query
