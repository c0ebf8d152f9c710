// Local names grouped by key, and which group is called by which other: the working state of canonicalise().
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entities/canonical_name.h"
#include "entities/name_map.h"

namespace dateline::entities {

/// All spellings of one facet that share a key. A node without a parent is a canonical name.
struct NameNode {
  schema::Facet facet = schema::Facet::person;
  std::string_view key;
  std::string display;  // forced by tables or rules, else empty until chosen
  std::uint64_t articles = 0;
  std::uint32_t parent = UINT32_MAX;
  std::uint32_t first_spelling = UINT32_MAX;
  bool dropped = false;
};
struct NameSpelling {
  std::string_view name;
  std::uint64_t articles = 0;
  std::uint32_t next = UINT32_MAX;  // of the same node
};

class NameForest {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  explicit NameForest(std::span<const LocalNameCount> locals);

  std::vector<NameNode>& nodes() { return nodes_; }
  NameNode& operator[](std::uint32_t node) { return nodes_[node]; }
  const NameSpelling& spelling(std::uint32_t index) const { return spellings_[index]; }
  std::uint32_t node_of_local(std::size_t local) const { return local_nodes_[local]; }

  /// kNone when there is none.
  std::uint32_t find(schema::Facet facet, std::string_view key) const;
  std::uint32_t find_or_add(schema::Facet facet, std::string_view key);
  /// Where the parents lead.
  std::uint32_t root(std::uint32_t node) const;
  /// Calls `node` by the name of `parent`, unless that leads back to it.
  void attach(std::uint32_t node, std::uint32_t parent);
  bool is_root(std::uint32_t node) const { return nodes_[node].parent == kNone && !nodes_[node].dropped; }
  /// The commonest spelling that is not all in capitals nor without any, of equals the bytewise first; in
  /// title case when there are capitals only and it is no acronym.
  std::string best_spelling(std::uint32_t node) const;

 private:
  std::uint32_t add_spelling(NameNode& node, std::string_view name, std::uint64_t articles);
  static std::string tagged(schema::Facet facet, std::string_view key);
  std::vector<NameNode> nodes_;
  std::vector<NameSpelling> spellings_;
  std::vector<std::uint32_t> local_nodes_;
  NameMap<std::uint32_t> ids_;  // by facet and key; owns the keys
};

}  // namespace dateline::entities
