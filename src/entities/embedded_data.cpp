// The files of data/entities; DATELINE_DATA is their folder.
#include "entities/embedded_data.h"

#include "io/embedded_file.h"

DATELINE_EMBED(entity_weights, DATELINE_DATA "/weights.bin")
DATELINE_EMBED(entity_clusters, DATELINE_DATA "/clusters.bin")
DATELINE_EMBED(entity_gazetteer, DATELINE_DATA "/gazetteer.bin")

namespace dateline::entities {

std::string_view embedded_weights() { return DATELINE_EMBEDDED(entity_weights); }
std::string_view embedded_clusters() { return DATELINE_EMBEDDED(entity_clusters); }
std::string_view embedded_gazetteer() { return DATELINE_EMBEDDED(entity_gazetteer); }

}  // namespace dateline::entities
