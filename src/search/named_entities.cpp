// Which words of a query name an entity: runs of words looked up among the folded spellings of all names.
#include "search/named_entities.h"

#include <algorithm>
#include <string>

#include "schema/field.h"

namespace dateline::search {
namespace {

constexpr std::size_t kMostWords = 6;  // of a name

bool is_plain_word(const QueryNode& node) {
  return node.kind == NodeKind::word && node.field == schema::TextField::any;
}

/// Words [begin, end), as long as they are words and one of them ranks.
std::string spelling_of(const QueryNode& query, std::size_t begin, std::size_t end) {
  std::string spelling;
  bool ranks = false;
  for (std::size_t i = begin; i < end; ++i) {
    const QueryNode& word = query.children[i];
    if (!is_plain_word(word)) return {};
    ranks = ranks || !word.stop_word;
    spelling += (i == begin ? "" : " ") + word.text;
  }
  return ranks ? spelling : std::string();
}

/// The one name that the spelling stands for; none when there are two.
FacetNames only_name(const std::string& spelling, const store::CanonicalNames& names) {
  FacetNames found;
  for (const schema::Facet facet : {schema::Facet::person, schema::Facet::org, schema::Facet::place}) {
    std::vector<store::NameId> here = names.find_folded(facet, spelling);
    if (here.empty()) continue;
    if (here.size() > 1 || !found.names.empty()) return {};
    found = {facet, std::move(here)};
  }
  return found;
}

bool has_other_spelling(const FacetNames& found, const store::CanonicalNames& names,
                        const std::string& spelling) {
  bool other = false;
  names.for_each_folded(found.facet, [&](std::string_view folded, store::NameId name) {
    other = other || (name == found.names.front() && folded != spelling);
  });
  return other;
}

}  // namespace

std::vector<NamedEntity> named_entities(const QueryNode& query, const store::CanonicalNames& names) {
  std::vector<NamedEntity> entities;
  if (query.kind != NodeKind::disjunction) return entities;
  const std::size_t words = query.children.size();
  for (std::size_t begin = 0; begin < words;) {
    std::size_t next = begin + 1;
    for (std::size_t end = std::min(words, begin + kMostWords); end > begin; --end) {
      const std::string spelling = spelling_of(query, begin, end);
      FacetNames found = spelling.empty() ? FacetNames{} : only_name(spelling, names);
      if (found.names.empty() || !has_other_spelling(found, names, spelling)) continue;
      entities.push_back({begin, end, std::move(found)});
      next = end;
      break;
    }
    begin = next;
  }
  return entities;
}

}  // namespace dateline::search
