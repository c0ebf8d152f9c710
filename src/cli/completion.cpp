// Completion for bash, from the table of a program.
#include "cli/completion.h"

#include <algorithm>

namespace dateline::cli {
namespace {

std::string flag_words(const ProgramTable& table) {
  std::string out;
  for (const Flag& flag : table.flags)
    if (!flag.later) out += (out.empty() ? "--" : " --") + std::string(flag.name);
  return out;
}

std::string command_words(const ProgramTable& table) {
  std::string out;
  for (const Command& command : table.commands)
    if (!command.later) out += (out.empty() ? "" : " ") + std::string(command.name);
  return out;
}

std::string value_cases(const ProgramTable& table) {
  std::string out;
  for (const Flag& flag : table.flags) {
    if (flag.later || flag.choices.empty()) continue;
    out += "    --" + std::string(flag.name) + ") COMPREPLY=($(compgen -W '" + std::string(flag.choices) +
           "' -- \"$word\")); return ;;\n";
  }
  return out;
}

}  // namespace

std::string bash_completion(const ProgramTable& table) {
  std::string function = "_" + std::string(table.name);
  std::ranges::replace(function, '-', '_');
  std::string out =
      "# bash completion for " + std::string(table.name) + "; source it, or put it into bash_completion.d\n" +
      function + "() {\n" + "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n" +
      "  case $before in\n" + value_cases(table) + "  esac\n" + "  if [[ $word == -* ]]; then\n" +
      "    COMPREPLY=($(compgen -W '" + flag_words(table) + "' -- \"$word\"))\n";
  if (!table.commands.empty())
    out += "  elif [[ $COMP_CWORD == 1 ]]; then\n    COMPREPLY=($(compgen -W '" + command_words(table) +
           "' -- \"$word\"))\n";
  out += "  fi\n}\ncomplete -o default -F " + function + " " + std::string(table.name) + "\n";
  return out;
}

}  // namespace dateline::cli
