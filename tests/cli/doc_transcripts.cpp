// Runs the transcripts in pages of docs/ and compares what the programs write with what the pages show.
//
// Usage: doc-transcripts --bin FOLDER --corpus FOLDER [--accept] PAGE...
//   --accept   brings the pages up to date instead; read the difference before a commit
//
// The commands of a page run one after another in one empty folder, which holds `corpus` and, unless the page
// builds it, the index `news` of corpus/sample. A file that `cat` shows and that is not there yet is what the
// page shows of it. A command that fills a screen runs in tmux.
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <regex>
#include <thread>

#include "cli/transcript.h"
#include "support/temporary_directory.h"

namespace dateline::test_support {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

struct Options {
  fs::path bin;
  fs::path corpus;
  bool accept = false;
  std::vector<fs::path> pages;
};

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

void put(const fs::path& file, const std::string& content) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
}

/// Both streams of a bash script, in the order in which they are written.
Lines run(const fs::path& scratch, const std::string& script) {
  put(scratch / "script", script + "\n");
  const std::string command =
      "cd " + quoted((scratch / "page").string()) + " && bash ../script >../output 2>&1 </dev/null";
  if (std::system(command.c_str()) == -1) std::exit(2);
  return lines_of(read_whole_file(scratch / "output"));
}

/// The keys of a screen comment as words for `tmux send-keys`.
std::vector<std::string> keys_of(const std::string& text) {
  static const std::regex kKey(R"re("([^"]*)"|(\S+))re");
  std::vector<std::string> keys;
  for (std::sregex_iterator key(text.begin(), text.end(), kKey); key != std::sregex_iterator(); ++key)
    keys.push_back((*key)[2].matched ? (*key)[2].str() : "-l " + quoted((*key)[1].str()));
  return keys;
}

/// A program on the screen of a terminal that tmux plays.
class Screen {
 public:
  Screen(fs::path scratch, const std::string& size, const std::string& command)
      : scratch_(std::move(scratch)) {
    const std::size_t by = size.find('x');
    tmux("-f /dev/null new-session -d -s main -x " + size.substr(0, by) + " -y " + size.substr(by + 1) + " " +
         quoted(command));
  }
  ~Screen() { tmux("kill-server 2>/dev/null"); }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  void press(const std::string& key) { tmux("send-keys -t main " + key); }
  Lines look() { return tmux("capture-pane -p -t main"); }
  /// What is there when it has not changed for a while.
  Lines settle() {
    Lines before;
    for (int same = 0, looks = 0; same < kSettled && looks < kMostLooks; ++looks) {
      Lines now = look_later();
      same = now == before && !now.empty() && !now.front().empty() ? same + 1 : 0;
      before = std::move(now);
    }
    return before;
  }
  /// What is there as soon as that is what is expected, or in the end.
  Lines await(const Lines& expected) {
    Lines now = look();
    for (int looks = 0; looks < kMostLooks && !is_as_shown(expected, now); ++looks) now = look_later();
    return now;
  }

 private:
  static constexpr int kSettled = 10;
  static constexpr int kMostLooks = 200;
  Lines look_later() {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    return look();
  }
  Lines tmux(const std::string& arguments) {
    return run(scratch_, "unset TMUX; tmux -S ../tmux " + arguments);
  }
  fs::path scratch_;
};

class Page {
 public:
  Page(fs::path file, const Options& options)
      : file_(std::move(file)),
        options_(options),
        text_(read_whole_file(file_)),
        steps_(read_transcripts(text_)) {
    fs::create_directories(folder());
    fs::create_directory_symlink(fs::absolute(options.corpus), folder() / "corpus");
    fs::create_directory(folder() / "build");
    settings_ = "export PATH=" + quoted(fs::absolute(options.bin).string()) +
                ":\"$PATH\" LC_ALL=C.UTF-8 COLUMNS=" + std::to_string(columns_of(text_)) +
                " XDG_CONFIG_HOME=\"$PWD/none\" TERM=xterm\n" +
                "unset NO_COLOR DATELINE_CORPORA DATELINE_QUERY_OPTIONS DATELINE_INDEX_OPTIONS PAGER\n" +
                "ulimit -c 0\n";
    const bool builds = std::ranges::any_of(steps_, [](const TranscriptStep& step) {
      return step.command.starts_with("dateline-index build news");
    });
    if (!builds) say(run(scratch_.path(), settings_ + "dateline-index build news corpus/sample --quiet"));
  }

  /// Commands that write something else than the page shows.
  std::size_t check() {
    std::vector<Lines> shown;
    std::size_t wrong = 0;
    for (const TranscriptStep& step : steps_) {
      const Lines written = output_of(step);
      shown.push_back(cut_as_shown(step.shown, written));
      if (is_as_shown(step.shown, written)) continue;
      ++wrong;
      if (!options_.accept) report(step, written);
    }
    if (options_.accept && wrong > 0) put(file_, with_transcripts(text_, steps_, shown));
    std::cout << file_.filename().string() << ": " << steps_.size() << " commands, " << wrong
              << (options_.accept ? " brought up to date\n" : " not as shown\n");
    return options_.accept ? 0 : wrong;
  }

 private:
  fs::path folder() const { return scratch_.path() / "page"; }
  Lines output_of(const TranscriptStep& step) {
    if (!step.screen.empty()) return screen_of(step);
    const std::string file = shown_file(step.command);
    if (!file.empty() && !fs::exists(folder() / file)) {
      std::string content;
      for (const std::string& line : step.shown) content += line + "\n";
      put(folder() / file, content);
    }
    return run(scratch_.path(), settings_ + step.command);
  }
  Lines screen_of(const TranscriptStep& step) {
    if (std::system("command -v tmux >/dev/null") != 0) {
      std::cout << "SKIPPED: there is no tmux for line " << step.line
                << "; tools/install-packages installs it\n";
      return step.shown;
    }
    std::vector<std::string> keys = keys_of(step.screen);
    put(scratch_.path() / "screen", settings_ + "exec " + step.command + "\n");
    Screen screen(scratch_.path(), keys.front(), "bash ../screen");
    screen.settle();
    for (std::size_t i = 1; i < keys.size(); ++i) screen.press(keys[i]);
    return options_.accept ? screen.settle() : screen.await(step.shown);
  }
  void report(const TranscriptStep& step, const Lines& written) const {
    std::cout << "FAIL " << file_.string() << ":" << step.line << ": $ " << step.command << "\n---- shown\n";
    say(step.shown);
    std::cout << "---- written\n";
    say(written);
    std::cout << "----\n";
  }
  static void say(const Lines& lines) {
    for (const std::string& line : lines) std::cout << line << "\n";
  }

  fs::path file_;
  const Options& options_;
  std::string text_;
  std::vector<TranscriptStep> steps_;
  TemporaryDirectory scratch_;
  std::string settings_;
};

int check_pages(const Options& options) {
  std::size_t wrong = 0;
  for (const fs::path& page : options.pages) wrong += Page(page, options).check();
  if (wrong > 0) std::cout << "bring the pages up to date with --accept, and read the difference\n";
  return wrong == 0 ? 0 : 1;
}

}  // namespace
}  // namespace dateline::test_support

int main(int count, char** arguments) {
  dateline::test_support::Options options;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument == "--accept") {
      options.accept = true;
    } else if (i + 1 < count && argument == "--bin") {
      options.bin = arguments[++i];
    } else if (i + 1 < count && argument == "--corpus") {
      options.corpus = arguments[++i];
    } else {
      options.pages.emplace_back(argument);
    }
  }
  if (options.pages.empty() || !std::filesystem::exists(options.bin / "dateline-query")) {
    std::cerr << "usage: doc-transcripts --bin FOLDER --corpus FOLDER [--accept] PAGE...\n";
    return 2;
  }
  return dateline::test_support::check_pages(options);
}
