// Specification of defaults: which option wins, and what is said about wrong ones.
#include "cli/configuration.h"

#include <catch2/catch.hpp>

#include "cli/sample_table.h"
#include "support/temporary_directory.h"

namespace dateline::cli {
namespace {

using test_support::TemporaryDirectory;
using Strings = std::vector<std::string>;

ProgramTable table(const ProgramTable& base = plain_table()) {
  ProgramTable own = base;
  own.name = "dateline-query";
  own.no_defaults = "quiet";
  own.rivals = "limit|filter";
  return own;
}

struct Defaults {
  TemporaryDirectory folder;
  DefaultSources sources;
  explicit Defaults(std::string_view file, std::optional<std::string> variable = {}) {
    sources.variable = std::move(variable);
    if (!file.empty()) sources.file = folder.write("config", file).string();
  }
  error::Result<Arguments> read(std::vector<const char*> typed, const ProgramTable& own = table()) const {
    typed.insert(typed.begin(), "program");
    return read_arguments(own, static_cast<int>(typed.size()), typed.data(), sources);
  }
};

error::Error wrong(std::string_view file, std::optional<std::string> variable = {}) {
  const auto read = Defaults(file, std::move(variable)).read({"idx"});
  REQUIRE_FALSE(read);
  CHECK(read.error().kind == error::ErrorKind::usage);
  return read.error();
}

std::string place(const error::Error& error) {
  const std::string file = error.place.source.ends_with("config") ? "config" : error.place.source;
  return file + ":" + std::to_string(error.place.line) + ":" + std::to_string(error.place.column);
}

}  // namespace

TEST_CASE("the command line wins over the variable, the variable over the file", "[cli]") {
  const Defaults defaults("[query]\nformat = csv\nlimit = 1\ncollapse = x y\n", "--format json");
  const auto typed = defaults.read({"idx", "--limit", "7"});
  REQUIRE(typed);
  CHECK(typed->all("limit") == Strings{"7"});
  CHECK(typed->all("format") == Strings{"json"});
  CHECK(typed->all("collapse") == Strings{"x y"});
  CHECK(typed->operands() == Strings{"idx"});
}

TEST_CASE("several values of one level stay together, and go together", "[cli]") {
  const Defaults defaults("[query]\nfilter = a=b\nfilter=c = d\n", "");
  CHECK(defaults.read({})->all("filter") == Strings{"a=b", "c = d"});
  CHECK(defaults.read({"--filter", "x=y"})->all("filter") == Strings{"x=y"});
  const Defaults both("[query]\nfilter = a=b\n", "--filter 'c=d e' --filter=\"f\\\"g\"");
  CHECK(both.read({})->all("filter") == Strings{"c=d e", "f\"g"});
}

TEST_CASE("what is typed puts defaults out that exclude it", "[cli]") {
  const Defaults defaults("[query]\nlimit = 5\n");
  CHECK(defaults.read({})->has("limit"));
  CHECK_FALSE(defaults.read({"--filter", "a=b"})->has("limit"));
}

TEST_CASE("comments, blank lines, other sections and other commands", "[cli]") {
  const Defaults defaults("\n# one\n; two\r\n [ index ] \nnothing = known here\n[query]\r\nformat = csv\r\n");
  CHECK(defaults.read({})->last("format") == "csv");
  CHECK(Defaults("").read({})->operands().empty());
  const Defaults limited("[query]\nlimit = 3\n");
  CHECK(limited.read({"build", "idx"}, table(command_table()))->has("limit"));
  CHECK_FALSE(limited.read({"check", "idx"}, table(command_table()))->has("limit"));
}

TEST_CASE("errors of the file are placed", "[cli]") {
  CHECK(place(wrong("[query]\n  limt = 3\n")) == "config:2:3");
  CHECK(wrong("[query]\nlimt = 3\n").hint == "did you mean limit?");
  CHECK(place(wrong("[query]\nformat = tex\n")) == "config:2:10");
  CHECK(wrong("[query]\nformat = tex\n").hint == "did you mean text?");
  CHECK(place(wrong("[query]\nquiet = yes\n")) == "config:2:1");
  CHECK(place(wrong("[query]\nlimit 3\n")) == "config:2:8");
  CHECK(place(wrong("limit = 3\n")) == "config:1:1");
  CHECK(place(wrong("[query\n")) == "config:1:1");
  CHECK(place(wrong("[qeury]\n")) == "config:1:1");
  CHECK(place(wrong("[query]\nstories = yes\n")) == "config:2:1");
}

TEST_CASE("errors of the variable are placed", "[cli]") {
  const std::string name = "DATELINE_QUERY_OPTIONS";
  CHECK(options_variable(table()) == name);
  CHECK(place(wrong("", "--limit 3 --fromat csv")) == name + ":1:11");
  CHECK(place(wrong("", "--limit 3 --filter 'a=b")) == name + ":1:20");
  CHECK(place(wrong("", "--quiet")) == name + ":1:1");
  CHECK(place(wrong("", "idx")) == name + ":1:1");
  CHECK(place(wrong("", "--limit")) == name + ":1:1");
}

TEST_CASE("an error about the value of a default is placed where it stands", "[cli]") {
  const auto read = Defaults("[query]\nlimit = many\n").read({});
  REQUIRE(read);
  const error::Error about{error::ErrorKind::usage, {}, "--limit: expected a number", {}, {}};
  CHECK(place(placed_default(about, *read)) == "config:2:9");
  CHECK(placed_default(about, *read).line_text == "limit = many");
  const auto typed = Defaults("[query]\nlimit = many\n").read({"--limit", "few"});
  CHECK(placed_default(about, *typed) == about);
}

}  // namespace dateline::cli
