// Files of data/ taken into the programs by the assembler.
#pragma once

#include <cstddef>
#include <string_view>

// DATELINE_EMBED(word_list, "/path/of/file"), outside of any namespace, before DATELINE_EMBEDDED(word_list):
// the bytes of the file as they were at compile time, as a std::string_view that begins at a multiple of 16.
// NOLINTBEGIN(hicpp-no-assembler)
#define DATELINE_EMBED(name, file)                                                                         \
  __asm__(".section .rodata\n.balign 16\n.global dateline_" #name "\ndateline_" #name ":\n.incbin \"" file \
          "\"\n.global dateline_" #name "_end\ndateline_" #name "_end:\n.byte 0\n.previous\n");            \
  extern "C" const char dateline_##name[];                                                                 \
  extern "C" const char dateline_##name##_end[];
// NOLINTEND(hicpp-no-assembler)
#define DATELINE_EMBEDDED(name) \
  std::string_view(dateline_##name, static_cast<std::size_t>(dateline_##name##_end - dateline_##name))
