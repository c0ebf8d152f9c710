// Any bytes as an alias file: rules that hold what alias_rules.h promises, or an error with its place.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "entities/alias_rules.h"
#include "text/utf8.h"

namespace dateline::entities {
namespace {

void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

void check_name(const RuleName& name) {
  require(!name.name.empty() && !name.key.empty(), "names have a key");
  require(name.key == key_of(name.facet, name.name), "the key is the name's");
  const auto again = parse_alias_rules("drop org: " + quoted_name(name.name), "again");
  require(again && again->rules.size() == 1 && again->rules[0].names[0].name == name.name,
          "names can be quoted");
}

void check(std::string_view text) {
  const auto rules = parse_alias_rules(text, "file");
  if (!rules) {
    require(rules.error().kind == error::ErrorKind::usage, "the person is told");
    require(rules.error().place.line >= 1 && rules.error().place.column >= 1, "errors have a place");
    require(rules.error().place.column <= rules.error().line_text.size() + 1, "the place is in the line");
    require(!error::describe(rules.error()).empty(), "errors can be printed");
    return;
  }
  for (const AliasRule& rule : rules->rules) {
    if (rule.kind == AliasRule::Kind::call) check_name(rule.target);
    for (const RuleName& name : rule.names) check_name(name);
  }
}

}  // namespace
}  // namespace dateline::entities

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  dateline::entities::check(dateline::text::replace_invalid_utf8(bytes).text);
  return 0;
}
