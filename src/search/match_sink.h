// Where the walk over a segment leaves its matches: counted, collected and ranked.
#pragma once

#include <atomic>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "search/doc_set.h"
#include "search/recency.h"
#include "search/search_request.h"
#include "search/top_hits.h"
#include "store/segment.h"

namespace dateline::search {

struct MatchOptions {
  SortOrder sort = SortOrder::relevance;
  std::uint64_t most = 10;  // matches to rank
  bool exact_total = true;  // false: articles that cannot be among the first `most` may stay uncounted
  bool collect = false;     // keep the docids of all matches (implies exact_total)
  std::optional<store::ArticleRef> left_out = {};  // as if it were not there
  const Recency* recency = nullptr;                // what ages take from scores; must outlive the matching
  std::optional<RankedMatch> after = {};           // rank only those that come after this one
};

/// Can articles that weigh too little to be among the best be left out altogether?
inline bool may_prune(const MatchOptions& options) {
  return options.sort == SortOrder::relevance && !options.exact_total && !options.collect;
}

/// The greatest of the bars of walks that go on at the same time.
class SharedBar {
 public:
  double bar() const { return bar_.load(std::memory_order_relaxed); }
  void raise(double bar) {
    double known = bar_.load(std::memory_order_relaxed);
    while (known < bar && !bar_.compare_exchange_weak(known, bar, std::memory_order_relaxed)) {
    }
  }

 private:
  std::atomic<double> bar_ = 0;
};

class MatchSink {
 public:
  /// `range`: which articles are walked. `collected`: where the docids go when they are asked for. `shared`:
  /// what walks at the same time know of the least that enters.
  MatchSink(const store::Segment& segment, std::uint32_t index, DocRange range, const MatchOptions& options,
            TopHits& top, std::vector<store::DocId>* collected, SharedBar* shared)
      : columns_(segment.columns()),
        index_(index),
        range_(range),
        shared_(shared),
        removed_(segment.tombstones().empty() ? nullptr : &segment.tombstones()),
        recency_(options.recency),
        goes_on_(options.after.has_value()),
        sort_(options.sort),
        prunes_(may_prune(options)),
        top_(top),
        collected_(options.collect ? collected : nullptr),
        left_out_(options.left_out && options.left_out->segment == index ? options.left_out->docid : 0),
        has_removed_(removed_ != nullptr || left_out_ != 0),
        last_date_(options.sort == SortOrder::oldest ? std::numeric_limits<schema::Seconds>::max()
                                                     : std::numeric_limits<schema::Seconds>::min()) {
    raise_bar();
    if (shared_ != nullptr) raise_shared_bar(false);
    if (!by_score()) note_last_date();
  }

  DocRange range() const { return range_; }
  /// Does the walk go over the whole segment?
  bool is_whole() const { return range_.first <= 1 && range_.end == kNoMoreDocs; }
  bool by_score() const { return sort_ == SortOrder::relevance; }
  /// May articles that weigh less than bar() be left out altogether?
  bool prunes() const { return prunes_; }
  /// Bounds below it cannot become scores that enter; 0 as long as anything can.
  double bar() const { return bar_; }
  std::uint64_t total() const { return total_; }
  const store::Columns& columns() const { return columns_; }
  /// Matches to rank.
  std::uint64_t most() const { return top_.most(); }

  /// Does it have to be told which articles match, or only how many?
  bool wants_docids() const { return has_removed_ || (counting_ && collected_ != nullptr); }
  bool has_removed() const { return has_removed_; }
  /// Are equal matches ranked by their ids alone? Not where ages take from scores, or the ranking goes on
  /// behind another match.
  bool ranks_equals_by_id() const { return recency_ == nullptr && !goes_on_; }
  /// Does it still count what it is told of?
  bool is_counting() const { return counting_; }
  /// Is every match to be counted?
  bool counts() const { return counting_ && (!prunes_ || collected_ != nullptr); }
  /// From now on only ranks: these are all that match, dead ones included, or so many live ones.
  void count_set(const DocSet& matches);
  void count_all(std::uint64_t live) {
    total_ += live;
    stop_counting();
  }
  bool is_removed(store::DocId docid) const {
    return has_removed_ && (docid == left_out_ || (removed_ != nullptr && removed_->is_dead(docid)));
  }
  void count(store::DocId docid) {
    if (!counting_) return;
    ++total_;
    if (collected_ != nullptr) collected_->push_back(docid);
  }
  /// Ranks a match by its score. Returns whether the bar rose.
  bool rank(store::DocId docid, double score) {
    score = aged(docid, score);
    const bool entered = top_.admits(score) && top_.offer({score, score, {index_, docid}});
    if (shared_ != nullptr) return raise_shared_bar(entered);
    return entered && raise_bar();
  }
  /// Ranks a match by its date; asks for the score only of those that enter.
  template <class Score>
  void rank_by_date(store::DocId docid, Score&& score) {
    const schema::Seconds start = columns_.date_starts()[docid - 1];
    if (sort_ == SortOrder::newest ? start < last_date_ : start > last_date_) return;
    const double key = date_key(columns_.date(docid), sort_);
    if (top_.admits(key) && top_.offer({key, aged(docid, score()), {index_, docid}})) note_last_date();
  }

 private:
  double aged(store::DocId docid, double score) const {
    return recency_ == nullptr ? score : score * recency_->factor(columns_.date(docid));
  }
  void count_members(const DocSet& live);
  void stop_counting() {
    counting_ = false;
    prunes_ = by_score();
  }
  /// Bounds are summed in another order than scores; what this takes off is far more than rounding can add.
  static constexpr double kRoundingMargin = 1 - 1e-9;
  bool raise_bar() {
    if (!by_score() || !top_.full() || top_.least_key() * kRoundingMargin <= bar_) return false;
    bar_ = top_.least_key() * kRoundingMargin;
    return true;
  }
  bool raise_shared_bar(bool entered) {
    bool rose = entered && raise_bar();
    if (rose) shared_->raise(bar_);
    if (const double others = shared_->bar(); others > bar_) {
      bar_ = others;
      rose = true;
    }
    return rose;
  }

  /// Until the top is full of dated articles every date may enter.
  void note_last_date() {
    const double key = top_.least_key();
    if (top_.full() && std::isfinite(key))
      last_date_ = static_cast<schema::Seconds>(sort_ == SortOrder::oldest ? -key : key);
  }

  const store::Columns& columns_;
  std::uint32_t index_;
  DocRange range_;
  SharedBar* shared_;                 // nothing when the walk is alone
  const store::Tombstones* removed_;  // nothing when all are live
  const Recency* recency_;            // nothing: ages take nothing
  bool goes_on_;
  SortOrder sort_;
  bool prunes_;
  TopHits& top_;
  std::vector<store::DocId>* collected_;
  store::DocId left_out_;  // 0: none
  bool has_removed_;
  bool counting_ = true;
  std::uint64_t total_ = 0;
  double bar_ = 0;
  schema::Seconds last_date_;  // what cannot enter is older (newest first) or newer (oldest first)
};

inline void MatchSink::count_set(const DocSet& matches) {
  if (has_removed_) {
    DocSet live = matches;
    if (removed_ != nullptr)
      for (const store::DocId docid : removed_->dead()) live.erase(docid);
    if (left_out_ != 0) live.erase(left_out_);
    count_members(live);
  } else {
    count_members(matches);
  }
  stop_counting();
}

inline void MatchSink::count_members(const DocSet& live) {
  const std::uint32_t size = live.size();
  total_ += size;
  if (collected_ == nullptr) return;
  collected_->reserve(collected_->size() + size);
  live.for_each([this](store::DocId docid) { collected_->push_back(docid); });
}

}  // namespace dateline::search
