// What an article is called when its source gives it no id.
#pragma once

#include <string>
#include <string_view>

#include "article/article.h"

namespace dateline::article {

/// 16 hex digits of XXH3-64. `relative_path` is relative to SOURCE, with archive members after "!".
std::string id_from_path(std::string_view relative_path);
/// For records of a file that holds many: from the url if there is one, else from title and body.
std::string id_from_record(const Article& article);

}  // namespace dateline::article
