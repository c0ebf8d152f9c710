// One posting list of a segment, walked or leapt through.
#include "search/posting_reader.h"

namespace dateline::search {

void PostingReader::open_hot(const store::HotList& list) {
  list_ = list;
  if (list.has_bitmap()) {
    source_ = Source::bitmap;
    docid_ = list_.at_or_after(1);
  } else {
    source_ = Source::blocks;
    read_block(0);
  }
}

store::DocId PostingReader::read_block(std::uint32_t block) {
  block_ = block;
  place_ = 0;
  size_ = block < list_.block_count() ? list_.read_docids(block, docids_.data()) : 0;
  return docid_ = size_ == 0 ? kNoMoreDocs : docids_[0];
}

/// `target` lies behind docid_.
store::DocId PostingReader::seek_block(store::DocId target) {
  if (list_.last(block_) < target) {
    if (read_block(list_.find_block(target, block_ + 1)) >= target) return docid_;
  }
  const auto found = std::lower_bound(docids_.begin() + place_, docids_.begin() + size_, target);
  place_ = static_cast<std::uint32_t>(found - docids_.begin());
  return docid_ = place_ < size_ ? *found : kNoMoreDocs;
}

void insert_list(const store::HotList& list, DocSet& set) {
  if (list.has_bitmap()) return set.insert_bitmap(list.bitmap());
  std::array<store::DocId, store::kHotBlock> docids;
  for (std::uint32_t block = list.find_block(set.first(), 0); block < list.block_count(); ++block) {
    const std::uint32_t size = list.read_docids(block, docids.data());
    if (size > 0 && docids[0] > set.last()) return;
    const bool inside = size > 0 && docids[0] >= set.first() && docids[size - 1] <= set.last();
    for (std::uint32_t i = 0; i < size; ++i)
      if (inside || set.covers(docids[i])) set.insert(docids[i]);
  }
}

void PostingUnion::insert(const std::string& term, DocSet& set) {
  if (const auto hot = segment_.hot().find(term)) return insert_list(*hot, set);
  posting_.open_next(segment_.lists(), term);
  insert_rest(posting_, set);
}

}  // namespace dateline::search
