// One message of mail, whole: the article in it, and those in messages that it carries.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/raw_article.h"
#include "article/read_context.h"

namespace dateline::article {

/// What nesting is followed. Bombs of nested parts, or of many, would take more time and room than any
/// message is worth.
inline constexpr int kDeepestMailPart = 32;
inline constexpr std::size_t kMostMailParts = 10'000;

struct MailArticle {
  RawArticle raw;
  std::uint64_t lines_before = 0;  // in the message; of the message itself 0
};

struct MailMessage {
  /// The message first, unless it is an envelope without a text of its own, then those that it carries
  /// (message/rfc822, digests), in their order.
  std::vector<MailArticle> articles;
  bool is_header_there = true;  // else nothing could be read
  bool is_report = false;       // of a delivery, by a mail system
  bool cut_off = false;         // parts beyond the limits are left out
};

/// `bytes`: header and body. A body is what its text/plain and text/html parts say, in their order; of
/// alternatives the better one (mail_body.h). Attachments and parts of other types are left out.
/// `envelope_date`: where there is no Date.
MailMessage read_mail_message(std::string_view bytes, std::string_view envelope_date, ReadNotes& notes);

}  // namespace dateline::article
