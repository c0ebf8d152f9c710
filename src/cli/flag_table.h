// The one table of a program: parsing, --help, the man page and completion are all made from it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::cli {

struct Flag {
  std::string_view name;           // without the dashes
  char letter = 0;                 // of the short form; 0: none
  std::string_view value;          // what stands for the value in help: "N"; empty: a switch
  std::string_view help;           // one or two sentences, ASCII
  std::string_view group;          // heading in help; flags of one group stand together
  std::string_view choices = "";   // the values that there are, separated by blanks; empty: any
  std::string_view commands = "";  // that it goes with, separated by blanks; empty: all
  bool value_optional = false;     // --name or --name=VALUE
  /// For completion: what a value may begin with, where that is less than all of it; nullptr: not known.
  std::vector<std::string_view> (*beginnings)() = nullptr;
  std::string_view behind = "";  // what follows a beginning: "=" of FIELD=VALUE, "," of a list
  bool repeatable = false;       // every value counts, not only the last
};

struct Command {
  std::string_view name;
  std::string_view operands;  // "INDEX SOURCE..."
  std::string_view summary;   // one sentence
};

struct Example {
  std::string_view command;
  std::string_view meaning;
};

struct Fact {  // an exit status, a variable of the environment, a construct of a language
  std::string_view name;
  std::string_view meaning;
};

struct ProgramTable {
  std::string_view name;
  std::string_view summary;      // "asks an index of news articles", for the first line
  std::string_view description;  // paragraphs, separated by line feeds
  std::string_view version;
  int index_format = 0;  // version of the index that the program reads and writes
  std::span<const Example> examples;
  std::span<const std::string_view> usage;  // without the program's name
  std::span<const Command> commands;        // empty: the program has none
  std::string_view topic;                   // heading of what a person has to know besides; may be empty
  std::span<const Fact> topic_facts;
  std::span<const Flag> flags;
  std::span<const Fact> statuses;
  std::span<const Fact> environment;
  std::string_view see_also;          // the other program
  std::string_view no_defaults = "";  // flags that say what one run is to do, separated by blanks
  std::string_view rivals = "";       // flags that exclude each other, "all|limit", separated by blanks
};

/// nullptr when there is none.
const Flag* find_flag(const ProgramTable& table, std::string_view name);
const Flag* find_flag(const ProgramTable& table, char letter);
const Command* find_command(const ProgramTable& table, std::string_view name);

/// The parts between the blanks.
std::vector<std::string_view> words(std::string_view text);

/// Does the flag go with this command? All flags do when there is no command.
bool goes_with(const Flag& flag, std::string_view command);

/// "--limit N", "--quiet", "--collapse[=ORDER]".
std::string flag_spelling(const Flag& flag);

}  // namespace dateline::cli
