// The generated words: which word has which frequency rank, and how often each rank is drawn.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/generator/random.h"

namespace dateline::corpus {

/// Place in the order of frequency; 0 is the most frequent word. There are practically endless ranks, each
/// with a word.
using Rank = std::uint64_t;

/// Names are built from words that no rank has: this many.
inline constexpr std::uint32_t kNameWords = 200'000;

/// Spells every rank as a pronounceable word of plain lower-case letters. Frequent words are short. Different
/// ranks have different words and practically always different Snowball stems: a word ends in a, o or u and
/// at most one consonant of a few, which English suffix rules leave alone, except for "-ator" in one of ten
/// thousand words.
class Lexicon {
 public:
  Lexicon();
  void append(Rank rank, std::string& out) const {
    if (rank < kTabled) {
      out += std::string_view(spellings_).substr(offsets_[rank], offsets_[rank + 1] - offsets_[rank]);
    } else {
      append_rare(rank, out);
    }
  }
  /// Word `number` (below kNameWords) of those kept for names, capitalised.
  static std::string name_word(std::uint32_t number);

 private:
  static constexpr Rank kTabled = 65'536;
  static void append_rare(Rank rank, std::string& out);
  std::string spellings_;
  std::vector<std::uint32_t> offsets_;
};

/// How often words occur: Zipf-Mandelbrot for the core vocabulary, and a steeper tail behind it, of
/// exponent 1.75, which makes the vocabulary grow with about the 1/1.75th power of the text (Heaps). That
/// natural vocabularies have two such parts: Ferrer i Cancho and Sole 2001; Gerlach and Altmann 2013. Draws
/// are independent, so an article does not depend on those before it.
class WordFrequencies {
 public:
  WordFrequencies();
  Rank draw(Random& random) const {
    const std::uint32_t slot = head_.draw(random);
    return slot < kHead ? slot : draw_tail(random);
  }

 private:
  static constexpr std::uint32_t kHead =
      65'536;  // ranks in the alias table; its last slot stands for all others
  static Rank draw_tail(Random& random);
  AliasTable head_;
};

}  // namespace dateline::corpus
