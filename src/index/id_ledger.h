// Which ids a run has read already: the later article of an id replaces the earlier one.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "article/article.h"
#include "store/docid.h"

namespace dateline::index {

/// An article of a run: its batch and its docid in it.
struct BatchRef {
  std::uint32_t batch = 0;
  store::DocId docid = 0;
  friend auto operator<=>(const BatchRef&, const BatchRef&) = default;
};

class IdLedger {
 public:
  struct Earlier {
    BatchRef where;
    bool conflicting = false;  // title or url differ
  };
  /// Notes that `article` stands at `where` from now on; says where an earlier article of this id stood.
  /// Ids are told apart by 64-bit hashes: compare the ids themselves before an article is dropped.
  std::optional<Earlier> note(const article::Article& article, BatchRef where);
  bool knows(std::string_view id) const;
  /// Where the article of this id stands, and its edition; nothing when there is none.
  struct Known {
    BatchRef where;
    schema::Edition edition;
  };
  std::optional<Known> find(std::string_view id) const;
  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    BatchRef where;
    std::uint64_t face = 0;  // hash of title and url
  };
  std::unordered_map<std::uint64_t, Entry> entries_;
  std::unordered_map<std::uint64_t, schema::Edition> editions_;  // of articles that have one
};

}  // namespace dateline::index
