// Texts with their names marked, as trainer and evaluation read them: one token and its label a line.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "entities/document_view.h"
#include "entities/mention.h"
#include "error/result.h"

namespace dateline::tools {

struct TaggedDocument {
  std::vector<std::string> tokens;
  std::vector<std::uint32_t> sentences;  // by first token
  std::vector<entities::Mention> names;  // by token, sorted
  entities::TokenSequence view() const;  // into this document
};

/// Reads "token TAB label" lines, labels O, B- and I- with PER, ORG, LOC or MISC; an empty line ends a
/// sentence, a line "-DOCSTART-" begins a document. Files that end in .zst are unpacked.
error::Result<std::vector<TaggedDocument>> read_tagged_file(const std::filesystem::path& path);
error::Result<std::vector<TaggedDocument>> parse_tagged_text(std::string_view text, const std::string& name);

/// The whole of a file, unpacked when it ends in .zst.
error::Result<std::string> read_text_file(const std::filesystem::path& path);

enum class Casing : std::uint8_t { as_written, capitals, titles };
/// The same document with its tokens in capitals, or each with its first letter as a capital.
TaggedDocument recased(const TaggedDocument& document, Casing casing);

}  // namespace dateline::tools
