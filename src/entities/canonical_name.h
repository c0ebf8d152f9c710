// One name for what the articles of a whole index call in many ways: made at publication from the table of
// local names, without reading an article.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entities/alias_rules.h"
#include "entities/known_names.h"
#include "schema/field.h"

namespace dateline::entities {

/// A local name and the articles that have it. The same name may come several times (once per segment): the
/// counts add up, so that the result does not depend on how articles are spread over segments.
struct LocalNameCount {
  schema::Facet facet = schema::Facet::person;  // person, org, place or country
  std::string_view name;
  std::uint32_t articles = 0;
};
/// In so many articles `alias` stood for `name` (ArticleAlias); adds up likewise. May be left out: then bare
/// acronyms are expanded by their initials alone.
struct LocalAliasCount {
  schema::Facet facet = schema::Facet::person;
  std::string_view alias;
  std::string_view name;
  std::uint32_t articles = 0;
};

struct CanonicalName {
  schema::Facet facet = schema::Facet::person;
  std::string display;
  /// The other names that find it: local ones, what articles call it besides, those of the tables, those of
  /// the user's rules. Sorted, distinct, without `display`.
  std::vector<std::string> aliases;
  /// Sum over its local names: at least the number of articles, more where one has several of them.
  std::uint64_t articles = 0;
};
inline constexpr std::uint32_t kDroppedName = UINT32_MAX;

struct CanonicalNameTable {
  std::vector<CanonicalName> names;    // sorted by facet, then display bytewise; distinct
  std::vector<std::uint32_t> targets;  // for each LocalNameCount given: index of names, or kDroppedName
};

/// Deterministic: depends on the sums alone, not on their order. A local name can land in another facet (its
/// majority, or the user's rule): then a reader finds it there only.
///
/// Names with one key (key_of()) are one name, shown in the commonest spelling that is not all in capitals.
/// Then, each unless the user's rules say otherwise: a name of the tables takes their spelling; a name that
/// is mostly of another facet joins it there; a bare acronym takes the long form that most articles give it;
/// a bare surname the full name that most articles give it; a name with a middle initial the one without;
/// "Labour" the Labour Party.
CanonicalNameTable canonicalise(std::span<const LocalNameCount> locals,
                                std::span<const LocalAliasCount> aliases, const KnownNames& known,
                                const AliasRules& user);

/// The table as an alias file (alias_rules.h) that parses, means what the table says, and can be edited and
/// fed back: a line for each name, most frequent first in each facet, with its count as a comment; dropped
/// local names behind them. `locals` as given to canonicalise().
std::string export_alias_rules(const CanonicalNameTable& table, std::span<const LocalNameCount> locals);

}  // namespace dateline::entities
