// Transcripts in the pages of docs/: commands, and what the page says that they write.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::test_support {

/// One command of a page. A transcript is an indented or fenced block that begins with "$ "; lines that begin
/// so are commands, the lines behind one are what it writes, to both streams.
struct TranscriptStep {
  std::string command;
  std::vector<std::string> shown;  // without the indentation of the block
  std::size_t line = 0;            // of the command, in the page, from 1
  std::string indentation;         // of the block
  /// What a comment <!-- screen 96x18 "typed" Tab --> before the block says: the command fills a screen of
  /// this size, and is given these keys. Empty: it is no such command.
  std::string screen;
};

std::vector<TranscriptStep> read_transcripts(std::string_view page);

/// The width for which a page is written: <!-- columns 100 -->; 80 without it.
std::size_t columns_of(std::string_view page);

/// Is what was written what the page shows? A line of "..." stands for any number of lines. Times, sizes in
/// bytes and white space at the end of lines may differ.
bool is_as_shown(const std::vector<std::string>& shown, const std::vector<std::string>& written);

/// What the page should show: what was written, without times, cut as the page cuts it now, if it does.
std::vector<std::string> cut_as_shown(const std::vector<std::string>& shown,
                                      const std::vector<std::string>& written);

/// The page with what its steps should show in place of what they show.
std::string with_transcripts(std::string_view page, const std::vector<TranscriptStep>& steps,
                             const std::vector<std::vector<std::string>>& shown);

/// Without the line ends; what follows the last one is a line if it is not empty.
std::vector<std::string> lines_of(std::string_view text);

/// The file that `cat FILE` names; empty if the command is no such one.
std::string shown_file(const std::string& command);

}  // namespace dateline::test_support
