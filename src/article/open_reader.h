// From the bytes of one file to its articles, whatever format they are in.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "article/article_reader.h"
#include "article/encoding.h"
#include "article/fronted_stream.h"
#include "article/line_buffer.h"
#include "article/read_context.h"
#include "error/result.h"
#include "io/archive_walk.h"

namespace dateline::article {

/// By what the text begins with, then by the ending of `name` (.gz and its kin left out); Format::text when
/// nothing fits.
Format detect_format(std::string_view front, std::string_view name, const ReadOptions& options);

/// By bytes that are no text, or not one text in one encoding (and by `name`); Format::automatic when they
/// are text.
Format detect_byte_format(std::string_view front, std::string_view name);

/// Reader of one file or member of an archive. Yields an error when there is no article in it, and when it is
/// binary.
class MemberReader final : public ArticleReader {
 public:
  /// `bytes` and what `context` points to outlive the reader.
  MemberReader(Format format, io::ByteStream& bytes, ReadContext context);
  std::optional<error::Result<Article>> next() override;
  const ReadNotes& notes() const { return notes_; }

 private:
  std::optional<error::Error> begin();

  ReadContext context_;
  ReadNotes notes_;
  FrontedStream bytes_;
  Utf8Stream text_;
  LineBuffer lines_;
  std::unique_ptr<ArticleReader> reader_;  // none before the first call, and for a binary file
  bool begun_ = false;
  bool yielded_ = false;
};

}  // namespace dateline::article
