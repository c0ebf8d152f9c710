// Some of the articles of an index as an index of their own: made of what the segments hold, no article is
// read again from its source.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "error/result.h"
#include "index/build_report.h"
#include "index/hot_copies.h"
#include "index/index_build.h"
#include "store/generation.h"

namespace dateline::index {

struct ExtractOptions {
  std::string command = "dateline-query --export-index";  // named in LOCK
  std::uint32_t segment_articles = 2'000'000;             // largest segment
  HotRule hot;
};

/// Publishes the first generation of a new index at `target`, which holds the given articles of `base` (by
/// its segments, docids of live ones, ascending) and nothing else. It answers, counts and names like one
/// built from these articles: names become canonical by what the new index holds, under the user's aliases of
/// the base. All articles are new in it; it has read no source. Memory does not grow with the texts: some
/// bytes for each article.
///
/// Errors: usage (`target` is a file, an index or a folder with something in it), not_found (no article
/// chosen; nothing is made), locked, damaged (the base), storage, interrupted. Then nothing is published and
/// what was written is removed.
error::Result<BuildReport> extract_index(const store::Generation& base,
                                         std::span<const std::vector<store::DocId>> articles,
                                         const std::filesystem::path& target, const ExtractOptions& options,
                                         BuildObserver& observer);

}  // namespace dateline::index
