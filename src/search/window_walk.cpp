// The walk over the articles of any of several terms, a window of docids at a time.
#include "search/window_walk.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "search/weight_bounds.h"

namespace dateline::search {
namespace {

constexpr std::uint32_t kWindow = 4096;  // articles; the arrays of a few lists then fit the nearest caches
constexpr std::size_t kMostLists = 64;
constexpr std::uint64_t kArticlesPerPosting = 16;  // sparser lists are walked posting by posting
/// Asking a list about one article takes about as long as reading so many of its postings in a row.
constexpr std::uint64_t kPostingsPerQuestion = 5;
constexpr std::uint32_t kFewPostings = 256;  // of a list in a window: taken out of its array one by one
constexpr float kFloatMargin = 1 + 1e-5F;    // more than rounding to float can take off a bound

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

/// One of the lists, and what it holds in the window.
class WalkedList {
 public:
  WalkedList(TermCursor& term, const Bm25& bm25)
      : reader_(&term.reader()),
        weight_(&term.word_weight()),
        bounds_(bm25, term.word_weight().weight),
        in_window_(term.cost() * kWindow / std::max(term.article_count(), 1U)),
        codes_(kWindow) {}

  double most() const { return weight_->weight; }
  /// The first posting from `target` on.
  store::DocId seek(store::DocId target) { return reader_->seek(target); }
  /// Postings from `base` on, before `end`; adds what they weigh at most to `bound`.
  void read(store::DocId base, store::DocId end, float* bound) {
    clear();
    reader_->seek(base);
    reader_->read_until(end, [&](store::DocId docid, std::uint32_t packed) {
      const std::uint32_t code = std::min(packed, kSmallPackedCounts);
      if (code == kSmallPackedCounts) large_.emplace_back(docid, packed);
      const std::uint32_t at = docid - base;
      codes_[at] = static_cast<std::uint8_t>(code);
      touched_[touched_count_++ % kFewPostings] = static_cast<std::uint16_t>(at);
      bound[at] += bounds_[code];
    });
  }
  /// What was read of article `docid`, the window's article `at`; 0: nothing.
  std::uint32_t packed(store::DocId docid, std::uint32_t at) const {
    const std::uint8_t code = codes_[at];
    if (code < kSmallPackedCounts) return code;
    return std::ranges::lower_bound(large_, docid, {}, &std::pair<store::DocId, std::uint32_t>::first)
        ->second;
  }
  /// Of a list that is not read: the packed counts of an article that it is asked about, 0 when it does not
  /// have it; articles in ascending order.
  std::uint32_t ask(store::DocId docid) { return reader_->seek(docid) == docid ? reader_->wdf() : 0; }
  float bound_of(std::uint32_t packed) const {
    return packed == 0 ? 0 : bounds_[std::min(packed, kSmallPackedCounts)];
  }
  double weight(std::uint32_t packed, double length_part) const {
    return Bm25::weight(weight_->weight, weight_->bm25->count(packed), length_part);
  }

  void note_question() { ++asked_; }
  void forget_questions() { asked_ = 0; }
  /// Would it have been less to read the list in the last window than to ask it?
  bool is_asked_too_often() const { return asked_ * kPostingsPerQuestion > in_window_; }

 private:
  void clear() {
    if (touched_count_ > kFewPostings) {
      std::ranges::fill(codes_, std::uint8_t{0});
    } else {
      for (std::uint32_t i = 0; i < touched_count_; ++i) codes_[touched_[i]] = 0;
    }
    touched_count_ = 0;
    large_.clear();
  }

  PostingReader* reader_;
  const WordWeight* weight_;
  CountBounds bounds_;
  std::uint64_t in_window_;  // postings, on average
  std::uint64_t asked_ = 0;  // in the last window
  /// Of the window: small packed counts, kSmallPackedCounts for larger, 0 for absent.
  std::vector<std::uint8_t> codes_;
  std::vector<std::pair<store::DocId, std::uint32_t>> large_;  // of the window: larger packed counts
  std::uint32_t touched_count_ = 0;
  std::array<std::uint16_t, kFewPostings> touched_{};  // what is not 0 in codes_, if it is so few
};

class WindowWalk {
 public:
  WindowWalk(const OrCursor& any, const Bm25& bm25, MatchSink& sink)
      : bm25_(bm25), sink_(sink), next_(sink.range().first), bound_(kWindow) {
    lists_.reserve(any.parts().size());
    for (const CursorPtr& part : any.parts()) lists_.emplace_back(static_cast<TermCursor&>(*part), bm25);
    for (WalkedList& list : lists_) by_most_.push_back(&list);
    std::ranges::stable_sort(by_most_, {}, [](const WalkedList* list) { return list->most(); });
    double sum = 0;
    for (const WalkedList* list : by_most_) sum_most_.push_back(sum += list->most());
    place_.resize(lists_.size());
    for (std::size_t i = 0; i < by_most_.size(); ++i)
      place_[static_cast<std::size_t>(by_most_[i] - lists_.data())] = i;
  }

  void run() {
    for (;;) {
      choose_followers();
      store::DocId first = kNoMoreDocs;
      for (std::size_t i = followers_; i < by_most_.size(); ++i)
        first = std::min(first, by_most_[i]->seek(next_));
      if (first >= sink_.range().end) return;
      base_ = first;
      next_ = base_ + std::min(kWindow, sink_.range().end - base_);
      read_window();
      use_window();
    }
  }

 private:
  /// Lists that together cannot carry an article to the bar may follow. Those that were asked too often lead
  /// nevertheless; now and then, as the bar rises, all are tried again.
  void choose_followers() {
    if (!sink_.prunes()) return;
    if ((windows_ & (windows_ - 1)) == 0) {
      while (followers_ < by_most_.size() && sum_most_[followers_] < sink_.bar()) ++followers_;
    } else {
      while (followers_ > 0 && by_most_[followers_ - 1]->is_asked_too_often()) --followers_;
    }
    ++windows_;
    for (std::size_t i = 0; i < followers_; ++i) by_most_[i]->forget_questions();
  }
  void read_window() {
    std::ranges::fill(bound_, 0.0F);
    for (std::size_t i = followers_; i < by_most_.size(); ++i) by_most_[i]->read(base_, next_, bound_.data());
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
      list.note_question();
      answers_[i] = list.ask(docid);
      bound += static_cast<double>(list.bound_of(answers_[i]) * kFloatMargin);
    }
    return bound >= sink_.bar();
  }
  /// Weights in the order of the query.
  double score(store::DocId docid, std::uint32_t at) const {
    const double length_part = bm25_.length_part(sink_.columns().lengths(docid));
    double sum = 0;
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      const bool follows = place_[i] < followers_;
      const std::uint32_t packed = follows ? answers_[place_[i]] : lists_[i].packed(docid, at);
      if (packed != 0) sum += lists_[i].weight(packed, length_part);
    }
    return sum;
  }

  const Bm25& bm25_;
  MatchSink& sink_;
  std::vector<WalkedList> lists_;                  // in the order of the query
  std::vector<WalkedList*> by_most_;               // ascending
  std::vector<std::size_t> place_;                 // of lists_[i] in by_most_
  std::vector<double> sum_most_;                   // of by_most_[0] to [i]
  std::size_t followers_ = 0;                      // by_most_ before it only follow
  std::array<std::uint32_t, kMostLists> answers_;  // by place in by_most_: what followers said last
  std::uint64_t windows_ = 0;
  store::DocId base_ = 1;     // first docid of the window
  store::DocId next_;         // behind the window
  std::vector<float> bound_;  // of the window
};

}  // namespace

bool can_walk_terms(const OrCursor& any, std::uint32_t articles) {
  if (any.parts().size() > kMostLists || any.cost() * kArticlesPerPosting < articles) return false;
  return std::ranges::all_of(any.parts(), [](const CursorPtr& part) {
    const auto* term = dynamic_cast<const TermCursor*>(part.get());
    return term != nullptr && term->most() > 0;
  });
}

void walk_terms(const OrCursor& any, const Bm25& bm25, MatchSink& sink) { WindowWalk(any, bm25, sink).run(); }

}  // namespace dateline::search
