// Specification of what is said when an option and a format do not meet: every option that shows something,
// with every format.
#include "unshown_flags.h"

#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <vector>

#include "query_flags.h"

namespace dateline::query {
namespace {

using Flags = std::vector<std::string>;

cli::Arguments typed(const Flags& flags) {
  std::vector<const char*> words{"dateline-query", "idx", "oil"};
  for (const std::string& flag : flags) words.push_back(flag.c_str());
  return cli::parse_arguments(query_table(), static_cast<int>(words.size()), words.data()).value();
}

std::string note(const Flags& flags, const std::string& format) {
  return unshown_note(typed(flags), *render::parse_format(format));
}

TEST_CASE("every option that shows something is shown or said to be not shown", "[query]") {
  // x: shown; .: said not to be. The formats in their order: text json jsonl csv trec ids html.
  const std::map<std::string, std::string> expected{{"--snippets=2", "xxxx..x"},
                                                    {"--snippet-chars=80", "xxxx..x"},
                                                    {"--facet=org", "xxx...x"},
                                                    {"--timeline=day", "xxx...x"},
                                                    {"--date-ranges=1987", "xxx...."},
                                                    {"--top-terms", "xxx...."},
                                                    {"--explain", "xxx...x"},
                                                    {"--run-id=mine", "....x.."},
                                                    // What changes the hits themselves is in every format.
                                                    {"--limit=3", "xxxxxxx"},
                                                    {"--offset=3", "xxxxxxx"},
                                                    {"--all", "xxxxxxx"},
                                                    {"--sort=newest", "xxxxxxx"},
                                                    {"--expand", "xxxxxxx"},
                                                    {"--recent=30", "xxxxxxx"},
                                                    {"--collapse", "xxxxxxx"},
                                                    {"--filter=org=OPEC", "xxxxxxx"}};
  for (const auto& [flag, shown] : expected) {
    for (std::size_t i = 0; i < render::format_names().size(); ++i) {
      const std::string format(render::format_names()[i]);
      CAPTURE(flag, format);
      const std::string name = flag.substr(0, flag.find('='));
      CHECK(note({flag}, format) == (shown[i] == 'x' ? "" : "--format " + format + " does not show " + name));
    }
  }
}

TEST_CASE("several are named together, and what prints a number or nothing is taken at its word", "[query]") {
  CHECK(note({"--explain", "--facet=org"}, "csv") == "--format csv does not show --facet, --explain");
  CHECK(note({"--explain", "--count"}, "csv").empty());
  CHECK(note({"--explain", "--quiet"}, "ids").empty());
  CHECK(note({"--show=a1", "--facet=org"}, "text") == "--show does not show --facet");
}

TEST_CASE("the fields that help and completion name are those that are read", "[query]") {
  for (const char* name : {"facet", "filter", "fields"}) {
    CAPTURE(name);
    const cli::Flag* flag = cli::find_flag(query_table(), name);
    REQUIRE(flag != nullptr);
    REQUIRE(flag->beginnings != nullptr);
    for (const std::string_view field : flag->beginnings()) {
      CAPTURE(field);
      CHECK(flag->help.find(field) != std::string_view::npos);
      const std::string text(field);
      if (flag->name == "facet") CHECK(search::parse_facet_choice(text));
      if (flag->name == "filter") CHECK(search::parse_filter(text + "=1987"));
      if (flag->name == "fields") CHECK(render::parse_export_fields(text));
    }
  }
}

}  // namespace
}  // namespace dateline::query
