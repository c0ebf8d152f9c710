// Files that grow at their end: passing over what was read in an earlier run.
#pragma once

#include <memory>
#include <optional>

#include "article/article_reader.h"
#include "article/hashed_stream.h"
#include "article/read_context.h"

namespace dateline::article {

/// May a file of which this was read be read from where it ended? Lines of JSON, rows of CSV and mbox files
/// in UTF-8 that were read whole and without a rejected record.
bool can_grow(const SourceFile& before);

/// Reads from `bytes` what was there `before`, and says how to go on behind it: `front` is what a reader
/// needs in front of the rest (the CSV header; what was looked at of the new part). Nothing when the file
/// does not begin with the same bytes, or does not break off between two records: then the bytes read are
/// lost, and the file has to be opened again.
struct GrownBytes {
  GrownPart part;
  std::string front;
};
std::optional<GrownBytes> pass_over(HashedStream& bytes, const SourceFile& before);

/// `front`, then what `bytes` (outlives the stream) still holds.
class ResumedStream final : public io::ByteStream {
 public:
  ResumedStream(std::string front, io::ByteStream& bytes) : front_(std::move(front)), bytes_(&bytes) {}
  error::Result<std::size_t> read(std::span<char> buffer) override;

 private:
  std::string front_;
  std::size_t given_ = 0;
  io::ByteStream* bytes_;
};

}  // namespace dateline::article
