// Addresses of articles that may become links: the schemes, and what is encoded.
#include "render/web_address.h"

#include "text/utf8.h"

namespace dateline::render {
namespace {

constexpr std::size_t kLongestAddress = 2000;  // bytes: what browsers and terminals are known to take

/// The scheme of an address with a host, in small letters; empty for all others.
std::string_view web_scheme(std::string_view url) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (url.size() <= scheme.size() || text::ascii_lower(url.substr(0, scheme.size())) != scheme) continue;
    const char host = url[scheme.size()];
    const bool is_host = host != '/' && host != '?' && host != '#' && host != ' ';
    return is_host ? scheme : std::string_view();
  }
  return {};
}

bool stays(char c) {
  constexpr std::string_view kUnsafe = "\"'<>\\^`{|}";
  return c > ' ' && c < '\x7F' && kUnsafe.find(c) == std::string_view::npos;
}

}  // namespace

std::string web_address(std::string_view url) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out(web_scheme(url));
  if (out.empty()) return out;
  for (const char c : url.substr(out.size())) {
    if (stays(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
  }
  return out.size() <= kLongestAddress ? out : std::string();
}

}  // namespace dateline::render
