// The names of an index as a person reads and corrects them: a list with counts, and an alias file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "error/result.h"
#include "schema/field.h"

namespace dateline::index {

struct ListedName {
  schema::Facet facet = schema::Facet::person;  // person, org, place or country
  std::string name;
  std::uint64_t articles = 0;        // that have it under any of its local names, each once
  std::vector<std::string> aliases;  // what else finds it, bytewise
};

/// The canonical names of the live generation, by facet, the most frequent first, of equals bytewise. Errors:
/// not_found (no index), version, damaged.
error::Result<std::vector<ListedName>> list_entities(const std::filesystem::path& index);

/// The same as an alias file (entities/alias_rules.h) that changes nothing when it is fed back as it is, and
/// can be edited. Errors as above, and usage for an index whose names were not extracted.
error::Result<std::string> export_entities(const std::filesystem::path& index);

}  // namespace dateline::index
