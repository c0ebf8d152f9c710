// How articles come out of sources: one at a time, or the error that stands in the place of one.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "error/result.h"
#include "io/archive_walk.h"

namespace dateline::article {

/// Names for --format; `automatic` looks at the content, then at the name.
enum class Format : std::uint8_t {
  automatic,
  text,
  jsonl,
  csv,
  reuters_sgml,
  html,
  feed,
  newsml,
  nitf,
  ninjs,
  digitalwires,
  iptc7901,
  warc,
  trec,
  mbox,
  eml,
  sqlite
};
/// "auto", "text", "jsonl", "csv", "reuters-sgml", "html", "feed",
/// "newsml", "nitf", "ninjs", "dpa-digitalwires", "iptc7901", "warc", "trec", "mbox", "eml", "sqlite".
std::optional<Format> parse_format(std::string_view name);
std::string_view name_of(Format format);

struct ReadOptions {
  Format format = Format::automatic;
  /// FIELD=NAME of --map: article field -> key of the input (JSON key, with dots for nested ones, or CSV
  /// column). A CSV column may also be given by number from 1, for files without a header line.
  std::multimap<std::string, std::string> map;
  /// Key of --records: where in a JSON text the articles are (with dots for nested ones); empty: see
  /// JsonParser.
  std::string records;
  std::string id_prefix;
  text::Language language;  // of every article, instead of what the source says
  io::UnpackLimit unpack;
  bool keep_non_articles = false;  // front pages, lists, videos among HTML pages are articles too
  /// Articles that are embargoed beyond this instant are held back: counted, and not yielded. Nothing: the
  /// beginning of the reading.
  std::optional<std::chrono::system_clock::time_point> started{};
  std::filesystem::path leave_out;  // a folder below a source that is none: the index itself
};

/// Fields that --map may name: id title body date source author section topic place person org language url
/// dateline modified.
const std::vector<std::string_view>& mappable_fields();

/// Yields articles or errors one by one, holding one article at a time.
class ArticleReader {
 public:
  virtual ~ArticleReader() = default;
  /// The next article (or withdrawal of one), or why one could not be read (then the reader goes on behind
  /// it); nothing at the end.
  virtual std::optional<error::Result<Article>> next() = 0;
};

/// One file (or member of an archive) that was read, for the report and for updates.
struct SourceFile {
  std::string path;                // as the person named it; archive members after "!"
  std::string relative;            // to SOURCE, members after "!"; empty for standard input
  std::string absolute;            // path, made absolute, members after "!"; "-" for standard input
  std::string member;              // the part of the paths behind "!", or empty
  bool only_new_part = false;      // what was read before was passed over; `articles` counts it too
  std::uint64_t bytes_in = 0;      // after decompression
  std::uint64_t file_size = 0;     // on disk (of the archive, for a member)
  std::int64_t modified_ns = 0;    // since 1970
  std::int64_t changed_ns = 0;     // see io::FoundFile
  std::uint64_t read_as = 0;       // fingerprint() of the options it was read with
  std::uint64_t content_hash = 0;  // XXH3-64 of the bytes after decompression
  std::uint64_t articles = 0;
  std::uint64_t rejected = 0;
  std::uint64_t non_articles = 0;         // pages that are none, left out (see keep_non_articles)
  std::uint64_t held_back = 0;            // articles under embargo
  std::uint64_t withdrawn = 0;            // items that their source killed (Article::withdrawn)
  bool complete = true;                   // false when reading broke off: damaged, truncated
  std::uint64_t replaced_characters = 0;  // invalid bytes that became U+FFFD
  std::uint64_t bad_dates = 0;  // articles that are kept without their date, which could not be read
  std::optional<error::Error> first_bad_date;  // an example of them
  std::string encoding;               // what it (or a part of it) was converted from, empty for UTF-8
  Format format = Format::automatic;  // as found
};

/// What is known from an earlier run of the files that a run comes upon.
class FileHistory {
 public:
  virtual ~FileHistory() = default;
  /// Must `file` not be read again? Paths, size, times and read_as are filled in, nothing else is known yet.
  virtual bool is_unchanged(const SourceFile& file) = 0;
  /// How the file was when it was read, if it may since have grown at its end and nothing else; the reader
  /// makes sure of that. Nothing otherwise.
  virtual const SourceFile* before_growth(const SourceFile& file) = 0;
};

/// Equal for options with which a file yields the same articles.
std::uint64_t fingerprint(const ReadOptions& options);

/// Reads all SOURCE... of a command in a stable order: files, folders (recursively, sorted bytewise by path),
/// "-" for standard input; archives and compressed files are opened. An unreadable file or folder is one
/// error, and the rest goes on. Holds one article at a time; memory does not grow with the file, except for
/// one record (at most kLongestRecord bytes).
class SourceReader final : public ArticleReader {
 public:
  /// `history`, if there is one, outlives the reader: files that it calls unchanged are passed over, of files
  /// that have only grown the new part is read (JSON Lines and CSV).
  SourceReader(std::vector<std::string> sources, ReadOptions options, FileHistory* history = nullptr);
  ~SourceReader() override;
  std::optional<error::Result<Article>> next() override;

  /// Files finished so far, in order; the one being read is not in it yet.
  const std::vector<SourceFile>& files() const;
  std::uint64_t bytes_in() const;  // after decompression, so far
  /// Bytes on disk of all sources (0 when one is standard input), and how many of them are consumed: for the
  /// progress bar.
  std::uint64_t bytes_total() const;
  std::uint64_t bytes_consumed() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A longer record (a JSON line, a CSV row, an SGML record, a text file) is rejected: 64 MiB.
inline constexpr std::uint64_t kLongestRecord = 64ULL << 20U;

}  // namespace dateline::article
