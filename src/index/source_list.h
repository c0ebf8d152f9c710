// What a generation was read from, kept so that an update can tell what is new.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "article/article_reader.h"
#include "error/result.h"
#include "schema/edition.h"
#include "store/index_directory.h"

namespace dateline::index {

struct SourceList {
  std::vector<article::SourceFile> files;
  /// Articles that a person removed by their ids, with their content hashes: updates leave them out for as
  /// long as they are what they were.
  std::map<std::string, std::uint64_t, std::less<>> removed;
  /// Items that their source killed, up to this edition: updates leave them out unless a later one comes.
  std::map<std::string, schema::Edition, std::less<>> withdrawn{};
};

/// First line "dateline sources 1", then one line a file: path, path relative to SOURCE, absolute path,
/// format, encoding, file size, modification and change time (ns), bytes after decompression, hash of these,
/// fingerprint of the options, articles, rejected, replaced characters, unreadable dates, 1 when read to the
/// end (else 0); separated by tabs. In paths a tab, line feed and backslash are written \t, \n and \\. Then a
/// line for each removed article: "removed", id, content hash; and one for each killed item: "withdrawn", id,
/// number of the edition, when it was made.
std::string to_text(const SourceList& list);
/// The list with times of 0 for files that were changed within kRacySeconds before `started`, or later: such
/// a file can change once more without a change of its times, so it has to be read again (as in git's racy
/// entries). So has one of which articles were held back: a later run may publish them.
std::vector<article::SourceFile> trusted_times(std::vector<article::SourceFile> files,
                                               std::chrono::system_clock::time_point started);
inline constexpr int kRacySeconds = 2;  // the coarsest clock of a file system in use (FAT)

error::Result<SourceList> parse_sources(std::string_view text, const std::string& path);
/// The list that a generation keeps.
error::Result<SourceList> read_source_list(const store::IndexDirectory& index,
                                           const store::Manifest& manifest);

}  // namespace dateline::index
