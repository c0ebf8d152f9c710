// Which options a format has no place for.
#include "unshown_flags.h"

#include <algorithm>
#include <array>

namespace dateline::query {
namespace {

struct Shown {
  std::string_view flag;
  std::string_view formats;  // that show something of it, separated by blanks
};
constexpr std::string_view kWholeAnswers = "text json jsonl html";
constexpr std::array kShownBy{Shown{"snippets", "text json jsonl csv html"},
                              Shown{"snippet-chars", "text json jsonl csv html"},
                              Shown{"facet", kWholeAnswers},
                              Shown{"date-ranges", "text json jsonl"},
                              Shown{"top-terms", "text json jsonl"},
                              Shown{"timeline", kWholeAnswers},
                              Shown{"explain", kWholeAnswers},
                              Shown{"run-id", "trec"}};

std::string_view name_of(render::Format format) {
  return render::format_names()[static_cast<std::size_t>(format)];
}

/// A whole article instead of an answer.
bool shows_article(const cli::Arguments& arguments) {
  return arguments.has("show") || arguments.has("show-copies");
}

}  // namespace

std::vector<std::string_view> unshown_flags(const cli::Arguments& arguments, render::Format format) {
  const bool article = shows_article(arguments);
  std::vector<std::string_view> unshown;
  for (const Shown& shown : kShownBy) {
    const bool typed = arguments.has(shown.flag) && arguments.origin(shown.flag) == nullptr;
    const bool in_answers = std::ranges::count(cli::words(shown.formats), name_of(format)) > 0;
    if (typed && (article || !in_answers)) unshown.push_back(shown.flag);
  }
  return unshown;
}

std::string unshown_note(const cli::Arguments& arguments, render::Format format) {
  if (arguments.has("count") || arguments.has("quiet")) return {};
  std::string flags;
  for (const std::string_view flag : unshown_flags(arguments, format))
    flags += (flags.empty() ? "--" : ", --") + std::string(flag);
  if (flags.empty()) return {};
  const std::string form = shows_article(arguments) ? "--show" : "--format " + std::string(name_of(format));
  return form + " does not show " + flags;
}

}  // namespace dateline::query
