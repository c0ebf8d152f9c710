// The postings of articles, made from their token streams and columns and from nothing else.
#pragma once

#include <filesystem>
#include <span>

#include "error/result.h"
#include "index/segment_parts.h"
#include "store/docid.h"

namespace dateline::index {

/// Makes the Xapian database `path` (glass, without positions, term lists and data) of articles first..last
/// of `parts` but those in `dead` (sorted), numbered densely from 1. The terms are those of schema/terms.h.
/// Everything that posts articles goes through here, so that a merge posts exactly what a fresh build would.
error::Status post_articles(const SegmentParts& parts, store::DocId first, store::DocId last,
                            std::span<const store::DocId> dead, const std::filesystem::path& path);

/// Joins databases made by post_articles() into one, documents in the order of `inputs`; in several rounds
/// when there are more than Xapian should hold open at once. `scratch` is a folder for what comes between; it
/// is left empty.
error::Status join_postings(std::span<const std::filesystem::path> inputs,
                            const std::filesystem::path& output, const std::filesystem::path& scratch);

}  // namespace dateline::index
