// Look-ups in the table of a program.
#include "cli/flag_table.h"

#include <algorithm>

namespace dateline::cli {

const Flag* find_flag(const ProgramTable& table, std::string_view name) {
  const auto found = std::ranges::find(table.flags, name, &Flag::name);
  return found == table.flags.end() ? nullptr : &*found;
}

const Flag* find_flag(const ProgramTable& table, char letter) {
  if (letter == 0) return nullptr;
  const auto found = std::ranges::find(table.flags, letter, &Flag::letter);
  return found == table.flags.end() ? nullptr : &*found;
}

const Command* find_command(const ProgramTable& table, std::string_view name) {
  const auto found = std::ranges::find(table.commands, name, &Command::name);
  return found == table.commands.end() ? nullptr : &*found;
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> found;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) found.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

bool goes_with(const Flag& flag, std::string_view command) {
  if (flag.commands.empty() || command.empty()) return true;
  return std::ranges::count(words(flag.commands), command) > 0;
}

std::string flag_spelling(const Flag& flag) {
  const std::string name = "--" + std::string(flag.name);
  if (flag.value.empty()) return name;
  if (flag.value_optional) return name + "[=" + std::string(flag.value) + "]";
  return name + " " + std::string(flag.value);
}

}  // namespace dateline::cli
