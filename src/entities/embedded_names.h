// The files of data/names, which are linked into the programs so that these work wherever they are moved to.
#pragma once

#include <string_view>

namespace dateline::entities {

std::string_view embedded_countries();
std::string_view embedded_places();
std::string_view embedded_aliases();

}  // namespace dateline::entities
