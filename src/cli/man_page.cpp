// The manual page, from the table of a program, in man(7) macros.
#include "cli/man_page.h"

#include <algorithm>

namespace dateline::cli {
namespace {

/// Text that roff takes as text: backslashes and hyphens escaped, no line begins with a control character.
std::string roff(std::string_view text) {
  std::string out;
  if (!text.empty() && (text.front() == '.' || text.front() == '\'')) out += "\\&";
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string upper(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return out;
}

void section(std::string& out, std::string_view heading) { out += ".SH " + upper(heading) + "\n"; }

void entry(std::string& out, std::string_view name, std::string_view meaning) {
  out += ".TP\n.B " + roff(name) + "\n" + roff(meaning) + "\n";
}

void append_synopsis(std::string& out, const ProgramTable& table) {
  section(out, "Synopsis");
  for (const std::string_view usage : table.usage)  // without what two blanks set apart: its meaning
    out += ".B " + roff(table.name) + "\n" + roff(usage.substr(0, usage.find("  "))) + "\n.br\n";
}

void append_description(std::string& out, const ProgramTable& table) {
  section(out, "Description");
  std::string_view rest = table.description;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    out += ".PP\n" + roff(rest.substr(0, end)) + "\n";
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void append_options(std::string& out, const ProgramTable& table) {
  section(out, "Options");
  std::string_view group;
  for (const Flag& flag : table.flags) {
    if (flag.group != group) out += ".SS " + roff(flag.group) + "\n";
    group = flag.group;
    const std::string letter = flag.letter != 0 ? "-" + std::string(1, flag.letter) + ", " : "";
    entry(out, letter + flag_spelling(flag), flag.help);
  }
}

void append_facts(std::string& out, std::string_view heading, std::span<const Fact> facts) {
  if (facts.empty()) return;
  section(out, heading);
  for (const Fact& fact : facts) entry(out, fact.name, fact.meaning);
}

}  // namespace

std::string man_page(const ProgramTable& table) {
  std::string out = ".TH " + upper(table.name) + " 1 \"\" \"Dateline " + std::string(table.version) + "\"\n";
  section(out, "Name");
  out += roff(table.name) + " \\- " + roff(table.summary) + "\n";
  append_synopsis(out, table);
  append_description(out, table);
  if (!table.commands.empty()) section(out, "Commands");
  for (const Command& command : table.commands)
    entry(out, std::string(command.name) + " " + std::string(command.operands), command.summary);
  append_facts(out, table.topic, table.topic_facts);
  append_options(out, table);
  append_facts(out, "Environment", table.environment);
  append_facts(out, "Exit status", table.statuses);
  section(out, "Examples");
  for (const Example& example : table.examples) entry(out, example.command, example.meaning);
  section(out, "See also");
  out += ".BR " + roff(table.see_also) + " (1)\n";
  return out;
}

}  // namespace dateline::cli
