// What a reader has to know of the file it reads, and what it notes down for the report.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "article/article_reader.h"
#include "article/title.h"

namespace dateline::article {

/// Where the new part of a file that has grown begins: behind so many bytes and lines, of which the reader
/// gets the first `header_lines` (a CSV header) again.
struct GrownPart {
  std::uint64_t lines_before = 0;  // 0: the whole file is read
  std::uint64_t header_lines = 0;
  std::uint64_t bytes_before = 0;
};

struct ReadContext {
  std::string place;           // of articles and errors: the file, and the member of an archive after "!"
  std::string relative;        // the same, relative to SOURCE; empty for standard input
  const ReadOptions* options;  // outlives the reader
  TitleCutter* titles;         // outlives the reader
  GrownPart grown = {};        // when only the new part of a file is read
};

/// Filled while the file is read; all of it is known when the reader has reached the end.
struct ReadNotes {
  Format format = Format::automatic;  // as found
  std::string encoding;               // what the text was converted from, empty for UTF-8
  std::uint64_t replaced_characters = 0;
  std::uint64_t non_articles = 0;  // pages that are none, passed over
  std::string first_non_article;   // why the first of them is none, where the format says so
  std::uint64_t bad_dates = 0;
  std::optional<error::Error> first_bad_date;
};

inline error::Error bad_article(error::Place place, std::string message, std::string hint = {},
                                std::string line_text = {}) {
  return {error::ErrorKind::bad_article, std::move(place), std::move(message), std::move(line_text),
          std::move(hint)};
}

}  // namespace dateline::article
