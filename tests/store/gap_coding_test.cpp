// Texts as what stands between their words: every text comes back byte for byte, and most take few bytes.
#include "store/gap_coding.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "store/varint.h"
#include "text/normalizer.h"
#include "text/word_breaker.h"

namespace dateline::store {
namespace {

/// A text as indexing sees it: its words, and the surfaces of their forms.
class SplitText {
 public:
  explicit SplitText(std::string text) : text_(std::move(text)) {
    text::WordBreaker::open().value().split(text_, ranges_);
    surfaces_.reserve(ranges_.size());
    for (const text::ByteRange range : ranges_) {
      surfaces_.push_back(text::surface_form(text::slice(text_, range)));
      words_.push_back({range, surfaces_.back()});
      views_.push_back(surfaces_.back());
    }
  }
  std::string gaps() const {
    std::string gaps;
    encode_gaps(text_, words_, gaps);
    return gaps;
  }
  /// Codes behind the size of the text.
  std::size_t code_bytes() const {
    const std::string all = gaps();
    std::string_view codes = all;
    take_varint(codes);
    return codes.size();
  }
  bool comes_back() const {
    std::string again = "what was here before";
    std::vector<text::ByteRange> places{{7, 9}};
    return decode_gaps(gaps(), views_, again, &places) && again == text_ && places == ranges_;
  }
  const std::vector<std::string_view>& surfaces() const { return views_; }

 private:
  std::string text_;
  std::vector<text::ByteRange> ranges_;
  std::vector<std::string> surfaces_;
  std::vector<WrittenWord> words_;
  std::vector<std::string_view> views_;
};

/// Pieces that put every code and every oddity of Unicode beside every other.
const std::vector<std::string>& pieces() {
  static const std::vector<std::string> kPieces{"oil",
                                                "prices",
                                                "rose",
                                                " ",
                                                " ",
                                                " ",
                                                " ",
                                                ", ",
                                                ". ",
                                                ".\n\n",
                                                "-",
                                                "\n",
                                                ".\n",
                                                ".\n    ",
                                                "\" ",
                                                "?\n\n",
                                                "U.S.",
                                                "U.S",
                                                "e.g.",
                                                "И.О.",
                                                "AT&T",
                                                "don’t",
                                                "Russia's",
                                                "rock’n’roll",
                                                "l’attaque",
                                                "naïve",
                                                "nai\xCC\x88ve",
                                                "Straße",
                                                "ﬁnance",
                                                "ＦＵＬＬ",
                                                "co\xC2\xADoperate",
                                                "zero\xE2\x80\x8Bwidth",
                                                "\xE2\x80\x8D",
                                                "\xEF\xBB\xBF",
                                                "नमस्ते",
                                                "中文新闻",
                                                "，",
                                                "。",
                                                "ข่าววันนี้",
                                                "مرحبا",
                                                "\xE2\x80\x8F",
                                                "👩\xE2\x80\x8D👩\xE2\x80\x8D👧",
                                                "🇩🇪",
                                                "①",
                                                "½",
                                                "Ǆ",
                                                "İstanbul",
                                                "\xE2\x80\xAE",
                                                "\r\n",
                                                "\t",
                                                "\xC2\xA0",
                                                "\xEF\xBF\xBD",
                                                "\x01",
                                                std::string(1, '\0'),
                                                "1.5bn",
                                                "x_y",
                                                "a@b.example",
                                                std::string(40, ' '),
                                                std::string(1'200, 'z'),
                                                "\xF0\x9D\x90\x80\xF0\x9D\x90\x81"};
  return kPieces;
}

std::string random_text(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::string text;
  for (std::uint64_t left = random() % 200; left > 0; --left) {
    text += pieces()[random() % pieces().size()];
    if (random() % 3 == 0) text += " word";
  }
  return text;
}

TEST_CASE("a text comes back from its gaps and its words", "[store][gap_coding]") {
  const std::string text = GENERATE(values<std::string>({
      "",
      " ",
      "oil",
      " oil ",
      "Oil prices rose, traders said.\n\nThe U.S. dollar fell.",
      "Don’t ask; \"won't\" tell – ‘yes’.",
      "co\xC2\xADoperate, ﬁne, ＦＵＬＬ",
      "東京の天気。",
      "...!?",
  }));
  CAPTURE(text);
  CHECK(SplitText(text).comes_back());
}

TEST_CASE("so does any text", "[store][gap_coding]") {
  const auto seed = GENERATE(take(400, random(1U, 1U << 30U)));
  CAPTURE(seed);
  CHECK(SplitText(random_text(seed)).comes_back());
}

TEST_CASE("words need not be spelt as their forms, nor lie apart", "[store][gap_coding]") {
  const std::string text = "abcdef";
  const std::vector<WrittenWord> words{{{0, 2}, "zz"}, {{2, 2}, ""}, {{2, 5}, "c.d.e"}};
  std::string gaps;
  encode_gaps(text, words, gaps);
  const std::vector<std::string_view> surfaces{"zz", "", "c.d.e"};
  std::string again;
  REQUIRE(decode_gaps(gaps, surfaces, again, nullptr));
  CHECK(again == text);
}

TEST_CASE("a byte holds a run of words and the gap that ends it", "[store][gap_coding]") {
  CHECK(SplitText("one two three four, five six").code_bytes() == 3);  // one; two to five; six
  CHECK(SplitText("one").code_bytes() == 1);
  CHECK(SplitText("one.").code_bytes() == 2);
  std::string many = "word";
  for (int i = 0; i < 240; ++i) many += " word";
  CHECK(SplitText(many).code_bytes() == 11);  // runs of 24
}

TEST_CASE("usual spellings that are not those of forms end a run and take one byte more",
          "[store][gap_coding]") {
  CHECK(SplitText("the U.S. dollar").code_bytes() == SplitText("the US dollar").code_bytes() + 2);
  CHECK(SplitText("we don’t know").code_bytes() == SplitText("we don't know").code_bytes() + 2);
}

TEST_CASE("gaps of another text are noticed", "[store][gap_coding][damage]") {
  const SplitText text("Oil prices rose, the U.S. dollar fell.");
  std::string again;
  auto surfaces = text.surfaces();
  surfaces.pop_back();
  CHECK_FALSE(decode_gaps(text.gaps(), surfaces, again, nullptr));
  surfaces.insert(surfaces.end(), 2, "fell");
  CHECK_FALSE(decode_gaps(text.gaps(), surfaces, again, nullptr));
  surfaces = text.surfaces();
  surfaces[2] = "climbed";  // another size
  CHECK_FALSE(decode_gaps(text.gaps(), surfaces, again, nullptr));
  CHECK_FALSE(decode_gaps("", text.surfaces(), again, nullptr));
}

TEST_CASE("damaged gaps are noticed or make a text of the size that they tell",
          "[store][gap_coding][damage]") {
  const auto seed = GENERATE(take(300, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const SplitText text(random_text(seed));
  std::string gaps = text.gaps();
  for (int i = 0; i < 3; ++i) gaps[random() % gaps.size()] = static_cast<char>(random());
  if (random() % 2 == 0) gaps.resize(random() % (gaps.size() + 1));
  std::string_view front = gaps;
  const auto size = take_varint(front);
  std::string again;
  std::vector<text::ByteRange> places;
  if (!decode_gaps(gaps, text.surfaces(), again, &places)) return;
  CHECK(again.size() == size);
  REQUIRE(places.size() == text.surfaces().size());
  for (const text::ByteRange place : places) CHECK((place.begin <= place.end && place.end <= again.size()));
}

}  // namespace
}  // namespace dateline::store
