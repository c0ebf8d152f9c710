// A glance at two words of a phrase or NEAR says what the whole look at the article says, or that it is
// unsure.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "search/pair_scan.h"
#include "support/random_articles.h"

namespace dateline::search {
namespace {

using Kind = PositionPart::Kind;
using test_support::Random;

/// A title and a body of forms, some of them so rare that they have no code of their own.
struct Text {
  std::vector<std::uint16_t> codes;
  std::string escapes;
  std::vector<store::SentenceMark> sentences;
  store::FieldLengths lengths;
  store::CodeView view() const { return {codes, lengths.title, escapes}; }
  store::CodeView without_escapes() const { return {codes, lengths.title, {}}; }
};

store::FormId random_form(Random& random, std::uint64_t forms) {
  return static_cast<store::FormId>(random.chance(8) ? store::kEscapeCode + random.below(4)
                                                     : random.below(forms));
}

Text random_text(Random& random) {
  Text text;
  const std::uint64_t forms = random.chance(50) ? 8 : 60;
  const std::uint64_t words = random.below(random.chance(3) ? 9000 : random.chance(50) ? 30 : 400);
  for (std::uint64_t i = 0; i < words; ++i) {
    const store::FormId form = random_form(random, forms);
    text.codes.push_back(static_cast<std::uint16_t>(std::min<store::FormId>(form, store::kEscapeCode)));
    if (form >= store::kEscapeCode) text.escapes.append(reinterpret_cast<const char*>(&form), sizeof form);
    if (i == 0 || random.chance(10))
      text.sentences.push_back({static_cast<std::uint32_t>(i), random.chance(30)});
  }
  text.lengths.title = static_cast<std::uint32_t>(random.below(std::min<std::uint64_t>(words, 20) + 1));
  const std::uint64_t body = words - text.lengths.title;
  text.lengths.lead = static_cast<std::uint32_t>(random.below(body + 1));
  text.lengths.rest = static_cast<std::uint32_t>(body) - text.lengths.lead;
  return text;
}

PositionPart random_word(Random& random) {
  PositionPart word;
  std::vector<store::FormId> forms(1 + random.below(random.chance(5) ? 12 : 3));
  for (store::FormId& form : forms) form = random_form(random, 8);
  word.forms = FormSet(forms);
  return word;
}

PositionPart random_group(Random& random, Kind kind, unsigned depth);

PositionPart random_item(Random& random, unsigned depth) {
  if (depth == 0 || random.chance(70)) return random_word(random);
  return random_group(random, random.chance(60) ? Kind::phrase : Kind::any, depth - 1);
}

PositionPart random_group(Random& random, Kind kind, unsigned depth) {
  PositionPart group;
  group.kind = kind;
  group.words = 0;
  for (std::uint64_t i = 2 + random.below(random.chance(60) ? 1 : 3); i > 0; --i) {
    group.children.push_back(random_item(random, depth));
    const std::uint32_t own = group.children.back().words;
    group.words = kind == Kind::any ? std::max(group.words, own) : group.words + own;
  }
  group.rarest = random.below(group.children.size());
  group.next_rarest = random.below(group.children.size());
  return group;
}

PositionPart random_part(Random& random) {
  const std::vector<Kind> kinds{Kind::phrase, Kind::near, Kind::adjacent};
  PositionPart part = random_group(random, kinds[random.below(3)], random.chance(60) ? 0 : 2);
  part.distance = static_cast<std::uint32_t>(1 + random.below(random.chance(20) ? 200 : 10));
  if (part.kind == Kind::near && random.chance(30)) {
    part.within = random.chance(50) ? Within::sentence : Within::paragraph;
    part.distance = kAnyDistance;
  }
  return part;
}

Glance glance(PairScan& scan, const Text& text, const FieldRanges& field) {
  const Glance seen = scan.look(text.without_escapes(), field);
  return seen == Glance::unsure && scan.asks_units() ? scan.in_units(field, text.sentences) : seen;
}

PositionPart plain_pair(Kind kind, std::uint32_t distance) {
  PositionPart part;
  part.kind = kind;
  part.distance = distance;
  part.words = 2;
  for (const store::FormId form : {store::FormId{1}, store::FormId{2}}) {
    part.children.emplace_back();
    part.children.back().forms = FormSet({form});
  }
  return part;
}

}  // namespace

TEST_CASE("two plain words are decided at a glance", "[search][pair_scan]") {
  Text text;
  text.codes = {1, 5, 2, 5, 5, 5, 2, 1};
  text.lengths = {2, 6, 0};  // the first 1 is in the title
  text.sentences = {{0, true}, {2, true}, {6, false}};
  const FieldRanges any = ranges_of(schema::TextField::any, text.view(), text.lengths);
  const auto seen = [&](const PositionPart& part) {
    auto scan = PairScan::of(part);
    return glance(*scan, text, any);
  };
  CHECK(seen(plain_pair(Kind::phrase, 0)) == Glance::no);
  CHECK(seen(plain_pair(Kind::near, 1)) == Glance::yes);
  CHECK(seen(plain_pair(Kind::adjacent, 5)) == Glance::no);
  PositionPart sentence = plain_pair(Kind::near, kAnyDistance);
  sentence.within = Within::sentence;
  CHECK(seen(sentence) == Glance::yes);
  text.sentences[2].position = 7;
  CHECK(seen(sentence) == Glance::no);
}

TEST_CASE("a glance is right or unsure, whatever the text and the part", "[search][pair_scan]") {
  const std::uint64_t seed = GENERATE(range(1, 6000));
  CAPTURE(seed);
  Random random(seed);
  const PositionPart part = random_part(random);
  auto scan = PairScan::of(part);
  for (unsigned i = 0; i < 3; ++i) {  // it keeps nothing of the article before
    const Text text = random_text(random);
    const auto field = static_cast<schema::TextField>(random.below(4));
    CAPTURE(i, text.codes.size(), field);
    const FieldRanges ranges = ranges_of(field, text.view(), text.lengths);
    PositionMatcher matcher;
    const bool expected = matcher.occurs(part, text.view(), ranges, {text.sentences, {}});
    if (!scan) continue;
    const Glance seen = glance(*scan, text, ranges);
    if (seen != Glance::unsure) CHECK((seen == Glance::yes) == expected);
  }
}

TEST_CASE("what excludes, counts or names is not decided at a glance", "[search][pair_scan]") {
  PositionPart apart = plain_pair(Kind::near, 3);
  apart.excluding = true;
  CHECK_FALSE(PairScan::of(apart));
  PositionPart times;
  times.kind = Kind::at_least;
  times.children.push_back(plain_pair(Kind::phrase, 0));
  CHECK_FALSE(PairScan::of(times));
  PositionPart names = plain_pair(Kind::near, 3);
  names.children[0].kind = Kind::mention;
  CHECK_FALSE(PairScan::of(names));
}

}  // namespace dateline::search
