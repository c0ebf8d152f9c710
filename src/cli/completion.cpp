// Completion for bash, from the table of a program.
#include "cli/completion.h"

#include <algorithm>

namespace dateline::cli {
namespace {

std::string joined(const std::vector<std::string_view>& words, std::string_view before = "",
                   std::string_view behind = "") {
  std::string out;
  for (const std::string_view word : words)
    out += (out.empty() ? "" : " ") + std::string(before) + std::string(word) + std::string(behind);
  return out;
}

std::string flag_words(const ProgramTable& table) {
  std::vector<std::string_view> names;
  for (const Flag& flag : table.flags) names.push_back(flag.name);
  return joined(names, "--");
}

std::string command_words(const ProgramTable& table) {
  std::vector<std::string_view> names;
  for (const Command& command : table.commands) names.push_back(command.name);
  return joined(names);
}

/// Only the end of a list is completed; no blank follows what goes on.
std::string completed_beginning(const Flag& flag) {
  const std::string names = joined(flag.beginnings(), "", flag.behind == "," ? "" : flag.behind);
  if (flag.behind != ",") return "compopt -o nospace; COMPREPLY=($(compgen -W '" + names + "' -- \"$word\"))";
  return "list=${word%\"${word##*,}\"}; compopt -o nospace\n"
         "      COMPREPLY=($(compgen -P \"$list\" -W '" +
         names + "' -- \"${word##*,}\"))";
}

std::string value_cases(const ProgramTable& table) {
  std::string out;
  for (const Flag& flag : table.flags) {
    const std::string name = "    --" + std::string(flag.name) + ") ";
    if (flag.beginnings != nullptr) {
      out += name + completed_beginning(flag) + "; return ;;\n";
    } else if (!flag.choices.empty()) {
      out += name + "COMPREPLY=($(compgen -W '" + std::string(flag.choices) + "' -- \"$word\")); return ;;\n";
    }
  }
  return out;
}

}  // namespace

/// Bash takes --flag=value for three words.
std::string bash_completion(const ProgramTable& table) {
  std::string function = "_" + std::string(table.name);
  std::ranges::replace(function, '-', '_');
  std::string out = "# bash completion for " + std::string(table.name) +
                    "; source it, or put it into bash_completion.d\n" + function + "() {\n" +
                    "  local list word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n" +
                    "  if [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi\n" +
                    "  if [[ $word == = ]]; then word=; fi\n" + "  case $before in\n" + value_cases(table) +
                    "  esac\n" + "  if [[ $word == -* ]]; then\n" + "    COMPREPLY=($(compgen -W '" +
                    flag_words(table) + "' -- \"$word\"))\n";
  if (!table.commands.empty())
    out += "  elif [[ $COMP_CWORD == 1 ]]; then\n    COMPREPLY=($(compgen -W '" + command_words(table) +
           "' -- \"$word\"))\n";
  out += "  fi\n}\ncomplete -o default -F " + function + " " + std::string(table.name) + "\n";
  return out;
}

}  // namespace dateline::cli
