// Completion for zsh: what its function _arguments wants to know, a specification for each flag and operand.
#include <algorithm>

#include "cli/completion.h"
#include "cli/completion_words.h"

namespace dateline::cli {
namespace {

std::string quoted(std::string_view text) { return "'" + replaced(text, "'", "'\\''") + "'"; }

/// Within a specification, where a colon ends a part and a bracket an explanation.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string path_action(std::string_view placeholder) {
  switch (path_kind(placeholder)) {
    case PathKind::file:
      return "_files";
    case PathKind::folder:
      return "_directories";
    case PathKind::none:
      return " ";
  }
  return " ";
}

/// No blank follows what goes on; of a list, a name is not offered twice.
std::string names_action(const Flag& flag) {
  std::string names;
  for (const std::string_view name : flag.beginnings()) names += " " + std::string(name);
  if (flag.behind == ",") return "_sequence compadd -" + names;
  const std::string behind = flag.behind.empty() ? "\"\"" : std::string(flag.behind);
  return "compadd -S " + behind + " -" + names;
}

std::string value_part(const Flag& flag) {
  if (flag.value.empty()) return "";
  std::string action = path_action(flag.value);
  if (flag.beginnings != nullptr) action = names_action(flag);
  if (!flag.choices.empty()) action = "(" + std::string(flag.choices) + ")";
  return (flag.value_optional ? "::" : ":") + escaped(flag.value) + ":" + action;
}

/// How the value is joined: "-n5" or "-n 5"; "--limit=5" or "--limit 5"; only "--collapse=newest".
std::string_view joint(const Flag& flag, bool is_long) {
  if (flag.value.empty()) return "";
  if (!is_long) return flag.value_optional ? "-" : "+";
  return flag.value_optional ? "=-" : "=";
}

/// The other flags of its groups in ProgramTable::rivals.
std::vector<const Flag*> rivals_of(const ProgramTable& table, const Flag& flag) {
  std::vector<const Flag*> rivals;
  for (const std::string_view group : words(table.rivals)) {
    const std::string separate = replaced(group, "|", " ");
    const std::vector<std::string_view> names = words(separate);
    if (std::ranges::count(names, flag.name) == 0) continue;
    for (const std::string_view name : names)
      if (const Flag* rival = find_flag(table, name); rival != nullptr && rival != &flag)
        rivals.push_back(rival);
  }
  return rivals;
}

/// "(-n --limit --all)": what is not offered once the flag is there; "*" for one that may come again.
std::string excluded(const ProgramTable& table, const Flag& flag) {
  if (flag.repeatable) return "*";
  std::vector<std::string> forms = forms_of(flag);
  for (const Flag* rival : rivals_of(table, flag))
    for (std::string& form : forms_of(*rival)) forms.push_back(std::move(form));
  return "(" + joined(forms, " ") + ")";
}

std::string flag_lines(const ProgramTable& table, const Flag& flag) {
  std::string out;
  for (const std::string& form : forms_of(flag))
    out += "    " +
           quoted(excluded(table, flag) + form + std::string(joint(flag, form.starts_with("--"))) + "[" +
                  escaped(first_sentence(flag.help)) + "]" + value_part(flag)) +
           "\n";
  return out;
}

/// Every flag that goes with exactly these commands.
std::string flags_of(const ProgramTable& table, std::string_view commands) {
  std::string out;
  for (const Flag& flag : table.flags)
    if (flag.commands == commands) out += flag_lines(table, flag);
  return out;
}

std::string flags_of_commands(const ProgramTable& table) {
  std::string out;
  std::vector<std::string_view> done{""};
  for (const Flag& flag : table.flags) {
    if (std::ranges::count(done, flag.commands) > 0) continue;
    done.push_back(flag.commands);
    out += "  if [[ -z $command || $command == (" + replaced(flag.commands, " ", "|") +
           ") ]]; then specs+=(\n" + flags_of(table, flag.commands) + "  ) fi\n";
  }
  return out;
}

std::string operand_specs(std::string_view usage, std::size_t number) {
  std::string out;
  for (const Operand& operand : operands_of(usage)) {
    const std::string place = operand.repeated ? "*" : std::to_string(number);
    ++number;
    out += " " + quoted(place + ":" + escaped(operand.name) + ":" + path_action(operand.name));
  }
  return out;
}

/// The command is looked for by hand, as flags may stand before it.
std::string find_the_command(const ProgramTable& table) {
  return "  local command\n"
         "  integer i\n"
         "  for (( i = 2; i < CURRENT; i++ )); do\n"
         "    case $words[i] in\n"
         "      (" +
         joined(flags_before_a_value(table), "|") +
         ") (( i++ )) ;;\n"
         "      (-?*) ;;\n"
         "      (*) command=$words[i]; break ;;\n"
         "    esac\n"
         "  done\n";
}

std::string commands_part(const ProgramTable& table) {
  std::string names = "  local -a commands=(\n";
  std::string operands = "  specs+=('1:command: _describe command commands')\n  case $command in\n";
  for (const Command& command : table.commands) {
    const std::string name(command.name);
    names += "    " + quoted(name + ":" + escaped(first_sentence(command.summary))) + "\n";
    operands += "    (" + name + ") specs+=(" + operand_specs(command.operands, 2).substr(1) + ") ;;\n";
  }
  return names + "  )\n" + operands + "  esac\n";
}

}  // namespace

/// Called by zsh itself when the file is in $fpath; sourced, it announces its function.
std::string zsh_completion(const ProgramTable& table) {
  const std::string name(table.name);
  std::string out = "#compdef " + name + "\n# zsh completion for " + name + "; put it as _" + name +
                    " into a folder of $fpath, or source it after compinit\n_" + name + "() {\n";
  if (!table.commands.empty()) out += find_the_command(table);
  out += "  local -a specs=(\n" + flags_of(table, "") + "  )\n" + flags_of_commands(table);
  out += table.commands.empty() ? "  specs+=(" + operand_specs(table.usage.front(), 1).substr(1) + ")\n"
                                : commands_part(table);
  return out + "  _arguments -s -S : $specs\n}\nif [[ $funcstack[1] == _" + name + " ]]; then\n  _" + name +
         " \"$@\"\nelse\n  compdef _" + name + " " + name + "\nfi\n";
}

}  // namespace dateline::cli
