// What a server sent, as a web archive keeps it: status line, header, body.
#pragma once

#include <string>
#include <string_view>

#include "error/result.h"

namespace dateline::article {

struct HttpHead {
  int status = 0;
  std::string content_type;      // "text/html", in lower case, without parameters
  std::string charset;           // its parameter, in lower case
  std::string content_encoding;  // as written; several are separated by commas
  bool chunked = false;
  std::size_t size = 0;  // bytes of the block that it takes, with the blank line
};

/// The head of `block`. Without a status line (HTTP/0.9, or a crawler that left it out) the whole block is a
/// body of status 200.
HttpHead read_http_head(std::string_view block);

/// "text/html; charset=utf-8" into its two parts.
void read_content_type(std::string_view value, HttpHead& head);

/// The body as the browser would have it: chunks joined, codings undone. A body that is not in chunks, or not
/// packed, though the header says so, is taken as it is: crawlers write headers as they came and bodies as
/// they like. An error (without a place) when chunks or codings are damaged.
error::Result<std::string> read_http_body(const HttpHead& head, std::string_view block);

}  // namespace dateline::article
