// What was typed after the name of a program, checked against its table.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/flag_table.h"
#include "error/result.h"

namespace dateline::cli {

class Arguments {
 public:
  bool has(std::string_view flag) const { return values_.find(flag) != values_.end(); }
  /// All values of a flag in the order in which they were typed; empty ones too.
  const std::vector<std::string>& all(std::string_view flag) const;
  /// The value that was typed last, or `otherwise`.
  std::string_view last(std::string_view flag, std::string_view otherwise = "") const;
  /// What is no flag, in order; without the command.
  const std::vector<std::string>& operands() const { return operands_; }
  /// The first operand of a program that has commands; empty when none was typed.
  const std::string& command() const { return command_; }
  /// Where a default stands (cli/configuration.h); nullptr for what was typed.
  struct Origin {
    error::Place place;
    std::string line;
  };
  const Origin* origin(std::string_view flag) const {
    const auto found = origins_.find(flag);
    return found == origins_.end() ? nullptr : &found->second;
  }

 private:
  friend class DefaultMerge;
  friend error::Result<Arguments> parse_arguments(const ProgramTable&, int, const char* const*);
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::map<std::string, Origin, std::less<>> origins_;
  std::vector<std::string> operands_;
  std::string command_;
};

/// Flags and operands may stand in any order; what follows "--" is an operand. A comma in a value is a comma.
/// Refused, with ErrorKind::usage and a hint: unknown flags and commands (with the nearest known one), values
/// that are missing or not among the choices, flags that do not go with the command.
error::Result<Arguments> parse_arguments(const ProgramTable& table, int argc, const char* const* argv);

}  // namespace dateline::cli
