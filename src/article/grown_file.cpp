// Files that grow at their end: what was read before is only hashed.
#include "article/grown_file.h"

#include <algorithm>
#include <string>
#include <vector>

#include "article/jsonl_reader.h"

namespace dateline::article {
namespace {

constexpr std::size_t kFront =
    64 * 1024;  // bytes in which the header, or the second line of JSON, is looked for

/// Bytes of the first row: up to the first line break outside of quotes; 0 when it does not end within
/// `front`.
std::size_t header_size(std::string_view front) {
  bool quoted = false;
  for (std::size_t i = 0; i < front.size(); ++i) {
    if (front[i] == '"') quoted = !quoted;
    if (front[i] == '\n' && !quoted) return i + 1;
  }
  return 0;
}

std::uint64_t line_count(std::string_view text) {
  return static_cast<std::uint64_t>(std::ranges::count(text, '\n'));
}

struct Passed {
  std::string front;  // the first kFront bytes
  std::uint64_t lines = 0;
  char last = 0;
};

/// Reads exactly `size` bytes; nothing when there are fewer.
std::optional<Passed> read_exactly(HashedStream& bytes, std::uint64_t size) {
  Passed passed;
  std::vector<char> buffer(256 * 1024);
  while (size > 0) {
    const auto got = bytes.read(std::span(buffer).first(std::min<std::uint64_t>(size, buffer.size())));
    if (!got || *got == 0) return std::nullopt;
    const std::string_view piece(buffer.data(), *got);
    if (passed.front.size() < kFront) passed.front += piece.substr(0, kFront - passed.front.size());
    passed.lines += line_count(piece);
    passed.last = piece.back();
    size -= *got;
  }
  return passed;
}

}  // namespace

bool can_grow(const SourceFile& before) {
  return (before.format == Format::jsonl || before.format == Format::csv) && before.complete &&
         before.rejected == 0 && before.encoding.empty() && before.replaced_characters == 0 &&
         before.bytes_in > 0;
}

std::optional<GrownBytes> pass_over(HashedStream& bytes, const SourceFile& before) {
  const auto passed = read_exactly(bytes, before.bytes_in);
  if (!passed || passed->last != '\n' || bytes.hash() != before.content_hash) return std::nullopt;
  GrownBytes grown;
  grown.part.lines_before = passed->lines;
  if (before.format == Format::jsonl) {
    if (is_one_json_text(passed->front)) return std::nullopt;
    return grown;
  }
  const std::size_t size = header_size(passed->front);
  if (size == 0) return std::nullopt;
  grown.header = passed->front.substr(0, size);
  grown.part.header_lines = line_count(grown.header);
  return grown;
}

error::Result<std::size_t> ResumedStream::read(std::span<char> buffer) {
  const std::size_t left = std::min(front_.size() - given_, buffer.size());
  if (left == 0) return bytes_->read(buffer);
  std::copy_n(front_.data() + given_, left, buffer.data());
  given_ += left;
  return left;
}

}  // namespace dateline::article
