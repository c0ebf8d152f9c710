// How transcripts in pages are read, compared and brought up to date.
#include "cli/transcript.h"

#include <catch2/catch.hpp>

namespace dateline::test_support {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view kPage =
    "# A page\n"
    "<!-- columns 100 -->\n"
    "\n"
    "    dateline-query news oil\n"  // an example without its output is no transcript
    "\n"
    "Text.\n"
    "\n"
    "    $ dateline-query news oil --count\n"
    "    11\n"
    "\n"
    "    $ dateline-query news oil\n"
    "    11 articles match\n"
    "\n"
    "     1. A title\n"
    "    ...\n"
    "\n"
    "<!-- screen 60x9 \"oil\" Tab -->\n"
    "    $ dateline-query news --interactive\n"
    "    a screen\n"
    "More.\n"
    "```\n"
    "$ cat saved.txt\n"
    "a = b\n"
    "```\n";

}  // namespace

TEST_CASE("a page's transcripts are blocks that begin with a prompt", "[docs][transcript]") {
  const auto steps = read_transcripts(kPage);
  REQUIRE(steps.size() == 4);
  CHECK(steps[0].command == "dateline-query news oil --count");
  CHECK(steps[0].shown == Lines{"11"});
  CHECK(steps[0].line == 8);
  CHECK(steps[1].shown == Lines{"11 articles match", "", " 1. A title", "..."});
  CHECK(steps[1].screen.empty());
  CHECK(steps[2].screen == "60x9 \"oil\" Tab");
  CHECK(steps[3].command == "cat saved.txt");
  CHECK(steps[3].indentation.empty());
  CHECK(columns_of(kPage) == 100);
  CHECK(columns_of("text") == 80);
}

TEST_CASE("a page may cut what is written, and leave out times", "[docs][transcript]") {
  const Lines written{"25 articles match (0.3 ms)", "", " 1. A title  ", "    a passage",
                      "read   2.0 kB in 0.08 s"};
  CHECK(is_as_shown({"25 articles match", "", " 1. A title", "    a passage", "read   1.9 kB in 0.1 s"},
                    written));
  CHECK(is_as_shown({"25 articles match (1 ms)", "..."}, written));
  CHECK(is_as_shown({"...", "    a passage", "..."}, written));
  CHECK(is_as_shown({"...", "read   1.9 kB in"}, written));
  CHECK_FALSE(is_as_shown({"24 articles match", "..."}, written));
  CHECK_FALSE(is_as_shown({"25 articles match"}, written));
  CHECK_FALSE(is_as_shown({"...", " 1. A title"}, written));
  CHECK(is_as_shown({}, {""}));
  CHECK(is_as_shown({"{\"total\":3}", "a,b"}, {"{\"total\":3,\"took_ms\":0.12}", "a,b\r"}));
}

TEST_CASE("a page that is brought up to date keeps its cuts and what is still right", "[docs][transcript]") {
  const Lines shown{"25 articles match", "...", "org"};
  CHECK(cut_as_shown(shown, {"25 articles match (3 ms)", "a", "org"}) == shown);
  CHECK(cut_as_shown(shown, {"26 articles match (3 ms)", "a", "b", "place"}) ==
        Lines{"26 articles match", "...", "place"});
  CHECK(cut_as_shown(shown, {"none"}) == Lines{"none"});
  CHECK(cut_as_shown({"1"}, {"2", "3"}) == Lines{"2", "3"});

  const auto steps = read_transcripts(kPage);
  std::vector<Lines> same;
  for (const TranscriptStep& step : steps) same.push_back(step.shown);
  CHECK(with_transcripts(kPage, steps, same) == kPage);
  same[0] = {"12", "", "13"};
  CHECK(with_transcripts(kPage, steps, same).find("--count\n    12\n\n    13\n\n    $ date") !=
        std::string::npos);
}

TEST_CASE("cat names a file that a page shows", "[docs][transcript]") {
  CHECK(shown_file("cat dateline/config") == "dateline/config");
  CHECK(shown_file("cat a b").empty());
  CHECK(shown_file("concat a").empty());
}

}  // namespace dateline::test_support
