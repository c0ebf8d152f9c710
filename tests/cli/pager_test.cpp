// Long output goes through the pager, short output does not, and nobody has to read to the end.
#include "cli/pager.h"

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "cli/exit_status.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "support/temporary_directory.h"

namespace dateline::cli {
namespace {

/// What a screen of five rows and ten columns shows: itself, and through its pager.
class Screen {
 public:
  Screen() : descriptor_(::open((folder_.path() / "screen").c_str(), O_CREAT | O_WRONLY, 0600)) {}
  ~Screen() { ::close(descriptor_); }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;
  int descriptor() const { return descriptor_; }
  PagerChoice pager() const { return {"cat > '" + (folder_.path() / "paged").string() + "'", {5, 10}}; }
  std::string shown() const { return test_support::read_whole_file(folder_.path() / "screen"); }
  std::string paged() const { return test_support::read_whole_file(folder_.path() / "paged"); }

 private:
  test_support::TemporaryDirectory folder_;
  int descriptor_;
};

}  // namespace

TEST_CASE("the pager is the person's, or less", "[cli]") {
  CHECK(pager_command("most", "more", true) == "most");
  CHECK(pager_command(nullptr, "more -s", true) == "more -s");
  CHECK(pager_command(nullptr, nullptr, true) == "less -FRX");
  CHECK(pager_command(nullptr, nullptr, false).empty());
  for (const char* none : {"", "  ", "cat"}) {
    CHECK(pager_command(none, "more", true).empty());
    CHECK(pager_command(nullptr, none, true).empty());
  }
  CHECK_FALSE(choose_pager(-1));
}

TEST_CASE("lines that are longer than the screen is wide take several rows", "[cli]") {
  CHECK(screen_rows("", 10) == 0);
  CHECK(screen_rows("a\n\nb\n", 10) == 3);
  CHECK(screen_rows("0123456789\n", 10) == 1);
  CHECK(screen_rows("0123456789a\n", 10) == 2);
  CHECK(screen_rows("éééééééééé\n", 10) == 1);
  CHECK(screen_rows("\x1b[1m0123456789\x1b[0m\n", 10) == 1);
}

TEST_CASE("what fits on the screen is shown there", "[cli]") {
  Screen screen;
  Output out(screen.descriptor());
  out.page_through(screen.pager());
  CHECK(out.write("1\n2\n"));
  CHECK(out.flush());
  CHECK(screen.shown().empty());
  CHECK(out.write("3\n4\n"));
  CHECK(out.finish(kPartly) == kPartly);
  CHECK(screen.shown() == "1\n2\n3\n4\n");
  CHECK(screen.paged().empty());
}

TEST_CASE("what is longer goes through the pager, all of it", "[cli]") {
  Screen screen;
  Output out(screen.descriptor());
  out.page_through(screen.pager());
  std::string all;
  for (int i = 0; i < 20000; ++i) {
    const std::string line = "line " + std::to_string(i) + "\n";
    CHECK(out.write(line));
    all += line;
  }
  CHECK(out.finish(kPartly) == kPartly);
  CHECK(screen.paged() == all);
  CHECK(screen.shown().empty());
}

TEST_CASE("who leaves the pager early gets the status of the query", "[cli]") {
  ignore_closed_pipes();
  Screen screen;
  Output out(screen.descriptor());
  out.page_through({"head -n 1 > /dev/null", {5, 10}});
  bool open = true;
  for (int i = 0; i < 1000000 && open; ++i) open = out.write("0123456789\n");
  CHECK_FALSE(open);
  CHECK(out.finish(kSuccess) == kSuccess);
}

TEST_CASE("what has to be seen at once is not held for a pager", "[cli]") {
  Screen screen;
  Output out(screen.descriptor());
  out.page_through(screen.pager());
  out.write("1\n");
  CHECK(out.show_now());
  CHECK(screen.shown() == "1\n");
  out.write("2\n3\n4\n5\n6\n");
  CHECK(out.finish(kSuccess) == kSuccess);
  CHECK(screen.shown() == "1\n2\n3\n4\n5\n6\n");
}

TEST_CASE("a pager that there is not is an error", "[cli]") {
  ignore_closed_pipes();
  Screen screen;
  Output out(screen.descriptor());
  out.page_through({"exec 2>/dev/null; no-such-pager-anywhere", {2, 10}});
  out.write("1\n2\n3\n");
  CHECK(out.finish(kSuccess) == kFailure);
}

}  // namespace dateline::cli
