// The files of data/entities, which are linked into the programs so that these work wherever they are moved
// to.
#pragma once

#include <string_view>

namespace dateline::entities {

std::string_view embedded_weights();
std::string_view embedded_clusters();
std::string_view embedded_gazetteer();

}  // namespace dateline::entities
