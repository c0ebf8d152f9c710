// The labels of data/topics, linked into the programs.
#pragma once

#include <string_view>

namespace dateline::article {

std::string_view embedded_media_topics();

}  // namespace dateline::article
