// Sentences are those of the engine (text/sentence_breaker.h), found in the beginning of the text only.
#include "article/title.h"

#include <algorithm>

#include "article/clean_text.h"
#include "text/utf8.h"

namespace dateline::article {
namespace {

constexpr std::size_t kBeginning = 1024;  // bytes that surely hold kLongestCutTitle code points and some more
constexpr std::size_t kShortestSentence = 10;  // in bytes, with the blank behind it
constexpr std::string_view kEllipsis = "\u2026";

/// At most `bytes` of valid UTF-8, not ending inside a character.
std::string_view prefix(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

/// Byte at which code point number `count` begins; the end when there are fewer.
std::size_t byte_of(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (begins && count-- == 0) break;
  }
  return at;
}

/// Where the sentence ends whose last word ends at `last_word`: behind the marks that close it.
std::size_t end_of_sentence(std::string_view text, std::size_t last_word, std::size_t next_word) {
  const std::size_t blank = text.find_first_of(" \t\n", last_word);
  return std::min(blank == std::string_view::npos ? text.size() : blank, next_word);
}

std::string cut_at_word(const std::string& line) {
  if (text::count_code_points(line) <= kLongestCutTitle) return line;
  const std::size_t most = byte_of(line, kLongestCutTitle);
  const std::size_t blank = line.rfind(' ', most);
  std::string cut = line.substr(0, blank == std::string::npos || blank == 0 ? most : blank);
  while (cut.ends_with(',') || cut.ends_with(';') || cut.ends_with(':') || cut.ends_with('-')) cut.pop_back();
  return cut.append(kEllipsis);
}

}  // namespace

std::string TitleCutter::first_sentence(std::string_view body) {
  body = prefix(without_outer_blanks(body), kBeginning);
  if (!breaker_) {
    if (auto opened = text::WordBreaker::open()) breaker_.emplace(std::move(*opened));
  }
  std::size_t end = body.size();
  if (breaker_) {
    breaker_->split(body, words_);
    text::find_sentences(body, words_, sentences_);
    // "Wm. Wrigley Jr Co said": what is that short is rather an abbreviation than a sentence.
    std::size_t second = 1;
    while (second < sentences_.size() && words_[sentences_[second].position].begin < kShortestSentence)
      ++second;
    if (second < sentences_.size()) {
      const std::size_t next = sentences_[second].position;
      end = end_of_sentence(body, words_[next - 1].end, words_[next].begin);
    }
  }
  return cut_at_word(one_line(body.substr(0, end)));
}

}  // namespace dateline::article
