// The function words that say little about what an article is about.
#pragma once

#include <string_view>

#include "text/language.h"

namespace dateline::text {

/// Is the folded word a stop word of `language` ("en", "fr", ...)? Stop words are indexed like any word; they
/// only do not rank in OR queries and plain text (docs/query-language.md). An empty `language` asks for
/// English.
bool is_stop_word(std::string_view folded, std::string_view language);
/// Are there any of the language?
bool has_stop_words(std::string_view language);

}  // namespace dateline::text
