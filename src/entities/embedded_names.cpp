// The files of data/names, taken in by the assembler; DATELINE_NAMES is their folder.
#include "entities/embedded_names.h"

#include <cstddef>

// NOLINTBEGIN(hicpp-no-assembler)
#define DATELINE_EMBED_TEXT(name, file)                                                         \
  __asm__(".section .rodata\n.global dateline_" #name "\ndateline_" #name ":\n.incbin \"" file  \
          "\"\n.global dateline_" #name "_end\ndateline_" #name "_end:\n.byte 0\n.previous\n"); \
  extern "C" const char dateline_##name[];                                                      \
  extern "C" const char dateline_##name##_end[];
DATELINE_EMBED_TEXT(names_countries, DATELINE_NAMES "/countries.txt")
DATELINE_EMBED_TEXT(names_places, DATELINE_NAMES "/places.txt")
DATELINE_EMBED_TEXT(names_aliases, DATELINE_NAMES "/aliases.txt")
// NOLINTEND(hicpp-no-assembler)

namespace dateline::entities {
namespace {

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::string_view embedded_countries() {
  return between(dateline_names_countries, dateline_names_countries_end);
}
std::string_view embedded_places() { return between(dateline_names_places, dateline_names_places_end); }
std::string_view embedded_aliases() { return between(dateline_names_aliases, dateline_names_aliases_end); }

}  // namespace dateline::entities
