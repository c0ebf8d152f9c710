// What a generation was read from, kept so that an update can tell what is new.
#include "index/source_list.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <type_traits>

#include "io/checksum.h"
#include "io/output_file.h"
#include "store/escaped_text.h"
#include "store/section_file.h"

namespace dateline::index {
namespace {

constexpr std::string_view kFirstLine = "dateline sources 1";
constexpr std::string_view kRemoved = "removed";
constexpr std::string_view kWithdrawn = "withdrawn";
constexpr std::size_t kColumns = 16;
constexpr std::uint64_t kLargestList = 8ULL << 30U;  // bytes

using store::escaped;

/// Says whether it could be read.
bool read_text(std::string_view escaped_text, std::string& text) {
  auto read = store::unescaped(escaped_text);
  if (!read) return false;
  text = *std::move(read);
  return true;
}

/// Values with tabs between them.
class SourceLine {
 public:
  SourceLine& add(std::string_view value) {
    if (begun_) text_ += '\t';
    begun_ = true;
    text_ += value;
    return *this;
  }
  template <class Number>
  requires std::is_arithmetic_v<Number> SourceLine& add(Number value) { return add(std::to_string(value)); }
  std::string text() const { return text_ + '\n'; }

 private:
  std::string text_;
  bool begun_ = false;
};

template <class T>
bool read_number(std::string_view text, T& number) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc{} && end == text.data() + text.size();
}

bool parse_file(std::string_view line, article::SourceFile& file) {
  std::array<std::string_view, kColumns> columns;
  for (std::size_t i = 0; i < kColumns; ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == kColumns)) return false;
    columns[i] = line.substr(0, tab);
    if (tab != std::string_view::npos) line.remove_prefix(tab + 1);
  }
  if (!read_text(columns[0], file.path) || !read_text(columns[1], file.relative) ||
      !read_text(columns[2], file.absolute))
    return false;
  const auto format = article::parse_format(columns[3]);
  if (!format) return false;
  file.format = *format;
  file.encoding = columns[4];
  std::uint64_t complete = 0;
  const bool good = read_number(columns[5], file.file_size) && read_number(columns[6], file.modified_ns) &&
                    read_number(columns[7], file.changed_ns) && read_number(columns[8], file.bytes_in) &&
                    read_number(columns[9], file.content_hash) && read_number(columns[10], file.read_as) &&
                    read_number(columns[11], file.articles) && read_number(columns[12], file.rejected) &&
                    read_number(columns[13], file.replaced_characters) &&
                    read_number(columns[14], file.bad_dates) && read_number(columns[15], complete);
  file.complete = complete == 1;
  return good && complete <= 1;
}

/// "removed", id, content hash.
bool parse_removed(std::string_view line, SourceList& list) {
  line.remove_prefix(kRemoved.size() + 1);
  const std::size_t tab = line.find('\t');
  std::uint64_t content_hash = 0;
  if (tab == std::string_view::npos || !read_number(line.substr(tab + 1), content_hash)) return false;
  std::string id;
  if (!read_text(line.substr(0, tab), id)) return false;
  list.removed[id] = content_hash;
  return true;
}

/// "withdrawn", id, number of the edition, when it was made.
bool parse_withdrawn(std::string_view line, SourceList& list) {
  line.remove_prefix(kWithdrawn.size() + 1);
  const std::size_t made = line.rfind('\t');
  const std::size_t number = line.rfind('\t', made - 1);
  schema::Edition edition;
  if (!read_number(line.substr(made + 1), edition.made) ||
      !read_number(line.substr(number + 1, made - number - 1), edition.number))
    return false;
  std::string id;
  if (!read_text(line.substr(0, number), id)) return false;
  list.withdrawn[id] = edition;
  return true;
}

/// A file has more columns than a removed article or a killed item, whatever it is called.
bool parse_line(std::string_view line, SourceList& list) {
  if (line.starts_with(kWithdrawn) && std::ranges::count(line, '\t') == 3) return parse_withdrawn(line, list);
  if (line.starts_with(kRemoved) && std::ranges::count(line, '\t') == 2) return parse_removed(line, list);
  return parse_file(line, list.files.emplace_back());
}

}  // namespace

std::string to_text(const SourceList& list) {
  std::string out(kFirstLine);
  out += '\n';
  for (const article::SourceFile& file : list.files) {
    SourceLine line;
    line.add(escaped(file.path)).add(escaped(file.relative)).add(escaped(file.absolute));
    line.add(article::name_of(file.format)).add(file.encoding).add(file.file_size).add(file.modified_ns);
    line.add(file.changed_ns).add(file.bytes_in).add(file.content_hash).add(file.read_as).add(file.articles);
    line.add(file.rejected).add(file.replaced_characters).add(file.bad_dates).add(file.complete ? 1 : 0);
    out += line.text();
  }
  for (const auto& [id, content_hash] : list.removed)
    out += SourceLine().add(kRemoved).add(escaped(id)).add(content_hash).text();
  for (const auto& [id, edition] : list.withdrawn)
    out += SourceLine().add(kWithdrawn).add(escaped(id)).add(edition.number).add(edition.made).text();
  return out;
}

std::vector<article::SourceFile> trusted_times(std::vector<article::SourceFile> files,
                                               std::chrono::system_clock::time_point started) {
  const auto trusted = started - std::chrono::seconds(kRacySeconds);
  const std::int64_t limit =
      std::chrono::duration_cast<std::chrono::nanoseconds>(trusted.time_since_epoch()).count();
  for (article::SourceFile& file : files)
    if (file.modified_ns >= limit || file.changed_ns >= limit || file.held_back > 0)
      file.modified_ns = file.changed_ns = 0;
  return files;
}

error::Result<SourceList> parse_sources(std::string_view text, const std::string& path) {
  SourceList list;
  for (std::uint64_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    const bool good = number == 1 ? line == kFirstLine : parse_line(line, list);
    if (!good)
      return error::Error{error::ErrorKind::damaged,
                          {path, number, 0},
                          "not a list of sources as this program writes it",
                          std::string(line),
                          "build the index again"};
  }
  return list;
}

error::Result<SourceList> read_source_list(const store::IndexDirectory& index,
                                           const store::Manifest& manifest) {
  const std::filesystem::path path = index.path() / manifest.sources.path;
  const auto text = io::read_small_file(path, kLargestList);
  if (!text) return text.error();
  if (io::checksum64(*text) != manifest.sources.checksum)
    return store::damaged(path, "the list of sources is not what was written");
  return parse_sources(*text, path.string());
}

}  // namespace dateline::index
