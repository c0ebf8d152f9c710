// Snippets: which passage is shown, where it is cut, what is marked in it.
#include "search/snippet.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>
#include <string>

#include "search/line_ruler.h"
#include "text/utf8.h"

namespace dateline::search {
namespace {

using text::ByteRange;

struct MarkedText {
  std::string text;
  std::vector<MatchSpan> matches;
  std::vector<std::uint32_t> sentences;
};

/// Reads a text with its matches in braces ("{a:ISIS} said"; the letter is the part of the query; a capital
/// weighs ten) and a
/// "|" where a sentence begins. The first sentence begins the text.
MarkedText marked(std::string_view source) {
  MarkedText out;
  out.sentences.push_back(0);
  std::vector<MatchSpan> open;
  for (std::size_t i = 0; i < source.size(); ++i) {
    const auto here = static_cast<std::uint32_t>(out.text.size());
    if (source[i] == '|') {
      out.sentences.push_back(here);
    } else if (source[i] == '{') {
      const char part = source[i + 1];
      open.push_back({{here, here}, static_cast<std::uint32_t>(part & 31), part < 'a' ? 10.0 : 1.0});
      i += 2;
    } else if (source[i] == '}') {
      open.back().bytes.end = here;
      out.matches.push_back(open.back());
      open.pop_back();
    } else {
      out.text += source[i];
    }
  }
  std::ranges::sort(out.matches, {}, [](const MatchSpan& match) { return match.bytes; });
  return out;
}

std::string with_marks(const Passage& passage) {
  std::string out;
  std::uint32_t at = 0;
  for (const ByteRange range : passage.highlights) {
    out +=
        passage.text.substr(at, range.begin - at) + "<" + std::string(text::slice(passage.text, range)) + ">";
    at = range.end;
  }
  return out + passage.text.substr(at);
}

std::vector<std::string> shown(std::string_view source, std::uint32_t passages, std::uint32_t chars) {
  const MarkedText given = marked(source);
  std::vector<std::string> out;
  for (const Passage& passage : best_passages(given.text, given.matches, given.sentences, passages, chars))
    out.push_back(with_marks(passage));
  return out;
}
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a snippet shows the best passage, cut at sentences or words", "[search][snippet]") {
  struct Row {
    std::string rule;
    std::string text;
    std::uint32_t chars;
    std::string snippet;
  };
  const auto row = GENERATE(values<Row>({
      {"a short text is shown whole", "Talks in {a:Moscow} failed.", 60, "Talks in <Moscow> failed."},
      {"whole sentences are preferred",
       "The first one is here. |Talks in {a:Moscow} failed. |And a third one follows.", 30,
       "Talks in <Moscow> failed."},
      {"more sentences follow while they fit",
       "One. |Talks in {a:Moscow} failed. |Two. |Three is much too long to be shown here.", 34,
       "One. Talks in <Moscow> failed. Two."},
      {"a long sentence keeps its begin when the match is near it",
       "The {a:ruble} fell again on Thursday as traders waited for news.", 30, "The <ruble> fell again on…"},
      {"or its end", "As traders waited for news on Thursday the currency fell; the {a:ruble} lost most.", 30,
       "…fell; the <ruble> lost most."},
      {"or is cut on both sides",
       "Although nobody had expected it the {a:ruble} fell again on Thursday as traders waited for news.", 30,
       "…it the <ruble> fell again on…"},
      {"both words beat one word earlier",
       "{a:Oil} was up. |Much later, after more talks, {a:oil} and {b:gas} met.", 40,
       "…after more talks, <oil> and <gas> met."},
      {"the heavier word beats the lighter one",
       "{a:Prices} fell on Monday again. |The {B:Zimbabwe} dollar was stable.", 34,
       "The <Zimbabwe> dollar was stable."},
      {"closer words beat distant ones",
       "{a:Oil} of which there is so much, and {b:gas}. |Now {a:oil} and {b:gas}.", 44,
       "…there is so much, and <gas>. Now <oil> and <gas>."},
      {"the first of equals is shown", "{a:Oil} is up. |And {a:oil} is down. |So {a:oil} is flat.", 14,
       "<Oil> is up."},
      {"every match in the passage is marked", "{a:Oil}, {a:oil} and {b:gas}.", 60,
       "<Oil>, <oil> and <gas>."},
      {"a phrase is marked as a whole", "On {a:Red\n  Square} today.", 60, "On <Red Square> today."},
      {"overlapping matches are marked once", "On {a:Red {b:Square}} and {c:{d:Square}} today.", 60,
       "On <Red Square> and <Square> today."},
      {"line breaks and control characters become blanks", "\tA \x1b[31m{a:red}\x07\n\nalert\xc2\x85 now \n",
       60, "A [31m<red> alert now"},
      {"quotes and brackets that open a sentence belong to it",
       "He left at noon on Friday. \"(|We agreed on {a:oil},\" she said.", 34,
       "\"(We agreed on <oil>,\" she said."},
      {"without a match the beginning is shown", "  The ruble fell again on Thursday as traders waited.", 26,
       "The ruble fell again on…"},
      {"scripts without blanks are cut between characters",
       "今天{a:莫斯科}的会谈没有结果双方同意下周继续举行会谈", 12, "今天<莫斯科>的会谈没有结…"},
      {"no character is torn from its marks", "ที่นี่{a:มอสโก}ที่นี่ที่นี่ที่นี่ที่นี่ที่นี่", 15, "ที่นี่<มอสโก>ที่…"},
      {"a match longer than the snippet is cut itself", "See {a:Donaudampfschifffahrtsgesellschaft} there.",
       12, "…<Donaudampf>…"},
      {"even a few characters hold a match", "A long way to go to {a:Moscow} today.", 5, "<Mosco>"},
  }));
  CAPTURE(row.rule);
  CHECK(shown(row.text, 1, row.chars) == Lines{row.snippet});
}

TEST_CASE("several passages come in text order and show different words", "[search][snippet]") {
  const std::string article =
      "{a:Oil} rose sharply on world markets. |Nothing else of note happened that day, said the analysts who "
      "were asked. |"
      "The {b:ruble} fell to a new low. |Nothing else of note happened that day either, the same analysts "
      "said again. |"
      "More {a:oil} was sold.";
  CHECK(shown(article, 2, 90) ==
        Lines{"<Oil> rose sharply on world markets.", "The <ruble> fell to a new low."});
  CHECK(shown(article, 3, 130) == Lines{"<Oil> rose sharply on world markets.",
                                        "The <ruble> fell to a new low.",
                                        "…analysts said again. More <oil> was sold."});
  CHECK(shown(article, 9, 50) == Lines{"<Oil> rose sharply on world markets."});
}

TEST_CASE("passages that meet become one", "[search][snippet]") {
  CHECK(shown("{a:Oil} rose. |{b:Gas} fell. |{c:Coal} stood.", 3, 200) ==
        Lines{"<Oil> rose. <Gas> fell. <Coal> stood."});
}

TEST_CASE("there is no snippet of nothing", "[search][snippet]") {
  CHECK(best_passages("", {}, {}, 1, 240).empty());
  CHECK(best_passages(" \n\t ", {}, {}, 1, 240).empty());
  CHECK(best_passages("text", {}, {}, 0, 240).empty());
  CHECK(best_passages("text", {}, {}, 1, 0).empty());
}

TEST_CASE("matches outside of the text are ignored", "[search][snippet]") {
  const std::vector<MatchSpan> wrong{{{2, 2}, 0, 1}, {{3, 90}, 0, 1}};
  CHECK(with_marks(best_passages("text", wrong, {}, 1, 240).front()) == "text");
}

namespace {

/// Words of several scripts, control characters, runs of blanks, long words; random matches and sentences.
MarkedText random_text(std::mt19937& random) {
  static const std::vector<std::string> kPieces{
      "oil",        "Moscow",  "a",    "Überfall",        "москва",
      "今天的会谈", "\x1b[0m", "“und", "e\u0301te\u0301", "Donaudampfschifffahrtsgesellschaft",
      "U.S.",       "ที่นี่",      "–"};
  static const std::vector<std::string> kGaps{" ", " ", " ", "  ", "\n", "\n\n\t", ", ", "\u3000", "\x7f"};
  const auto pick = [&](std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most - 1)(random);
  };
  MarkedText out;
  const std::size_t words = 1 + pick(120);
  const std::size_t rarity = 1 + pick(12);
  for (std::size_t i = 0; i < words; ++i) {
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    if (i == 0 || pick(9) == 0) out.sentences.push_back(begin);
    out.text += kPieces[pick(kPieces.size())];
    const auto end = static_cast<std::uint32_t>(out.text.size());
    if (pick(rarity) == 0)
      out.matches.push_back(
          {{begin, end}, static_cast<std::uint32_t>(pick(4)), 1.0 + static_cast<double>(pick(5))});
    out.text += kGaps[pick(kGaps.size())];
  }
  for (std::size_t i = 0; i + 1 < out.matches.size(); ++i)  // some phrases
    if (pick(6) == 0) out.matches[i].bytes.end = out.matches[i + 1].bytes.end;
  for (MatchSpan& match : out.matches)  // a part has one weight
    match.weight = static_cast<double>(1 + match.part * 2);
  return out;
}

std::string without_marks(std::string text) {
  constexpr std::string_view kMark = "…";
  if (text.starts_with(kMark)) text.erase(0, kMark.size());
  if (text.ends_with(kMark)) text.resize(text.size() - kMark.size());
  return text;
}

double weight_within(const MarkedText& given, ByteRange bytes) {
  std::map<std::uint32_t, double> parts;
  for (const MatchSpan& match : given.matches)
    if (match.bytes.begin >= bytes.begin && match.bytes.end <= bytes.end) parts[match.part] = match.weight;
  double sum = 0;
  for (const auto& [part, weight] : parts) sum += weight;
  return sum;
}

/// The slow way: every stretch from the begin of a match to the end of one that fits.
double heaviest_stretch(const MarkedText& given, std::uint32_t most) {
  double heaviest = 0;
  for (const MatchSpan& first : given.matches)
    for (const MatchSpan& last : given.matches) {
      if (last.bytes.end <= first.bytes.begin) continue;
      const ByteRange bytes{first.bytes.begin, last.bytes.end};
      if (text::count_code_points(one_line(text::slice(given.text, bytes), {}).text) <= most)
        heaviest = std::max(heaviest, weight_within(given, bytes));
    }
  return heaviest;
}

}  // namespace

TEST_CASE("snippets of any text keep their promises", "[search][snippet]") {
  const auto seed = GENERATE(take(400, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937 random(seed);
  const MarkedText given = random_text(random);
  const auto most = std::uniform_int_distribution<std::uint32_t>(1, 4)(random);
  const auto chars = std::uniform_int_distribution<std::uint32_t>(1, 300)(random);
  CAPTURE(given.text, most, chars);
  const std::vector<Passage> passages =
      best_passages(given.text, given.matches, given.sentences, most, chars);
  const std::string line = one_line(given.text, {}).text;

  REQUIRE(passages.size() <= most);
  CHECK(passages.empty() == line.empty());
  std::size_t characters = 0;
  std::size_t reached = 0;
  for (const Passage& passage : passages) {
    CAPTURE(passage.text);
    REQUIRE(text::is_valid_utf8(passage.text));
    characters += text::count_code_points(passage.text);
    CHECK(one_line(passage.text, {}).text == passage.text);
    CHECK(passage.highlights.empty() == given.matches.empty());
    std::uint32_t marked_to = 0;
    for (const ByteRange range : passage.highlights) {
      CHECK(range.begin >= marked_to);
      CHECK(range.begin < range.end);
      REQUIRE(range.end <= passage.text.size());
      CHECK(one_line(text::slice(passage.text, range), {}).text == text::slice(passage.text, range));
      marked_to = range.end;
    }
    if (chars < 8) continue;  // too short for marks: a piece ending in … would be taken for one
    const std::string piece = without_marks(passage.text);
    const std::size_t found = line.find(piece, reached);
    REQUIRE(found != std::string::npos);
    reached = found + piece.size();
  }
  CHECK(characters <= chars);
}

TEST_CASE("the passage shown is the heaviest that fits", "[search][snippet]") {
  const auto seed = GENERATE(take(200, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937 random(seed);
  const MarkedText given = random_text(random);
  if (given.matches.empty()) return;
  const auto chars = std::uniform_int_distribution<std::uint32_t>(50, 300)(random);
  CAPTURE(given.text, chars);
  // Matches of a marked copy are told apart by where they lie in the one passage, so the passage is looked up
  // in the text.
  const std::vector<Passage> passages = best_passages(given.text, given.matches, given.sentences, 1, chars);
  REQUIRE(passages.size() == 1);
  const std::string piece = without_marks(passages.front().text);
  double shown_weight = 0;
  for (std::uint32_t begin = 0; begin < given.text.size();
       ++begin) {  // some place where this piece stands holds that weight
    if (text::boundary_before(given.text, begin) != begin) continue;
    const std::string rest = one_line(std::string_view(given.text).substr(begin), {}).text;
    if (!rest.starts_with(piece)) continue;
    std::uint32_t end = begin;
    while (one_line(text::slice(given.text, {begin, end}), {}).text.size() < piece.size()) ++end;
    shown_weight = std::max(shown_weight, weight_within(given, {begin, end}));
  }
  CHECK(shown_weight >= heaviest_stretch(given, chars - 2) - 1e-9);
}

}  // namespace dateline::search
