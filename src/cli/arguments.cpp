// Arguments by cxxopts, and what it says about wrong ones in our words.
#include "cli/arguments.h"

// Without regular expressions, whose matching in libstdc++ needs stack for every character of an argument;
// and values are taken as they are, so that no character separates them.
#define CXXOPTS_NO_REGEX
#define CXXOPTS_VECTOR_DELIMITER '\0'
#include <algorithm>
#include <cxxopts.hpp>
#include <memory>
#include <optional>

#include "cli/flag_value.h"
#include "error/nearest_name.h"

namespace dateline::cli {
namespace {

constexpr const char* kOperands = "operands";  // what cxxopts calls all that is no flag

std::string help_hint(const ProgramTable& table) { return "see " + std::string(table.name) + " --help"; }

cxxopts::Options cxxopts_table(const ProgramTable& table) {
  cxxopts::Options options{std::string(table.name)};
  for (const Flag& flag : table.flags) {
    std::shared_ptr<cxxopts::Value> value;
    if (flag.value.empty()) {
      value = cxxopts::value<bool>();
    } else {
      value = cxxopts::value<std::vector<std::string>>();
      if (flag.value_optional) value = value->implicit_value("");
    }
    const std::string names =
        (flag.letter != 0 ? std::string(1, flag.letter) + "," : "") + std::string(flag.name);
    options.add_options()(names, "", value);
  }
  options.add_options()(kOperands, "", cxxopts::value<std::vector<std::string>>());
  options.parse_positional({kOperands});
  return options;
}

/// The first argument that is meant as a flag and is none, as it was typed.
std::optional<std::string_view> unknown_flag(const ProgramTable& table, int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view typed = argv[i];
    if (typed == "--") return std::nullopt;
    if (typed.size() < 2 || typed[0] != '-') continue;
    const bool is_long = typed[1] == '-';
    const std::string_view name = is_long ? typed.substr(2, typed.find('=') - 2) : typed.substr(1, 1);
    const Flag* flag = is_long ? find_flag(table, name) : find_flag(table, name[0]);
    if (flag == nullptr) return typed;
    const bool has_value = is_long ? typed.find('=') != std::string_view::npos : typed.size() > 2;
    if (!flag->value.empty() && !flag->value_optional && !has_value) ++i;  // the next argument is its value
    if (flag->value.empty() && has_value && !is_long) {                    // switches in one word
      for (const char letter : typed.substr(1))
        if (find_flag(table, letter) == nullptr) return typed;
    }
  }
  return std::nullopt;
}

error::Error unknown_flag_error(const ProgramTable& table, std::string_view typed) {
  const std::string message = "unknown option " + std::string(typed.substr(0, typed.find('=')));
  if (typed.starts_with("--")) {
    std::vector<std::string_view> names;
    for (const Flag& flag : table.flags) names.push_back(flag.name);
    const std::string_view nearest = error::nearest_name(typed.substr(2, typed.find('=') - 2), names);
    if (!nearest.empty()) return usage_error(message, "did you mean --" + std::string(nearest) + "?");
    return usage_error(message, help_hint(table));
  }
  if (table.commands.empty())
    return usage_error(message, "a query that begins with - follows --, as in: " + std::string(table.name) +
                                    " INDEX -- '" + std::string(typed) + "'");
  return usage_error(message, "what begins with - and is no option follows --; " + help_hint(table));
}

error::Error unknown_command_error(const ProgramTable& table, std::string_view typed) {
  std::vector<std::string_view> names;
  std::string all;
  for (const Command& command : table.commands) {
    names.push_back(command.name);
    all += (all.empty() ? "" : ", ") + std::string(command.name);
  }
  const std::string_view nearest = error::nearest_name(typed, names);
  return usage_error(
      "unknown command " + std::string(typed),
      nearest.empty() ? "the commands are " + all : "did you mean " + std::string(nearest) + "?");
}

/// What cxxopts could not read though every flag is known: a value too few or too many. Its exceptions only
/// hold sentences.
error::Error bad_value_error(const ProgramTable& table, int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view typed = argv[i];
    if (!typed.starts_with("-") || typed == "--") continue;
    const bool is_long = typed.starts_with("--");
    const std::string_view name =
        is_long ? typed.substr(2, typed.find('=') - 2) : typed.substr(typed.size() - 1);
    const Flag* flag = is_long ? find_flag(table, name) : find_flag(table, name[0]);
    if (flag == nullptr) continue;
    const bool has_value = is_long && typed.find('=') != std::string_view::npos;
    if (flag->value.empty() && has_value)
      return usage_error("--" + std::string(name) + " takes no value", help_hint(table));
    if (!flag->value.empty() && !has_value && !flag->value_optional && i + 1 == argc)
      return usage_error("--" + std::string(flag->name) + " needs a value", "type " + flag_spelling(*flag));
  }
  return usage_error("the options cannot be read", help_hint(table));
}

error::Status check_choice(const Flag& flag, std::string_view value) {
  const std::vector<std::string_view> choices = words(flag.choices);
  if (choices.empty() || std::ranges::count(choices, value) > 0) return {};
  if (value.empty() && flag.value_optional) return {};
  std::string all;
  for (const std::string_view choice : choices) all += (all.empty() ? "" : ", ") + std::string(choice);
  const std::string_view nearest = error::nearest_name(value, choices);
  const std::string hint = nearest.empty() ? "" : "did you mean " + std::string(nearest) + "?";
  return usage_error(
      "--" + std::string(flag.name) + ": expected one of " + all + ", not \"" + std::string(value) + "\"",
      hint);
}

error::Status check_flag(const Flag& flag, const Arguments& arguments) {
  const std::string name = "--" + std::string(flag.name);
  if (!goes_with(flag, arguments.command()))
    return usage_error(name + " does not go with " + arguments.command(),
                       "it goes with " + std::string(flag.commands));
  for (const std::string& value : arguments.all(flag.name))
    if (const error::Status checked = check_choice(flag, value); !checked) return checked.error();
  return {};
}

error::Status check_command(const ProgramTable& table, const std::string& name) {
  if (name.empty()) return {};
  if (find_command(table, name) == nullptr) return unknown_command_error(table, name);
  return {};
}

}  // namespace

const std::vector<std::string>& Arguments::all(std::string_view flag) const {
  static const std::vector<std::string> none;
  const auto found = values_.find(flag);
  return found == values_.end() ? none : found->second;
}

std::string_view Arguments::last(std::string_view flag, std::string_view otherwise) const {
  const std::vector<std::string>& values = all(flag);
  return values.empty() ? otherwise : std::string_view(values.back());
}

error::Result<Arguments> parse_arguments(const ProgramTable& table, int argc, const char* const* argv) {
  if (const auto typed = unknown_flag(table, argc, argv)) return unknown_flag_error(table, *typed);
  Arguments arguments;
  try {
    const cxxopts::ParseResult parsed = cxxopts_table(table).parse(argc, argv);
    for (const cxxopts::KeyValue& argument : parsed.arguments()) {
      std::vector<std::string>& values =
          argument.key() == kOperands ? arguments.operands_ : arguments.values_[argument.key()];
      values.push_back(argument.value());
    }
  } catch (const cxxopts::exceptions::exception&) {
    return bad_value_error(table, argc, argv);
  }
  if (!table.commands.empty() && !arguments.operands_.empty()) {
    arguments.command_ = arguments.operands_.front();
    arguments.operands_.erase(arguments.operands_.begin());
  }
  if (const error::Status known = check_command(table, arguments.command_); !known) return known.error();
  for (const Flag& flag : table.flags)
    if (arguments.has(flag.name))
      if (const error::Status checked = check_flag(flag, arguments); !checked) return checked.error();
  return arguments;
}

}  // namespace dateline::cli
