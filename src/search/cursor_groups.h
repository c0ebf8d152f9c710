// Cursors over cursors: all of them, any of them, some but not others, and what only a look at the words
// decides.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "search/pair_scan.h"
#include "search/posting_cursor.h"
#include "search/proximity.h"
#include "store/segment.h"

namespace dateline::search {

using CursorPtr = std::unique_ptr<Cursor>;

/// Says of an article that other cursors found whether it is in a set. Calls are in any order of docids.
class Check {
 public:
  virtual ~Check() = default;
  virtual bool holds(store::DocId docid) = 0;
};
using CheckPtr = std::unique_ptr<Check>;

/// Articles at which all cursors stand and all checks hold: the cheapest leads, the others follow in leaps.
/// Source: E. Demaine, A. Lopez-Ortiz, J. I. Munro, Adaptive set intersections, SODA 2000 (round robin, by
/// size).
/// For parts that are all plain words the calls need not be virtual.
template <class Part>
class AllCursors final : public Cursor {
 public:
  /// `parts` in the order of the query, at least one.
  AllCursors(std::vector<std::unique_ptr<Part>> parts, std::vector<CheckPtr> checks, DocRange range);
  store::DocId seek(store::DocId target) override;
  bool confirm() override;
  double add_weights(double sum) override;
  double add_bounds(double sum) override;
  void explain(std::vector<TermScore>& scores) override;
  void require(double least) override;

  /// For walks of their own.
  const std::vector<std::unique_ptr<Part>>& parts() const { return parts_; }
  bool checks_hold(store::DocId docid);
  /// A set outside of which no article is in all parts, where that is known; else nothing.
  const DocSet* in_common() const { return common_ ? &*common_ : nullptr; }
  /// Are all articles of that set in all parts? Then the parts themselves stay behind until weights are asked
  /// for.
  bool is_all_in_common() const { return common_is_all_; }

 private:
  void find_common(DocRange range);
  void bring_parts();
  store::DocId seek_in_common(store::DocId target);
  store::DocId follow(store::DocId candidate);
  std::vector<std::unique_ptr<Part>> parts_;
  std::vector<Part*> by_cost_;
  std::vector<Part*> unsure_;      // whose confirm() has to be asked
  std::vector<double> rest_most_;  // what by_cost_[i] and those behind it can weigh at most
  std::vector<CheckPtr> checks_;
  std::optional<DocSet> common_;                  // no article outside can be in all parts
  bool common_is_all_ = false;                    // what is in common_ is in all parts, but for the checks
  LookAhead ahead_;                               // of common_
  const store::FieldLengths* lengths_ = nullptr;  // that parts weigh by; nothing: none does
  store::DocId end_;
  double least_ = 0;
};

using AndCursor = AllCursors<Cursor>;
using AndTermsCursor = AllCursors<TermCursor>;

/// All of `parts` and `checks`: as terms when they are. No match outside of the range is looked for.
CursorPtr all_of(std::vector<CursorPtr> parts, std::vector<CheckPtr> checks, DocRange range);

/// Articles at which at least one cursor stands. Once a weight is required, only the cursors without which it
/// cannot be reached lead (MaxScore); the others are asked about candidates only. Source: H. Turtle, J.
/// Flood, Query evaluation: strategies and optimizations, IPM 31(6), 1995.
class OrCursor final : public Cursor {
 public:
  /// No match from `end` on is looked for.
  OrCursor(std::vector<CursorPtr> parts, store::DocId end);
  store::DocId seek(store::DocId target) override;
  bool confirm() override;
  double add_weights(double sum) override;
  double add_bounds(double sum) override;
  void explain(std::vector<TermScore>& scores) override;
  void require(double least) override;
  const std::vector<CursorPtr>& parts() const { return parts_; }

 private:
  bool can_reach(store::DocId candidate);
  std::vector<CursorPtr> parts_;
  std::vector<Cursor*> by_most_;  // ascending
  std::vector<double> sum_most_;  // of by_most_[0] to [i]
  std::size_t leaders_ = 0;       // by_most_ from here on lead
  std::vector<bool> matches_;     // of parts_, once confirmed
  double least_ = 0;
  store::DocId end_;
};

/// The first cursor's articles; the others add weight where they match too.
class PreferenceCursor final : public Cursor {
 public:
  explicit PreferenceCursor(std::vector<CursorPtr> parts);
  store::DocId seek(store::DocId target) override { return docid_ = parts_.front()->seek(target); }
  bool confirm() override;
  double add_weights(double sum) override;
  double add_bounds(double sum) override;
  void explain(std::vector<TermScore>& scores) override;
  void require(double least) override;

 private:
  std::vector<CursorPtr> parts_;
  std::vector<bool> matches_;
};

/// The first cursor's articles without those of the others.
class DifferenceCursor final : public Cursor {
 public:
  /// No match from `end` on is looked for.
  DifferenceCursor(CursorPtr wanted, std::vector<CursorPtr> excluded, std::vector<CheckPtr> excluding_checks,
                   store::DocId end);
  store::DocId seek(store::DocId target) override;
  bool confirm() override;
  double add_weights(double sum) override { return wanted_->add_weights(sum); }
  double add_bounds(double sum) override { return wanted_->add_bounds(sum); }
  void explain(std::vector<TermScore>& scores) override { wanted_->explain(scores); }
  void require(double least) override { wanted_->require(least); }

  /// For walks of their own: in ascending order.
  Cursor& wanted() { return *wanted_; }
  bool is_excluded(store::DocId docid);

 private:
  CursorPtr wanted_;
  std::vector<CursorPtr> excluded_;
  std::vector<Cursor*> unsure_;
  std::vector<CheckPtr> checks_;
  store::DocId end_;
};

/// The candidates whose words stand as `part` wants it in the field.
class PositionCursor final : public Cursor {
 public:
  PositionCursor(CursorPtr candidates, PositionPart part, schema::TextField field,
                 const store::Segment& segment, PositionMatcher& matcher);
  store::DocId seek(store::DocId target) override { return docid_ = candidates_->seek(target); }
  bool confirm() override;
  double add_weights(double sum) override { return candidates_->add_weights(sum); }
  double add_bounds(double sum) override { return candidates_->add_bounds(sum); }
  void explain(std::vector<TermScore>& scores) override { candidates_->explain(scores); }
  void require(double least) override { candidates_->require(least); }

  /// For walks of their own: what the candidates come from, and the look at the words of one of them. Where
  /// that look will go is asked of memory beforehand.
  Cursor& candidates() { return *candidates_; }
  bool stand_together(store::DocId docid);
  void prefetch_offsets(store::DocId docid) const;
  void prefetch_words(store::DocId docid) const;

 private:
  Glance glance(store::DocId docid);
  CursorPtr candidates_;
  PositionPart part_;
  schema::TextField field_;
  const store::Segment& segment_;
  PositionMatcher& matcher_;
  std::optional<PairScan> pair_;                // of part_
  std::vector<store::SentenceMark> sentences_;  // of the article being looked at, where they matter
  std::vector<store::MentionSpan> mentions_;
  bool reads_escapes_ = true;
  bool reads_sentences_ = false;
  bool reads_mentions_ = false;
};

/// The members of a set of which those outside `certain` have to be looked at: words of a pattern whose stems
/// stand for other words, too.
class UncertainSetCursor final : public Cursor {
 public:
  UncertainSetCursor(DocSet candidates, DocSet certain, double weight, std::string label, PositionPart part,
                     schema::TextField field, const store::Segment& segment, PositionMatcher& matcher);
  store::DocId seek(store::DocId target) override {
    return docid_ >= target ? docid_ : docid_ = candidates_.at_or_after(target);
  }
  bool confirm() override;
  double add_weights(double sum) override { return sum + most_; }
  void explain(std::vector<TermScore>& scores) override;

 private:
  DocSet candidates_;
  DocSet certain_;
  std::string label_;
  PositionPart part_;
  schema::TextField field_;
  const store::Segment& segment_;
  PositionMatcher& matcher_;
};

}  // namespace dateline::search
