// Topics, their words, their phrases and their names.
#include "corpus/generator/subjects.h"

#include <algorithm>

#include "corpus/generator/names.h"

namespace dateline::corpus {
namespace {

constexpr Rank kFirstTopicalRank = 480;      // topics share out the content words from here
constexpr Rank kTopicalRanks = 60'000;       // so many; rarer ones are topical by being rare
constexpr std::uint64_t kPhrasePurpose = 2;  // see Random

/// `number` of a Zipf list, moved to the place in its group of neighbours that belongs to the topic.
std::uint32_t topical_name(std::uint32_t topic, std::uint32_t number) {
  const std::uint32_t group = number / kTopics;
  return group * kTopics + static_cast<std::uint32_t>((topic + mix(group)) % kTopics);
}

/// 0 to 8; the mean is about 1.7.
unsigned draw_name_count(Random& random) {
  unsigned count = 0;
  while (count < 8 && random.chance(630)) ++count;
  return count;
}

std::uint32_t draw_name(NameKind kind, Random& random, const Vocabulary& vocabulary) {
  if (kind == NameKind::person) return vocabulary.people.draw(random);
  if (kind == NameKind::organisation) return vocabulary.organisations.draw(random);
  return vocabulary.places.draw(random);
}

std::string spell_name(NameKind kind, std::uint32_t number) {
  if (kind == NameKind::person) return person_name(number);
  if (kind == NameKind::organisation) return organisation_name(number);
  return place_name(number);
}

void add_names(NameKind kind, Random& random, const Vocabulary& vocabulary, Subjects& subjects) {
  for (unsigned left = draw_name_count(random); left > 0; --left) {
    std::uint32_t number = draw_name(kind, random, vocabulary);
    if (random.chance(600)) number = topical_name(draw_topic(random, subjects), number);
    std::string text = spell_name(kind, number);
    if (std::ranges::find(subjects.names, text, &Name::text) == subjects.names.end())
      subjects.names.push_back({kind, std::move(text)});
  }
}

}  // namespace

Vocabulary::Vocabulary()
    : topics(zipf_weights(kTopics, 0.7, 5)),
      people(zipf_weights(kPeople, 0.9, 10)),
      organisations(zipf_weights(kOrganisations, 0.9, 10)),
      places(zipf_weights(kPlaces, 1.0, 5)),
      phrases(zipf_weights(kPhrasesOfTopic, 1.0, 2)) {}

Rank topical_word(std::uint32_t topic, Rank rank) {
  if (rank < kFirstTopicalRank || rank >= kFirstTopicalRank + kTopicalRanks) return rank;
  const Rank group = (rank - kFirstTopicalRank) / kTopics;
  return kFirstTopicalRank + group * kTopics + (topic + mix(group)) % kTopics;
}

Phrase phrase_of(std::uint64_t seed, std::uint32_t topic, std::uint32_t number,
                 const Vocabulary& vocabulary) {
  Random random(seed, kPhrasePurpose, std::uint64_t{topic} * kPhrasesOfTopic + number);
  Phrase phrase;
  phrase.length = random.chance(300) ? 3 : 2;
  for (std::uint32_t i = 0; i < phrase.length; ++i) {
    Rank rank = vocabulary.words.draw(random);
    while (rank < kFirstContentRank) rank = vocabulary.words.draw(random);
    phrase.words[i] = topical_word(topic, rank);
  }
  return phrase;
}

Subjects draw_subjects(Random& random, const Vocabulary& vocabulary) {
  Subjects subjects;
  const std::uint32_t wanted = 1 + random.below(3);
  while (subjects.topics.size() < wanted) {
    const std::uint32_t topic = vocabulary.topics.draw(random);
    if (std::ranges::find(subjects.topics, topic) == subjects.topics.end()) subjects.topics.push_back(topic);
  }
  for (const NameKind kind : {NameKind::person, NameKind::organisation, NameKind::place})
    add_names(kind, random, vocabulary, subjects);
  return subjects;
}

std::uint32_t draw_topic(Random& random, const Subjects& subjects) {
  if (subjects.topics.size() == 1 || random.chance(600)) return subjects.topics.front();
  return subjects.topics[random.below(static_cast<std::uint32_t>(subjects.topics.size()))];
}

}  // namespace dateline::corpus
