// A model of random weights over small lists, and random documents: for tests that need no real names.
#pragma once

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "entities/document_view.h"
#include "entities/tagger_model.h"

namespace dateline::test {

/// Weights of at most `most` either way.
std::shared_ptr<const entities::TaggerModel> random_model(std::mt19937& random, int most);

/// Owns its tokens.
struct SampleDocument {
  std::vector<std::string> tokens;
  std::vector<std::uint32_t> sentences;
  entities::TokenSequence view() const;
};
/// Names, small words and marks in sentences of ordinary, upper and title case.
SampleDocument random_document(std::mt19937& random);

}  // namespace dateline::test
