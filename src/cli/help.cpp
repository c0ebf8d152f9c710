// --help and --version, from the table of a program.
#include "cli/help.h"

#include <algorithm>
#include <vector>

namespace dateline::cli {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kExampleIndent = 6;
constexpr std::size_t kMeaningColumn = 28;  // where the meaning of a flag begins
constexpr std::size_t kLeastWidth = 50;
constexpr std::size_t kMostWidth = 100;

/// Tables are ASCII, so that bytes are columns.
void append_wrapped(std::string& out, std::string_view text, std::size_t indent, std::size_t width) {
  std::size_t column = indent;
  for (const std::string_view word : words(text)) {
    if (column > indent && column + 1 + word.size() > width) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
  out += '\n';
}

void append_entry(std::string& out, const std::string& name, std::string_view meaning, std::size_t width) {
  std::string head = std::string(kIndent, ' ') + name;
  if (head.size() + 2 > kMeaningColumn) {
    out += head + '\n';
    head.clear();
  }
  out += head + std::string(kMeaningColumn - head.size(), ' ');
  append_wrapped(out, meaning, kMeaningColumn, width);
}

void append_heading(std::string& out, std::string_view heading) { out += "\n" + std::string(heading) + "\n"; }

void append_examples(std::string& out, const ProgramTable& table, std::string_view command,
                     std::size_t width) {
  const std::string own = std::string(table.name) + (command.empty() ? "" : " " + std::string(command));
  bool any = false;
  for (const Example& example : table.examples) {
    if (example.command.find(own) == std::string_view::npos) continue;
    if (!any) append_heading(out, "Examples");
    any = true;
    out += std::string(kIndent, ' ') + std::string(example.command) + '\n' + std::string(kExampleIndent, ' ');
    append_wrapped(out, example.meaning, kExampleIndent, width);
  }
}

void append_usage(std::string& out, const ProgramTable& table, std::string_view command) {
  append_heading(out, "Usage");
  for (const std::string_view usage : table.usage)
    if (command.empty() || usage.starts_with(command))
      out += std::string(kIndent, ' ') + std::string(table.name) + " " + std::string(usage) + '\n';
}

void append_commands(std::string& out, const ProgramTable& table, std::size_t width) {
  if (table.commands.empty()) return;
  append_heading(out, "Commands");
  for (const Command& command : table.commands)
    append_entry(out, std::string(command.name) + " " + std::string(command.operands), command.summary,
                 width);
}

void append_flags(std::string& out, const ProgramTable& table, std::string_view command, std::size_t width) {
  std::string_view group;
  for (const Flag& flag : table.flags) {
    if (!goes_with(flag, command)) continue;
    if (flag.group != group) append_heading(out, flag.group);
    group = flag.group;
    const std::string letter = flag.letter != 0 ? "-" + std::string(1, flag.letter) + ", " : "";
    append_entry(out, letter + flag_spelling(flag), flag.help, width);
  }
}

void append_facts(std::string& out, std::string_view heading, std::span<const Fact> facts,
                  std::size_t width) {
  if (facts.empty()) return;
  append_heading(out, heading);
  for (const Fact& fact : facts) append_entry(out, std::string(fact.name), fact.meaning, width);
}

}  // namespace

std::string help_text(const ProgramTable& table, std::string_view command, std::size_t width) {
  width = std::clamp(width, kLeastWidth, kMostWidth);
  const Command* chosen = find_command(table, command);
  std::string out =
      std::string(table.name) + (chosen != nullptr ? " " + std::string(chosen->name) + ": " : ": ");
  append_wrapped(out, chosen != nullptr ? chosen->summary : table.summary, 0, width);
  append_examples(out, table, command, width);
  append_usage(out, table, command);
  if (chosen == nullptr) append_commands(out, table, width);
  if (chosen == nullptr) append_facts(out, table.topic, table.topic_facts, width);
  append_flags(out, table, command, width);
  if (chosen == nullptr) append_facts(out, "Environment", table.environment, width);
  append_facts(out, "Exit status", table.statuses, width);
  return out;
}

std::string version_text(const ProgramTable& table) {
  return std::string(table.name) + " " + std::string(table.version) + "\n" + "index format " +
         std::to_string(table.index_format) + "\n" + "licence GPL-2.0-or-later; there is no warranty\n";
}

}  // namespace dateline::cli
