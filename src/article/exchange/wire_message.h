// One message of a news wire: IPTC 7901 or ANPA 1312.
#pragma once

#include <string_view>

#include "article/raw_article.h"

namespace dateline::article {

/// The control characters that divide a message (ISO 646).
inline constexpr char kHeaderMark = '\x01';   // SOH
inline constexpr char kTextMark = '\x02';     // STX
inline constexpr char kTextEndMark = '\x03';  // ETX
inline constexpr char kMessageEndMark = '\x04';

/// `message` begins with SOH. The header tells both formats apart:
///   IPTC 7901   afp0123 3 pol 250 KEYWORD        source and number, priority, category, words
///   ANPA 1312   a0123 US cpstf FS r a US keyword 1stLd 03-22 0250
/// The number of a message is its id together with its day, since wires count from 1 every day. Both formats
/// have neither versions nor states.
RawArticle read_wire_message(std::string_view message);

/// Does `text` begin as the header of such a message?
bool is_wire_header(std::string_view text);

}  // namespace dateline::article
