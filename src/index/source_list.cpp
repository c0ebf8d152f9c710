// What a generation was read from, kept so that an update can tell what is new.
#include "index/source_list.h"

#include <array>
#include <charconv>

namespace dateline::index {
namespace {

constexpr std::string_view kFirstLine = "dateline sources 1";
constexpr std::size_t kColumns = 9;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\t')
      out += "\\t";
    else if (c == '\n')
      out += "\\n";
    else if (c == '\\')
      out += "\\\\";
    else
      out += c;
  }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char code = text[++i];
    out += code == 't' ? '\t' : code == 'n' ? '\n' : code;
  }
  return out;
}

template <class T>
bool read_number(std::string_view text, T& number) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc{} && end == text.data() + text.size();
}

bool parse_line(std::string_view line, article::SourceFile& file) {
  std::array<std::string_view, kColumns> columns;
  for (std::size_t i = 0; i < kColumns; ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == kColumns)) return false;
    columns[i] = line.substr(0, tab);
    if (tab != std::string_view::npos) line.remove_prefix(tab + 1);
  }
  file.path = unescaped(columns[0]);
  const auto format = article::parse_format(columns[1]);
  if (!format) return false;
  file.format = *format;
  file.encoding = columns[2];
  return read_number(columns[3], file.file_size) && read_number(columns[4], file.modified_ns) &&
         read_number(columns[5], file.bytes_in) && read_number(columns[6], file.content_hash) &&
         read_number(columns[7], file.articles) && read_number(columns[8], file.rejected);
}

}  // namespace

std::string to_text(const std::vector<article::SourceFile>& files) {
  std::string out(kFirstLine);
  out += '\n';
  for (const article::SourceFile& file : files) {
    out += escaped(file.path) + '\t' + std::string(article::name_of(file.format)) + '\t' + file.encoding +
           '\t' + std::to_string(file.file_size) + '\t' + std::to_string(file.modified_ns) + '\t' +
           std::to_string(file.bytes_in) + '\t' + std::to_string(file.content_hash) + '\t' +
           std::to_string(file.articles) + '\t' + std::to_string(file.rejected) + '\n';
  }
  return out;
}

error::Result<std::vector<article::SourceFile>> parse_sources(std::string_view text,
                                                              const std::string& path) {
  std::vector<article::SourceFile> files;
  for (std::uint64_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    const bool good = number == 1 ? line == kFirstLine : parse_line(line, files.emplace_back());
    if (!good)
      return error::Error{error::ErrorKind::damaged,
                          {path, number, 0},
                          "not a list of sources as this program writes it",
                          std::string(line),
                          "build the index again"};
  }
  return files;
}

}  // namespace dateline::index
