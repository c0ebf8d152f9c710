// The files of data/entities, taken in by the assembler; DATELINE_DATA is their folder.
#include "entities/embedded_data.h"

#include <cstddef>

// NOLINTBEGIN(hicpp-no-assembler)
#define DATELINE_EMBED(name, file)                                                                         \
  __asm__(".section .rodata\n.balign 16\n.global dateline_" #name "\ndateline_" #name ":\n.incbin \"" file \
          "\"\n.global dateline_" #name "_end\ndateline_" #name "_end:\n.byte 0\n.previous\n");            \
  extern "C" const char dateline_##name[];                                                                 \
  extern "C" const char dateline_##name##_end[];
DATELINE_EMBED(entity_weights, DATELINE_DATA "/weights.bin")
DATELINE_EMBED(entity_clusters, DATELINE_DATA "/clusters.bin")
DATELINE_EMBED(entity_gazetteer, DATELINE_DATA "/gazetteer.bin")
// NOLINTEND(hicpp-no-assembler)

namespace dateline::entities {
namespace {

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::string_view embedded_weights() { return between(dateline_entity_weights, dateline_entity_weights_end); }
std::string_view embedded_clusters() {
  return between(dateline_entity_clusters, dateline_entity_clusters_end);
}
std::string_view embedded_gazetteer() {
  return between(dateline_entity_gazetteer, dateline_entity_gazetteer_end);
}

}  // namespace dateline::entities
