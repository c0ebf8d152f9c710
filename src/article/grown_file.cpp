// Files that grow at their end: what was read before is only hashed.
#include "article/grown_file.h"

#include <algorithm>
#include <string>
#include <vector>

#include "article/jsonl_reader.h"
#include "article/mail/mbox_cutter.h"

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
  std::string last;  // the last kLast bytes
};
constexpr std::size_t kLast = 4;

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
    passed.last += piece.substr(piece.size() - std::min(piece.size(), kLast));
    if (passed.last.size() > kLast) passed.last.erase(0, passed.last.size() - kLast);
    size -= *got;
  }
  return passed;
}

/// The next kFront bytes, or all that there are; nothing when they cannot be read.
std::optional<std::string> read_front(HashedStream& bytes) {
  std::string front(kFront, '\0');
  std::size_t size = 0;
  while (size < front.size()) {
    const auto got = bytes.read(std::span(front).subspan(size));
    if (!got) return std::nullopt;
    if (*got == 0) break;
    size += *got;
  }
  front.resize(size);
  return front;
}

bool go_on_with_json(const Passed& passed) { return !is_one_json_text(passed.front); }

bool go_on_with_csv(const Passed& passed, GrownBytes& grown) {
  const std::size_t size = header_size(passed.front);
  grown.front = passed.front.substr(0, size);
  grown.part.header_lines = line_count(grown.front);
  return size > 0;
}

/// Empty lines between two messages belong to neither.
bool go_on_with_mbox(const Passed& passed, HashedStream& bytes, GrownBytes& grown) {
  auto front = read_front(bytes);
  if (!front) return false;
  const std::size_t begin = std::min(front->find_first_not_of("\r\n"), front->size());
  const std::string_view empty = std::string_view(*front).substr(0, begin);
  if (!begins_message(passed.last + std::string(empty), std::string_view(*front).substr(begin))) return false;
  grown.part.bytes_before += begin;
  grown.part.lines_before += line_count(empty);
  grown.front = front->substr(begin);
  return true;
}

}  // namespace

bool can_grow(const SourceFile& before) {
  const bool by_records =
      before.format == Format::jsonl || before.format == Format::csv || before.format == Format::mbox;
  return by_records && before.complete && before.rejected == 0 && before.encoding.empty() &&
         before.replaced_characters == 0 && before.bytes_in > 0;
}

std::optional<GrownBytes> pass_over(HashedStream& bytes, const SourceFile& before) {
  const auto passed = read_exactly(bytes, before.bytes_in);
  if (!passed || !passed->last.ends_with('\n') || bytes.hash() != before.content_hash) return std::nullopt;
  GrownBytes grown;
  grown.part.lines_before = passed->lines;
  grown.part.bytes_before = before.bytes_in;
  const bool goes_on = before.format == Format::jsonl ? go_on_with_json(*passed)
                       : before.format == Format::csv ? go_on_with_csv(*passed, grown)
                                                      : go_on_with_mbox(*passed, bytes, grown);
  return goes_on ? std::optional(std::move(grown)) : std::nullopt;
}

error::Result<std::size_t> ResumedStream::read(std::span<char> buffer) {
  const std::size_t left = std::min(front_.size() - given_, buffer.size());
  if (left == 0) return bytes_->read(buffer);
  std::copy_n(front_.data() + given_, left, buffer.data());
  given_ += left;
  return left;
}

}  // namespace dateline::article
