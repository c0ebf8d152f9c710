// Random articles of few words, so that phrases, repetitions and ties happen often.
#include "support/random_articles.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

namespace dateline::test_support {
namespace {

constexpr std::array<const char*, 32> kWords{
    "oil",   "price", "prices", "Moscow", "bank",  "banks", "the",   "of",       "said",   "minister", "US",
    "us",    "U.S.",  "e-mail", "AT&T",   "talks", "talk",  "peace", "Al-Qaeda", "attack", "attacks",  "city",
    "Paris", "and",   "trade",  "Trade",  "TRADE", "2024",  "war",   "wars",     "rates",  "interest"};
constexpr std::array<const char*, 5> kPlaces{"Moscow", "Paris", "usa", "uk", "West Bank"};
constexpr std::array<const char*, 4> kPeople{"Vladimir Putin", "Angela Merkel", "Putin", "Al-Sisi"};
constexpr std::array<const char*, 3> kSources{"Harbour Wire", "The Meridian Post", "Reuters"};

std::string words(Random& random, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    // Low numbers come more often: a few frequent words, many rare ones.
    const std::size_t pick = std::min(random.below(kWords.size()), random.below(kWords.size()));
    out += kWords[pick];
    if (i + 1 == count) break;
    out += random.chance(8) ? ". " : random.chance(3) ? "\n\n" : " ";
  }
  return out;
}

template <std::size_t N>
std::vector<std::string> some_of(Random& random, const std::array<const char*, N>& values, unsigned percent) {
  std::vector<std::string> out;
  for (const char* value : values)
    if (random.chance(percent)) out.emplace_back(value);
  return out;
}

schema::Instant random_date(Random& random) {
  const unsigned kind = static_cast<unsigned>(random.below(10));
  const schema::CivilDate date{static_cast<int>(2020 + random.below(5)),
                               static_cast<unsigned>(1 + random.below(12)),
                               static_cast<unsigned>(1 + random.below(28))};
  if (kind == 0) return {};
  if (kind == 1) return {*schema::seconds_of({date.year, 1, 1}), schema::Precision::year};
  if (kind == 2) return {*schema::seconds_of({date.year, date.month, 1}), schema::Precision::month};
  if (kind < 7) return {*schema::seconds_of(date), schema::Precision::day};
  return {
      *schema::seconds_of(date, static_cast<unsigned>(random.below(24)),
                          static_cast<unsigned>(random.below(60)), static_cast<unsigned>(random.below(60))),
      schema::Precision::second};
}

}  // namespace

std::uint64_t Random::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

std::vector<article::Article> random_articles(std::uint64_t seed, std::size_t count) {
  Random random(seed);
  std::vector<article::Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    article::Article article;
    char id[16];
    std::snprintf(id, sizeof id, "a%04u", static_cast<unsigned>(i));
    article.id = id;
    article.title = words(random, random.below(7));
    article.body = words(random, article.title.empty() ? 1 + random.below(60) : random.below(60));
    article.published = random_date(random);
    if (random.chance(80)) article.source = kSources[random.below(kSources.size())];
    article.places = some_of(random, kPlaces, 25);
    article.people = some_of(random, kPeople, 20);
    article.language = "en";
    if (random.chance(50)) article.topics = {"crude"};
    if (random.chance(50)) article.topics.emplace_back("trade");
    articles.push_back(std::move(article));
  }
  return articles;
}

}  // namespace dateline::test_support
