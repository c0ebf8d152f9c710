// Transcripts in the pages of docs/: commands, and what the page says that they write.
#include "cli/transcript.h"

#include <algorithm>
#include <regex>

namespace dateline::test_support {
namespace {

constexpr std::string_view kCut = "...";
constexpr std::string_view kPrompt = "$ ";
constexpr std::size_t kIndentation = 4;

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }
bool is_indented(std::string_view line) { return line.substr(0, kIndentation) == "    "; }

/// As a page shows it: without times, nor blanks and carriage returns at the end.
std::string timeless(const std::string& line) {
  static const std::regex kTimes(R"re( *\(?[0-9]+(\.[0-9]+)? m?s\b\)?|,"took_ms":[0-9.]+)re");
  std::string out = std::regex_replace(line, kTimes, "");
  out.erase(out.find_last_not_of(" \t\r") + 1);
  return out;
}

/// Without anything that differs from run to run.
std::string steady(const std::string& line) {
  static const std::regex kSizes(R"([0-9]+(\.[0-9]+)? [kM]?(B|bytes)\b)");
  return std::regex_replace(timeless(line), kSizes, "N B");
}

/// Where the transcripts of a page are.
class PageReader {
 public:
  explicit PageReader(std::string_view page) : lines_(lines_of(page)) {}

  std::vector<TranscriptStep> read() {
    std::string screen;
    for (at_ = 0; at_ < lines_.size();) {
      const std::string& line = lines_[at_];
      static const std::regex kScreen(R"(<!-- screen (.*) -->)");
      std::smatch found;
      if (std::regex_match(line, found, kScreen)) {
        screen = found[1];
        ++at_;
      } else if (line.starts_with("```")) {
        fenced();
      } else if (is_indented(line)) {
        const std::size_t first = steps_.size();
        block("    ", end_of_indented());
        for (std::size_t i = first; i < steps_.size(); ++i) steps_[i].screen = screen;
        screen.clear();
      } else {
        ++at_;
      }
    }
    return std::move(steps_);
  }

 private:
  /// Behind the last line of the indented block that begins here.
  std::size_t end_of_indented() const {
    std::size_t end = at_;
    for (std::size_t i = at_; i < lines_.size() && (is_indented(lines_[i]) || is_blank(lines_[i])); ++i)
      if (!is_blank(lines_[i])) end = i + 1;
    return end;
  }
  void fenced() {
    ++at_;
    const auto from = lines_.begin() + static_cast<std::ptrdiff_t>(at_);
    const auto fence =
        std::find_if(from, lines_.end(), [](const std::string& line) { return line.starts_with("```"); });
    const auto end = static_cast<std::size_t>(fence - lines_.begin());
    block("", end);
    at_ = end + 1;
  }
  void block(const std::string& indentation, std::size_t end) {
    const bool transcript = at_ < end && lines_[at_].starts_with(indentation + std::string(kPrompt));
    for (; at_ < end; ++at_) {
      if (!transcript) continue;
      const std::string line =
          lines_[at_].size() < indentation.size() ? "" : lines_[at_].substr(indentation.size());
      if (line.starts_with(kPrompt)) {
        steps_.push_back({line.substr(kPrompt.size()), {}, at_ + 1, indentation, {}});
      } else {
        steps_.back().shown.push_back(line);
      }
    }
    if (transcript) trim();
  }
  /// Blank lines before the next command, or the end, are only there to be read well.
  void trim() {
    for (TranscriptStep& step : steps_)
      while (!step.shown.empty() && is_blank(step.shown.back())) step.shown.pop_back();
  }

  std::vector<std::string> lines_;
  std::size_t at_ = 0;
  std::vector<TranscriptStep> steps_;
};

using Line = std::vector<std::string>::const_iterator;

bool matches_from(Line shown, Line shown_end, Line written, Line written_end) {
  if (shown == shown_end) return written == written_end;
  if (*shown == kCut) {
    for (Line rest = written;; ++rest) {
      if (matches_from(shown + 1, shown_end, rest, written_end)) return true;
      if (rest == written_end) return false;
    }
  }
  if (written == written_end || steady(*shown) != steady(*written)) return false;
  return matches_from(shown + 1, shown_end, written + 1, written_end);
}

std::vector<std::string> without_blank_end(std::vector<std::string> lines) {
  while (!lines.empty() && is_blank(lines.back())) lines.pop_back();
  return lines;
}

}  // namespace

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<TranscriptStep> read_transcripts(std::string_view page) { return PageReader(page).read(); }

std::size_t columns_of(std::string_view page) {
  static const std::regex kColumns(R"(<!-- columns ([0-9]+) -->)");
  const std::string text(page);
  std::smatch found;
  return std::regex_search(text, found, kColumns) ? std::stoul(found[1]) : 80;
}

bool is_as_shown(const std::vector<std::string>& shown, const std::vector<std::string>& written) {
  const std::vector<std::string> whole = without_blank_end(written);
  return matches_from(shown.begin(), shown.end(), whole.begin(), whole.end());
}

std::vector<std::string> cut_as_shown(const std::vector<std::string>& shown,
                                      const std::vector<std::string>& written) {
  if (is_as_shown(shown, written)) return shown;
  std::vector<std::string> whole;
  for (const std::string& line : without_blank_end(written)) whole.push_back(timeless(line));
  const auto cut = std::ranges::find(shown, kCut);
  if (cut == shown.end()) return whole;
  const auto before = static_cast<std::size_t>(cut - shown.begin());
  const auto behind = static_cast<std::size_t>(shown.end() - cut) - 1;
  if (before + behind >= whole.size()) return whole;
  std::vector<std::string> out(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(before));
  out.emplace_back(kCut);
  out.insert(out.end(), whole.end() - static_cast<std::ptrdiff_t>(behind), whole.end());
  return out;
}

std::string with_transcripts(std::string_view page, const std::vector<TranscriptStep>& steps,
                             const std::vector<std::vector<std::string>>& shown) {
  const std::vector<std::string> lines = lines_of(page);
  std::string out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += lines[i] + "\n";
    if (next == steps.size() || steps[next].line != i + 1) continue;
    for (const std::string& line : shown[next])
      out += (line.empty() ? "" : steps[next].indentation + line) + "\n";
    i += steps[next].shown.size();
    ++next;
  }
  return out;
}

std::string shown_file(const std::string& command) {
  static const std::regex kCat(R"(cat ([A-Za-z0-9_./-]+))");
  std::smatch found;
  return std::regex_match(command, found, kCat) ? std::string(found[1]) : "";
}

}  // namespace dateline::test_support
