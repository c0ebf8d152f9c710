// What a person says about names, as a plain text file: which stand for the same, which are none, which are
// of another kind. The built-in table of aliases has the same form.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "schema/field.h"

namespace dateline::entities {

/// A name of one facet; `name` as written, `key` is name_key() (org_key() of an organisation).
struct RuleName {
  schema::Facet facet = schema::Facet::person;
  std::string name;
  std::string key;
};

struct AliasRule {
  enum class Kind : std::uint8_t {
    call,  // the `names` are called `target`, which is shown as it is written
    drop   // the `names` are no names
  };
  Kind kind = Kind::call;
  RuleName target;              // of `call`
  std::vector<RuleName> names;  // may be empty for `call`: then the target is only kept as it is written
  std::uint64_t line = 0;
};

/// The rules of a file, in its order. A name stands at most once right of "=" or after "drop" (by facet and
/// key), and calling never goes in a circle.
struct AliasRules {
  std::vector<AliasRule> rules;
};

/// Lines of the file, one rule each (docs/entity-names.md is the manual):
///   FACET: NAME = [FACET:] NAME | [FACET:] NAME ...   what stands right of = is called what stands left of
///   it FACET: NAME                                       is kept as written, whatever the automatic rules
///   say drop FACET: NAME | NAME ...                       are no names retype FACET: NAME | NAME ... = FACET
///   are of the other facet
/// FACET is person, org, place or country. A name that holds | = # : or a quotation mark is written in double
/// quotes, a quotation mark or backslash within with a backslash before it (\n is a line feed). # at the
/// beginning of a line or after a blank begins a comment. Errors are of kind usage, with `source`, line and
/// column, the line and a hint.
error::Result<AliasRules> parse_alias_rules(std::string_view text, std::string_view source);
/// The text of an alias file: valid UTF-8, without a byte order mark at its beginning. Errors: usage (other
/// encodings), not_found, storage.
error::Result<std::string> read_alias_text(const std::filesystem::path& path);
/// Both in one.
error::Result<AliasRules> read_alias_rules(const std::filesystem::path& path);

/// `name` as it has to be written in such a file: in quotes where it must.
std::string quoted_name(std::string_view name);

/// name_key(), or org_key() of an organisation.
std::string key_of(schema::Facet facet, std::string_view name);

}  // namespace dateline::entities
