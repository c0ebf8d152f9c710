// Words are counted roughly: what stands between blanks.
#include "article/mail/mail_body.h"

#include <cstdint>

#include "article/clean_text.h"
#include "article/html/ascii.h"

namespace dateline::article {
namespace {

struct WordCount {
  std::uint64_t words = 0;
  std::uint64_t bytes = 0;          // of words
  std::uint64_t address_bytes = 0;  // of words that hold the address of a link
};

WordCount count_words(std::string_view text) {
  WordCount count;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_html_blank(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    count.bytes += word.size();
    if (word.find("://") != std::string_view::npos) {
      count.address_bytes += word.size();
    } else {
      count.words += word.empty() ? 0 : 1;
    }
  }
  return count;
}

std::size_t quote_depth(std::string_view line) {
  std::size_t depth = 0;
  while (depth < line.size() && line[depth] == '>') ++depth;
  return depth;
}

}  // namespace

std::string unflowed(std::string_view text, bool delete_blanks) {
  std::string out;
  bool goes_on = false;
  std::size_t last_depth = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t depth = quote_depth(line);
    const std::string_view quotes = line.substr(0, depth);
    line.remove_prefix(depth);
    if (line.starts_with(' ')) line.remove_prefix(1);  // put there to protect what follows
    const bool signature = line == "-- ";
    if (!out.empty() && (!goes_on || depth != last_depth || signature)) out += '\n';
    const bool begins = out.empty() || out.back() == '\n';
    if (begins && depth > 0) (out += quotes) += ' ';
    goes_on = line.ends_with(' ') && !signature;
    last_depth = depth;
    if (goes_on && delete_blanks) line.remove_suffix(1);
    out += line;
  }
  return out;
}

bool is_html_better(std::string_view plain, std::string_view html) {
  if (without_outer_blanks(html).empty()) return false;
  const WordCount in_plain = count_words(plain);
  const WordCount in_html = count_words(html);
  return in_plain.words * 2 < in_html.words ||
         (in_plain.address_bytes * 5 > in_plain.bytes && in_plain.words < in_html.words * 2);
}

}  // namespace dateline::article
