// Progress on a terminal and in a log, with a clock of its own.
#include "cli/progress.h"

#include <catch2/catch.hpp>
#include <vector>

namespace dateline::cli {
namespace {

struct Screen {
  std::vector<std::string> written;
  double now = 100;
  ProgressMeter meter(ProgressStyle style, std::size_t columns = 100) {
    return {style, columns, [this](std::string_view text) { written.emplace_back(text); },
            [this] { return now; }};
  }
};
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("the style depends on the choice and on the terminal", "[cli]") {
  CHECK(progress_style("auto", false, true) == ProgressStyle::bar);
  CHECK(progress_style("auto", false, false) == ProgressStyle::late_lines);
  CHECK(progress_style("always", false, true) == ProgressStyle::bar);
  CHECK(progress_style("always", false, false) == ProgressStyle::lines);
  CHECK(progress_style("never", false, true) == ProgressStyle::none);
  CHECK(progress_style("always", true, true) == ProgressStyle::none);
}

TEST_CASE("progress says how much, how fast and how long", "[cli]") {
  CHECK(progress_text({"reading", 1, 0, 512, -1}, 0, 0) == "reading  1 article  512 bytes");
  CHECK(progress_text({"reading", 12345, 2, 34'200'000, 0.25}, 10, 10) ==
        "reading  25 %, 0:30 left  12,345 articles, 2 rejected  34.2 MB, 3.4 MB/s");
  CHECK(progress_text({"merging", 12345, 0, 0, 0.5}, 4000, 3700) ==
        "merging  50 %, 1:01:40 left  12,345 articles");
  CHECK(progress_text({"merging", 5, 0, 1000, 1}, 1, 1) == "merging  100 %  5 articles  1.0 kB, 1.0 kB/s");
  CHECK(progress_text({"merging", 5, 0, 1000, 0}, 1, 1) == "merging  0 %  5 articles  1.0 kB, 1.0 kB/s");
}

TEST_CASE("a bar is drawn at once, then ten times a second at most", "[cli]") {
  Screen screen;
  ProgressMeter meter = screen.meter(ProgressStyle::bar);
  for (int i = 0; i < 100; ++i) {
    meter.update({"reading", static_cast<std::uint64_t>(i), 0, 1000, 0.5});
    screen.now += 0.01;
  }
  CHECK(screen.written.size() == 10);
  CHECK(screen.written.front() == "\r\x1b[K[##########..........] reading  50 %  0 articles  1.0 kB");
  meter.update({"merging", 100, 0, 1000, 0});
  CHECK(screen.written.back().find("merging") != std::string::npos);
}

TEST_CASE("a bar never wraps, and can be taken away", "[cli]") {
  Screen screen;
  ProgressMeter meter = screen.meter(ProgressStyle::bar, 30);
  meter.clear();
  CHECK(screen.written.empty());
  meter.update({"reading", 5, 0, 1000, 0.5});
  CHECK(screen.written.back() == "\r\x1b[K[##########..........] readin");
  meter.clear();
  CHECK(screen.written.back() == "\r\x1b[K");
  meter.update({"reading", 5, 0, 1000, 0.5});
  CHECK(screen.written.size() == 3);
}

TEST_CASE("in a log there is a line a minute", "[cli]") {
  Screen screen;
  ProgressMeter at_once = screen.meter(ProgressStyle::lines);
  at_once.update({"reading", 1, 0, 1000, -1});
  screen.now += 59;
  at_once.update({"merging", 2, 0, 1000, -1});
  screen.now += 1;
  at_once.update({"merging", 3, 0, 1000, -1});
  CHECK(screen.written == Lines{"reading  1 article  1.0 kB\n", "merging  3 articles  1.0 kB, 16 bytes/s\n"});

  Screen late;
  ProgressMeter later = late.meter(ProgressStyle::late_lines);
  later.update({"reading", 1, 0, 1000, -1});
  CHECK(late.written.empty());
  late.now += 60;
  later.update({"reading", 2, 0, 1000, -1});
  CHECK(late.written.size() == 1);
}

TEST_CASE("no progress, no output", "[cli]") {
  Screen screen;
  ProgressMeter meter = screen.meter(ProgressStyle::none);
  meter.update({"reading", 1, 0, 1000, 0.5});
  meter.clear();
  CHECK(screen.written.empty());
}

}  // namespace dateline::cli
