// The two articles of the project's main example, with mentions as a tagger finds them.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

#include "marked_text.h"
#include "support/corpora.h"

namespace dateline::entities {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Marks every occurrence of the words, the longest first.
std::string marked(std::string text) {
  const std::pair<std::string, char> kMentions[] = {{"Crocus City Hall", 'l'},
                                                    {"Islamic State", 'o'},
                                                    {"Russia Embassy", 'o'},
                                                    {"ISIS", 'o'},
                                                    {"Moscow", 'l'},
                                                    {"Ukraine", 'l'},
                                                    {"Russian", 'm'},
                                                    {"Russia", 'l'},
                                                    {"UK", 'l'}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = 0;
    for (const auto& [words, type] : kMentions) {
      if (text.compare(at, words.size(), words) != 0) continue;
      out.append("{").append(1, type).append(":").append(words).append("}");
      size = words.size();
      break;
    }
    if (size == 0) out += text[at];
    at += std::max<std::size_t>(size, 1);
  }
  return out;
}

TEST_CASE("the seed articles are about what a reader says they are about", "[entities][seeds]") {
  const auto folder = test_support::corpus("seeds");
  if (!folder) return;
  const std::string first = marked(read(*folder / "000_2dcd09881312b001.txt"));
  const std::size_t line = first.find('\n');
  const std::string second = marked(read(*folder / "002_fb5d7e22d40443e2.txt"));

  CHECK(names_of(first.substr(line + 1), first.substr(0, line)) ==
        NameLines{"org: Islamic State", "place: Crocus City Hall", "place: Moscow", "country: Russia"});
  CHECK(names_of(first) ==
        NameLines{"org: Islamic State", "place: Crocus City Hall", "place: Moscow", "country: Russia"});
  CHECK(names_of(second) == NameLines{"org: Islamic State", "place: Crocus City Hall", "place: Moscow",
                                      "country: Russia", "country: Ukraine"});
}

}  // namespace
}  // namespace dateline::entities
