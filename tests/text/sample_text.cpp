// Text for the tests of the module: random strings made to hit the edges, and files of the corpora.
#include "text/sample_text.h"

#include <algorithm>
#include <array>
#include <random>
#include <string_view>

#include "support/corpora.h"
#include "support/temporary_directory.h"
#include "text/utf8.h"

namespace dateline::text_tests {
namespace {

namespace fs = std::filesystem;

constexpr auto kPieces = std::to_array<std::string_view>({"a",
                                                          "b",
                                                          "Z",
                                                          "7",
                                                          "42",
                                                          "the",
                                                          "U.S.",
                                                          "e.g",
                                                          "AT&T",
                                                          "l'",
                                                          "d\u2019",
                                                          "qu'",
                                                          "all'",
                                                          "'n'",
                                                          "word",
                                                          "\u00E9",
                                                          "stra\u00DFe",
                                                          "\u039F\u03B4\u03CC\u03C2",
                                                          "\u041C\u043E\u0441\u043A\u0432\u0430",
                                                          "\u0645\u0635\u0631",
                                                          "\u05E6\u05D4",
                                                          "\u4E2D\u56FD",
                                                          "\u4EBA",
                                                          "\u65E5\u672C\u8A9E",
                                                          "\u30AB\u30BF",
                                                          "\u3072\u3089",
                                                          "\uD55C\uAD6D",
                                                          "\u0E44\u0E17\u0E22",
                                                          "\u1230\u120B\u121D",
                                                          "\U00010400",
                                                          " ",
                                                          " ",
                                                          " ",
                                                          " ",
                                                          "\n",
                                                          "\t",
                                                          "\r\n",
                                                          "\u00A0",
                                                          "\u202F",
                                                          "\u3000",
                                                          "\u2028",
                                                          ".",
                                                          ".",
                                                          ",",
                                                          ":",
                                                          ";",
                                                          "'",
                                                          "'",
                                                          "\u2019",
                                                          "\u2018",
                                                          "\u02BC",
                                                          "\u00B7",
                                                          "\u2027",
                                                          "\uFF0E",
                                                          "\uFF07",
                                                          "\u2024",
                                                          "&",
                                                          "&",
                                                          "\uFF06",
                                                          "_",
                                                          "@",
                                                          "-",
                                                          "\u2014",
                                                          "\"",
                                                          "(",
                                                          ")",
                                                          "$",
                                                          "%",
                                                          "\u00AD",
                                                          "\u200B",
                                                          "\u200C",
                                                          "\u200D",
                                                          "\u2060",
                                                          "\uFEFF",
                                                          "\u0301",
                                                          "\u0308",
                                                          "\u20E3",
                                                          "\uFE0F",
                                                          "\U0001F600",
                                                          "\U0001F1E9",
                                                          "\u2139",
                                                          "\u24B6",
                                                          "\u00AA",
                                                          "\u2163",
                                                          "\u00BD",
                                                          "\uFB01",
                                                          "\uFF21",
                                                          "\u0130",
                                                          "\u0149",
                                                          "\uFDFA",
                                                          "\u3164",
                                                          "\u066B",
                                                          "\u0661",
                                                          "\u05F4",
                                                          "\u02C2",
                                                          "\u0E3A",
                                                          "\u093F",
                                                          "\u0915",
                                                          "\u1039",
                                                          "\u3002",
                                                          "\uFFFD",
                                                          "\uFFFF",
                                                          "\x01",
                                                          "\x7F"});

constexpr auto kFolders =
    std::to_array<std::string_view>({"bbc", "csv", "exchange", "html", "multilingual", "ner", "querylogs",
                                     "retrieval", "reuters21578", "reutersC50", "seeds"});

}  // namespace

std::string random_text(std::uint32_t seed, std::size_t pieces) {
  std::mt19937 random(seed);
  std::uniform_int_distribution<std::size_t> piece(0, kPieces.size() - 1);
  std::uniform_int_distribution<int> repeats(0, 400);
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) {
    const std::string_view chosen = kPieces[piece(random)];
    const int times = repeats(random) == 0 ? 1200 : 1;  // now and then beyond the longest word
    for (int k = 0; k < times; ++k) text += chosen;
  }
  return text;
}

std::vector<fs::path> corpus_files(std::size_t step) {
  std::vector<fs::path> files;
  for (const std::string_view folder : kFolders) {
    const auto root = test_support::corpus(folder);
    if (!root) continue;
    for (const auto& entry : fs::recursive_directory_iterator(*root))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<fs::path> chosen;
  for (std::size_t i = 0; i < files.size(); i += step) chosen.push_back(files[i]);
  return chosen;
}

std::string read_as_utf8(const fs::path& path) {
  return text::replace_invalid_utf8(test_support::read_whole_file(path)).text;
}

}  // namespace dateline::text_tests
