// Phrases, NEAR and ADJ match as trying every choice of words says they do.
#include <catch2/catch.hpp>

#include <set>

#include "search/proximity.h"
#include "support/random_articles.h"

namespace dateline::search {
namespace {

using Kind = PositionPart::Kind;
using test_support::Random;

/// One letter a word; the title ends at the bar: "ab|cab".
struct Letters {
  std::vector<std::uint16_t> codes;
  std::uint32_t title = 0;
  store::FieldLengths lengths;
  explicit Letters(const std::string& text) {
    for (const char c : text) {
      if (c == '|') {
        title = static_cast<std::uint32_t>(codes.size());
      } else {
        codes.push_back(static_cast<std::uint16_t>(c - 'a'));
      }
    }
    const auto body = static_cast<std::uint32_t>(codes.size()) - title;
    lengths = {title, body / 2, body - body / 2};
  }
  store::CodeView view() const { return {codes, title, {}}; }
};

PositionPart word(const std::string& letters) {
  std::vector<store::FormId> forms;
  for (const char c : letters) forms.push_back(static_cast<store::FormId>(c - 'a'));
  PositionPart part;
  part.forms = FormSet(forms);
  return part;
}

PositionPart group(Kind kind, std::vector<PositionPart> children, std::uint32_t distance = 0) {
  PositionPart part;
  part.kind = kind;
  part.distance = distance;
  part.words = 0;
  for (const PositionPart& child : children) part.words += child.words;
  part.children = std::move(children);
  return part;
}

bool stands(const PositionPart& part, const std::string& text,
            schema::TextField field = schema::TextField::any) {
  const Letters letters(text);
  PositionMatcher matcher;
  return matcher.occurs(part, letters.view(), ranges_of(field, letters.view(), letters.lengths));
}

using Ranges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Ranges marked(const PositionPart& part, const std::string& text) {
  const Letters letters(text);
  std::vector<PositionRange> found;
  PositionMatcher matcher;
  const FieldRanges fields = ranges_of(schema::TextField::any, letters.view(), letters.lengths);
  for (const PositionRange range : fields.ranges()) matcher.occurrences(part, letters.view(), range, found);
  Ranges ranges;
  for (const PositionRange& range : found) ranges.emplace_back(range.begin, range.end);
  return ranges;
}

/// The plain meaning: every stretch of words is tried.
bool plainly_spans(const PositionPart& item, const Letters& letters, PositionRange stretch,
                   std::size_t child = 0) {
  if (item.kind == Kind::word)
    return stretch.end == stretch.begin + 1 && item.forms.stands_at(letters.view(), stretch.begin);
  if (item.kind == Kind::any)
    return std::ranges::any_of(item.children, [&](const PositionPart& alternative) {
      return plainly_spans(alternative, letters, stretch);
    });
  if (child == item.children.size()) return stretch.begin == stretch.end;
  for (std::uint32_t end = stretch.begin + 1; end <= stretch.end; ++end)
    if (plainly_spans(item.children[child], letters, {stretch.begin, end}) &&
        plainly_spans(item, letters, {end, stretch.end}, child + 1))
      return true;
  return false;
}

std::vector<PositionRange> plain_occurrences(const PositionPart& part, const Letters& letters,
                                             PositionRange range) {
  std::vector<PositionRange> all;
  for (std::uint32_t begin = range.begin; begin < range.end; ++begin)
    for (std::uint32_t end = begin + 1; end <= range.end; ++end)
      if (plainly_spans(part, letters, {begin, end})) all.push_back({begin, end});
  return all;
}

bool fits(const PositionPart& part, const std::vector<PositionRange>& chosen, const PositionRange& next) {
  const auto follows = [&](const PositionRange& before, const PositionRange& after) {
    return before.end <= after.begin && after.begin - (before.end - 1) <= part.distance;
  };
  if (part.kind == Kind::adjacent) return chosen.empty() || follows(chosen.back(), next);
  return std::ranges::all_of(
      chosen, [&](const PositionRange& other) { return follows(other, next) || follows(next, other); });
}

/// Collects in `taking_part` what is in any choice.
bool plainly_chosen(const PositionPart& part, const std::vector<std::vector<PositionRange>>& all,
                    std::vector<PositionRange>& chosen,
                    std::set<std::pair<std::uint32_t, std::uint32_t>>& taking_part) {
  if (chosen.size() == all.size()) {
    for (const PositionRange& range : chosen) taking_part.emplace(range.begin, range.end);
    return true;
  }
  bool any = false;
  for (const PositionRange& next : all[chosen.size()]) {
    if (!fits(part, chosen, next)) continue;
    chosen.push_back(next);
    any = plainly_chosen(part, all, chosen, taking_part) || any;
    chosen.pop_back();
  }
  return any;
}

PositionPart random_word(Random& random) {
  std::string letters(1 + random.below(2), 'a');
  for (char& c : letters) c = static_cast<char>('a' + random.below(4));
  return word(letters);
}

/// A word, a phrase, or alternatives of both, which may stand in a phrase themselves.
PositionPart random_item(Random& random, unsigned depth) {
  if (depth == 0 || random.chance(50)) return random_word(random);
  const Kind kind = random.chance(50) ? Kind::phrase : Kind::any;
  PositionPart item = group(kind, {random_item(random, depth - 1), random_item(random, depth - 1)});
  if (kind == Kind::any) item.words = std::max(item.children[0].words, item.children[1].words);
  return item;
}

PositionPart random_part(Random& random, bool with_phrases) {
  std::vector<PositionPart> children;
  for (std::uint64_t i = 2 + random.below(3); i > 0; --i)
    children.push_back(random_item(random, with_phrases ? 3 : 0));
  const std::size_t rarest = random.below(children.size());
  PositionPart part = group(random.chance(50) ? Kind::near : Kind::adjacent, std::move(children),
                            static_cast<std::uint32_t>(1 + random.below(6)));
  part.rarest = rarest;
  return part;
}

std::string random_text(Random& random) {
  std::string text(random.below(14), 'a');
  for (char& c : text) c = static_cast<char>('a' + random.below(5));
  return text;
}

}  // namespace

TEST_CASE("a phrase is its words in a row", "[search][proximity]") {
  const auto [text, whole] = GENERATE(table<std::string, bool>({
      {"abc", true},
      {"xxabcx", true},
      {"ab|c", false},  // not from title to body
      {"a|abc", true},
      {"acb", false},
      {"ab", false},
      {"", false},
      {"ababc", true},
  }));
  CAPTURE(text);
  PositionPart phrase = group(Kind::phrase, {word("a"), word("b"), word("c")});
  for (phrase.rarest = 0; phrase.rarest < 3; ++phrase.rarest) CHECK(stands(phrase, text) == whole);
}

TEST_CASE("NEAR and ADJ count how far apart the words stand", "[search][proximity]") {
  const auto [text, distance, near, adjacent] = GENERATE(table<std::string, std::uint32_t, bool, bool>({
      {"axxb", 3, true, true},
      {"axxb", 2, false, false},
      {"bxxa", 3, true, false},
      {"ab", 1, true, true},
      {"a|b", 9, false, false},
      {"bxxxaxb", 2, true, true},
  }));
  CAPTURE(text, distance);
  CHECK(stands(group(Kind::near, {word("a"), word("b")}, distance), text) == near);
  CHECK(stands(group(Kind::adjacent, {word("a"), word("b")}, distance), text) == adjacent);
}

TEST_CASE("a word twice in NEAR stands twice in the text", "[search][proximity]") {
  const PositionPart twice = group(Kind::near, {word("a"), word("a")}, 3);
  CHECK(stands(twice, "axxa"));
  CHECK_FALSE(stands(twice, "a"));
  CHECK_FALSE(stands(twice, "axxxa"));
  // One word can stand for either child, but not for both.
  CHECK_FALSE(stands(group(Kind::near, {word("ab"), word("a")}, 3), "a"));
  CHECK(stands(group(Kind::near, {word("ab"), word("a")}, 3), "ba"));
}

TEST_CASE("fields bound where words are looked for", "[search][proximity]") {
  const PositionPart phrase = group(Kind::phrase, {word("a"), word("b")});
  CHECK(stands(phrase, "ab|xxxx", schema::TextField::title));
  CHECK_FALSE(stands(phrase, "ab|xxxx", schema::TextField::body));
  CHECK(stands(phrase, "ab|xxxx", schema::TextField::lead));
  CHECK(stands(phrase, "x|abxx", schema::TextField::lead));
  CHECK_FALSE(stands(phrase, "x|xxab", schema::TextField::lead));
  CHECK_FALSE(stands(phrase, "x|xabx", schema::TextField::lead));  // crosses the end of the first paragraph
}

TEST_CASE("only what takes part in a match is marked", "[search][proximity]") {
  CHECK(marked(word("a"), "aba|a") == Ranges{{0, 1}, {2, 3}, {3, 4}});
  CHECK(marked(group(Kind::phrase, {word("a"), word("b")}), "axabab") == Ranges{{2, 4}, {4, 6}});
  CHECK(marked(group(Kind::near, {word("a"), word("b")}, 2), "axxxxaxb") == Ranges{{5, 6}, {7, 8}});
  CHECK(marked(group(Kind::adjacent, {word("a"), word("b")}, 2), "bxaxbxb") == Ranges{{2, 3}, {4, 5}});
  CHECK(marked(group(Kind::near, {word("a"), word("b")}, 1), "axb").empty());
}

TEST_CASE("random texts match as trying every choice says", "[search][proximity]") {
  const std::uint64_t seed = GENERATE(range(1, 3000));
  CAPTURE(seed);
  Random random(seed);
  const bool with_phrases = random.chance(40);
  const PositionPart part = random_part(random, with_phrases);
  const Letters letters(random_text(random));
  const PositionRange range{0, static_cast<std::uint32_t>(letters.codes.size())};
  std::vector<std::vector<PositionRange>> all;
  for (const PositionPart& child : part.children) all.push_back(plain_occurrences(child, letters, range));
  std::vector<PositionRange> chosen;
  std::set<std::pair<std::uint32_t, std::uint32_t>> taking_part;
  const bool expected = plainly_chosen(part, all, chosen, taking_part);

  PositionMatcher matcher;
  CHECK(matcher.occurs(part, letters.view(), {{range, {}}, 1}) == expected);
  std::vector<PositionRange> found;
  matcher.occurrences(part, letters.view(), range, found);
  CHECK(found.empty() == !expected);
  for (const PositionRange& one : found) CHECK(taking_part.contains({one.begin, one.end}));
}

TEST_CASE("random phrases of words and alternatives stand where trying every stretch says",
          "[search][proximity]") {
  const std::uint64_t seed = GENERATE(range(1, 2000));
  CAPTURE(seed);
  Random random(seed);
  const PositionPart item = random_item(random, 4);
  const Letters letters(random_text(random));
  const PositionRange range{0, static_cast<std::uint32_t>(letters.codes.size())};
  PositionMatcher matcher;
  std::vector<PositionRange> found;
  matcher.occurrences(item, letters.view(), range, found);
  CHECK(found == plain_occurrences(item, letters, range));
  CHECK(matcher.occurs(item, letters.view(), {{range, {}}, 1}) == !found.empty());
}

TEST_CASE("an excluding NEAR finds what stands without the others near it", "[search][proximity]") {
  const auto [text, distance, near, adjacent] = GENERATE(table<std::string, std::uint32_t, bool, bool>({
      {"axxb", 3, false, false},
      {"axxb", 2, true, true},
      {"bxxa", 3, false, true},
      {"axxbxxxa", 3, true, true},  // the second a
      {"a|b", 9, true, true},
      {"xb", 9, false, false},
      {"xa", 9, true, true},
  }));
  CAPTURE(text, distance);
  PositionPart part = group(Kind::near, {word("a"), word("b")}, distance);
  part.excluding = true;
  CHECK(stands(part, text) == near);
  part.kind = Kind::adjacent;
  CHECK(stands(part, text) == adjacent);
}

TEST_CASE("random texts hold what stands apart as looking at every pair says", "[search][proximity]") {
  const std::uint64_t seed = GENERATE(range(1, 2000));
  CAPTURE(seed);
  Random random(seed);
  PositionPart part = random_part(random, random.chance(50));
  part.excluding = true;
  const Letters letters(random_text(random));
  const PositionRange range{0, static_cast<std::uint32_t>(letters.codes.size())};
  std::vector<PositionRange> expected;
  for (const PositionRange& one : plain_occurrences(part.children[0], letters, range)) {
    bool near = false;
    for (std::size_t i = 1; i < part.children.size(); ++i)
      for (const PositionRange& other : plain_occurrences(part.children[i], letters, range)) {
        const bool overlaps = other.begin < one.end && one.begin < other.end;
        const bool behind = other.begin >= one.end && other.begin - (one.end - 1) <= part.distance;
        const bool before = one.begin >= other.end && one.begin - (other.end - 1) <= part.distance;
        near = near || overlaps || behind || (before && part.kind == Kind::near);
      }
    if (!near) expected.push_back(one);
  }
  PositionMatcher matcher;
  std::vector<PositionRange> found;
  matcher.occurrences(part, letters.view(), range, found);
  CHECK(found == expected);
  CHECK(matcher.occurs(part, letters.view(), {{range, {}}, 1}) == !expected.empty());
}

TEST_CASE("SENTENCE and PARAGRAPH stay within what the marks say", "[search][proximity]") {
  const std::uint64_t seed = GENERATE(range(1, 1500));
  CAPTURE(seed);
  Random random(seed);
  PositionPart part = random_part(random, random.chance(40));
  part.kind = Kind::near;
  part.distance = kAnyDistance;
  part.within = random.chance(50) ? Within::sentence : Within::paragraph;
  const Letters letters(random_text(random));
  const PositionRange whole{0, static_cast<std::uint32_t>(letters.codes.size())};
  std::vector<store::SentenceMark> marks;
  std::vector<PositionRange> units;
  for (std::uint32_t at = 0; at < whole.end; ++at) {
    if (at > 0 && !random.chance(20)) continue;
    marks.push_back({at, at == 0 || random.chance(40)});
    if (part.within == Within::paragraph && !marks.back().paragraph) continue;
    if (!units.empty()) units.back().end = at;
    units.push_back({at, whole.end});
  }
  std::set<std::pair<std::uint32_t, std::uint32_t>> taking_part;
  bool expected = false;
  for (const PositionRange unit : units) {
    std::vector<std::vector<PositionRange>> all;
    for (const PositionPart& child : part.children) all.push_back(plain_occurrences(child, letters, unit));
    std::vector<PositionRange> chosen;
    expected = plainly_chosen(part, all, chosen, taking_part) || expected;
  }
  PositionMatcher matcher;
  CHECK(matcher.occurs(part, letters.view(), {{whole, {}}, 1}, {marks, {}}) == expected);
  std::vector<PositionRange> found;
  matcher.occurrences(part, letters.view(), whole, found, {marks, {}});
  CHECK(found.empty() == !expected);
  for (const PositionRange& one : found) CHECK(taking_part.contains({one.begin, one.end}));
}

}  // namespace dateline::search
