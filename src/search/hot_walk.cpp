// The walk over one hot term: blocks in which no article can weigh enough are passed over.
#include "search/hot_walk.h"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include "search/weight_bounds.h"

namespace dateline::search {
namespace {

/// Blocks of the greatest bounds that are walked first, so that the bar is high for the others.
constexpr std::size_t kFirstBlocks = 8;

class HotTermWalk {
 public:
  HotTermWalk(TermCursor& term, MatchSink& sink, Check* filter)
      : list_(*term.reader().hot()),
        weight_(term.word_weight()),
        sink_(sink),
        filter_(filter),
        limits_(*weight_.bm25, weight_.weight) {
    limits_.require(sink.bar());
    BlockBounds(*weight_.bm25, weight_.weight, list_.title_weight()).of(list_, most_);
    begin_ = list_.find_block(sink.range().first, 0);
    end_ = sink.is_whole() ? list_.block_count() : list_.find_block(sink.range().end, begin_);
    if (end_ < list_.block_count()) ++end_;  // begins within the range, perhaps
  }

  void in_order() {
    for (std::uint32_t block = begin_; block < end_; ++block) use(block);
  }
  void greatest_first() {
    if (end_ - begin_ <= kFirstBlocks) return in_order();
    std::vector<double> sorted(most_.begin() + begin_, most_.begin() + end_);
    const auto nth = sorted.begin() + kFirstBlocks - 1;
    std::nth_element(sorted.begin(), nth, sorted.end(), std::greater<>());
    const double great = *nth;
    for (std::uint32_t block = begin_; block < end_; ++block)
      if (most_[block] >= great) use(block);
    for (std::uint32_t block = begin_; block < end_; ++block)
      if (most_[block] < great) use(block);
  }

 private:
  void use(std::uint32_t block) {
    if (most_[block] < sink_.bar()) return;
    const std::uint32_t size = list_.read_docids(block, docids_.data());
    for (std::uint32_t i = 0; i < size; ++i)
      if (sink_.range().contains(docids_[i])) use(docids_[i], list_.packed(block, i));
  }
  void use(store::DocId docid, std::uint32_t packed) {
    if (limits_.excludes(packed) || !limits_.can_reach(packed, weight_.lengths[docid - 1])) return;
    if (sink_.is_removed(docid) || (filter_ != nullptr && !filter_->holds(docid))) return;
    sink_.count(docid);
    if (sink_.rank(docid, weight_.of(docid, weight_.bm25->count(packed)))) limits_.require(sink_.bar());
  }

  const store::HotList& list_;
  const WordWeight& weight_;
  MatchSink& sink_;
  Check* filter_;
  LengthLimits limits_;
  std::vector<double> most_;  // by block
  std::uint32_t begin_ = 0;   // blocks that hold articles of the range: from begin_ on, before end_
  std::uint32_t end_ = 0;
  std::array<store::DocId, store::kHotBlock> docids_;
};

}  // namespace

void walk_hot_term(TermCursor& term, MatchSink& sink, Check* filter, bool any_order) {
  HotTermWalk walk(term, sink, filter);
  if (any_order) {
    walk.greatest_first();
  } else {
    walk.in_order();
  }
}

}  // namespace dateline::search
