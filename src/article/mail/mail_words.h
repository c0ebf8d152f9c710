// What single header fields and encoded bodies of mail say; the one place that GMime is asked in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/read_context.h"

namespace dateline::article {

/// A field of text (Subject, Keywords): unfolded, encoded words decoded (RFC 2047). Bytes beyond ASCII that
/// stand there bare are in the encoding `label` if they mean something in it, else in what they seem to be.
std::string mail_text(std::string_view raw, std::string_view label, ReadNotes& notes);

/// The people of a From field, members of groups too: by name, or by address where there is none.
std::vector<std::string> mail_names(std::string_view raw, std::string_view label, ReadNotes& notes);

/// Of a Content-Type and a Content-Disposition, in lower case but for the boundary.
struct MailContent {
  std::string type = "text/plain";
  std::string charset;
  std::string boundary;
  bool flowed = false;         // lines that end in a blank go on (RFC 3676)
  bool delete_blanks = false;  // ... and that blank goes
  bool attachment = false;     // by its disposition, or because it is called as a file
};
/// Either may be empty. `type`: what an empty Content-Type means here.
MailContent mail_content(std::string_view content_type, std::string_view disposition,
                         std::string_view type = "text/plain");

/// A body without its Content-Transfer-Encoding (quoted-printable, base64, uuencode); as it is for any other.
std::string mail_bytes(std::string_view body, std::string_view encoding);
bool is_encoded_mail(std::string_view encoding);

}  // namespace dateline::article
