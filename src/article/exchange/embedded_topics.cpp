// The file of data/topics; DATELINE_TOPICS is its folder.
#include "article/exchange/embedded_topics.h"

#include "io/embedded_file.h"

DATELINE_EMBED(media_topics, DATELINE_TOPICS "/media_topics.txt")

namespace dateline::article {

std::string_view embedded_media_topics() { return DATELINE_EMBEDDED(media_topics); }

}  // namespace dateline::article
