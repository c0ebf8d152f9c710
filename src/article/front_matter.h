// The header of fields that texts and Markdown files of site generators begin with.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "article/raw_article.h"

namespace dateline::article {

/// A text that begins with a line "---", then YAML up to a line "---" or "...": the fields under the names of
/// JSON keys (docs/formats.md), also "tags: [a, b]" and lists, and nested ones with dots; the rest is the
/// body. Without a title among them the first heading of the body is the title ("# Rain over Ardwick"), and
/// no more part of it. Nothing when the text has no such header, when its YAML cannot be read, or when it
/// names no field that is known: then the text is what it seems, and nothing of it is lost.
std::optional<RawArticle> read_front_matter(std::string_view text,
                                            const std::multimap<std::string, std::string>& map);

}  // namespace dateline::article
