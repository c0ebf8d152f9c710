// Frames: back as they went in, with and without a dictionary; damage is told.
#include "io/zstd_frame.h"

#include <catch2/catch.hpp>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace dateline::io {
namespace {

/// Text of a few words, so that it compresses.
std::string random_text(std::mt19937_64& random, std::size_t words) {
  static const std::vector<std::string> kWords{"the ",     "minister ", "said ",    "oil ",
                                               "prices ",  "in ",       "Moscow, ", "profits ",
                                               "rose. \n", "sharply ",  "bank ",    "of "};
  std::string text;
  for (std::size_t i = 0; i < words; ++i)
    text += kWords[random() % kWords.size()] + std::to_string(random() % 50);
  return text;
}

std::vector<std::string> random_texts(std::mt19937_64& random, std::size_t count) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) texts.push_back(random_text(random, random() % 400));
  return texts;
}

std::shared_ptr<const ZstdDictionary> made_of(const std::string& dictionary) {
  return std::make_shared<const ZstdDictionary>(dictionary, 3);
}

constexpr std::size_t kMost = 1U << 24U;

TEST_CASE("what is compressed comes back", "[io][zstd]") {
  const auto seed = GENERATE(take(5, random(1U, 1U << 30U)));
  const bool with_dictionary = GENERATE(false, true);
  CAPTURE(seed, with_dictionary);
  std::mt19937_64 random(seed);
  std::vector<std::string> texts = random_texts(random, 300);
  const std::string trained = with_dictionary ? train_dictionary(texts, 16'384) : std::string();
  REQUIRE(trained.empty() != with_dictionary);
  const auto dictionary = made_of(trained);
  FrameCompressor compressor(dictionary);
  const FrameDecompressor decompressor(dictionary);
  texts.emplace_back();
  texts.emplace_back(3'000'000, 'x');
  std::string frame;
  for (const std::string& text : texts) {
    compressor.compress(text, frame);
    REQUIRE(decompressor.decompress(frame, kMost).value() == text);
  }
}

TEST_CASE("a dictionary makes short articles smaller", "[io][zstd]") {
  std::mt19937_64 random(7);
  const std::vector<std::string> texts = random_texts(random, 500);
  FrameCompressor alone(made_of(""));
  FrameCompressor helped(made_of(train_dictionary(texts, 65'536)));
  std::string frame;
  alone.compress(random_text(random, 60), frame);
  const std::size_t size_alone = frame.size();
  helped.compress(random_text(random, 60), frame);
  CHECK(frame.size() < size_alone);
}

TEST_CASE("too few samples give no dictionary", "[io][zstd]") {
  CHECK(train_dictionary({}, 65'536).empty());
  CHECK(train_dictionary({"one", "two"}, 65'536).empty());
  CHECK(train_dictionary(std::vector<std::string>(100), 65'536).empty());
}

TEST_CASE("a damaged frame is an error, never other bytes", "[io][zstd]") {
  std::mt19937_64 random(11);
  const std::string text = random_text(random, 120);
  FrameCompressor compressor(made_of(""));
  const FrameDecompressor decompressor(made_of(""));
  std::string frame;
  compressor.compress(text, frame);
  for (std::size_t at = 0; at < frame.size(); ++at) {
    std::string bad = frame;
    bad[at] = static_cast<char>(bad[at] ^ (1 << random() % 8));
    const auto read = decompressor.decompress(bad, kMost);
    CAPTURE(at);
    if (read) {
      CHECK(*read == text);  // a bit that means nothing to the format
    } else {
      CHECK(read.error().kind == error::ErrorKind::damaged);
    }
    CHECK_FALSE(decompressor.decompress(frame.substr(0, at), kMost));
  }
  CHECK(decompressor.decompress(frame, kMost).value() == text);
}

TEST_CASE("a frame larger than allowed is refused before memory is taken", "[io][zstd]") {
  FrameCompressor compressor(made_of(""));
  const FrameDecompressor decompressor(made_of(""));
  std::string frame;
  compressor.compress(std::string(1000, 'x'), frame);
  CHECK(decompressor.decompress(frame, 1000));
  CHECK_FALSE(decompressor.decompress(frame, 999));
}

TEST_CASE("a frame of another dictionary is refused", "[io][zstd]") {
  std::mt19937_64 random(13);
  const std::vector<std::string> texts = random_texts(random, 300);
  FrameCompressor compressor(made_of(train_dictionary(texts, 16'384)));
  std::string frame;
  compressor.compress(texts.back(), frame);
  CHECK_FALSE(FrameDecompressor(made_of("")).decompress(frame, kMost));
}

}  // namespace
}  // namespace dateline::io
