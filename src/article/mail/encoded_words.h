// Encoded words of header fields (RFC 2047): "=?utf-8?B?TcO8aGxl?=".
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "article/read_context.h"

namespace dateline::article {

/// The line with every run of encoded words replaced by what `put` appends for its text. Blanks between words
/// go; words of one charset may be cut within a character. Charsets are believed as mail_utf8() does. What is
/// no encoded word stays as it is.
std::string replace_encoded_words(std::string_view line, ReadNotes& notes,
                                  const std::function<void(std::string& out, const std::string& text)>& put);

}  // namespace dateline::article
