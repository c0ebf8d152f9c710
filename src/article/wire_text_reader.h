// Wire text as agencies sent it over lines: IPTC 7901 and ANPA 1312, one message after the other.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "article/line_buffer.h"
#include "article/read_context.h"

namespace dateline::article {

/// Does the text begin with SOH and the number of a message, perhaps behind SYN characters?
bool is_wire_text(std::string_view front);

/// A message at a time: from SOH to EOT, or to where the next one begins. What stands between messages is
/// passed over; a message longer than kLongestRecord is an error.
class WireTextReader final : public ArticleReader {
 public:
  /// All outlive the reader.
  WireTextReader(LineBuffer& lines, const ReadContext& context, ReadNotes& notes);
  std::optional<error::Result<Article>> next() override;

 private:
  std::optional<std::string> take_message(bool at_end);
  error::Result<Article> finish(const std::string& message);

  LineBuffer* lines_;
  const ReadContext* context_;
  ReadNotes* notes_;
  std::string pending_;             // begins with SOH at begin_, or ends there
  std::size_t begin_ = 0;           // what stands before was taken
  std::size_t searched_ = 1;        // up to where no mark of an end stands
  std::uint64_t first_line_ = 0;    // where it begins
  std::uint64_t message_line_ = 0;  // of the message that was taken last
  std::uint64_t last_line_ = 0;
};

}  // namespace dateline::article
