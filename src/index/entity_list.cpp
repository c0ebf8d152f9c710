// The names of an index as a person reads and corrects them.
#include "index/entity_list.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "index/canonical_naming.h"
#include "store/generation.h"

namespace dateline::index {
namespace {

using schema::Facet;
using store::NameId;

/// Live articles of every name of a facet.
std::vector<std::uint64_t> count_articles(const store::Generation& generation, Facet facet) {
  const store::CanonicalNames& names = generation.names();
  std::vector<std::uint64_t> counts(names.count(facet));
  const auto add = [&](NameId name, std::uint64_t articles) {
    if (name < counts.size()) counts[name] += articles;
  };
  for (std::size_t i = 0; i < generation.segment_count(); ++i) {
    const store::Segment& segment = generation.segment(i);
    const auto of_locals = names.canonical_of_locals(facet, i);
    for (std::uint32_t local = 0; local < of_locals.size(); ++local)
      add(of_locals[local], segment.names().document_frequency(facet, local) -
                                segment.tombstones().dead_with_name(facet, local));
    const auto add_live = [&](const store::ArticleNamePairs& pairs, std::uint64_t articles) {
      for (std::size_t pair = 0; pair < pairs.size(); ++pair)
        if (const store::DocId docid = pairs.articles[pair];
            docid > 0 && docid <= segment.article_count() && !segment.tombstones().is_dead(docid))
          add(pairs.names[pair], articles);
    };
    add_live(names.joined(facet, i), 1);
    add_live(names.repeated(facet, i), std::uint64_t{0} - 1);
  }
  return counts;
}

std::vector<ListedName> list_facet(const store::Generation& generation, Facet facet) {
  const store::CanonicalNames& names = generation.names();
  const std::vector<std::uint64_t> counts = count_articles(generation, facet);
  std::vector<ListedName> listed;
  for (NameId name = 0; name < counts.size(); ++name)
    listed.push_back({facet, std::string(names.display(facet, name)), counts[name], {}});
  names.for_each_alias(facet, [&](std::string_view alias, NameId name) {
    if (name < listed.size() && alias != listed[name].name) listed[name].aliases.emplace_back(alias);
  });
  for (ListedName& name : listed) std::ranges::sort(name.aliases);
  std::ranges::stable_sort(listed, std::ranges::greater{}, &ListedName::articles);
  return listed;
}

}  // namespace

error::Result<std::vector<ListedName>> list_entities(const std::filesystem::path& index) {
  const auto generation = store::Generation::open(index);
  if (!generation) return generation.error();
  std::vector<ListedName> listed;
  for (const Facet facet : schema::kEntityFacets)
    std::ranges::move(list_facet(*generation, facet), std::back_inserter(listed));
  if (auto sound = generation->status(); !sound) return sound.error();
  return listed;
}

error::Result<std::string> export_entities(const std::filesystem::path& index) {
  const auto generation = store::Generation::open(index);
  if (!generation) return generation.error();
  const Naming naming = naming_of(*generation);
  if (!naming.entities) return aliases_need_entities(index);
  std::vector<NamedSegment> segments;
  for (std::size_t i = 0; i < generation->segment_count(); ++i) {
    const store::Segment& segment = generation->segment(i);
    segments.push_back({&segment.names(), &segment.columns(), &segment.tombstones()});
  }
  const auto named = name_entities(segments, naming.user_rules);
  if (!named) return named.error();
  std::string rules = entities::export_alias_rules(named->table, named->locals);
  if (auto sound = generation->status(); !sound) return sound.error();
  return rules;
}

}  // namespace dateline::index
