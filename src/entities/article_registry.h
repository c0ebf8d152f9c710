// The names of one article while they are collected: one entry for all spellings of a name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "entities/name_resolver.h"
#include "schema/field.h"

namespace dateline::entities {

/// A name that a mention stands for; `fixed`: written as the tables write it, whatever else the article does.
struct NameTarget {
  schema::Facet facet = schema::Facet::person;
  std::string name;
  bool fixed = false;
};

class ArticleRegistry {
 public:
  void clear();
  /// Number of the entry that the target belongs to (by facet and key_of()); counts the spelling.
  std::uint32_t add(const NameTarget& target);
  void add_span(std::uint32_t entry, std::uint32_t begin, std::uint32_t end) {
    spans_.push_back({begin, end, entry});
  }
  /// Passed over when it has the key of the name.
  void add_alias(std::uint32_t entry, std::string_view alias);
  /// Chooses the spellings, sorts and numbers.
  void write(ArticleNames& out);

 private:
  struct Entry {
    schema::Facet facet = schema::Facet::person;
    std::string key;
    std::vector<std::pair<std::string, std::uint32_t>> spellings;  // with their counts
    bool fixed = false;                                            // then the only spelling
  };
  static const std::string& best_spelling(const Entry& entry);
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // by facet and key
  std::vector<NameSpan> spans_;
  std::vector<ArticleAlias> aliases_;
  std::string key_;
};

}  // namespace dateline::entities
