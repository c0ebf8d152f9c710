// Heads are read line by line, chunks by their sizes; codings are io's.
#include "article/warc/http_response.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "article/article_reader.h"
#include "article/html/ascii.h"
#include "article/warc/header_text.h"
#include "io/content_coding.h"

namespace dateline::article {
namespace {

/// "HTTP/1.1 200 OK"
int status_of(std::string_view line) {
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return 0;
  const std::string_view digits = without_header_blanks(line.substr(blank)).substr(0, 3);
  int status = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), status);
  return status;
}

void take_field(std::string_view line, HttpHead& head) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string name = ascii_lower(without_header_blanks(line.substr(0, colon)));
  const std::string_view value = without_header_blanks(line.substr(colon + 1));
  if (name == "content-type") read_content_type(value, head);
  if (name == "content-encoding") head.content_encoding = value;
  if (name == "transfer-encoding") head.chunked = ascii_lower(value).find("chunked") != std::string::npos;
}

/// The size in front of a chunk, and where the chunk begins; nothing when no chunk begins there.
struct Chunk {
  std::size_t size = 0;
  std::size_t begin = 0;
};
std::optional<Chunk> chunk_at(std::string_view body, std::size_t at) {
  std::uint64_t size = 0;
  const char* const begin = body.data() + at;
  const auto [end, failure] = std::from_chars(begin, body.data() + body.size(), size, 16);
  if (failure != std::errc() || end == begin) return std::nullopt;
  const std::size_t line_end = body.find('\n', static_cast<std::size_t>(end - body.data()));
  if (line_end == std::string_view::npos || size > body.size()) return std::nullopt;
  const std::string_view behind(end, static_cast<std::size_t>(body.data() + line_end - end));
  const std::string_view rest = without_header_blanks(behind);
  if (!rest.empty() && !rest.starts_with(';')) return std::nullopt;
  return Chunk{static_cast<std::size_t>(size), line_end + 1};
}

error::Error damaged_chunks(std::size_t at) {
  return {error::ErrorKind::bad_article,
          {},
          "its chunks are damaged at byte " + std::to_string(at) + " of the body",
          "",
          ""};
}

/// A body that is cut off behind a whole chunk is taken so far.
error::Result<std::string> join_chunks(std::string_view body) {
  if (!chunk_at(body, 0)) return std::string(body);
  std::string out;
  for (std::size_t at = 0; at < body.size();) {
    const auto chunk = chunk_at(body, at);
    if (!chunk || chunk->begin + chunk->size > body.size()) return damaged_chunks(at);
    if (chunk->size == 0) break;
    out += body.substr(chunk->begin, chunk->size);
    at = chunk->begin + chunk->size;
    if (body.substr(at, 2) == "\r\n") {
      at += 2;
    } else if (body.substr(at, 1) == "\n") {
      at += 1;
    } else if (at < body.size()) {
      return damaged_chunks(at);
    }
  }
  return out;
}

/// Markup that was stored unpacked under a header that says otherwise.
bool is_plain(io::ContentCoding coding, std::string_view body) {
  if (coding == io::ContentCoding::gzip) return !body.starts_with("\x1F\x8B");
  return without_header_blanks(body.substr(0, 256)).starts_with('<');
}

std::vector<std::string_view> codings_of(std::string_view list) {
  std::vector<std::string_view> names;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    names.push_back(without_header_blanks(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return names;
}

}  // namespace

void read_content_type(std::string_view value, HttpHead& head) {
  const std::string lower = ascii_lower(value);
  const std::size_t semicolon = std::min(lower.find(';'), lower.size());
  head.content_type = without_header_blanks(std::string_view(lower).substr(0, semicolon));
  const std::size_t charset = lower.find("charset=", semicolon);
  if (charset == std::string::npos) return;
  std::string_view label = without_header_blanks(std::string_view(lower).substr(charset + 8));
  label.remove_prefix(std::min(label.find_first_not_of("\"'"), label.size()));
  head.charset = label.substr(0, label.find_first_of("\"'; ,"));
}

HttpHead read_http_head(std::string_view block) {
  HttpHead head;
  if (!block.starts_with("HTTP/") && !block.starts_with("ICY ")) {
    head.status = 200;
    return head;
  }
  head.status = status_of(block.substr(0, block.find('\n')));
  std::size_t begin = std::min(block.find('\n'), block.size() - 1) + 1;
  while (begin < block.size()) {
    const std::size_t end = std::min(block.find('\n', begin), block.size() - 1);
    const std::string_view line = without_header_blanks(block.substr(begin, end - begin));
    begin = end + 1;
    if (line.empty()) break;
    take_field(line, head);
  }
  head.size = begin;
  return head;
}

error::Result<std::string> read_http_body(const HttpHead& head, std::string_view block) {
  const std::string_view raw = block.substr(std::min(head.size, block.size()));
  auto body = head.chunked ? join_chunks(raw) : error::Result<std::string>(std::string(raw));
  if (!body) return body;
  std::vector<std::string_view> names = codings_of(head.content_encoding);
  for (; !names.empty(); names.pop_back()) {  // the last one was put on last
    const auto coding = io::parse_content_coding(names.back());
    if (!coding || body->empty() || is_plain(*coding, *body)) continue;
    body = io::decode_content(*coding, *body, kLongestRecord);
    if (!body) return body;
  }
  return body;
}

}  // namespace dateline::article
