// Sentences that have the statistics of a language and none of its meaning.
#include "corpus/generator/body_writer.h"

namespace dateline::corpus {
namespace {

// Shares of what stands at a place in a sentence, in a thousand; the rest are single words.
constexpr std::uint32_t kPhraseShare = 35;
constexpr std::uint32_t kNameShare = 45;
constexpr std::uint32_t kCommaShare = 50;
// Of single words: repeats a content word of this article; comes from the vocabulary of one of its topics.
constexpr std::uint32_t kRepeatShare = 110;
constexpr std::uint32_t kTopicalShare = 350;

void capitalise(char& letter) {
  if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
}

}  // namespace

std::string BodyWriter::body(std::uint32_t words) {
  out_.clear();
  out_.reserve(words * 7ULL);
  words_ = 0;
  while (words_ < words) {
    if (!out_.empty()) out_ += "\n\n";
    write_paragraph(words);
  }
  return std::move(out_);
}

/// Two to four sentences; fewer when the body has its `words`.
void BodyWriter::write_paragraph(std::uint32_t words) {
  for (std::uint32_t left = 2 + random_.below(3); left > 0; --left) {
    write_sentence();
    if (words_ >= words) return;
    if (left > 1) out_ += ' ';
  }
}

/// 6 to 30 words, 18 in the mean.
void BodyWriter::write_sentence() {
  const std::size_t begin = out_.size();
  const std::uint32_t end = words_ + 6 + random_.below(13) + random_.below(13);
  while (words_ < end) {
    write_unit();
    if (words_ + 2 < end && random_.chance(kCommaShare)) out_ += ',';
    if (words_ < end) out_ += ' ';
  }
  out_ += '.';
  capitalise(out_[begin]);
}

void BodyWriter::write_unit() {
  const std::uint32_t kind = random_.below(1000);
  if (kind < kPhraseShare) return write_phrase();
  if (kind < kPhraseShare + kNameShare && !subjects_.names.empty()) return write_name();
  write_word(draw_word());
}

void BodyWriter::write_phrase() {
  const std::uint32_t topic = draw_topic(random_, subjects_);
  const Phrase& phrase = phrases_[topic * kPhrasesOfTopic + vocabulary_.phrases.draw(random_)];
  for (std::uint32_t i = 0; i < phrase.length; ++i) {
    if (i > 0) out_ += ' ';
    write_word(phrase.words[i]);
  }
}

/// A person goes by the whole name at first and then mostly by the family name.
void BodyWriter::write_name() {
  const auto count = static_cast<std::uint32_t>(subjects_.names.size());
  Name& name = subjects_.names[next_name_ < count ? next_name_++ : random_.below(count)];
  const bool short_form = name.mentioned && name.kind == NameKind::person && random_.chance(700);
  name.mentioned = true;
  const std::string_view text = name.text;
  write_text(short_form ? text.substr(text.find(' ') + 1) : text);
}

void BodyWriter::write_text(std::string_view words) {
  out_ += words;
  ++words_;
  for (const char c : words) words_ += c == ' ' ? 1 : 0;
}

void BodyWriter::write_word(Rank rank) {
  vocabulary_.lexicon.append(rank, out_);
  if (rank >= kFirstContentRank) content_words_.push_back(rank);
  ++words_;
}

Rank BodyWriter::draw_word() {
  const std::uint32_t kind = random_.below(1000);
  if (kind < kRepeatShare && !content_words_.empty())
    return content_words_[random_.below(static_cast<std::uint32_t>(content_words_.size()))];
  const Rank rank = vocabulary_.words.draw(random_);
  if (rank < kFirstContentRank || kind >= kRepeatShare + kTopicalShare) return rank;
  return topical_word(draw_topic(random_, subjects_), rank);
}

Rank BodyWriter::title_word() {
  if (content_words_.empty() || random_.chance(250)) return vocabulary_.words.draw(random_);
  return content_words_[random_.below(static_cast<std::uint32_t>(content_words_.size()))];
}

std::string BodyWriter::title() {
  out_.clear();
  words_ = 0;
  const std::uint32_t end = 5 + random_.below(6);
  while (words_ < end) {
    if (words_ > 0) out_ += ' ';
    const bool name_first = words_ == 0 && !subjects_.names.empty() && subjects_.names.front().mentioned;
    if (name_first && random_.chance(400)) {
      write_text(subjects_.names.front().text);
    } else {
      vocabulary_.lexicon.append(title_word(), out_);
      ++words_;
    }
  }
  capitalise(out_[0]);
  return std::move(out_);
}

}  // namespace dateline::corpus
