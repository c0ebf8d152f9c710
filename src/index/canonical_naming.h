// The canonical names of a generation, made from the names of its segments and from nothing else.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "entities/canonical_name.h"
#include "error/result.h"
#include "store/canonical_names.h"
#include "store/column.h"
#include "store/generation.h"
#include "store/local_names.h"
#include "store/tombstones.h"

namespace dateline::index {

/// How names become canonical: kept from generation to generation.
struct Naming {
  /// Canonical names as entities::canonicalise() makes them; else every name is its own.
  bool entities = false;
  /// The text of the user's alias file (entities/alias_rules.h); of use with `entities` alone.
  std::string user_rules;
  friend bool operator==(const Naming&, const Naming&) = default;
};
Naming naming_of(const store::Generation& generation);
/// The error of giving aliases to an index whose names are left as their sources give them.
error::Error aliases_need_entities(const std::filesystem::path& index);

/// What naming reads of a segment.
struct NamedSegment {
  const store::LocalNames* names = nullptr;
  const store::Columns* columns = nullptr;
  const store::Tombstones* tombstones = nullptr;
};

/// The canonical names of person, org, place and country, as entities::canonicalise() gives them. Names that
/// only dead articles have are left out, so that an index that was updated has those of one built afresh.
struct EntityNaming {
  std::vector<entities::LocalNameCount> locals;
  struct Source {
    std::uint32_t segment = 0;
    std::uint32_t local = 0;
  };
  std::vector<Source> sources;  // where each of `locals` is from
  entities::CanonicalNameTable table;
};
/// The strings of `locals` are those of the segments. Errors: usage (the rules cannot be read).
error::Result<EntityNaming> name_entities(std::span<const NamedSegment> segments,
                                          const std::string& user_rules);

/// Fills `joined` and `repeated` by reading the columns: they follow from `targets`.
void scan_article_names(const NamedSegment& segment, store::SegmentNames& names);

/// The whole table, with the pairs that counting needs where names were moved or joined.
error::Result<store::CanonicalNamesTable> name_segments(std::span<const NamedSegment> segments,
                                                        const Naming& naming);

}  // namespace dateline::index
