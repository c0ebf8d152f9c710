// A fixed set of questions that reads every part of an index, and what they bring.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dateline::damage {

struct Reply {
  bool refused = false;  // an error that says what is wrong with the index
  std::string text;      // the answer as JSON, or the error
};

/// Opens the index anew and asks everything. An index that cannot be opened refuses them all.
std::vector<Reply> ask_everything(const std::filesystem::path& index);

}  // namespace dateline::damage
