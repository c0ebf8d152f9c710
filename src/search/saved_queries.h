// Queries that a file keeps under names, for query:name.
#pragma once

#include <cstdint>
#include <istream>
#include <map>
#include <string>
#include <string_view>

#include "error/result.h"

namespace dateline::search {

struct SavedQuery {
  std::string query;
  std::uint64_t line = 0;  // of the file
  std::size_t column = 1;  // where the query begins in it, in bytes from 1
  std::string line_text;   // the whole line
};

class SavedQueries {
 public:
  /// One query a line: `name = query`, or name, tab, query. A name is made of letters, digits and _ - . of
  /// ASCII. Blank lines and those that begin with # are left out. bad_query with the place in `file` for a
  /// line that is neither and for a name that is there twice. The queries themselves are read when they are
  /// asked for.
  static error::Result<SavedQueries> read(std::istream& lines, std::string file);

  /// nullptr when there is none of that name.
  const SavedQuery* find(std::string_view name) const;
  /// The known name nearest to a mistyped one, or empty.
  std::string nearest(std::string_view name) const;
  const std::string& file() const { return file_; }

 private:
  std::string file_;
  std::map<std::string, SavedQuery, std::less<>> queries_;
};

/// Where a name that begins at `at` ends.
std::size_t saved_name_end(std::string_view text, std::size_t at);

}  // namespace dateline::search
