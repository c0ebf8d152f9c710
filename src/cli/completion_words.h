// What the completions of zsh and fish share: what a word on the command line may be, and what is said of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/flag_table.h"

namespace dateline::cli {

enum class PathKind { none, file, folder };

/// By the name that stands for a value or an operand: FILE, OUTPUT and SOURCE are files, FOLDER and INDEX
/// folders.
PathKind path_kind(std::string_view placeholder);

/// The help of a flag or the summary of a command up to its first full stop, without that: "At most N of
/// them".
std::string_view first_sentence(std::string_view help);

struct Operand {
  std::string_view name;  // "SOURCE"
  bool repeated = false;  // written as SOURCE...
};

/// Of "INDEX SOURCE...". Of a line of usage, what stands before its explanation: "INDEX QUERY...   the
/// words".
std::vector<Operand> operands_of(std::string_view usage);

/// "-n" and "--limit" for every flag whose value may be the next word, the short form before the long one.
std::vector<std::string> flags_before_a_value(const ProgramTable& table);

/// "-n" and "--limit" of a flag.
std::vector<std::string> forms_of(const Flag& flag);

/// "_dateline_query": for functions of the shell.
std::string function_name(const ProgramTable& table);

std::string replaced(std::string_view text, std::string_view what, std::string_view by);

std::string joined(const std::vector<std::string>& parts, std::string_view between);

}  // namespace dateline::cli
