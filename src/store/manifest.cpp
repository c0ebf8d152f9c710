// What a generation consists of, as lines of text that a person can read too.
#include "store/manifest.h"

#include <array>
#include <charconv>
#include <utility>

#include "io/checksum.h"
#include "schema/schema_version.h"
#include "store/escaped_text.h"
#include "store/section_file.h"

namespace dateline::store {
namespace {

constexpr int kManifestFormat = 1;
constexpr std::string_view kFirstKey = "dateline manifest";

template <class Number>
std::optional<Number> number(std::string_view text, int base = 10) {
  Number value{};
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

/// Writes "key<TAB>value...<LF>".
class ManifestWriter {
 public:
  template <class... Values>
  void line(std::string_view key, const Values&... values) {
    text_ += key;
    (append(values), ...);
    text_ += '\n';
  }
  void file(std::string_view key, const FileEntry& entry) {
    line(key, entry.size, io::to_hex(entry.checksum), escaped(entry.path));
  }
  void instant(std::string_view key, const schema::Instant& instant) {
    if (instant.known()) line(key, instant.start, static_cast<int>(instant.precision));
  }
  void counts(std::string_view key, const std::map<std::string, std::uint64_t>& counts) {
    for (const auto& [name, count] : counts) line(key, count, escaped(name));
  }
  std::string finish() && {
    const std::string checksum = io::to_hex(io::checksum64(text_));
    line("end", checksum);
    return std::move(text_);
  }

 private:
  void append(const std::string& value) { text_ += "\t" + value; }
  template <class Number>
  void append(const Number& value) {
    text_ += "\t" + std::to_string(value);
  }
  std::string text_;
};

using Values = std::vector<std::string_view>;  // of one line, behind its key

template <class Number>
bool read_number(const Values& values, Number& into) {
  const auto value = values.size() == 1 ? number<Number>(values[0]) : std::nullopt;
  if (value) into = *value;
  return value.has_value();
}

bool read_text(const Values& values, std::string& into) {
  auto value = values.size() == 1 ? unescaped(values[0]) : std::nullopt;
  if (value) into = std::move(*value);
  return value.has_value();
}

bool read_switch(const Values& values, bool& into) {
  into = values.size() == 1 && values[0] == "on";
  return into || (values.size() == 1 && values[0] == "off");
}

bool read_instant(const Values& values, schema::Instant& into) {
  if (values.size() != 2) return false;
  const auto start = number<schema::Seconds>(values[0]);
  const auto precision = number<unsigned>(values[1]);
  if (!start || !precision || *precision > static_cast<unsigned>(schema::Precision::second)) return false;
  into = {*start, static_cast<schema::Precision>(*precision)};
  return into.known();
}

bool read_count(const Values& values, std::map<std::string, std::uint64_t>& into) {
  if (values.size() != 2) return false;
  const auto count = number<std::uint64_t>(values[0]);
  const auto name = unescaped(values[1]);
  return count && name && into.emplace(*name, *count).second;
}

/// A path that stays inside of the index.
bool is_inside(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.find('\0') != std::string_view::npos) return false;
  for (const std::string_view part : split(path, '/'))
    if (part.empty() || part == "." || part == "..") return false;
  return true;
}

bool read_file(const Values& values, FileEntry& into) {
  if (values.size() != 3) return false;
  const auto size = number<std::uint64_t>(values[0]);
  const auto checksum = values[1].size() == 16 ? number<std::uint64_t>(values[1], 16) : std::nullopt;
  auto path = unescaped(values[2]);
  if (!size || !checksum || !path || !is_inside(*path)) return false;
  into = {std::move(*path), *size, *checksum};
  return true;
}

bool read_segment(const Values& values, std::vector<SegmentEntry>& into) {
  if (values.size() != 2) return false;
  const auto articles = number<std::uint32_t>(values[0]);
  auto id = unescaped(values[1]);
  if (!articles || !id || !is_inside(*id) || id->find('/') != std::string::npos) return false;
  into.push_back({std::move(*id), *articles, {}, 0, {}});
  return true;
}

/// A file of the segment named last.
bool read_segment_file(const Values& values, std::vector<SegmentEntry>& segments) {
  FileEntry file;
  if (segments.empty() || !read_file(values, file)) return false;
  segments.back().files.push_back(std::move(file));
  return true;
}

/// The dead articles of the segment named last: how many, and where they are listed.
bool read_tombstones(const Values& values, std::vector<SegmentEntry>& segments) {
  if (segments.empty() || values.size() != 4 || segments.back().dead != 0) return false;
  const auto dead = number<std::uint32_t>(values[0]);
  if (!dead || *dead == 0 || *dead > segments.back().articles) return false;
  segments.back().dead = *dead;
  return read_file({values.begin() + 1, values.end()}, segments.back().tombstones);
}

struct LineKind {
  std::string_view key;
  bool (*read)(const Values& values, Manifest& into);
};
constexpr std::array kLines{
    LineKind{"generation", [](const Values& v, Manifest& m) { return read_number(v, m.generation); }},
    LineKind{"program", [](const Values& v, Manifest& m) { return read_text(v, m.program); }},
    LineKind{"published", [](const Values& v, Manifest& m) { return read_number(v, m.published); }},
    LineKind{"bytes_in", [](const Values& v, Manifest& m) { return read_number(v, m.bytes_in); }},
    LineKind{"articles", [](const Values& v, Manifest& m) { return read_number(v, m.totals.articles); }},
    LineKind{"title_words",
             [](const Values& v, Manifest& m) { return read_number(v, m.totals.title_words); }},
    LineKind{"body_words", [](const Values& v, Manifest& m) { return read_number(v, m.totals.body_words); }},
    LineKind{"text_bytes", [](const Values& v, Manifest& m) { return read_number(v, m.totals.text_bytes); }},
    LineKind{"undated", [](const Values& v, Manifest& m) { return read_number(v, m.totals.undated); }},
    LineKind{"oldest", [](const Values& v, Manifest& m) { return read_instant(v, m.totals.oldest); }},
    LineKind{"newest", [](const Values& v, Manifest& m) { return read_instant(v, m.totals.newest); }},
    LineKind{"language", [](const Values& v, Manifest& m) { return read_count(v, m.totals.languages); }},
    LineKind{"stemming",
             [](const Values& v, Manifest& m) { return read_count(v, m.totals.stemming_languages); }},
    LineKind{"segment", [](const Values& v, Manifest& m) { return read_segment(v, m.segments); }},
    LineKind{"file", [](const Values& v, Manifest& m) { return read_segment_file(v, m.segments); }},
    LineKind{"tombstones", [](const Values& v, Manifest& m) { return read_tombstones(v, m.segments); }},
    LineKind{"entities", [](const Values& v, Manifest& m) { return read_switch(v, m.entities); }},
    LineKind{"names", [](const Values& v, Manifest& m) { return read_file(v, m.names); }},
    LineKind{"copies", [](const Values& v, Manifest& m) { return read_file(v, m.copies); }},
    LineKind{"sources", [](const Values& v, Manifest& m) { return read_file(v, m.sources); }}};

bool read_line(std::string_view line, Manifest& into) {
  Values values = split(line, '\t');
  const std::string_view key = values.front();
  values.erase(values.begin());
  for (const LineKind& kind : kLines)
    if (kind.key == key) return kind.read(values, into);
  return false;
}

/// The value of "key<TAB>value" that begins at `at`; moves `at` behind the line.
std::optional<int> version_line(std::string_view text, std::string_view key, std::size_t& at) {
  const std::size_t end = text.find('\n', at);
  if (end == std::string_view::npos) return std::nullopt;
  const Values values = split(text.substr(at, end - at), '\t');
  at = end + 1;
  if (values.size() != 2 || values[0] != key) return std::nullopt;
  return number<int>(values[1]);
}

error::Error other_version(const std::string& path, std::string_view what, int wanted, int found) {
  const bool newer = found > wanted;
  return {error::ErrorKind::version,
          {path, 0, 0},
          "expected " + std::string(what) + " version " + std::to_string(wanted) + ", found " +
              std::to_string(found),
          "",
          newer ? "this index was written by a newer program; use that one, or rebuild it with: "
                  "dateline-index build"
                : "rebuild it with: dateline-index build"};
}

/// The lines before the last one, or nothing when the last one is no "end" with their checksum.
std::optional<std::string_view> checked_lines(std::string_view text) {
  if (text.empty() || text.back() != '\n') return std::nullopt;
  const std::size_t before = text.substr(0, text.size() - 1).rfind('\n');
  if (before == std::string_view::npos) return std::nullopt;
  const std::string_view lines = text.substr(0, before + 1);
  if (text.substr(before + 1) != "end\t" + io::to_hex(io::checksum64(lines)) + "\n") return std::nullopt;
  return lines;
}

}  // namespace

std::string to_text(const Manifest& manifest) {
  ManifestWriter out;
  out.line(kFirstKey, kManifestFormat);
  out.line("schema", manifest.schema_version);
  out.line("generation", manifest.generation);
  out.line("program", escaped(manifest.program));
  out.line("published", manifest.published);
  out.line("bytes_in", manifest.bytes_in);
  const LiveTotals& totals = manifest.totals;
  out.line("articles", totals.articles);
  out.line("title_words", totals.title_words);
  out.line("body_words", totals.body_words);
  out.line("text_bytes", totals.text_bytes);
  out.line("undated", totals.undated);
  out.instant("oldest", totals.oldest);
  out.instant("newest", totals.newest);
  out.counts("language", totals.languages);
  out.counts("stemming", totals.stemming_languages);
  for (const SegmentEntry& segment : manifest.segments) {
    out.line("segment", segment.articles, escaped(segment.id));
    for (const FileEntry& file : segment.files) out.file("file", file);
    const FileEntry& dead = segment.tombstones;
    if (segment.dead > 0)
      out.line("tombstones", segment.dead, dead.size, io::to_hex(dead.checksum), escaped(dead.path));
  }
  out.line("entities", std::string(manifest.entities ? "on" : "off"));
  if (!manifest.names.path.empty()) out.file("names", manifest.names);
  if (!manifest.copies.path.empty()) out.file("copies", manifest.copies);
  if (!manifest.sources.path.empty()) out.file("sources", manifest.sources);
  return std::move(out).finish();
}

error::Result<Manifest> parse_manifest(std::string_view text, const std::string& path) {
  std::size_t at = 0;
  const auto format = version_line(text, kFirstKey, at);
  if (!format) return damaged(path, "expected a manifest");
  if (*format != kManifestFormat) return other_version(path, "manifest", kManifestFormat, *format);
  const auto schema = version_line(text, "schema", at);
  if (!schema) return damaged(path, "expected the schema version in line 2");
  if (*schema != schema::kSchemaVersion)
    return other_version(path, "schema", schema::kSchemaVersion, *schema);
  const auto lines = checked_lines(text);
  if (!lines) return damaged(path, "the manifest is not what was written");

  Manifest manifest;
  manifest.schema_version = *schema;
  while (at < lines->size()) {
    const std::size_t end = lines->find('\n', at);
    const std::string_view line = lines->substr(at, end - at);
    if (!read_line(line, manifest)) return damaged(path, "cannot read the line: " + std::string(line));
    at = end + 1;
  }
  return manifest;
}

}  // namespace dateline::store
