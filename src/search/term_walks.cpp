// Walks of their own for the plans that are asked most.
#include "search/term_walks.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "search/weight_bounds.h"

namespace dateline::search {
namespace {

constexpr std::uint32_t kWindow = 4096;  // articles; the arrays of a few lists then fit the nearest caches
constexpr std::size_t kMostLists = 64;
constexpr std::uint64_t kArticlesPerPosting = 16;  // sparser lists are walked posting by posting
constexpr std::size_t kCandidates = 16;            // gathered before the first is looked at
constexpr float kFloatMargin = 1 + 1e-5F;          // more than rounding to float can take off a bound

constexpr std::uint32_t kBoundsAtOnce = 16;

#ifdef __SSE2__
template <class Compare>
std::uint32_t compare_bounds(const float* bounds, Compare&& compare) {
  std::uint32_t found = 0;
  for (unsigned i = 0; i < 4; ++i)
    found |= static_cast<std::uint32_t>(_mm_movemask_ps(compare(_mm_loadu_ps(bounds + 4 * i)))) << 4 * i;
  return found;
}
/// Bit i: is bounds[i] at least `bar`? Of kBoundsAtOnce bounds.
std::uint32_t bounds_at_least(const float* bounds, float bar) {
  return compare_bounds(bounds, [&](__m128 four) { return _mm_cmpge_ps(four, _mm_set1_ps(bar)); });
}
/// Bit i: is bounds[i] above 0?
std::uint32_t bounds_above(const float* bounds) {
  return compare_bounds(bounds, [](__m128 four) { return _mm_cmpgt_ps(four, _mm_setzero_ps()); });
}
#else
std::uint32_t bounds_at_least(const float* bounds, float bar) {
  std::uint32_t found = 0;
  for (std::uint32_t i = 0; i < kBoundsAtOnce; ++i) found |= std::uint32_t{bounds[i] >= bar} << i;
  return found;
}
std::uint32_t bounds_above(const float* bounds) {
  std::uint32_t found = 0;
  for (std::uint32_t i = 0; i < kBoundsAtOnce; ++i) found |= std::uint32_t{bounds[i] > 0} << i;
  return found;
}
#endif

/// One list of walk_terms().
struct WalkedList {
  WalkedList(TermCursor& term, const Bm25& bm25)
      : reader(&term.reader()), weight(&term.word_weight()), bounds(bm25, term.word_weight().weight) {}

  PostingReader* reader;
  const WordWeight* weight;
  CountBounds bounds;
  std::vector<std::uint8_t>
      codes;  // of the window: small packed counts, kSmallPackedCounts for larger, 0 for absent
  std::vector<std::pair<store::DocId, std::uint32_t>> large;  // of the window: larger packed counts, by docid

  std::uint32_t packed_at(store::DocId docid, std::uint8_t code) const {
    if (code < kSmallPackedCounts) return code;
    return std::ranges::lower_bound(large, docid, {}, &std::pair<store::DocId, std::uint32_t>::first)->second;
  }
};

class TermsWalk {
 public:
  TermsWalk(const OrCursor& any, const Bm25& bm25, MatchSink& sink)
      : bm25_(bm25), sink_(sink), bound_(kWindow) {
    for (const CursorPtr& part : any.parts()) lists_.emplace_back(static_cast<TermCursor&>(*part), bm25);
    for (WalkedList& list : lists_) {
      list.codes.resize(kWindow);
      by_most_.push_back(&list);
    }
    std::ranges::stable_sort(by_most_, {}, [](const WalkedList* list) { return list->weight->weight; });
    double sum = 0;
    for (const WalkedList* list : by_most_) sum_most_.push_back(sum += list->weight->weight);
  }

  void run() {
    for (const WalkedList* list : by_most_) list->reader->seek(sink_.range().first);
    for (;;) {
      while (sink_.prunes() && followers_ < by_most_.size() && sum_most_[followers_] < sink_.bar())
        ++followers_;
      store::DocId first = kNoMoreDocs;
      for (std::size_t i = followers_; i < by_most_.size(); ++i)
        first = std::min(first, by_most_[i]->reader->docid());
      if (first >= sink_.range().end) return;
      base_ = first;
      read_window();
      use_window();
    }
  }

 private:
  void read_window() {
    std::ranges::fill(bound_, 0.0F);
    const store::DocId end = base_ + std::min(kWindow, sink_.range().end - base_);
    for (std::size_t i = followers_; i < by_most_.size(); ++i) read_list(*by_most_[i], end);
  }
  void read_list(WalkedList& list, store::DocId end) {
    std::memset(list.codes.data(), 0, kWindow);
    list.large.clear();
    for (store::DocId docid = list.reader->docid(); docid < end; docid = list.reader->next()) {
      const std::uint32_t packed = list.reader->wdf();
      const std::uint32_t code = std::min(packed, kSmallPackedCounts);
      if (code == kSmallPackedCounts) list.large.emplace_back(docid, packed);
      const std::uint32_t at = docid - base_;
      list.codes[at] = static_cast<std::uint8_t>(code);
      bound_[at] += list.bounds[code];
    }
  }
  /// Every posting has a bound above 0, so what has one is a match.
  void use_window() {
    for (std::uint32_t from = 0; from < kWindow; from += kBoundsAtOnce) {
      const auto bar = static_cast<float>(std::max(sink_.bar() - sum_of_followers(), 0.0) / kFloatMargin);
      const std::uint32_t reach = bounds_at_least(bound_.data() + from, bar);
      if (sink_.prunes()) {
        use(from, reach);
      } else if (const std::uint32_t matches = bounds_above(bound_.data() + from); matches != 0) {
        count(from, matches);
        use(from, reach & matches);
      }
    }
  }
  double sum_of_followers() const { return followers_ == 0 ? 0 : sum_most_[followers_ - 1]; }
  void count(std::uint32_t from, std::uint32_t matches) {
    for (; matches != 0; matches &= matches - 1) {
      const store::DocId docid = base_ + from + static_cast<std::uint32_t>(__builtin_ctz(matches));
      if (!sink_.is_removed(docid)) sink_.count(docid);
    }
  }
  void use(std::uint32_t from, std::uint32_t candidates) {
    for (; candidates != 0; candidates &= candidates - 1) {
      const std::uint32_t at = from + static_cast<std::uint32_t>(__builtin_ctz(candidates));
      const store::DocId docid = base_ + at;
      if (bound_[at] == 0 || sink_.is_removed(docid)) continue;
      if (!can_reach(docid, static_cast<double>(bound_[at] * kFloatMargin))) continue;
      if (sink_.prunes()) sink_.count(docid);
      sink_.rank(docid, score(docid, at));
    }
  }
  /// Asks the lists that only follow, the heaviest first, until the bar is out of reach.
  bool can_reach(store::DocId docid, double bound) {
    for (std::size_t i = followers_; i-- > 0;) {
      if (bound + sum_most_[i] < sink_.bar()) return false;
      WalkedList& list = *by_most_[i];
      if (list.reader->seek(docid) == docid)
        bound +=
            static_cast<double>(list.bounds[std::min(list.reader->wdf(), kSmallPackedCounts)] * kFloatMargin);
    }
    return bound >= sink_.bar();
  }
  /// Weights in the order of the query.
  double score(store::DocId docid, std::uint32_t at) {
    const double length_part = bm25_.length_part(sink_.columns().lengths(docid));
    double sum = 0;
    for (const WalkedList& list : lists_) {
      std::uint32_t packed = 0;
      if (is_follower(list)) {
        packed = list.reader->docid() == docid ? list.reader->wdf() : 0;
      } else {
        packed = list.packed_at(docid, list.codes[at]);
      }
      if (packed != 0) sum += Bm25::weight(list.weight->weight, bm25_.count(packed), length_part);
    }
    return sum;
  }
  bool is_follower(const WalkedList& list) const {
    const auto end = by_most_.begin() + static_cast<std::ptrdiff_t>(followers_);
    return std::find(by_most_.begin(), end, &list) != end;
  }

  const Bm25& bm25_;
  MatchSink& sink_;
  std::vector<WalkedList> lists_;     // in the order of the query
  std::vector<WalkedList*> by_most_;  // ascending
  std::vector<double> sum_most_;      // of by_most_[0] to [i]
  std::size_t followers_ = 0;         // by_most_ before it only follow
  store::DocId base_ = 1;             // first docid of the window
  std::vector<float> bound_;          // of the window
};

}  // namespace

void walk_term(TermCursor& term, MatchSink& sink) {
  const WordWeight& weight = term.word_weight();
  LengthLimits limits(*weight.bm25, weight.weight);
  limits.require(sink.bar());
  PostingReader& reader = term.reader();
  const store::DocId end = sink.range().end;
  struct Posting {
    store::DocId docid;
    std::uint32_t packed;
  };
  std::array<Posting, kCandidates> batch;
  store::DocId docid = reader.seek(sink.range().first);
  while (docid < end) {
    std::size_t count = 0;
    for (; docid < end && count < batch.size(); docid = reader.next()) {
      if (sink.is_removed(docid)) continue;
      sink.count(docid);
      const std::uint32_t packed = reader.wdf();
      if (limits.excludes(packed)) continue;
      sink.columns().prefetch_lengths(docid);
      batch[count++] = {docid, packed};
    }
    for (std::size_t i = 0; i < count; ++i) {
      const auto [at, packed] = batch[i];
      if (limits.excludes(packed) || !limits.can_reach(packed, weight.lengths[at - 1])) continue;
      if (sink.rank(at, weight.of(at, weight.bm25->count(packed)))) limits.require(sink.bar());
    }
  }
}

void walk_positions(PositionCursor& cursor, MatchSink& sink) {
  struct Candidate {
    store::DocId docid;
    double score;
  };
  std::array<Candidate, kCandidates> batch;
  Cursor& candidates = cursor.candidates();
  const bool prunes = sink.prunes();
  if (prunes && sink.bar() > 0) candidates.require(sink.bar());
  const store::DocId end = sink.range().end;
  store::DocId docid = candidates.seek(sink.range().first);
  while (docid < end) {
    std::size_t count = 0;
    for (; docid < end && count < batch.size(); docid = candidates.seek(docid + 1)) {
      if (sink.is_removed(docid)) continue;
      const double score = candidates.add_weights(0);
      if (prunes && score < sink.bar()) continue;
      batch[count++] = {docid, score};
      cursor.prefetch_offsets(docid);
    }
    for (std::size_t i = 0; i < count; ++i) cursor.prefetch_words(batch[i].docid);
    for (std::size_t i = 0; i < count; ++i) {
      if (prunes && batch[i].score < sink.bar()) continue;
      if (!cursor.stand_together(batch[i].docid)) continue;
      sink.count(batch[i].docid);
      if (sink.rank(batch[i].docid, batch[i].score) && prunes) candidates.require(sink.bar());
    }
  }
}

DocSet standing_together(PositionCursor& cursor, const DocSet& candidates) {
  std::vector<store::DocId> docids;
  candidates.for_each([&](store::DocId docid) { docids.push_back(docid); });
  DocSet matches(candidates.last(), {candidates.first(), candidates.last() + 1});
  for (std::size_t i = 0; i < docids.size() + 2 * kCandidates; ++i) {
    if (i < docids.size()) cursor.prefetch_offsets(docids[i]);
    if (i >= kCandidates && i - kCandidates < docids.size()) cursor.prefetch_words(docids[i - kCandidates]);
    if (i < 2 * kCandidates) continue;
    const store::DocId docid = docids[i - 2 * kCandidates];
    if (cursor.stand_together(docid)) matches.insert(docid);
  }
  return matches;
}

bool can_walk_terms(const OrCursor& any, std::uint32_t articles) {
  if (any.parts().size() > kMostLists || any.cost() * kArticlesPerPosting < articles) return false;
  return std::ranges::all_of(any.parts(), [](const CursorPtr& part) {
    const auto* term = dynamic_cast<const TermCursor*>(part.get());
    return term != nullptr && term->most() > 0;
  });
}

void walk_terms(const OrCursor& any, const Bm25& bm25, MatchSink& sink) { TermsWalk(any, bm25, sink).run(); }

}  // namespace dateline::search
