// One posting list of a segment, walked or leapt through: from the hot postings where they hold the term,
// else from the segment's database.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "search/doc_set.h"
#include "store/glass_list.h"
#include "store/segment.h"

namespace dateline::search {

static_assert(kNoMoreDocs == store::kBehindDocIds);

/// No call is virtual.
class PostingReader {
 public:
  void open(const store::Segment& segment, const std::string& term) {
    counted_ = UINT32_MAX;
    if (const auto hot = segment.hot().find(term)) return open_hot(*hot);
    source_ = Source::database;
    posting_.open(segment.lists(), term);
    docid_ = posting_.docid();
  }
  store::DocId docid() const { return docid_; }
  /// Packed counts; what is posted without a count, as names are, stands once.
  std::uint32_t wdf() const {
    switch (source_) {
      case Source::blocks:
        return list_.packed(block_, place_);
      case Source::bitmap:
        return packed_by_rank();
      default:
        return std::max<std::uint32_t>(posting_.wdf(), 1);
    }
  }
  store::DocId next() {
    switch (source_) {
      case Source::blocks:
        if (++place_ < size_) return docid_ = docids_[place_];
        return read_block(block_ + 1);
      case Source::bitmap:
        return docid_ = list_.at_or_after(docid_ + 1);
      default:
        return docid_ = posting_.next();
    }
  }
  store::DocId seek(store::DocId target) {
    if (docid_ >= target) return docid_;
    switch (source_) {
      case Source::blocks:
        return seek_block(target);
      case Source::bitmap:
        return docid_ = list_.at_or_after(target);
      default:
        return docid_ = posting_.seek(target);
    }
  }
  /// Calls use(docid, wdf) for each posting from where it stands on to `end`, and goes there: faster than
  /// posting by posting.
  template <class Use>
  void read_until(store::DocId end, Use&& use) {
    if (source_ == Source::database) {
      for (; docid_ < end; docid_ = posting_.next()) use(docid_, std::max<std::uint32_t>(posting_.wdf(), 1));
    } else if (source_ == Source::blocks) {
      for (; docid_ < end; next()) use(docid_, counts_of(block_)[place_]);
    } else if (docid_ < end) {
      for (std::uint32_t rank = list_.rank(docid_); docid_ < end; ++rank, next())
        use(docid_, counts_of(rank / store::kHotBlock)[rank % store::kHotBlock]);
    }
  }
  /// Nothing when the list comes from the database.
  const store::HotList* hot() const { return source_ == Source::database ? nullptr : &list_; }

 private:
  enum class Source : std::uint8_t { database, blocks, bitmap };

  void open_hot(const store::HotList& list);
  store::DocId seek_block(store::DocId target);
  store::DocId read_block(std::uint32_t block);
  std::uint32_t packed_by_rank() const {
    const std::uint32_t rank = list_.rank(docid_);
    return list_.packed(rank / store::kHotBlock, rank % store::kHotBlock);
  }

  /// All packed counts of a block.
  const std::array<std::uint32_t, store::kHotBlock>& counts_of(std::uint32_t block) {
    if (counted_ != block) list_.read_packed(counted_ = block, counts_.data());
    return counts_;
  }

  Source source_ = Source::database;
  store::DocId docid_ = kNoMoreDocs;
  store::GlassList posting_;
  store::HotList list_;
  std::uint32_t block_ = 0;
  std::uint32_t place_ = 0;  // in docids_
  std::uint32_t size_ = 0;   // of docids_
  std::array<store::DocId, store::kHotBlock> docids_;
  std::uint32_t counted_ = UINT32_MAX;  // the block of counts_
  std::array<std::uint32_t, store::kHotBlock> counts_;
};

/// Puts the articles of a list, from where it stands on, into the set: those that it covers.
template <class List>
void insert_rest(List& list, DocSet& set) {
  for (store::DocId docid = list.seek(set.first()); docid <= set.last(); docid = list.next())
    set.insert(docid);
}
void insert_list(const store::HotList& list, DocSet& set);

/// The same of one term after the other, each the faster the nearer it is to the one before; ascending at
/// best.
class PostingUnion {
 public:
  explicit PostingUnion(const store::Segment& segment) : segment_(segment) {}
  void insert(const std::string& term, DocSet& set);

 private:
  const store::Segment& segment_;
  store::GlassList posting_;
};

}  // namespace dateline::search
