// One posting list of a segment, walked or leapt through: from the hot postings where they hold the term,
// else from Xapian.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include <xapian.h>

#include "search/doc_set.h"
#include "store/segment.h"

namespace dateline::search {

static_assert(kNoMoreDocs == store::kBehindDocIds);

/// No call is virtual. Calls may throw Xapian::Error.
class PostingReader {
 public:
  void open(const store::Segment& segment, const std::string& term) {
    if (const auto hot = segment.hot().find(term)) return open_hot(*hot);
    source_ = Source::xapian;
    posting_ = segment.postings().postlist_begin(term);
    docid_ = posting_ == Xapian::PostingIterator() ? kNoMoreDocs : *posting_;
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
        return std::max<std::uint32_t>(posting_.get_wdf(), 1);
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
        ++posting_;
        return settle();
    }
  }
  /// For walks that need not know every docid: next() without asking for it, and asking for it. Not to be
  /// mixed with the others.
  bool skip() {
    if (source_ != Source::xapian) return next() != kNoMoreDocs;
    ++posting_;
    return posting_ != Xapian::PostingIterator();
  }
  store::DocId current() const { return source_ == Source::xapian ? *posting_ : docid_; }
  store::DocId seek(store::DocId target) {
    if (docid_ >= target) return docid_;
    switch (source_) {
      case Source::blocks:
        return seek_block(target);
      case Source::bitmap:
        return docid_ = list_.at_or_after(target);
      default:
        return seek_in_xapian(target);
    }
  }
  /// Nothing when the list comes from Xapian.
  const store::HotList* hot() const { return source_ == Source::xapian ? nullptr : &list_; }

 private:
  enum class Source : std::uint8_t { xapian, blocks, bitmap };

  void open_hot(const store::HotList& list);
  store::DocId settle() { return docid_ = posting_ == Xapian::PostingIterator() ? kNoMoreDocs : *posting_; }
  store::DocId seek_in_xapian(store::DocId target) {
    if (target == docid_ + 1) {
      ++posting_;
    } else {
      posting_.skip_to(target);
    }
    return settle();
  }
  store::DocId seek_block(store::DocId target);
  store::DocId read_block(std::uint32_t block);
  std::uint32_t packed_by_rank() const {
    const std::uint32_t rank = list_.rank(docid_);
    return list_.packed(rank / store::kHotBlock, rank % store::kHotBlock);
  }

  Source source_ = Source::xapian;
  store::DocId docid_ = kNoMoreDocs;
  Xapian::PostingIterator posting_;
  store::HotList list_;
  std::uint32_t block_ = 0;
  std::uint32_t place_ = 0;  // in docids_
  std::uint32_t size_ = 0;   // of docids_
  std::array<store::DocId, store::kHotBlock> docids_;
};

/// Puts the articles of a list, of a term into the set.
void insert_list(const store::HotList& list, DocSet& set);
void insert_postings(const store::Segment& segment, const std::string& term, DocSet& set);

}  // namespace dateline::search
