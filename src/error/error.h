// What went wrong, and where: the one error value of the library and the one printer of it.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace dateline::error {

/// What sort of failure it is; the programs turn it into an exit status.
enum class ErrorKind : std::uint8_t {
  usage,        // the person's flags or arguments
  bad_query,    // a query that cannot be read
  bad_article,  // one article of a source cannot be read; the rest goes on
  bad_source,   // a source (file, folder, archive) cannot be read
  not_found,    // no such index, article or generation
  storage,      // the disk refused: full, read-only, an I/O error
  damaged,      // a file of the index is not what was written
  version,      // an index of another schema version
  locked,       // another writer holds the index
  limit,        // a documented limit was exceeded
  interrupted,  // the person stopped it
  internal      // a bug
};
std::string_view name_of(ErrorKind kind);

/// A position in a source. `line` and `column` count from 1, columns in bytes; 0 means "not known".
struct Place {
  std::string source;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  friend bool operator==(const Place&, const Place&) = default;
};
/// "source:line:column", leaving out what is not known.
std::string to_string(const Place& place);
std::ostream& operator<<(std::ostream& out, const Place& place);

/// `message`: lower case, no full stop, says what was expected. `line_text`: the line to draw the caret
/// under, or empty. `hint`: what to do, or empty.
struct Error {
  ErrorKind kind = ErrorKind::internal;
  Place place;
  std::string message;
  std::string line_text;
  std::string hint;
  friend bool operator==(const Error&, const Error&) = default;
};

/// The whole error as people see it, in one to four lines that end with a line feed:
///     query:1:9: expected a term after AND
///       ISIS AND
///               ^
///       hint: to search for the word itself, quote it: "AND"
/// Control characters are shown as \xNN so that a source cannot write to the terminal; a long line is cut
/// around the caret, which stands under the character that begins at byte `column`.
std::string describe(const Error& error);
std::ostream& operator<<(std::ostream& out, const Error& error);

/// `text` with C0, C1 and DEL control characters (line feed and tab too) and invalid UTF-8 shown as \xNN.
std::string visible(std::string_view text);

}  // namespace dateline::error
