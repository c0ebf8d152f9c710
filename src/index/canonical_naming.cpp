// The canonical names of a generation, made from the names of its segments and from nothing else.
#include "index/canonical_naming.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "entities/alias_rules.h"
#include "index/acronym_value.h"
#include "index/entity_extraction.h"

namespace dateline::index {
namespace {

using schema::Facet;
using store::kNoName;
using store::NameId;
using store::NameTarget;

constexpr std::size_t at(Facet facet) { return static_cast<std::size_t>(facet); }

/// Live articles that have the local name.
std::uint32_t live_articles(const NamedSegment& segment, Facet facet, std::uint32_t local) {
  const std::uint32_t all = segment.names->document_frequency(facet, local);
  return all - std::min(all, segment.tombstones->dead_with_name(facet, local));
}

/// Every live name of a facet as its own canonical name.
void name_as_it_is(std::span<const NamedSegment> segments, Facet facet, store::CanonicalNamesTable& table) {
  std::vector<std::string_view> displays;
  for (const NamedSegment& segment : segments)
    for (std::uint32_t local = 0; local < segment.names->count(facet); ++local)
      if (live_articles(segment, facet, local) > 0) displays.push_back(segment.names->name(facet, local));
  std::ranges::sort(displays);
  displays.erase(std::unique(displays.begin(), displays.end()), displays.end());
  for (const std::string_view display : displays)
    table.names[at(facet)].push_back({std::string(display), {}});
  for (std::size_t i = 0; i < segments.size(); ++i) {
    NameId next = 0;  // local names are sorted as well
    for (std::uint32_t local = 0; local < segments[i].names->count(facet); ++local) {
      NameTarget target{facet, kNoName};
      if (live_articles(segments[i], facet, local) > 0) {
        while (displays[next] != segments[i].names->name(facet, local)) ++next;
        target.name = next;
      }
      table.segments[i].targets[at(facet)].push_back(target);
    }
  }
}

/// Acronyms serve naming alone: no name of theirs is kept.
void name_nothing(std::span<const NamedSegment> segments, Facet facet, store::CanonicalNamesTable& table) {
  for (std::size_t i = 0; i < segments.size(); ++i)
    table.segments[i].targets[at(facet)].assign(segments[i].names->count(facet), {facet, kNoName});
}

std::vector<entities::LocalAliasCount> acronyms_of(std::span<const NamedSegment> segments) {
  std::vector<entities::LocalAliasCount> aliases;
  for (const NamedSegment& segment : segments)
    for (std::uint32_t local = 0; local < segment.names->count(Facet::acronym); ++local) {
      const std::uint32_t articles = live_articles(segment, Facet::acronym, local);
      const auto [acronym, name] = parts_of_acronym(segment.names->name(Facet::acronym, local));
      if (articles > 0 && !name.empty()) aliases.push_back({Facet::org, acronym, name, articles});
    }
  return aliases;
}

/// Numbers the canonical names by facet, and sends each local name to its own.
void take_entities(EntityNaming naming, std::span<const NamedSegment> segments,
                   store::CanonicalNamesTable& table) {
  std::vector<NameTarget> targets;  // by number in naming.table.names, which are sorted by facet
  for (entities::CanonicalName& name : naming.table.names) {
    auto& of_facet = table.names[at(name.facet)];
    targets.push_back({name.facet, static_cast<NameId>(of_facet.size())});
    of_facet.push_back({std::move(name.display), std::move(name.aliases)});
  }
  for (std::size_t i = 0; i < segments.size(); ++i)
    for (const Facet facet : schema::kEntityFacets)
      table.segments[i].targets[at(facet)].assign(segments[i].names->count(facet), {facet, kNoName});
  for (std::size_t i = 0; i < naming.locals.size(); ++i) {
    const std::uint32_t target = naming.table.targets[i];
    if (target == entities::kDroppedName) continue;
    const auto [segment, local] = naming.sources[i];
    table.segments[segment].targets[at(naming.locals[i].facet)][local] = targets[target];
  }
}

/// The canonical names of one article that its columns do not simply say.
class ArticleNameScan {
 public:
  ArticleNameScan(const NamedSegment& segment, store::SegmentNames& names)
      : segment_(segment), names_(names) {
    for (const Facet facet : schema::kEntityFacets) note_facet(facet);
  }

  void run() {
    if (!needed_) return;
    for (store::DocId docid = 1; docid <= segment_.columns->article_count(); ++docid) scan(docid);
  }

 private:
  struct Found {
    Facet facet = Facet::person;
    NameId name = 0;
    bool moved = false;
    friend auto operator<=>(const Found&, const Found&) = default;
  };

  /// Nothing has to be read when no name of a facet was moved here, and no two joined.
  void note_facet(Facet facet) {
    std::vector<NameId> own;
    for (const NameTarget& target : names_.targets[at(facet)]) {
      if (target.name == kNoName) continue;
      needed_ = needed_ || target.facet != facet;
      own.push_back(target.name);
    }
    std::ranges::sort(own);
    needed_ = needed_ || std::ranges::adjacent_find(own) != own.end();
  }

  void scan(store::DocId docid) {
    found_.clear();
    for (const Facet facet : schema::kEntityFacets)
      segment_.columns->facet(facet).for_each(docid, [&](std::uint32_t local) {
        const auto& targets = names_.targets[at(facet)];
        if (local >= targets.size() || targets[local].name == kNoName) return;
        found_.push_back({targets[local].facet, targets[local].name, targets[local].facet != facet});
      });
    std::ranges::sort(found_);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Found& found = found_[i];
      const bool again = i > 0 && found_[i - 1].facet == found.facet && found_[i - 1].name == found.name;
      if (again && !found.moved) names_.repeated[at(found.facet)].emplace_back(docid, found.name);
      if (!again && found.moved) names_.joined[at(found.facet)].emplace_back(docid, found.name);
    }
  }

  const NamedSegment& segment_;
  store::SegmentNames& names_;
  bool needed_ = false;
  std::vector<Found> found_;  // of the article being scanned
};

}  // namespace

Naming naming_of(const store::Generation& generation) {
  return {generation.manifest().entities, std::string(generation.names().user_rules())};
}

error::Error aliases_need_entities(const std::filesystem::path& index) {
  return {error::ErrorKind::usage,
          {index.string()},
          "aliases are for names that were extracted, but the index was built with --entities off",
          "",
          "build it anew without --entities off"};
}

error::Result<EntityNaming> name_entities(std::span<const NamedSegment> segments,
                                          const std::string& user_rules) {
  const auto known = known_names();
  if (!known) return known.error();
  const auto rules = entities::parse_alias_rules(user_rules, "the aliases of the index");
  if (!rules) return rules.error();
  EntityNaming naming;
  for (std::uint32_t i = 0; i < segments.size(); ++i)
    for (const Facet facet : schema::kEntityFacets)
      for (std::uint32_t local = 0; local < segments[i].names->count(facet); ++local) {
        const std::uint32_t articles = live_articles(segments[i], facet, local);
        if (articles == 0) continue;
        naming.locals.push_back({facet, segments[i].names->name(facet, local), articles});
        naming.sources.push_back({i, local});
      }
  naming.table = entities::canonicalise(naming.locals, acronyms_of(segments), **known, *rules);
  return naming;
}

void scan_article_names(const NamedSegment& segment, store::SegmentNames& names) {
  ArticleNameScan(segment, names).run();
}

error::Result<store::CanonicalNamesTable> name_segments(std::span<const NamedSegment> segments,
                                                        const Naming& naming) {
  store::CanonicalNamesTable table;
  table.segments.resize(segments.size());
  for (const schema::FacetInfo& facet : schema::kAskedFacets)
    if (!naming.entities || !schema::is_entity_facet(facet.facet))
      name_as_it_is(segments, facet.facet, table);
  name_nothing(segments, Facet::acronym, table);
  if (!naming.entities) return table;
  auto named = name_entities(segments, naming.user_rules);
  if (!named) return named.error();
  take_entities(std::move(*named), segments, table);
  for (std::size_t i = 0; i < segments.size(); ++i) scan_article_names(segments[i], table.segments[i]);
  table.user_rules = naming.user_rules;
  return table;
}

}  // namespace dateline::index
