// Groups of copies among all live articles of some segments.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "error/result.h"
#include "index/copy_text.h"
#include "store/article_ref.h"
#include "store/copy_groups.h"
#include "store/segment.h"

namespace dateline::index {

/// What is known of an article before the search.
enum class CopyState : std::uint8_t {
  settled,  // all that it has in common with other settled ones is known
  loose,    // was in a group of which a member has gone or changed its place
  fresh     // nothing is known
};

/// What an earlier search over some of the articles has found. The groups are the same with and without it.
struct KnownCopies {
  std::vector<std::vector<CopyState>> states;          // by segment, by docid - 1; empty: all fresh
  std::vector<std::vector<store::ArticleRef>> groups;  // of settled articles
};

/// The groups are the connected components of the pairs that may_be_copies() and are_copies()
/// (index/copy_text.h): a function of the live articles, whatever segments they lie in. Candidates are looked
/// up by equal bins of their sketches; every pair is compared by its words unless its two articles are
/// together already. Members by date, undated ones last, then id; groups by the id of their first member.
/// Errors: damage to a segment.
error::Result<store::CopyGroupTable> find_copies(std::span<const store::Segment* const> segments,
                                                 const KnownCopies& known);

/// The words of one article as the rule sees them. One per segment; keeps a hash of every word it has met.
class CopyTextReader {
 public:
  explicit CopyTextReader(const store::Segment& segment) : segment_(&segment) {}
  void read(store::DocId docid, CopyText& text);

 private:
  const CopyWord& word(store::FormId form);
  struct Known {
    CopyWord word;
    bool known = false;
  };
  const store::Segment* segment_;
  std::uint64_t reads_ = 0;
  std::vector<Known> words_;  // by form
  std::vector<store::FormId> forms_;
  std::vector<CopyWord> article_;
};

}  // namespace dateline::index
