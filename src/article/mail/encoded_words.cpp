// GMime can decode them too, but drops words in base64 that follow one with padding.
#include "article/mail/encoded_words.h"

#include <algorithm>
#include <optional>

#include "article/html/ascii.h"
#include "article/mail/mail_charset.h"
#include "article/mail/mail_words.h"

namespace dateline::article {
namespace {

struct EncodedWord {
  std::string charset;  // in lower case
  std::string bytes;
  std::size_t size = 0;  // of the word as it stands there
};

/// A blank may be written "_".
std::string decode_q(std::string_view text) {
  std::string spaced(text);
  for (char& c : spaced) c = c == '_' ? ' ' : c;
  std::string bytes = mail_bytes(spaced + ' ', "quoted-printable");  // the blank ends an escape cut short
  if (bytes.ends_with(' ')) bytes.pop_back();
  return bytes;
}

/// At the beginning of `text`.
std::optional<EncodedWord> read_word(std::string_view text) {
  constexpr std::size_t kLongestCharset = 60;
  if (!text.starts_with("=?")) return std::nullopt;
  const std::size_t charset = text.substr(0, kLongestCharset).find('?', 2);
  if (charset == std::string_view::npos || charset == 2 || text.size() < charset + 5) return std::nullopt;
  const char encoding = ascii_lower(text[charset + 1]);
  const std::size_t begin = charset + 3;
  const std::size_t end = text.find('?', begin);
  if ((encoding != 'b' && encoding != 'q') || text[charset + 2] != '?' || end == std::string_view::npos ||
      text.substr(end, 2) != "?=")
    return std::nullopt;
  EncodedWord word;
  word.charset = ascii_lower(text.substr(2, charset - 2));
  word.charset.resize(std::min(word.charset.find('*'), word.charset.size()));  // behind it a language
  const std::string_view content = text.substr(begin, end - begin);
  word.bytes = encoding == 'b' ? mail_bytes(content, "base64") : decode_q(content);
  word.size = end + 2;
  return word;
}

/// Takes a run of words off, and the blanks between them. Empty when there is none.
std::string take_run(std::string_view& line, ReadNotes& notes) {
  std::string text;
  std::string bytes;
  std::string charset;
  while (const auto word = read_word(line.substr(std::min(line.find_first_not_of(" \t"), line.size())))) {
    if (word->charset != charset || switches_sets(charset)) {
      text += mail_utf8(bytes, charset, notes);
      bytes.clear();
      charset = word->charset;
    }
    bytes += word->bytes;
    line.remove_prefix(line.find_first_not_of(" \t") + word->size);
  }
  return text + mail_utf8(bytes, charset, notes);
}

}  // namespace

std::string replace_encoded_words(std::string_view line, ReadNotes& notes,
                                  const std::function<void(std::string& out, const std::string& text)>& put) {
  std::string out;
  while (!line.empty()) {
    const std::size_t at = std::min(line.find("=?"), line.size());
    out += line.substr(0, at);
    line.remove_prefix(at);
    if (line.empty()) break;
    const std::size_t before = line.size();
    const std::string text = take_run(line, notes);
    if (line.size() < before) {
      put(out, text);
    } else {
      out += "=?";
      line.remove_prefix(2);
    }
  }
  return out;
}

}  // namespace dateline::article
