// The file of data/topics, taken in by the assembler; DATELINE_TOPICS is its folder.
#include "article/exchange/embedded_topics.h"

#include <cstddef>

// NOLINTBEGIN(hicpp-no-assembler)
__asm__(".section .rodata\n.global dateline_media_topics\ndateline_media_topics:\n.incbin \"" DATELINE_TOPICS
        "/media_topics.txt\"\n.global dateline_media_topics_end\ndateline_media_topics_end:\n.byte "
        "0\n.previous\n");
// NOLINTEND(hicpp-no-assembler)
extern "C" const char dateline_media_topics[];
extern "C" const char dateline_media_topics_end[];

namespace dateline::article {

std::string_view embedded_media_topics() {
  return {dateline_media_topics, static_cast<std::size_t>(dateline_media_topics_end - dateline_media_topics)};
}

}  // namespace dateline::article
