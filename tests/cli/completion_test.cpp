// Completion for zsh and fish: the lines that say something about a table (help_test.cpp has that for bash).
#include "cli/completion.h"

#include <catch2/catch.hpp>

#include "cli/completion_words.h"
#include "cli/sample_table.h"

namespace dateline::cli {
namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a description is the first sentence", "[cli][completion]") {
  CHECK(first_sentence("At most N. Default: 10.") == "At most N");
  CHECK(first_sentence("Nothing at all.") == "Nothing at all");
  CHECK(first_sentence("Ranges: 1987-01..1987-03,1987-04...") == "Ranges: 1987-01..1987-03,1987-04...");
}

TEST_CASE("operands are named and may be repeated", "[cli][completion]") {
  const std::vector<Operand> operands = operands_of("INDEX QUERY...    the words are the query");
  REQUIRE(operands.size() == 2);
  CHECK(operands[0].name == "INDEX");
  CHECK_FALSE(operands[0].repeated);
  CHECK(operands[1].name == "QUERY");
  CHECK(operands[1].repeated);
}

TEST_CASE("files and folders are known by what stands for them", "[cli][completion]") {
  CHECK(path_kind("SOURCE") == PathKind::file);
  CHECK(path_kind("INDEX") == PathKind::folder);
  CHECK(path_kind("N") == PathKind::none);
}

TEST_CASE("zsh knows flags, values and what excludes what", "[cli][completion]") {
  const std::string script = zsh_completion(command_table());
  CHECK(script.starts_with("#compdef program\n"));
  CHECK(holds(script,
              "    '(-n --limit)-n+[At most N of them]:N: '\n"
              "    '(-n --limit)--limit=[At most N of them]:N: '\n"));
  CHECK(holds(script, "'*--filter=[Only those]:FIELD=VALUE:compadd -S = - place person'"));
  CHECK(holds(script, ":NAME:(text json csv)'"));
  CHECK(holds(script, "'(-q --quiet)-q[Nothing at all]'"));
  CHECK(holds(script, "'(--collapse)--collapse=-[Together]::ORDER: '"));
}

TEST_CASE("zsh knows commands and their operands", "[cli][completion]") {
  const std::string script = zsh_completion(command_table());
  CHECK(holds(script, "if [[ -z $command || $command == (build) ]]"));
  CHECK(holds(script, "(build) specs+=('2:INDEX:_directories' '*:SOURCE:_files') ;;"));
  CHECK(holds(script, "'check:Look at it'"));
  CHECK(
      holds(zsh_completion(plain_table()), "specs+=('1:build: ' '2:INDEX:_directories' '*:SOURCE:_files')"));
}

TEST_CASE("fish knows flags and values", "[cli][completion]") {
  const std::string script = fish_completion(command_table());
  CHECK(
      holds(script,
            "complete -c program -n '__program_goes_with build' -s n -l limit -x -d 'At most N of them'\n"));
  CHECK(holds(script, "complete -c program -l filter -x -a 'place= person=' -d 'Only those'\n"));
  CHECK(holds(script, "complete -c program -l format -x -a 'text json csv' -d "));
  CHECK(holds(script, "complete -c program -s q -l quiet -d 'Nothing at all'\n"));
  CHECK(holds(script, "complete -c program -l collapse -d 'Together'\n"));
}

TEST_CASE("fish knows commands and their operands", "[cli][completion]") {
  const std::string script = fish_completion(command_table());
  CHECK(holds(script, "complete -c program -n '__program_operand -eq 0' -a build -d 'Make one'\n"));
  CHECK(holds(script, "-n '__program_operand -eq 1 build' -a '(__fish_complete_directories)'\n"));
  CHECK(holds(script, "-n '__program_operand -ge 2 build' -F\n"));
  CHECK(holds(script, "                case -n --limit --filter --format\n"));
}

}  // namespace dateline::cli
