// The trainer: sums over chains against trying all of them, the same bytes each time, and something learned.
#include "entities/tagger_training.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "entities/label_chain.h"
#include "entities/label_masks.h"
#include "entities/name_score.h"
#include "entities/tagged_text.h"
#include "entities/tagger.h"
#include "io/checksum.h"

using namespace dateline;
using namespace dateline::entities;
using namespace dateline::tools;

namespace {

/// Product of the exponentials along a chain, or 0 when it is no chain of whole names.
double weight_of(const std::vector<Label>& labels, const std::vector<LabelValues>& scores,
                 const Steps<float>& factors) {
  double weight = 1;
  int context = 0;
  int open = -1;  // type of the name that goes on
  bool inside = false;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const bool name = labels[i] != kOutside;
    const NamePart part = name ? part_of(labels[i]) : NamePart::single;
    const bool goes_on = name && (part == NamePart::inside || part == NamePart::end);
    const int type = name ? static_cast<int>(type_of(labels[i])) : -1;
    if (goes_on != (open >= 0) || (goes_on && open != type)) return 0;
    if (goes_on)
      weight *= factors.inner[(inside ? 2 : 0) + (part == NamePart::end ? 1 : 0)][type];
    else
      weight *= factors.outer[context][name ? 1 + type : 0];
    weight *= std::exp(static_cast<double>(scores[i][labels[i]]));
    open = name && (part == NamePart::begin || part == NamePart::inside) ? type : -1;
    inside = name && part == NamePart::inside;
    context = name ? 1 + type : 0;
  }
  return open >= 0 ? 0 : weight * factors.outer[context][0];
}

TrainingOptions small_options() {
  TrainingOptions options;
  options.epochs = 4;
  options.seed = 11;
  return options;
}

std::vector<TaggedDocument> small_training() {
  auto documents = read_tagged_file(DATELINE_SMALL_TRAINING);
  REQUIRE(documents);
  return std::move(*documents);
}

TaggerWeights train_small(const WordLists& lists) {
  std::vector<TrainingText> texts;
  for (const TaggedDocument& document : small_training())
    texts.push_back({document, masks_of(document.names, document.tokens.size(), false), 1, {}});
  return train_tagger(texts, lists, small_options());
}

}  // namespace

TEST_CASE("expected labels are those of all chains") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0, 1);
  LabelChain chain;
  for (int round = 0; round < 20; ++round) {
    Steps<float> factors;
    for (auto& from : factors.outer)
      for (float& factor : from) factor = std::exp(normal(random));
    for (auto& step : factors.inner)
      for (float& factor : step) factor = std::exp(normal(random));
    std::vector<LabelValues> scores(1 + random() % 3);
    for (auto& token : scores)
      for (float& score : token) score = normal(random);
    for (auto& token : scores) token[kOutside] = 0;
    std::vector<LabelMask> masks(scores.size());
    for (LabelMask& mask : masks) mask = static_cast<LabelMask>(random()) | mask_of(kOutside);
    std::vector<std::array<double, kLabels>> expected(scores.size());
    double all = 0;
    std::vector<Label> labels(scores.size(), 0);
    while (true) {
      bool allowed = true;
      for (std::size_t i = 0; i < labels.size(); ++i) allowed = allowed && (masks[i] >> labels[i] & 1U) != 0;
      const double weight = allowed ? weight_of(labels, scores, factors) : 0;
      all += weight;
      for (std::size_t i = 0; i < labels.size(); ++i) expected[i][labels[i]] += weight;
      std::size_t at = 0;
      while (at < labels.size() && ++labels[at] == kLabels) labels[at++] = 0;
      if (at == labels.size()) break;
    }
    Expectation found;
    chain.expect(scores, factors, masks, found);
    REQUIRE(found.possible);
    for (std::size_t i = 0; i < scores.size(); ++i)
      for (int label = 0; label < kLabels; ++label)
        REQUIRE(found.labels[i][label] == Approx(expected[i][label] / all).margin(1e-4));
    float steps = 0;
    for (const auto& from : found.steps.outer)
      for (const float count : from) steps += count;
    for (const auto& step : found.steps.inner)
      for (const float count : step) steps += count;
    REQUIRE(steps == Approx(static_cast<double>(scores.size()) + 1).epsilon(1e-4));
  }
}

TEST_CASE("the exponential is close, and the same on every machine") {
  for (float x = -60; x < 60; x += 0.37F)
    CHECK(exponential(x) == Approx(std::exp(static_cast<double>(x))).epsilon(1e-5));
  CHECK(exponential(0) == 1.0F);
  CHECK(exponential(-1e9F) > 0);
}

TEST_CASE("training on a small set yields the same bytes on every machine, and learns the set") {
  const WordLists none;
  const TaggerWeights weights = train_small(none);
  CHECK(io::to_hex(io::checksum64(payload_of(weights))) == "8ec613ccace5b9ca");
  CHECK(payload_of(train_small(none)) == payload_of(weights));
  Tagger tagger(std::make_shared<const TaggerModel>(weights, none));
  NameScore score;
  std::vector<Mention> names;
  for (const TaggedDocument& document : small_training()) {
    tagger.tag(document.view(), names);
    score.add(names, document.names);
  }
  CHECK(score.overall().f1() > 99);
}

TEST_CASE("masks say what is known") {
  const LabelMask outside = mask_of(kOutside);
  const std::vector<Mention> names{{1, 3, EntityType::org}, {3, 4, EntityType::place}};
  auto masks = masks_of(names, 5, false);
  CHECK(masks == std::vector<LabelMask>{outside, mask_of(label_of(NamePart::begin, EntityType::org)),
                                        mask_of(label_of(NamePart::end, EntityType::org)),
                                        mask_of(label_of(NamePart::single, EntityType::place)), outside});
  CHECK((masks_of(names, 5, true)[0] & mask_of(label_of(NamePart::single, EntityType::misc))) != 0);
  const std::vector<ActiveRun> runs{{2, 4, 0, 5}};
  auto opened = masks;
  open_unreachable(names, runs, opened);
  CHECK(opened[1] == kAnyLabel);
  CHECK(opened[2] == kAnyLabel);
  CHECK(opened[3] == masks[3]);
  auto both = masks;
  allow_both(std::vector<LabelMask>(5, outside), runs, both);
  CHECK(both[1] == masks[1]);
  CHECK(both[3] == (masks[3] | outside));
}

TEST_CASE("tagged texts are read with their names, and errors with their line") {
  auto documents = parse_tagged_text(
      "-DOCSTART-\tO\n\nIn\tO\nNew\tB-LOC\nYork\tI-LOC\n\nYork\tI-LOC\nAcme\tB-ORG\nInc\tB-ORG\n", "x");
  REQUIRE(documents);
  REQUIRE(documents->size() == 1);
  CHECK((*documents)[0].sentences == std::vector<std::uint32_t>{0, 3});
  CHECK((*documents)[0].names == std::vector<Mention>{{1, 3, EntityType::place},
                                                      {3, 4, EntityType::place},
                                                      {4, 5, EntityType::org},
                                                      {5, 6, EntityType::org}});
  CHECK(parse_tagged_text("In\tO\nNew\tB-TOWN\n", "x").error().place.line == 2);
  CHECK_FALSE(parse_tagged_text("no tab\n", "x"));
  const TaggedDocument capitals = recased((*documents)[0], Casing::capitals);
  CHECK(capitals.tokens[1] == "NEW");
  CHECK(recased((*documents)[0], Casing::titles).tokens[0] == "In");
}
