// Placeholders, sentences and spellings for completion.
#include "cli/completion_words.h"

#include <algorithm>
#include <array>

namespace dateline::cli {

PathKind path_kind(std::string_view placeholder) {
  constexpr std::array<std::string_view, 3> kFiles{"FILE", "OUTPUT", "SOURCE"};
  constexpr std::array<std::string_view, 2> kFolders{"FOLDER", "INDEX"};
  if (std::ranges::count(kFiles, placeholder) > 0) return PathKind::file;
  if (std::ranges::count(kFolders, placeholder) > 0) return PathKind::folder;
  return PathKind::none;
}

std::string_view first_sentence(std::string_view help) {
  std::string_view sentence = help.substr(0, help.find(". "));
  if (sentence.ends_with('.') && !sentence.ends_with("..")) sentence.remove_suffix(1);
  return sentence;
}

std::vector<Operand> operands_of(std::string_view usage) {
  std::vector<Operand> operands;
  for (std::string_view word : words(usage.substr(0, usage.find("  ")))) {
    const bool repeated = word.ends_with("...");
    if (repeated) word.remove_suffix(3);
    operands.push_back({word, repeated});
  }
  return operands;
}

std::vector<std::string> flags_before_a_value(const ProgramTable& table) {
  std::vector<std::string> spellings;
  for (const Flag& flag : table.flags) {
    if (flag.value.empty() || flag.value_optional) continue;
    for (std::string& form : forms_of(flag)) spellings.push_back(std::move(form));
  }
  return spellings;
}

std::vector<std::string> forms_of(const Flag& flag) {
  std::vector<std::string> forms;
  if (flag.letter != 0) forms.push_back(std::string("-") + flag.letter);
  forms.push_back("--" + std::string(flag.name));
  return forms;
}

std::string function_name(const ProgramTable& table) { return "_" + replaced(table.name, "-", "_"); }

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string out(text);
  for (std::size_t at = out.find(what); at != std::string::npos; at = out.find(what, at + by.size()))
    out.replace(at, what.size(), by);
  return out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : std::string(between)) + part;
  return out;
}

}  // namespace dateline::cli
