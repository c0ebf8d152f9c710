// The text of one generated article: paragraphs, sentences, words, phrases and names; then its title.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "corpus/generator/subjects.h"

namespace dateline::corpus {

/// Writes one article. Names that it uses are marked as mentioned in `subjects`.
class BodyWriter {
 public:
  BodyWriter(const Vocabulary& vocabulary, std::span<const Phrase> phrases, Random& random,
             Subjects& subjects)
      : vocabulary_(vocabulary), phrases_(phrases), random_(random), subjects_(subjects) {}

  /// Paragraphs, parted by an empty line, of at least `words` words together; the last sentence is always
  /// complete.
  std::string body(std::uint32_t words);
  /// Five to ten words, most of them content words of the body. Call it after body().
  std::string title();

 private:
  void write_paragraph(std::uint32_t words);
  void write_sentence();
  void write_unit();  // a word, a phrase or a name
  void write_phrase();
  void write_name();
  void write_word(Rank rank);
  void write_text(std::string_view words);
  Rank draw_word();
  Rank title_word();

  const Vocabulary& vocabulary_;
  std::span<const Phrase> phrases_;  // topic by topic
  Random& random_;
  Subjects& subjects_;
  std::string out_;
  std::vector<Rank> content_words_;  // of the body so far, repetitions included
  std::uint32_t words_ = 0;          // written so far
  std::size_t next_name_ = 0;        // names come in turn until each was used once
};

}  // namespace dateline::corpus
