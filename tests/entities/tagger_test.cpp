// The tagger against a slow plain implementation with random weights, and what random text may do to it.
#include "entities/tagger.h"

#include <catch2/catch.hpp>
#include <random>

#include "entities/name_consistency.h"
#include "entities/row_sum.h"
#include "entities/sample_model.h"

using namespace dateline::entities;
using dateline::test::random_document;
using dateline::test::random_model;

namespace {

/// Features token by token, every weight looked up by itself.
LabelScores plain_scores(const DocumentView& view, const WordTable& table, const TaggerWeights& weights,
                         const ActiveRun& run, std::uint32_t token) {
  std::vector<FeatureId> features;
  Window window;
  const Role roles[] = {Role::second_before, Role::before, Role::self, Role::after, Role::second_after};
  for (int offset = -2; offset <= 2; ++offset) {
    const WordTraits& word = table.traits(word_near(view, run, token, offset));
    add_word_features(word, roles[offset + 2], features);
    window.words[offset + 2] = &word;
  }
  window.place = std::min(token - run.sentence_begin, 2U);
  for (const FeatureId feature : joint_features(window)) features.push_back(feature);
  const std::uint16_t cues = view.cues(*window.words[2]);
  add_cue_features(0, static_cast<std::uint8_t>(cues & 0xFFU), features);
  add_cue_features(1, static_cast<std::uint8_t>(cues >> 8U), features);
  for (int where = 0; where < 3; ++where)
    add_phrase_features(where, phrases_near(view, run, token, where - 1), features);
  LabelScores sum;
  for (const FeatureId feature : features) add_row_plainly(weights.rows[row_of(feature)], sum);
  return sum;
}

void check_names(const std::vector<Mention>& names, std::size_t size) {
  std::uint32_t end = 0;
  for (const Mention& name : names) {
    REQUIRE(name.begin >= end);
    REQUIRE(name.end > name.begin);
    REQUIRE(name.end <= size);
    end = name.end;
  }
}

}  // namespace

TEST_CASE("scores added up by word are those of the plain way") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto model = random_model(random, 5);
  Tagger tagger(model);
  std::vector<Mention> names;
  std::size_t tokens = 0;
  for (int round = 0; round < 100; ++round) {
    const auto document = random_document(random);
    tagger.tag(document.view(), names);
    check_names(names, document.tokens.size());
    WordTable table(model->lists());
    DocumentView view;
    view.read(document.view(), table);
    REQUIRE(view.runs().size() == tagger.view().runs().size());
    for (std::size_t r = 0; r < view.runs().size(); ++r) {
      const ActiveRun& run = view.runs()[r];
      REQUIRE(run.begin == tagger.view().runs()[r].begin);
      for (std::uint32_t token = run.begin; token < run.end; ++token, ++tokens)
        REQUIRE(tagger.scores_of(run, token).scores ==
                plain_scores(view, table, model->weights(), run, token).scores);
    }
  }
  CHECK(tokens > 100);
}

TEST_CASE("what a tagger finds does not depend on what it read before") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto model = random_model(random, 5);
  Tagger used(model);
  NameConsistency used_consistency;
  for (int round = 0; round < 50; ++round) {
    const auto document = random_document(random);
    std::vector<Mention> names;
    used.tag(document.view(), names);
    used_consistency.apply(used, names);
    check_names(names, document.tokens.size());
    Tagger fresh(model);
    std::vector<Mention> fresh_names;
    fresh.tag(document.view(), fresh_names);
    NameConsistency().apply(fresh, fresh_names);
    REQUIRE(names == fresh_names);
  }
}

TEST_CASE("names can only be where capitals are, or connectors between them") {
  struct Case {
    std::vector<std::string_view> tokens;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> runs;
  };
  const Case cases[] = {
      {{"rain", "fell", "in", "the", "night"}, {}},
      {{"The", "rain", "fell"}, {}},
      {{"The", "Hague", "fell"}, {{0, 2}}},
      {{"in", "Moscow", "and", "Kiev", "today"}, {{1, 4}}},
      {{"Bank", "of", "the", "West", "rose"}, {{0, 4}}},
      {{"Bank", "of", "the", "united", "West"}, {{0, 1}, {4, 5}}},
      {{"Alexander", "van", "der", "Bellen", "said"}, {{0, 4}}},
      {{"for", "van", "der", "Bellen"}, {{1, 4}}},
      {{"Moscow", ",", "Russia"}, {{0, 1}, {2, 3}}},
      {{"eBay", "rose"}, {{0, 1}}},
      {{}, {}},
  };
  std::mt19937 random(1);
  const auto model = random_model(random, 1);
  for (const Case& one : cases) {
    WordTable table(model->lists());
    DocumentView view;
    view.read({one.tokens, {0}}, table);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> runs;
    for (const ActiveRun& run : view.runs()) runs.emplace_back(run.begin, run.end);
    CAPTURE(one.tokens);
    CHECK(runs == one.runs);
  }
}

TEST_CASE("a sentence is in capitals or titles when nearly all its words are") {
  CHECK(case_of({10, 10, 6, 6}) == SentenceCase::capitals);
  CHECK(case_of({10, 9, 6, 6}) == SentenceCase::capitals);
  CHECK(case_of({10, 8, 6, 6}) == SentenceCase::titles);
  CHECK(case_of({10, 1, 6, 5}) == SentenceCase::ordinary);
  CHECK(case_of({2, 2, 2, 2}) == SentenceCase::ordinary);
  CHECK(case_of({}) == SentenceCase::ordinary);
}
