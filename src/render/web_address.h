// Addresses of articles that may become links.
#pragma once

#include <string>
#include <string_view>

namespace dateline::render {

/// `url` as a link may carry it, if it is http or https with a host; else empty, so that no other scheme
/// (javascript:, data:, file:) is ever a link. The scheme is in small letters. Blanks, control characters,
/// quotes, angle brackets and all that is not ASCII come as %XX: nothing in it ends an attribute or an escape
/// sequence.
std::string web_address(std::string_view url);

}  // namespace dateline::render
