// A value of the facet "acronym": what an article says that an acronym stands for.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace dateline::index {

/// "CSS" stands for "Crop Science Society". A tab, which no name holds, is between them.
inline std::string acronym_value(std::string_view acronym, std::string_view name) {
  return std::string(acronym).append("\t").append(name);
}
/// The two of a value; the name is empty in one that is none.
inline std::pair<std::string_view, std::string_view> parts_of_acronym(std::string_view value) {
  const std::size_t tab = value.find('\t');
  if (tab == std::string_view::npos) return {value, {}};
  return {value.substr(0, tab), value.substr(tab + 1)};
}

}  // namespace dateline::index
