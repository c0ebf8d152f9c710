// Bytes in, valid UTF-8 out: byte order marks, UTF-16, old 8-bit and East Asian encodings, and damage.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "article/read_context.h"
#include "error/result.h"
#include "io/archive_walk.h"

namespace dateline::article {

/// Which encoding the bytes are in, as ICU calls it; nothing when it cannot be told. `sample` is no valid
/// UTF-8. A text with more valid than invalid UTF-8 sequences is damaged UTF-8 (nothing); one with few and
/// lone bytes beyond ASCII is Western (windows-1252), for which a detector by statistics has too little to go
/// by; else uchardet says, and ICU must agree that the bytes mean something.
std::optional<std::string> detect_encoding(std::string_view sample);

/// The encoding that markup declares of itself near its beginning (`<meta charset=...>`, `content="text/html;
/// charset=..."`, `<?xml encoding="..."?>`), as ICU calls what is meant by it in practice: ISO 8859-1 is
/// windows-1252, GB 2312 is GB 18030 ... Nothing when `front` is no markup, declares nothing, UTF-8, or what
/// ICU does not know.
std::optional<std::string> declared_encoding(std::string_view front);

/// What is meant by the name of an encoding in a header (`charset=`), as ICU calls it. Nothing for UTF-8 and
/// for what ICU does not know.
std::optional<std::string> encoding_of_label(std::string_view label);

/// Do the bytes mean something in this encoding? Hardly any may be unknown or become a C1 control.
bool makes_sense(const std::string& encoding, std::string_view sample);

/// What stands in front of the file: a byte order mark, or the zeros of UTF-16. Nothing for bytes.
struct WideEncoding {
  const char* name = "";      // as ICU calls it
  std::size_t mark_size = 0;  // bytes of the byte order mark
};
std::optional<WideEncoding> detect_wide_encoding(std::string_view front);

/// Does the beginning of a text hold NUL, or more control characters and replacements than texts do (3 %, and
/// more than 8)?
bool looks_binary(std::string_view front);

/// Converts line by line: a line of valid UTF-8 is never touched, and of the others the file's encoding is
/// found once, at the first of them: it is what the file declares if the bytes mean something in that (but
/// Western is declared by habit, and only taken where nothing else is detected), else it is detected. In a
/// declared East Asian encoding every line beyond ASCII is converted: two bytes of theirs may look like
/// UTF-8. When no encoding can be told every maximal invalid sequence becomes U+FFFD. Notes encoding and
/// replacements.
class Utf8Stream final : public io::ByteStream {
 public:
  /// Both outlive the stream. `label`: the encoding that a header names; it stands for what markup declares.
  Utf8Stream(io::ByteStream& raw, ReadNotes& notes, std::string_view label = {});
  ~Utf8Stream() override;
  /// All that is read, taken together, is valid UTF-8; one piece may end inside a character. `buffer`: at
  /// least kPieceBytes.
  error::Result<std::size_t> read(std::span<char> buffer) override;

  static constexpr std::size_t kPieceBytes = 256 * 1024;

 private:
  class Converter;
  error::Result<std::size_t> read_raw(std::span<char> buffer);
  error::Result<std::size_t> begin(std::span<char> buffer, std::size_t size);
  error::Result<std::size_t> read_bytes(std::span<char> buffer);
  error::Result<std::size_t> read_wide(std::span<char> buffer);
  std::size_t take_converted(std::span<char> buffer);
  std::optional<std::string> find_encoding(std::string_view sample) const;
  void decide(std::string_view text, std::size_t line);
  void convert_lines(std::string_view text, bool last);
  void convert_line(std::string_view line);

  io::ByteStream* raw_;
  ReadNotes* notes_;
  std::optional<error::Error> failure_;  // of the raw stream, told after what was read before it
  bool begun_ = false;
  bool at_end_ = false;
  bool decided_ = false;
  std::optional<std::string> declared_;  // by a header or the markup
  bool trust_declared_ = false;          // also of lines that look like UTF-8
  std::unique_ptr<Converter> wide_;      // of the whole file
  std::unique_ptr<Converter> by_line_;   // of lines that are no UTF-8
  std::string pending_;                  // read, but not yet converted: the beginning of a character or line
  std::string converted_;
  std::size_t converted_read_ = 0;
};

/// A text that is held whole: as Utf8Stream would yield it. `label` as there; encodings that switch between
/// sets by escapes (ISO-2022-JP, HZ) are believed.
std::string to_utf8(std::string_view bytes, std::string_view label, ReadNotes& notes);

}  // namespace dateline::article
