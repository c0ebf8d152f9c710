// The rule: what makes two articles copies of one another.
#include "index/copy_text.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace dateline::index {
namespace {

std::vector<CopyWord> words_of(const std::string& text) {
  std::vector<CopyWord> words;
  std::istringstream in(text);
  for (std::string word; in >> word;)
    words.push_back({std::hash<std::string>{}(word)*0x9E3779B97F4A7C15U, is_number(word)});
  return words;
}

CopyText text_of(const std::string& title, const std::string& body) {
  CopyText text;
  make_copy_text(words_of(title), words_of(body), text);
  complete(text);
  return text;
}

bool copies(const std::string& a, const std::string& b) {
  const CopyText of_a = text_of("One headline", a);
  const CopyText of_b = text_of("Another headline", b);
  CHECK(are_copies(of_a, of_b) == are_copies(of_b, of_a));
  CHECK((may_share_half(of_a, of_b) || !are_copies(of_a, of_b)));
  return are_copies(of_a, of_b);
}

const std::string kStory =
    "the ferry to the island was stopped on monday when its engine failed in the middle of the channel and "
    "two tugs had to bring it back to the harbour with all passengers safe and nobody hurt but late";

}  // namespace

TEST_CASE("the same words are a copy, whatever the headline", "[copies]") { CHECK(copies(kStory, kStory)); }

TEST_CASE("a copy may be cut, edited lightly, and have lines added", "[copies]") {
  CHECK(copies(kStory, kStory.substr(0, kStory.size() / 2)));
  CHECK(copies(kStory, "from our correspondents " + kStory + " all rights reserved"));
  std::string edited = kStory;
  edited.replace(edited.find("monday"), 6, "sunday");
  CHECK(copies(kStory, edited));
}

TEST_CASE("another text is no copy, nor is a long one that quotes a short one", "[copies]") {
  std::string other = kStory;
  std::ranges::reverse(other);
  CHECK_FALSE(copies(kStory, other));
  std::string digest;
  for (int i = 0; i < 200; ++i)
    digest += "word" + std::string(1, static_cast<char>('a' + i % 26)) +
              std::string(1, static_cast<char>('a' + i / 26)) + " ";
  CHECK_FALSE(copies(kStory, digest + kStory));
}

TEST_CASE("what many articles have at their foot makes no copies", "[copies]") {
  const std::string notice =
      " this material may not be published broadcast rewritten or redistributed without the "
      "written permission of the agency which accepts no liability for errors omissions or "
      "delays in its reports and reserves all rights to them in every country";
  const std::string one =
      "the mill by the river was sold to a builder who wants to make flats of it and keep its wheel";
  const std::string two =
      "a choir of ninety sang in the square at noon and nobody in the crowd minded the heavy rain";
  CHECK_FALSE(copies(one + notice, two + notice));
  CHECK(copies(one + " and the weir" + notice, "our correspondent reports " + one + notice));
}

TEST_CASE("items of one template differ in their numbers", "[copies]") {
  const std::string fixing =
      "the central bank entered the securities market to arrange customer repurchase "
      "agreements a spokesman said dealers said that federal funds were trading at ";
  const std::string rest =
      " when it began its temporary and indirect supply of reserves to the banking system";
  CHECK(copies(fixing + "6 3/16 pct" + rest, fixing + "6 3/16 pct" + rest));
  CHECK_FALSE(copies(fixing + "6.1 and 2.5 pct" + rest, fixing + "5.8 and 1.5 pct" + rest));
  // A number more on one side alone is an added line.
  CHECK(copies(fixing + "6 3/16 pct" + rest, fixing + "6 3/16 pct" + rest + " copyright 1999"));
}

TEST_CASE("very short items are copies only under headlines that agree", "[copies]") {
  const std::string dividend = "qtly div four cts vs four cts prior pay april 15 record march 31";
  CHECK_FALSE(are_copies(text_of("Kenan Transport sets quarterly", dividend),
                         text_of("Autoclave Engineers dividend", dividend)));
  CHECK(are_copies(text_of("Kenan Transport sets quarterly", dividend),
                   text_of("Kenan Transport sets payout", dividend)));
  CHECK_FALSE(are_copies(text_of("a", "too few words"), text_of("a", "too few words")));
  CHECK_FALSE(are_copies(text_of("a", ""), text_of("a", "")));
}

TEST_CASE("the glance at the sketches lets copies pass", "[copies]") {
  std::mt19937_64 random(11);
  int passed = 0;
  constexpr int kPairs = 500;
  for (int pair = 0; pair < kPairs; ++pair) {
    std::vector<std::uint64_t> a(60 + random() % 500);
    for (std::uint64_t& word : a) word = random();
    std::vector<std::uint64_t> b = a;
    b.resize(b.size() * (40 + random() % 60) / 100);
    for (std::uint64_t& word : b)
      if (random() % 100 < 5) word = random();
    passed += may_be_copies(schema::copy_signature(a), static_cast<std::uint32_t>(a.size()),
                            schema::copy_signature(b), static_cast<std::uint32_t>(b.size()))
                  ? 1
                  : 0;
    std::vector<std::uint64_t> other(a.size());
    for (std::uint64_t& word : other) word = random();
    REQUIRE_FALSE(may_be_copies(schema::copy_signature(a), 500, schema::copy_signature(other), 500));
  }
  CHECK(passed > kPairs * 98 / 100);
}

}  // namespace dateline::index
