// Codes are found where they stand, however many are looked for, common ones and escapes.
#include <catch2/catch.hpp>

#include <set>

#include "search/code_scan.h"
#include "search/form_set.h"
#include "support/random_articles.h"

namespace dateline::search {
namespace {

using test_support::Random;

/// A token stream and the forms that it stands for.
struct Stream {
  std::vector<store::FormId> forms;
  std::vector<std::uint16_t> codes;
  std::string escapes;
  explicit Stream(std::vector<store::FormId> words) : forms(std::move(words)) {
    for (const store::FormId form : forms) {
      codes.push_back(static_cast<std::uint16_t>(std::min<store::FormId>(form, store::kEscapeCode)));
      if (form >= store::kEscapeCode) escapes.append(reinterpret_cast<const char*>(&form), sizeof form);
    }
  }
  store::CodeView view() const { return {codes, 0, escapes}; }
};

store::FormId random_form(Random& random) {
  return static_cast<store::FormId>(random.chance(15) ? store::kEscapeCode + random.below(6)
                                                      : random.below(40));
}

Stream random_stream(Random& random) {
  std::vector<store::FormId> forms(random.below(300));
  for (store::FormId& form : forms) form = random_form(random);
  return Stream(std::move(forms));
}

}  // namespace

TEST_CASE("every way to mark codes finds what a loop finds", "[search][code_scan]") {
  const std::uint64_t seed = GENERATE(range(1, 200));
  CAPTURE(seed);
  Random random(seed);
  const auto word = [&] { return static_cast<std::uint16_t>(random.chance(10) ? 0xFFFF : random.below(12)); };
  std::vector<std::uint16_t> words(random.below(300));
  for (std::uint16_t& own : words) own = word();
  std::vector<std::uint16_t> codes(1 + random.below(kMostComparedCodes));
  for (std::uint16_t& own : codes) own = word();
  std::vector<std::uint64_t> expected(numbers_of_marks(words.size()));
  mark_codes_plainly(words, codes, expected.data());
  for (std::size_t i = 0; i < words.size(); ++i)
    REQUIRE((expected[i / 64] >> i % 64 & 1) == std::ranges::count(codes, words[i]) > 0);
  for (const MarkCodes mark : ways_to_mark_codes()) {
    std::vector<std::uint64_t> marks(expected.size() + 1, 0x5555);
    mark(words, codes, marks.data());
    CHECK(marks.back() == 0x5555);
    marks.pop_back();
    CHECK(marks == expected);
  }
}

TEST_CASE("a set of forms stands where one of its forms stands", "[search][form_set]") {
  const std::uint64_t seed = GENERATE(range(1, 200));
  CAPTURE(seed);
  Random random(seed);
  const Stream stream = random_stream(random);
  std::vector<store::FormId> wanted(random.below(random.chance(50) ? 4 : 30));
  for (store::FormId& form : wanted) form = random_form(random);
  const FormSet set(wanted);
  const std::set<store::FormId> plain(wanted.begin(), wanted.end());

  const auto words = static_cast<std::uint32_t>(stream.forms.size());
  const auto begin = static_cast<std::uint32_t>(random.below(words + 1));
  const PositionRange range{begin, static_cast<std::uint32_t>(begin + random.below(words - begin + 1))};
  std::vector<std::uint32_t> expected;
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (plain.contains(stream.forms[i])) expected.push_back(i);

  std::vector<std::uint32_t> found;
  set.find(stream.view(), range, found);
  CHECK(found == expected);
  CHECK(set.occurs(stream.view(), range) == !expected.empty());
  for (std::uint32_t i = 0; i < words; ++i) {
    CAPTURE(i);
    REQUIRE(set.stands_at(stream.view(), i) == plain.contains(stream.forms[i]));
  }
}

TEST_CASE("a set without rare forms does not need the escapes", "[search][form_set]") {
  const Stream stream({7, store::kEscapeCode + 3, 9, store::kEscapeCode, 7});
  const FormSet set({7});
  CHECK_FALSE(set.holds_rare());
  std::vector<std::uint32_t> found;
  set.find({stream.codes, 0, {}}, {0, 5}, found);
  CHECK(found == std::vector<std::uint32_t>{0, 4});
}

}  // namespace dateline::search
