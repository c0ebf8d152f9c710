// What a generation was read from, kept so that an update can tell what is new.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/article_reader.h"
#include "error/result.h"

namespace dateline::index {

/// First line "dateline sources 1", then one line a file: path, format, encoding, file size, modification
/// time (ns), bytes after decompression, hash of these, articles, rejected; separated by tabs. In paths a
/// tab, line feed and backslash are written \t, \n and \\.
std::string to_text(const std::vector<article::SourceFile>& files);
error::Result<std::vector<article::SourceFile>> parse_sources(std::string_view text, const std::string& path);

}  // namespace dateline::index
