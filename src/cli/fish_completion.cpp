// Completion for fish: a line for each flag, command and operand, and the conditions under which they count.
#include "cli/completion.h"
#include "cli/completion_words.h"

namespace dateline::cli {
namespace {

std::string quoted(std::string_view text) {
  return "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'";
}

std::string begun(const ProgramTable& table) { return "complete -c " + std::string(table.name); }

/// "_" before the name: fish has two where a function is not for people.
std::string function(const ProgramTable& table, std::string_view what) {
  return "_" + function_name(table) + "_" + std::string(what);
}

std::string described(std::string_view help) { return " -d " + quoted(first_sentence(help)) + "\n"; }

/// Fish completes the whole word, so what stands before the last comma is said again.
std::string list_function(const ProgramTable& table) {
  return "# The words, each behind what stands before the last comma of a list.\nfunction " +
         function(table, "list") +
         "\n"
         "    set -l list (commandline -ct | string replace -r '^--[^=]*=' '' | string replace -r '[^,]*$' "
         "'')\n"
         "    for word in $argv\n"
         "        echo \"$list$word\"\n"
         "    end\n"
         "end\n";
}

std::string operands_function(const ProgramTable& table) {
  return "# What was typed that is neither a flag nor the value of one.\nfunction " +
         function(table, "operands") +
         "\n"
         "    set -l kind flag\n"
         "    for word in (commandline -opc)[2..-1]\n"
         "        if test $kind = value\n"
         "            set kind flag\n"
         "        else if test $kind = operand\n"
         "            echo -- $word\n"
         "        else\n"
         "            switch $word\n"
         "                case --\n"
         "                    set kind operand\n"
         "                case " +
         joined(flags_before_a_value(table), " ") +
         "\n"
         "                    set kind value\n"
         "                case '-?*'\n"
         "                case '*'\n"
         "                    echo -- $word\n"
         "            end\n"
         "        end\n"
         "    end\n"
         "end\n";
}

std::string operand_function(const ProgramTable& table) {
  return "# Are there so many operands (-eq 1, -ge 2), and is the first of them this command?\nfunction " +
         function(table, "operand") +
         " -a relation number command\n"
         "    set -l typed (" +
         function(table, "operands") +
         ")\n"
         "    test (count $typed) $relation $number\n"
         "    and begin\n"
         "        test -z \"$command\"\n"
         "        or test \"$typed[1]\" = \"$command\"\n"
         "    end\n"
         "end\n";
}

std::string goes_with_function(const ProgramTable& table) {
  if (table.commands.empty()) return "";
  return "# Is one of these commands typed, or none yet?\nfunction " + function(table, "goes_with") +
         "\n"
         "    set -l typed (" +
         function(table, "operands") +
         ")\n"
         "    test -z \"$typed[1]\"\n"
         "    or contains -- $typed[1] $argv\n"
         "end\n";
}

std::string offered_names(const ProgramTable& table, const Flag& flag) {
  const bool list = flag.behind == ",";
  std::string names;
  for (const std::string_view name : flag.beginnings())
    names += " " + std::string(name) + (list ? "" : std::string(flag.behind));
  return list ? "(" + function(table, "list") + names + ")" : names.substr(1);
}

std::string path_value(PathKind kind) {
  if (kind == PathKind::file) return " -r -F";
  if (kind == PathKind::folder) return " -x -a '(__fish_complete_directories)'";
  return " -x";
}

std::string value_of(const ProgramTable& table, const Flag& flag) {
  if (flag.value.empty()) return "";
  const std::string required = flag.value_optional ? "" : " -x";
  if (flag.beginnings != nullptr) return required + " -a " + quoted(offered_names(table, flag));
  if (!flag.choices.empty()) return required + " -a " + quoted(flag.choices);
  return flag.value_optional ? "" : path_value(path_kind(flag.value));
}

std::string flag_line(const ProgramTable& table, const Flag& flag) {
  std::string line = begun(table);
  if (!flag.commands.empty())
    line += " -n " + quoted(function(table, "goes_with") + " " + std::string(flag.commands));
  if (flag.letter != 0) line += std::string(" -s ") + flag.letter;
  return line + " -l " + std::string(flag.name) + value_of(table, flag) + described(flag.help);
}

/// Only of those that are files or folders: fish has nothing to offer for the others.
std::string operand_lines(const ProgramTable& table, std::string_view usage, std::size_t number,
                          std::string_view command) {
  std::string out;
  for (const Operand& operand : operands_of(usage)) {
    const PathKind kind = path_kind(operand.name);
    const std::string condition = function(table, "operand") + (operand.repeated ? " -ge " : " -eq ") +
                                  std::to_string(number++) + (command.empty() ? "" : " ") +
                                  std::string(command);
    if (kind == PathKind::none) continue;
    out += begun(table) + " -n " + quoted(condition) +
           (kind == PathKind::file ? " -F" : " -a '(__fish_complete_directories)'") + "\n";
  }
  return out;
}

std::string command_lines(const ProgramTable& table) {
  std::string out;
  for (const Command& command : table.commands) {
    out += begun(table) + " -n " + quoted(function(table, "operand") + " -eq 0") + " -a " +
           std::string(command.name) + described(command.summary);
    out += operand_lines(table, command.operands, 1, command.name);
  }
  return out;
}

}  // namespace

std::string fish_completion(const ProgramTable& table) {
  const std::string name(table.name);
  std::string out = "# fish completion for " + name + "; put it into ~/.config/fish/completions/" + name +
                    ".fish\n" + list_function(table) + operands_function(table) + operand_function(table) +
                    goes_with_function(table) + begun(table) + " -f\n";
  out += table.commands.empty() ? operand_lines(table, table.usage.front(), 0, "") : command_lines(table);
  for (const Flag& flag : table.flags) out += flag_line(table, flag);
  return out;
}

}  // namespace dateline::cli
