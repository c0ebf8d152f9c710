// Local names grouped by key.
#include "entities/name_forest.h"

#include <algorithm>
#include <tuple>

#include "entities/name_surface.h"

namespace dateline::entities {

std::string NameForest::tagged(schema::Facet facet, std::string_view key) {
  std::string tagged(1, static_cast<char>('0' + static_cast<int>(facet)));
  return tagged.append(key);
}

NameForest::NameForest(std::span<const LocalNameCount> locals) {
  nodes_.reserve(locals.size());
  spellings_.reserve(locals.size());
  ids_.reserve(locals.size());
  local_nodes_.reserve(locals.size());
  for (const LocalNameCount& local : locals) {
    const std::uint32_t node = find_or_add(local.facet, key_of(local.facet, local.name));
    local_nodes_.push_back(node);
    nodes_[node].articles += local.articles;
    add_spelling(nodes_[node], local.name, local.articles);
  }
}

std::uint32_t NameForest::add_spelling(NameNode& node, std::string_view name, std::uint64_t articles) {
  for (std::uint32_t at = node.first_spelling; at != kNone; at = spellings_[at].next) {
    if (spellings_[at].name != name) continue;
    spellings_[at].articles += articles;
    return at;
  }
  spellings_.push_back({name, articles, node.first_spelling});
  node.first_spelling = static_cast<std::uint32_t>(spellings_.size() - 1);
  return node.first_spelling;
}

std::uint32_t NameForest::find(schema::Facet facet, std::string_view key) const {
  const std::uint32_t* node = ids_.find(tagged(facet, key));
  return node == nullptr ? kNone : *node;
}

std::uint32_t NameForest::find_or_add(schema::Facet facet, std::string_view key) {
  const auto next = static_cast<std::uint32_t>(nodes_.size());
  const auto entry = ids_.add(tagged(facet, key), next);
  if (entry.value == next) {
    NameNode node;
    node.facet = facet;
    node.key = entry.key.substr(1);
    nodes_.push_back(std::move(node));
  }
  return entry.value;
}

std::uint32_t NameForest::root(std::uint32_t node) const {
  while (nodes_[node].parent != kNone && !nodes_[node].dropped) node = nodes_[node].parent;
  return node;
}

void NameForest::attach(std::uint32_t node, std::uint32_t parent) {
  if (root(parent) != node) nodes_[node].parent = parent;
}

std::string NameForest::best_spelling(std::uint32_t node) const {
  if (!nodes_[node].display.empty()) return nodes_[node].display;
  const NameSpelling* best = nullptr;
  const auto rank = [](const NameSpelling& s) {
    return std::tuple(begins_with_capital(s.name) && !is_all_capitals(s.name), begins_with_capital(s.name),
                      s.articles);
  };
  for (std::uint32_t at = nodes_[node].first_spelling; at != kNone; at = spellings_[at].next) {
    const NameSpelling& spelling = spellings_[at];
    if (best == nullptr || rank(spelling) > rank(*best) ||
        (rank(spelling) == rank(*best) && spelling.name < best->name))
      best = &spelling;
  }
  if (best == nullptr) return std::string(nodes_[node].key);
  const bool acronym = nodes_[node].facet == schema::Facet::org && looks_like_acronym(best->name);
  return is_all_capitals(best->name) && !acronym ? in_title_case(best->name) : std::string(best->name);
}

}  // namespace dateline::entities
