// The fast path reads into the caller's buffer and only validates; anything else goes through `converted_`.
#include "article/encoding.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "article/unicode_converter.h"
#include "io/memory_stream.h"
#include "text/utf8.h"

namespace dateline::article {
namespace {

constexpr std::size_t kSampleBefore = 32 * 1024;
constexpr std::size_t kSampleBehind =
    64 * 1024;  // what the detector is to see from the first invalid byte on
constexpr std::size_t kLongestPending = 64 * 1024;

bool is_valid(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

/// Bytes at the end that may be the beginning of a character: 0 to 3.
std::size_t unfinished_bytes(std::string_view text) {
  for (std::size_t length = 1; length <= std::min<std::size_t>(3, text.size()); ++length) {
    const auto c = static_cast<unsigned char>(text[text.size() - length]);
    if (c < 0x80) return 0;
    if (c >= 0xC0) {
      const std::size_t wanted = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
      return wanted > length ? length : 0;
    }
  }
  return 0;
}

std::size_t first_invalid_line(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    if (!is_valid(text.substr(begin, end - begin))) return begin;
    begin = end;
  }
  return begin;
}

/// How much of `text` ends where a line does; in a very long line, where no character of any encoding goes on
/// (a byte below 0x40 is never the second of a pair but in GB18030, whose digits stand between others).
std::size_t whole_lines(std::string_view text) {
  const std::size_t line = text.rfind('\n');
  if (line != std::string_view::npos && text.size() - line <= kLongestPending) return line + 1;
  const std::size_t blank = text.find_last_of(" ,.\"");
  if (blank != std::string_view::npos && text.size() - blank <= kLongestPending) return blank + 1;
  return text.size() <= kLongestPending ? 0 : text.size();
}

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool is_east_asian(std::string_view encoding) {
  static constexpr std::array<std::string_view, 6> kNames{"gb18030",     "Big5-HKSCS", "windows-31j",
                                                          "windows-949", "euc-jp",     "euc-tw"};
  return std::ranges::find(kNames, encoding) != kNames.end();
}

}  // namespace

class Utf8Stream::Converter {
 public:
  explicit Converter(UnicodeConverter icu) : icu_(std::move(icu)) {}
  /// Appends, and returns how many characters were replaced.
  std::size_t convert(std::string_view bytes, bool last, std::string& utf8) {
    const std::size_t before = utf8.size();
    icu_.convert(bytes, last, utf8);
    return count_replacements(std::string_view(utf8).substr(before));
  }

 private:
  UnicodeConverter icu_;
};

Utf8Stream::Utf8Stream(io::ByteStream& raw, ReadNotes& notes, std::string_view label)
    : raw_(&raw), notes_(&notes), declared_(encoding_of_label(label)) {}
Utf8Stream::~Utf8Stream() = default;

/// Fills the buffer as far as the stream goes. A failure is told when there is nothing before it.
error::Result<std::size_t> Utf8Stream::read_raw(std::span<char> buffer) {
  std::size_t filled = 0;
  while (filled < buffer.size() && !at_end_) {
    const auto got = raw_->read(buffer.subspan(filled));
    if (!got) failure_ = got.error();
    at_end_ = !got || *got == 0;
    filled += got ? *got : 0;
  }
  if (filled == 0 && failure_ && pending_.empty()) return *std::exchange(failure_, std::nullopt);
  return filled;
}

error::Result<std::size_t> Utf8Stream::read(std::span<char> buffer) {
  while (true) {
    if (const std::size_t taken = take_converted(buffer); taken > 0) return taken;
    if (at_end_ && pending_.empty() && begun_) {
      if (failure_) return *std::exchange(failure_, std::nullopt);
      return std::size_t{0};
    }
    const auto got = wide_ ? read_wide(buffer) : read_bytes(buffer);
    if (!got || *got > 0) return got;
  }
}

std::size_t Utf8Stream::take_converted(std::span<char> buffer) {
  const std::size_t taken = std::min(buffer.size(), converted_.size() - converted_read_);
  std::memcpy(buffer.data(), converted_.data() + converted_read_, taken);
  converted_read_ += taken;
  if (converted_read_ == converted_.size()) {
    converted_.clear();
    converted_read_ = 0;
  }
  return taken;
}

/// Looks at the first bytes of the file; drops the byte order mark. How many bytes of the buffer are left.
error::Result<std::size_t> Utf8Stream::begin(std::span<char> buffer, std::size_t size) {
  begun_ = true;
  const std::string_view front(buffer.data(), size);
  if (const auto wide = detect_wide_encoding(front)) {
    if (auto icu = UnicodeConverter::open(wide->name)) {
      notes_->encoding = wide->name;
      wide_ = std::make_unique<Converter>(std::move(*icu));
      pending_ = front.substr(wide->mark_size);
      return std::size_t{0};
    }
  }
  if (!declared_) declared_ = declared_encoding(front);
  if (!front.starts_with("\xEF\xBB\xBF")) return size;
  std::memmove(buffer.data(), buffer.data() + 3, size - 3);
  return size - 3;
}

error::Result<std::size_t> Utf8Stream::read_wide(std::span<char> buffer) {
  std::string bytes = std::exchange(pending_, {});
  if (bytes.empty()) {
    const auto got = read_raw(buffer);
    if (!got) return got;
    bytes.assign(buffer.data(), *got);
  }
  notes_->replaced_characters += wide_->convert(bytes, at_end_, converted_);
  return std::size_t{0};
}

error::Result<std::size_t> Utf8Stream::read_bytes(std::span<char> buffer) {
  std::memcpy(buffer.data(), pending_.data(), pending_.size());
  const auto got = read_raw(buffer.subspan(pending_.size()));
  if (!got) return got;
  std::size_t size = pending_.size() + *got;
  pending_.clear();
  if (!begun_) {
    const auto left = begin(buffer, size);
    if (!left || wide_) return left;
    size = *left;
  }
  const std::string_view text(buffer.data(), size);
  if (is_valid(text)) return size;
  const std::size_t whole = at_end_ ? size : size - unfinished_bytes(text);
  if (is_valid(text.substr(0, whole))) {
    pending_ = text.substr(whole);
    return whole;
  }
  if (!decided_) {
    // What stands before the first invalid line can go; the rest is worth a decision only with enough behind
    // it.
    const std::size_t line = first_invalid_line(text);
    if (line > 0 && line + kSampleBehind > size && !at_end_) {
      pending_ = text.substr(line);
      return line;
    }
    decide(text, line);
  }
  convert_lines(text, at_end_);
  return std::size_t{0};
}

/// Western is what servers and editors declare when nobody has told them anything: the bytes know better.
std::optional<std::string> Utf8Stream::find_encoding(std::string_view sample) const {
  const std::size_t whole = whole_lines(sample);
  const bool sense = declared_ && makes_sense(*declared_, whole > 0 ? sample.substr(0, whole) : sample);
  if (sense && *declared_ != "windows-1252") return declared_;
  const auto detected = detect_encoding(sample);
  return !detected && sense ? declared_ : detected;
}

/// Finds the encoding of the file, once, around the first line that is no UTF-8 (at `line`).
void Utf8Stream::decide(std::string_view text, std::size_t line) {
  decided_ = true;
  const std::size_t begin = line > kSampleBefore ? line - kSampleBefore : 0;
  const std::string_view sample = text.substr(begin, line - begin + kSampleBehind);
  const auto encoding = find_encoding(sample);
  trust_declared_ = encoding && encoding == declared_ && is_east_asian(*encoding);
  if (!encoding) return;
  if (auto icu = UnicodeConverter::open(encoding->c_str())) {
    by_line_ = std::make_unique<Converter>(std::move(*icu));
    notes_->encoding = *encoding;
  }
}

void Utf8Stream::convert_lines(std::string_view text, bool last) {
  const std::size_t whole = last ? text.size() : whole_lines(text);
  pending_ = text.substr(whole);
  text = text.substr(0, whole);
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    convert_line(text.substr(0, size));
    text.remove_prefix(size);
  }
}

void Utf8Stream::convert_line(std::string_view line) {
  const bool as_it_is = trust_declared_ ? is_ascii(line) : is_valid(line);
  if (as_it_is) {
    converted_ += line;
  } else if (by_line_) {
    notes_->replaced_characters += by_line_->convert(line, true, converted_);
  } else {
    text::Repaired repaired = text::replace_invalid_utf8(line);
    notes_->replaced_characters += repaired.replaced;
    converted_ += repaired.text;
  }
}

namespace {

/// Its bytes are all ASCII: nothing but the declaration tells that they are no UTF-8.
bool switches_by_escapes(std::string_view encoding) {
  return encoding.starts_with("iso-2022-") || encoding == "hz-gb-2312" || encoding == "hz";
}

std::string convert_all(const std::string& encoding, std::string_view bytes, ReadNotes& notes) {
  std::string text;
  if (auto icu = UnicodeConverter::open(encoding.c_str())) icu->convert(bytes, true, text);
  notes.encoding = encoding;
  notes.replaced_characters += count_replacements(text);
  return text;
}

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view label, ReadNotes& notes) {
  const auto named = encoding_of_label(label);
  if (named && switches_by_escapes(*named)) return convert_all(*named, bytes, notes);
  if (is_valid(bytes) && !detect_wide_encoding(bytes))
    return std::string(bytes.substr(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0));
  io::MemoryStream held(bytes);
  Utf8Stream stream(held, notes, label);
  const auto buffer = std::make_unique_for_overwrite<char[]>(Utf8Stream::kPieceBytes);
  std::string text;
  while (true) {
    const auto got = stream.read({buffer.get(), Utf8Stream::kPieceBytes});
    if (!got || *got == 0) return text;
    text.append(buffer.get(), *got);
  }
}

}  // namespace dateline::article
