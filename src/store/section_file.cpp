// A sealed file of named sections: written front to back, then opened by its footer.
#include "store/section_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>

#include "io/checksum.h"

namespace dateline::store {
namespace {

constexpr std::uint64_t kAlignment = 64;
constexpr std::string_view kMagic = "DATELINE";
constexpr std::size_t kKindBytes = 8;

/// The last 64 bytes of the file, as they are on disk.
struct Footer {
  std::array<char, 8> magic{};
  std::array<char, kKindBytes> kind{};
  std::uint32_t version = kSectionFileVersion;
  std::uint32_t block_size = static_cast<std::uint32_t>(kChecksumBlock);
  std::uint64_t directory_offset = 0;
  std::uint64_t directory_size = 0;
  std::uint64_t directory_checksum = 0;
  std::uint64_t checksums_checksum = 0;
  std::uint64_t footer_checksum = 0;  // of the 56 bytes before it
};
static_assert(sizeof(Footer) == 64);

std::string_view bytes_of(const Footer& footer) {
  return {reinterpret_cast<const char*>(&footer), sizeof footer};
}

std::array<char, kKindBytes> padded_kind(std::string_view kind) {
  std::array<char, kKindBytes> out{};
  std::copy_n(kind.begin(), std::min(kind.size(), kKindBytes), out.begin());
  return out;
}

std::uint64_t own_checksum(const Footer& footer) {
  return io::checksum64(bytes_of(footer).substr(0, sizeof footer - sizeof footer.footer_checksum));
}

std::uint64_t block_count(std::uint64_t bytes) { return (bytes + kChecksumBlock - 1) / kChecksumBlock; }

std::string_view bytes_of(const std::vector<std::uint64_t>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(std::uint64_t)};
}

error::Error other_version(const std::filesystem::path& path, std::uint32_t version) {
  return {error::ErrorKind::version,
          {path.string(), 0, 0},
          "expected section file version " + std::to_string(kSectionFileVersion) + ", found " +
              std::to_string(version),
          "",
          "rebuild the index with: dateline-index build"};
}

/// What the footer says about itself; nothing else of the file has been looked at.
error::Result<Footer> read_footer(std::string_view file, std::string_view kind,
                                  const std::filesystem::path& path) {
  Footer footer;
  if (file.size() < sizeof footer) return damaged(path, "the file is cut short");
  std::memcpy(&footer, file.data() + file.size() - sizeof footer, sizeof footer);
  if (std::string_view(footer.magic.data(), footer.magic.size()) != kMagic)
    return damaged(path, "the file does not end as a file of an index does");
  if (footer.footer_checksum != own_checksum(footer))
    return damaged(path, "the footer is not what was written");
  if (footer.version != kSectionFileVersion || footer.block_size != kChecksumBlock)
    return other_version(path, footer.version);
  if (footer.kind != padded_kind(kind)) return damaged(path, "expected a file of kind " + std::string(kind));
  return footer;
}

/// Do directory, block checksums and footer fill the file exactly?
bool fits(const Footer& footer, std::uint64_t file_size) {
  const std::uint64_t room = file_size - sizeof footer;
  if (footer.directory_offset > room || footer.directory_size > room - footer.directory_offset) return false;
  const std::uint64_t checked = footer.directory_offset + footer.directory_size;
  return checked + block_count(checked) * sizeof(std::uint64_t) == room;
}

struct DirectoryLine {
  std::string_view name;
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

std::optional<std::uint64_t> read_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// "name offset size", within `room` bytes of sections.
std::optional<DirectoryLine> read_line(std::string_view line, std::uint64_t room) {
  const std::size_t first = line.find(' ');
  const std::size_t second = line.find(' ', first == std::string_view::npos ? first : first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto offset = read_number(line.substr(first + 1, second - first - 1));
  const auto size = read_number(line.substr(second + 1));
  if (!offset || !size || *offset % kAlignment != 0) return std::nullopt;
  if (*offset > room || *size > room - *offset) return std::nullopt;
  return DirectoryLine{line.substr(0, first), *offset, *size};
}

}  // namespace

error::Error damaged(const std::filesystem::path& path, std::string message) {
  return {error::ErrorKind::damaged,
          {path.string(), 0, 0},
          std::move(message),
          "",
          "see what is damaged with: dateline-index check; then roll back or build again"};
}

SectionWriter::SectionWriter(io::OutputFile file, std::string kind)
    : file_(std::move(file)), kind_(std::move(kind)) {}

error::Result<SectionWriter> SectionWriter::create(const std::filesystem::path& path, std::string_view kind) {
  auto file = io::OutputFile::create(path);
  if (!file) return file.error();
  return SectionWriter(std::move(*file), std::string(kind));
}

error::Status SectionWriter::begin(std::string_view name) {
  if (auto padded = pad(kAlignment); !padded) return padded;
  sections_.push_back({std::string(name), file_.size(), 0});
  return {};
}

error::Status SectionWriter::append(std::string_view bytes) {
  sections_.back().size += bytes.size();
  return raw(bytes);
}

std::uint64_t SectionWriter::section_size() const { return sections_.back().size; }

error::Status SectionWriter::pad(std::uint64_t multiple) {
  constexpr std::array<char, kAlignment> kZeros{};
  return raw({kZeros.data(), (multiple - file_.size() % multiple) % multiple});
}

/// Writes `bytes` and checksums every block that they complete; whole blocks are not copied.
error::Status SectionWriter::raw(std::string_view bytes) {
  if (auto written = file_.write(bytes); !written) return written;
  while (!bytes.empty()) {
    const std::size_t taken = std::min<std::size_t>(kChecksumBlock - block_.size(), bytes.size());
    if (taken == kChecksumBlock) {
      checksums_.push_back(io::checksum64(bytes.substr(0, taken)));
    } else {
      block_ += bytes.substr(0, taken);
    }
    bytes.remove_prefix(taken);
    if (block_.size() < kChecksumBlock) continue;
    checksums_.push_back(io::checksum64(block_));
    block_.clear();
  }
  return {};
}

error::Status SectionWriter::finish(bool durable) {
  if (auto padded = pad(kAlignment); !padded) return padded;
  Footer footer;
  std::ranges::copy(kMagic, footer.magic.begin());
  footer.kind = padded_kind(kind_);
  std::string directory;
  for (const Section& section : sections_)
    directory +=
        section.name + " " + std::to_string(section.offset) + " " + std::to_string(section.size) + "\n";
  footer.directory_offset = file_.size();
  footer.directory_size = directory.size();
  footer.directory_checksum = io::checksum64(directory);
  if (auto written = raw(directory); !written) return written;
  if (!block_.empty()) checksums_.push_back(io::checksum64(block_));
  footer.checksums_checksum = io::checksum64(bytes_of(checksums_));
  footer.footer_checksum = own_checksum(footer);
  if (auto written = file_.write(bytes_of(checksums_)); !written) return written;
  if (auto written = file_.write(bytes_of(footer)); !written) return written;
  return file_.finish(durable);
}

error::Result<SectionFile> SectionFile::open(const std::filesystem::path& path, std::string_view kind) {
  auto mapped = io::MappedFile::open(path);
  if (!mapped && mapped.error().kind == error::ErrorKind::not_found)
    return damaged(path, "this file of the index is missing");
  if (!mapped) return mapped.error();
  const std::string_view bytes = mapped->bytes();
  const auto footer = read_footer(bytes, kind, path);
  if (!footer) return footer.error();
  if (!fits(*footer, bytes.size())) return damaged(path, "the file has not the size that its footer says");

  SectionFile file;
  const std::string_view directory = bytes.substr(footer->directory_offset, footer->directory_size);
  if (io::checksum64(directory) != footer->directory_checksum)
    return damaged(path, "the directory of sections is not what was written");
  if (!file.read_directory(directory, bytes.substr(0, footer->directory_offset)))
    return damaged(path, "the directory of sections cannot be read");
  file.path_ = path;
  file.checked_ = bytes.substr(0, footer->directory_offset + footer->directory_size);
  file.checksums_ = bytes.substr(file.checked_.size(), bytes.size() - file.checked_.size() - sizeof(Footer));
  file.checksums_checksum_ = footer->checksums_checksum;
  file.file_ = std::move(*mapped);
  return file;
}

bool SectionFile::read_directory(std::string_view directory, std::string_view sections) {
  while (!directory.empty()) {
    const std::size_t end = directory.find('\n');
    if (end == std::string_view::npos) return false;
    const auto line = read_line(directory.substr(0, end), sections.size());
    if (!line) return false;
    if (!sections_.emplace(line->name, sections.substr(line->offset, line->size)).second) return false;
    directory.remove_prefix(end + 1);
  }
  return true;
}

std::vector<std::string> SectionFile::names() const {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : sections_) names.push_back(name);
  return names;
}

std::string_view SectionFile::bytes(std::string_view name) const {
  const auto found = sections_.find(name);
  return found == sections_.end() ? std::string_view() : found->second;
}

error::Status SectionFile::verify() const {
  if (file_.bytes().empty()) return {};
  if (io::checksum64(checksums_) != checksums_checksum_)
    return damaged(path_, "the list of block checksums is not what was written");
  for (std::uint64_t block = 0; block < block_count(checked_.size()); ++block) {
    std::uint64_t wanted = 0;
    std::memcpy(&wanted, checksums_.data() + block * sizeof wanted, sizeof wanted);
    const std::uint64_t offset = block * kChecksumBlock;
    if (io::checksum64(checked_.substr(offset, kChecksumBlock)) != wanted)
      return damaged(path_, "bytes from offset " + std::to_string(offset) + " on are not what was written");
  }
  return {};
}

error::Result<std::unique_ptr<SectionWatch>> SectionFile::watch() const {
  auto watch = std::make_unique<SectionWatch>(path_, file_.bytes(), checked_.size(), checksums_);
  if (auto sound = watch->status(); !sound) return sound.error();
  return watch;
}

error::Status SectionWatch::status() const {
  const auto damage = guard_.damage();
  if (!damage) return {};
  const std::string from = "bytes from offset " + std::to_string(damage->offset) + " on ";
  return damaged(path_, from + (damage->readable ? "are not what was written" : "cannot be read any more"));
}

}  // namespace dateline::store
