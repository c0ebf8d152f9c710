// Makes the gazetteer of the tagger from lists of names, and the clusters from a table of words.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "entities/tagged_text.h"
#include "error/result.h"

namespace dateline::tools {

/// Payload of entities::Gazetteer from the lists in `folder` (those that are there), the file `cue_words`,
/// and how `texts` write the words within their sentences.
error::Result<std::string> gazetteer_payload(const std::filesystem::path& folder,
                                             const std::filesystem::path& cue_words,
                                             const std::vector<TaggedDocument>& texts);

/// Payload of entities::WordClusters from "word TAB cluster TAB ..." lines with four numbers from 0.
error::Result<std::string> clusters_payload(const std::filesystem::path& table);

}  // namespace dateline::tools
