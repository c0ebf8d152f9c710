// What a person wants always: defaults of options, from a file and from the environment.
#include "cli/configuration.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include "cli/flag_value.h"
#include "error/nearest_name.h"

namespace dateline::cli {
namespace {

using error::Error;
using error::ErrorKind;
using error::Status;

constexpr std::string_view kBlanks = " \t";
constexpr std::array<std::string_view, 2> kSections{"query", "index"};

/// One option that somebody wants always.
struct Default {
  std::string flag;
  std::string value;  // of a switch: empty
  error::Place place;
  std::string line;
};

std::string section_of(const ProgramTable& table) {
  return std::string(table.name.substr(table.name.find('-') + 1));
}

Error wrong(const error::Place& place, std::string message, const std::string& line, std::string hint) {
  return {ErrorKind::usage, place, std::move(message), line, std::move(hint)};
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

/// What parse_arguments() says of one option alone.
Status check_option(const ProgramTable& table, const std::string& typed) {
  const std::array<const char*, 2> argv{"", typed.c_str()};
  const auto parsed = parse_arguments(table, 2, argv.data());
  if (!parsed) return parsed.error();
  return {};
}

bool can_be_default(const ProgramTable& table, std::string_view flag) {
  const std::vector<std::string_view> never = words(table.no_defaults);
  return std::ranges::find(never, flag) == never.end();
}

Error no_default(const error::Place& place, const std::string& flag, const std::string& line) {
  return wrong(place, "--" + flag + " cannot be a default", line, "it says what one run is to do: type it");
}

// The file -------------------------------------------------------------------------------------------------

class ConfigFile {
 public:
  ConfigFile(const ProgramTable& table, std::string path) : table_(table), path_(std::move(path)) {}

  error::Result<std::vector<Default>> read() {
    std::ifstream lines(path_, std::ios::binary);
    std::error_code failed;
    if (!lines.is_open() || std::filesystem::is_directory(path_, failed))
      return Error{
          ErrorKind::usage, {path_, 0, 0}, "cannot read the defaults", {}, "--no-config leaves them out"};
    for (std::string line; std::getline(lines, line);) {
      ++number_;
      if (line.ends_with('\r')) line.pop_back();
      if (auto s = read_line(line); !s) return s.error();
    }
    return std::move(found_);
  }

 private:
  error::Place at(std::size_t column) const { return {path_, number_, column + 1}; }

  Status read_line(const std::string& line) {
    const std::size_t begin = line.find_first_not_of(kBlanks);
    if (begin == std::string::npos || line[begin] == '#' || line[begin] == ';') return {};
    if (line[begin] == '[') return read_section(line, begin);
    if (section_.empty())
      return wrong(at(begin), "expected a section", line, "begin with [query] or [index]");
    const std::size_t equals = line.find('=', begin);
    if (equals == std::string::npos)
      return wrong(at(line.size()), "expected = and a value", line,
                   "a line is an option, = and its value: limit = 20");
    if (section_ != section_of(table_)) return {};  // for the other program to judge
    return read_option(line, begin, equals);
  }

  Status read_section(const std::string& line, std::size_t begin) {
    const std::size_t end = line.find(']', begin);
    const std::string name(trimmed(std::string_view(line).substr(begin + 1, end - begin - 1)));
    if (end == std::string::npos || std::ranges::find(kSections, name) == kSections.end() ||
        !trimmed(std::string_view(line).substr(end + 1)).empty())
      return wrong(at(begin), "there is no such section", line, "the sections are [query] and [index]");
    section_ = name;
    return {};
  }

  Status read_option(const std::string& line, std::size_t begin, std::size_t equals) {
    const std::string name(trimmed(std::string_view(line).substr(begin, equals - begin)));
    const std::string value(trimmed(std::string_view(line).substr(equals + 1)));
    const std::size_t value_at = std::min(line.find_first_not_of(kBlanks, equals + 1), line.size());
    const Flag* flag = find_flag(table_, name);
    if (flag == nullptr) return unknown(name, line, begin);
    if (!can_be_default(table_, name)) return no_default(at(begin), name, line);
    if (flag->value.empty()) return read_switch(name, value, line, value_at);
    if (auto s = check_option(table_, "--" + name + "=" + value); !s)
      return wrong(at(value_at), s.error().message, line, s.error().hint);
    found_.push_back({name, value, at(value_at), line});
    return {};
  }

  Status unknown(const std::string& name, const std::string& line, std::size_t begin) const {
    std::vector<std::string_view> names;
    for (const Flag& flag : table_.flags)
      if (can_be_default(table_, flag.name)) names.push_back(flag.name);
    const std::string nearest(error::nearest_name(name, names));
    return wrong(at(begin), "there is no option \"" + name + "\"", line,
                 nearest.empty() ? "see " + std::string(table_.name) + " --help; options stand without dashes"
                                 : "did you mean " + nearest + "?");
  }

  Status read_switch(const std::string& name, const std::string& value, const std::string& line,
                     std::size_t value_at) {
    if (value != "yes" && value != "no")
      return wrong(at(value_at), "expected yes or no", line, name + " = yes sets --" + name);
    if (value == "yes") found_.push_back({name, "", at(value_at), line});
    return {};
  }

  const ProgramTable& table_;
  std::string path_;
  std::uint64_t number_ = 0;
  std::string section_;
  std::vector<Default> found_;
};

// The variable ---------------------------------------------------------------------------------------------

struct Word {
  std::string text;
  std::size_t begin = 0;
};

/// Cut at blanks, with quotes and backslashes as in a shell.
error::Result<std::vector<Word>> split(const std::string& text, const std::string& name) {
  std::vector<Word> all;
  bool open = false;  // in a word
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote == 0 && (c == ' ' || c == '\t' || c == '\n')) {
      open = false;
      continue;
    }
    if (!std::exchange(open, true)) all.push_back({{}, i});
    if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
    } else if (c == quote && quote != 0) {
      quote = 0;
    } else if (c == '\\' && quote != '\'' && i + 1 < text.size()) {
      all.back().text += text[++i];
    } else {
      all.back().text += c;
    }
  }
  if (quote == 0) return all;
  return wrong({name, 1, all.back().begin + 1}, "a quote is not closed", text, "add the closing quote");
}

error::Result<Arguments> parse_first(const ProgramTable& table, const std::vector<Word>& all,
                                     std::size_t count) {
  std::vector<const char*> argv{""};
  for (std::size_t i = 0; i < count; ++i) argv.push_back(all[i].text.c_str());
  return parse_arguments(table, static_cast<int>(argv.size()), argv.data());
}

/// The column of the word at which the options stop being good ones.
std::size_t bad_column(const ProgramTable& table, const std::vector<Word>& all) {
  std::size_t good = all.size();
  while (good > 0 && !parse_first(table, all, good - 1)) --good;
  return good == 0 ? 1 : all[good - 1].begin + 1;
}

error::Result<std::vector<Default>> read_variable(const ProgramTable& table, const std::string& text) {
  const std::string name = options_variable(table);
  const auto all = split(text, name);
  if (!all) return all.error();
  const auto parsed = parse_first(table, *all, all->size());
  if (!parsed)
    return wrong({name, 1, bad_column(table, *all)}, parsed.error().message, text, parsed.error().hint);
  if (!parsed->operands().empty() || !parsed->command().empty())
    return wrong({name, 1, 1}, "expected options alone", text, "for example --limit 20");
  std::vector<Default> found;
  for (const Flag& flag : table.flags) {
    if (!parsed->has(flag.name)) continue;
    const std::string typed = "--" + std::string(flag.name);
    const std::size_t at = text.find(typed);
    const error::Place place{name, 1, at == std::string::npos ? 1 : at + 1};
    if (!can_be_default(table, flag.name)) return no_default(place, std::string(flag.name), text);
    for (const std::string& value : parsed->all(flag.name))
      found.push_back({std::string(flag.name), value, place, text});
  }
  return found;
}

}  // namespace

/// Adds defaults behind what was typed.
class DefaultMerge {
 public:
  DefaultMerge(const ProgramTable& table, Arguments& arguments) : table_(table), arguments_(arguments) {}

  /// Each level comes after those that win over it.
  void add(const std::vector<Default>& level) {
    std::vector<const Default*> admitted;
    for (const Default& one : level)
      if (is_free(one)) admitted.push_back(&one);
    for (const Default* one : admitted) {
      arguments_.values_[one->flag].push_back(one->value);
      arguments_.origins_.insert_or_assign(one->flag, Arguments::Origin{one->place, one->line});
    }
  }

 private:
  bool is_free(const Default& one) const {
    const Flag& flag = *find_flag(table_, one.flag);
    if (!goes_with(flag, arguments_.command()) || arguments_.has(one.flag)) return false;
    for (const std::string_view rivals : words(table_.rivals)) {
      const std::size_t bar = rivals.find('|');
      const std::string_view first = rivals.substr(0, bar);
      const std::string_view second = rivals.substr(bar + 1);
      if ((first == one.flag && arguments_.has(second)) || (second == one.flag && arguments_.has(first)))
        return false;
    }
    return true;
  }
  const ProgramTable& table_;
  Arguments& arguments_;
};

std::string options_variable(const ProgramTable& table) {
  std::string name;
  for (const char c : table.name)
    name += c == '-' ? '_' : (c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  return name + "_OPTIONS";
}

DefaultSources default_sources(const ProgramTable& table) {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  DefaultSources sources;
  const std::string home = variable("HOME");
  std::string folder = variable("XDG_CONFIG_HOME");
  if (folder.empty() && !home.empty()) folder = home + "/.config";
  std::error_code failed;
  if (!folder.empty() && std::filesystem::exists(folder + "/dateline/config", failed))
    sources.file = folder + "/dateline/config";
  const std::string options = variable(options_variable(table).c_str());
  if (!options.empty()) sources.variable = options;
  return sources;
}

error::Result<Arguments> read_arguments(const ProgramTable& table, int argc, const char* const* argv,
                                        const DefaultSources& sources) {
  auto arguments = parse_arguments(table, argc, argv);
  if (!arguments) return arguments.error();
  for (const std::string_view flag : {"no-config", "help", "version", "generate"})
    if (arguments->has(flag)) return arguments;
  DefaultMerge merge(table, *arguments);
  if (sources.variable) {
    const auto found = read_variable(table, *sources.variable);
    if (!found) return found.error();
    merge.add(*found);
  }
  if (!sources.file.empty()) {
    const auto found = ConfigFile(table, sources.file).read();
    if (!found) return found.error();
    merge.add(*found);
  }
  return arguments;
}

error::Error placed_default(error::Error error, const Arguments& arguments) {
  // Of a value that was read for itself, "--filter:1:7", or of an option, "--limit: ...".
  const bool of_value = error.place.source.starts_with("--");
  const std::string_view named = of_value ? error.place.source : error.message;
  if (!named.starts_with("--") || (!of_value && !error.place.source.empty())) return error;
  const std::size_t end = std::min(named.find_first_of(": "), named.size());
  const auto* origin = arguments.origin(named.substr(2, end - 2));
  if (origin == nullptr) return error;
  const std::size_t within = of_value && error.place.column > 0 ? error.place.column - 1 : 0;
  error.place = origin->place;
  error.place.column += within;
  error.line_text = origin->line;
  return error;
}

}  // namespace dateline::cli
