// Arguments: what may be typed, and what is said about what may not.
#include "cli/arguments.h"

#include <catch2/catch.hpp>

#include "cli/sample_table.h"

namespace dateline::cli {
namespace {

error::Result<Arguments> parsed(std::vector<const char*> typed, const ProgramTable& table = plain_table()) {
  typed.insert(typed.begin(), "program");
  return parse_arguments(table, static_cast<int>(typed.size()), typed.data());
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("flags and operands may stand in any order", "[cli]") {
  const auto arguments = parsed({"idx", "--limit", "5", "oil", "-q", "--filter=a=b", "gas"});
  REQUIRE(arguments);
  CHECK(arguments->operands() == Strings{"idx", "oil", "gas"});
  CHECK(arguments->last("limit") == "5");
  CHECK(arguments->has("quiet"));
  CHECK(arguments->all("filter") == Strings{"a=b"});
  CHECK_FALSE(arguments->has("format"));
  CHECK(arguments->last("format", "text") == "text");
}

TEST_CASE("values are taken as they are typed", "[cli]") {
  const auto arguments = parsed({"--filter", "a=b,c", "--filter", "", "--filter=x\ny", "--filter", "-n",
                                 "--filter", "=", "--limit=1", "--limit=2", "-n3", "-"});
  REQUIRE(arguments);
  CHECK(arguments->all("filter") == Strings{"a=b,c", "", "x\ny", "-n", "="});
  CHECK(arguments->last("limit") == "3");
  CHECK(arguments->operands() == Strings{"-"});
}

TEST_CASE("endless values do no harm", "[cli]") {
  const std::string endless(300'000, 'x');
  const auto arguments =
      parsed({endless.c_str(), "--filter", endless.c_str(), ("--filter=" + endless).c_str()});
  REQUIRE(arguments);
  CHECK(arguments->all("filter") == Strings{endless, endless});
}

TEST_CASE("what follows -- is an operand", "[cli]") {
  const auto arguments = parsed({"idx", "--quiet", "--", "-oil", "--limit", "--"});
  REQUIRE(arguments);
  CHECK(arguments->operands() == Strings{"idx", "-oil", "--limit", "--"});
}

TEST_CASE("the value of some flags may be left out", "[cli]") {
  CHECK(parsed({"--collapse", "idx"})->all("collapse") == Strings{""});
  CHECK(parsed({"--collapse=first", "idx"})->all("collapse") == Strings{"first"});
}

TEST_CASE("the first operand of a program with commands is the command", "[cli]") {
  const auto arguments = parsed({"--limit", "3", "build", "idx", "src"}, command_table());
  REQUIRE(arguments);
  CHECK(arguments->command() == "build");
  CHECK(arguments->operands() == Strings{"idx", "src"});
  CHECK(parsed({}, command_table())->command().empty());
}

TEST_CASE("what cannot be read is said in words that help", "[cli]") {
  using Typed = std::vector<const char*>;
  const auto [typed, commands, message] = GENERATE(table<Typed, bool, std::string>({
      {{"--limt", "3"}, false, "unknown option --limt\n  hint: did you mean --limit?\n"},
      {{"--limt=3"}, false, "unknown option --limt\n  hint: did you mean --limit?\n"},
      {{"--nothing-like-it"}, false, "unknown option --nothing-like-it\n  hint: see program --help\n"},
      {{"--operands", "x"}, false, "unknown option --operands\n  hint: see program --help\n"},
      {{"idx", "-oil"},
       false,
       "unknown option -oil\n  hint: a query that begins with - follows --, as in: program INDEX -- "
       "'-oil'\n"},
      {{"-qz"},
       false,
       "unknown option -qz\n  hint: a query that begins with - follows --, as in: program INDEX -- '-qz'\n"},
      {{"--"
        "-"},
       false,
       "unknown option ---\n  hint: see program --help\n"},
      {{"--limit"}, false, "--limit needs a value\n  hint: type --limit N\n"},
      {{"-n"}, false, "--limit needs a value\n  hint: type --limit N\n"},
      {{"--quiet=yes"}, false, "--quiet takes no value\n  hint: see program --help\n"},
      {{"--format", "jsn"},
       false,
       "--format: expected one of text, json, csv, not \"jsn\"\n  hint: did you mean json?\n"},
      {{"--format", ""}, false, "--format: expected one of text, json, csv, not \"\"\n"},
      {{"biuld", "idx"}, true, "unknown command biuld\n  hint: did you mean build?\n"},
      {{"frobnicate"}, true, "unknown command frobnicate\n  hint: the commands are build, check\n"},
      {{"check", "idx", "--limit", "1"},
       true,
       "--limit does not go with check\n  hint: it goes with build\n"},
      {{"build", "-x"},
       true,
       "unknown option -x\n  hint: what begins with - and is no option follows --; see program --help\n"},
  }));
  CAPTURE(typed, message);
  const auto arguments = parsed(typed, commands ? command_table() : plain_table());
  REQUIRE_FALSE(arguments);
  CHECK(error::describe(arguments.error()) == message);
  CHECK(arguments.error().kind == error::ErrorKind::usage);
}

}  // namespace dateline::cli
