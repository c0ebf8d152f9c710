// Texts of mail: lines that programs have folded, and which of two versions of a text says more.
#pragma once

#include <string>
#include <string_view>

namespace dateline::article {

/// format=flowed (RFC 3676): a line that ends in a blank goes on in the next one of the same depth of quotes.
/// `delete_blanks`: that blank goes.
std::string unflowed(std::string_view text, bool delete_blanks);

/// Is the text of the HTML version the better one of a message? Where the plain version is empty, hardly more
/// than a hint to look at the message elsewhere (less than half of the words), or to a fifth addresses of
/// links.
bool is_html_better(std::string_view plain, std::string_view html);

}  // namespace dateline::article
