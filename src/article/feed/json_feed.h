// JSON Feed 1.0 and 1.1 (jsonfeed.org).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/raw_article.h"

namespace dateline::article {

bool is_json_feed(std::string_view front);

/// Appends the items in their order; says why when the text cannot be read.
std::optional<std::string> read_json_feed(std::string_view text, std::vector<RawArticle>& items);

}  // namespace dateline::article
