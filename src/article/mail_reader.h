// Mail: newsletters and lists in mbox files, single messages (EML).
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "article/article_reader.h"
#include "article/mail/mail_message.h"
#include "article/mail/mbox_cutter.h"
#include "article/read_context.h"

namespace dateline::article {

/// Format::mbox or Format::eml for a stream that begins so (and is called so); nothing for anything else.
std::optional<Format> mail_format(std::string_view front, std::string_view name);

/// Each message is an article, and so is each message that one carries; one that only carries others is none.
/// Reports of deliveries are no articles, and counted as such. A message that cannot be read is an error with
/// its line and byte, and the rest goes on.
class MailReader final : public ArticleReader {
 public:
  /// All outlive the reader. `format`: mbox or eml. `bytes`: not yet converted to UTF-8.
  MailReader(Format format, io::ByteStream& bytes, const ReadContext& context, ReadNotes& notes);
  std::optional<error::Result<Article>> next() override;

 private:
  using Found = std::optional<error::Result<Article>>;
  std::optional<error::Result<MboxMessage>> next_message();
  std::optional<error::Result<MboxMessage>> whole_file();
  void read(const MboxMessage& message);
  void add(MailArticle&& article, const MboxMessage& message, bool first);
  error::Error wrong(const MboxMessage& message, const std::string& what) const;

  Format format_;
  ByteWindow window_;
  MboxCutter cutter_;
  const ReadContext* context_;
  ReadNotes* notes_;
  std::deque<error::Result<Article>> found_;  // in the message that was read last
  bool read_whole_ = false;
};

}  // namespace dateline::article
