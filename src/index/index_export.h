// Every article of an index back as JSON Lines: a way out, and the input of a rebuild.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "error/result.h"
#include "store/generation.h"

namespace dateline::index {

/// Hands the live articles of the live generation to `use`, one JSON object with a line feed each, in the
/// order of the segments; `use` returns false to stop. Keys are those that the JSON Lines reader knows, so
/// that an index built from them gives the same answers: id title body date source authors section topics
/// places persons organizations language url dateline. Besides: "detected_language" instead of "language"
/// where the source did not say it, and "entities" with the canonical names. Absent data is left out. Damaged
/// articles are an error: damaged, with the file.
error::Status export_articles(const std::filesystem::path& index,
                              const std::function<bool(std::string_view)>& use);

/// One such line.
std::string export_line(const store::Generation& generation, store::ArticleRef article,
                        const store::StoredArticle& stored);

}  // namespace dateline::index
