// The files of data/names; DATELINE_NAMES is their folder.
#include "entities/embedded_names.h"

#include "io/embedded_file.h"

DATELINE_EMBED(names_countries, DATELINE_NAMES "/countries.txt")
DATELINE_EMBED(names_places, DATELINE_NAMES "/places.txt")
DATELINE_EMBED(names_aliases, DATELINE_NAMES "/aliases.txt")

namespace dateline::entities {

std::string_view embedded_countries() { return DATELINE_EMBEDDED(names_countries); }
std::string_view embedded_places() { return DATELINE_EMBEDDED(names_places); }
std::string_view embedded_aliases() { return DATELINE_EMBEDDED(names_aliases); }

}  // namespace dateline::entities
