// A model of random weights over small lists, and random documents.
#include "entities/sample_model.h"

#include <array>

namespace dateline::test {
namespace {

entities::WordLists sample_lists() {
  auto gazetteer = entities::Gazetteer::from_payload(
      "1 john\n4 russia\n3 new york\n10 moscow\n80 mr.\n100 corp\n4 global guard\n8 crocus city hall\n8 john "
      "smith\n");
  auto clusters = entities::WordClusters::from_payload(entities::WordClusters::payload_of(
      {{"moscow", {7, 5, 3, 1}}, {"said", {8, 6, 3, 2}}, {"in", {9, 6, 4, 2}}}));
  return {std::move(*clusters), std::move(*gazetteer)};
}

int between(std::mt19937& random, int low, int high) {
  return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
}

}  // namespace

std::shared_ptr<const entities::TaggerModel> random_model(std::mt19937& random, int most) {
  entities::TaggerWeights weights;
  weights.rows.resize(entities::kRows);
  for (auto& row : weights.rows)
    for (auto& weight : row.weights) weight = static_cast<std::int8_t>(between(random, -most, most));
  for (auto& from : weights.steps.outer)
    for (auto& score : from) score = static_cast<std::int16_t>(between(random, -10 * most, 10 * most));
  for (auto& step : weights.steps.inner)
    for (auto& score : step) score = static_cast<std::int16_t>(between(random, -10 * most, 10 * most));
  return std::make_shared<const entities::TaggerModel>(std::move(weights), sample_lists());
}

entities::TokenSequence SampleDocument::view() const {
  return {std::vector<std::string_view>(tokens.begin(), tokens.end()), sentences};
}

SampleDocument random_document(std::mt19937& random) {
  static const std::array<std::vector<std::string>, 3> kWords{
      std::vector<std::string>{"Moscow",
                               "the",
                               "of",
                               "New",
                               "York",
                               "said",
                               "John",
                               "Smith",
                               "Corp",
                               "in",
                               ",",
                               "'s",
                               "Mr.",
                               "van",
                               "Bellen",
                               "Crocus",
                               "City",
                               "Hall",
                               "U.S.",
                               "(",
                               ")",
                               "7th",
                               "\xC3\x89lys\xC3\xA9"
                               "e",
                               "rose"},
      std::vector<std::string>{"MOSCOW", "SAID", "IN", "NEW", "YORK", ",", "JOHN", "CORP"},
      std::vector<std::string>{"Moscow", "Rises", "After", "Talks", "With", "John", "Smith", "In"}};
  SampleDocument document;
  const int sentences = between(random, 1, 6);
  for (int s = 0; s < sentences; ++s) {
    document.sentences.push_back(static_cast<std::uint32_t>(document.tokens.size()));
    const auto& words = kWords[random() % 5 < 3 ? 0 : 1 + random() % 2];
    for (int i = between(random, 1, 15); i > 0; --i)
      document.tokens.push_back(words[random() % words.size()]);
  }
  return document;
}

}  // namespace dateline::test
