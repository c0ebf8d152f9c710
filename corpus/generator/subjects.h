// What an article is about: its topics and names, and how they bend the choice of its words.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "corpus/generator/lexicon.h"
#include "corpus/generator/random.h"

namespace dateline::corpus {

/// The tables that all articles of a corpus share.
struct Vocabulary {
  Vocabulary();
  Lexicon lexicon;
  WordFrequencies words;
  AliasTable topics;
  AliasTable people;
  AliasTable organisations;
  AliasTable places;
  AliasTable phrases;  // rank of a phrase in a topic's list
};

/// Ranks below this are the language's function words: in every article, and no topic's own.
inline constexpr Rank kFirstContentRank = 240;

/// The word of `topic` that stands for `rank`: the content words fall into groups of neighbours in rank, and
/// every topic has one of each group. So a topic has its own vocabulary over the whole range of frequencies,
/// and the ranks keep theirs.
Rank topical_word(std::uint32_t topic, Rank rank);

/// Fixed phrases, two or three words that occur together more often than chance ("climate change"), by topic.
inline constexpr std::uint32_t kPhrasesOfTopic = 200;
struct Phrase {
  std::uint32_t length = 0;
  std::array<Rank, 3> words{};
  std::span<const Rank> view() const { return {words.data(), length}; }
};
Phrase phrase_of(std::uint64_t seed, std::uint32_t topic, std::uint32_t number, const Vocabulary& vocabulary);

enum class NameKind : std::uint8_t { person, organisation, place };
struct Name {
  NameKind kind{};
  std::string text;
  bool mentioned = false;
};

/// One to three topics, the main one first, and up to eight names of each kind, all different.
struct Subjects {
  std::vector<std::uint32_t> topics;
  std::vector<Name> names;
};
Subjects draw_subjects(Random& random, const Vocabulary& vocabulary);

/// One of the article's topics; the main one most often.
std::uint32_t draw_topic(Random& random, const Subjects& subjects);

}  // namespace dateline::corpus
