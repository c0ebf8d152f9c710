// Walks over the matching articles of one segment, and what each article weighs: the parts that a plan is
// carried out with.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/field.h"
#include "schema/term_counts.h"
#include "search/bm25.h"
#include "search/doc_set.h"
#include "search/posting_reader.h"
#include "search/search_request.h"
#include "search/weight_bounds.h"
#include "store/segment.h"

namespace dateline::search {

/// Visits candidates in ascending order. A candidate is a match once confirm() says so: seek() decides by
/// what is cheap (postings, columns), confirm() by what is not (token streams). Calls may throw
/// Xapian::Error.
class Cursor {
 public:
  virtual ~Cursor() = default;
  Cursor() = default;
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;

  /// The candidate that the cursor stands at; 0 before the first seek(), kNoMoreDocs behind the last one.
  store::DocId docid() const { return docid_; }
  /// Moves to the first candidate at or after `target` (1 at least), never back, and returns it.
  virtual store::DocId seek(store::DocId target) = 0;
  /// Is the candidate a match? At most once per candidate.
  virtual bool confirm() { return true; }
  /// `sum` and the weights of the leaves that match here, added one by one in the order of the query. After
  /// confirm().
  virtual double add_weights(double sum) { return sum; }
  /// The same before confirm(): no less than what add_weights() will return.
  virtual double add_bounds(double sum) { return add_weights(sum); }
  /// Appends what add_weights() adds up. After confirm().
  virtual void explain(std::vector<TermScore>& /*scores*/) {}
  /// Candidates that weigh less than `least` may be left out from now on; only ever raised.
  virtual void require(double /*least*/) {}

  /// No match weighs more.
  double most() const { return most_; }
  /// Roughly how many postings a whole walk reads.
  std::uint64_t cost() const { return cost_; }
  /// Does confirm() always say yes?
  bool is_exact() const { return exact_; }

 protected:
  store::DocId docid_ = 0;
  double most_ = 0;
  std::uint64_t cost_ = 0;
  bool exact_ = true;
};

/// What a word weighs where: shared by the cursors of words.
struct WordWeight {
  const Bm25* bm25 = nullptr;
  const store::FieldLengths* lengths = nullptr;  // of article d at d - 1
  double weight = 0;                             // Bm25::term_weight(); 0: matches without weight
  std::string label;

  double of(store::DocId docid, double count) const {
    return weight == 0 ? 0 : Bm25::weight(weight, count, bm25->length_part(lengths[docid - 1]));
  }
};

/// The articles that hold one term.
class TermCursor final : public Cursor {
 public:
  TermCursor(const store::Segment& segment, const std::string& term, std::uint64_t postings,
             WordWeight weight);
  store::DocId seek(store::DocId target) override { return docid_ = reader_.seek(target); }
  double add_weights(double sum) override { return sum + weight(); }
  void explain(std::vector<TermScore>& scores) override;
  void require(double least) override;
  /// May the candidate weigh what is required? Cheaper than weight().
  bool can_reach() const {
    if (!limits_) return true;
    const std::uint32_t packed = reader_.wdf();
    return !limits_->excludes(packed) && limits_->can_reach(packed, weight_.lengths[docid_ - 1]);
  }
  double weight() const {
    return weight_.weight == 0 ? 0 : weight_.of(docid_, weight_.bm25->count(reader_.wdf()));
  }
  /// For walks of their own; seek() and these must not be mixed.
  PostingReader& reader() { return reader_; }
  const PostingReader& reader() const { return reader_; }
  const WordWeight& word_weight() const { return weight_; }
  std::uint32_t article_count() const { return articles_; }

 private:
  std::uint32_t articles_;  // of the segment
  PostingReader reader_;
  WordWeight weight_;
  std::unique_ptr<LengthLimits> limits_;  // once anything is required
};

/// The articles that hold one of a few stems of a word in a field: one word to the ranking, its counts added
/// up.
class WordCursor final : public Cursor {
 public:
  /// No match from `end` on is looked for.
  WordCursor(const store::Segment& segment, const std::vector<std::string>& terms, std::uint64_t postings,
             schema::TextField field, WordWeight weight, store::DocId end);
  store::DocId seek(store::DocId target) override;
  double add_weights(double sum) override { return sum + weight_.of(docid_, count()); }
  void explain(std::vector<TermScore>& scores) override;

 private:
  double count() const;
  bool stands_in_field() const;
  std::vector<PostingReader> readers_;
  schema::TextField field_;
  WordWeight weight_;
  store::DocId end_;
};

/// The articles that hold one of a few stems in the title, walked by the postings of titles. All of the stems
/// count, in the title or not.
class TitleCursor final : public Cursor {
 public:
  TitleCursor(const store::Segment& segment, const std::vector<std::string>& terms, std::uint64_t postings,
              WordWeight weight);
  store::DocId seek(store::DocId target) override;
  double add_weights(double sum) override { return sum + weight_.of(docid_, count()); }
  void explain(std::vector<TermScore>& scores) override;

 private:
  double count();
  std::vector<PostingReader> titles_;
  std::vector<PostingReader> words_;
  WordWeight weight_;
};

/// The members of a set; each weighs the same.
class SetCursor final : public Cursor {
 public:
  SetCursor(DocSet set, double weight, std::string label);
  store::DocId seek(store::DocId target) override {
    return docid_ >= target ? docid_ : docid_ = set_.at_or_after(target);
  }
  double add_weights(double sum) override { return sum + most_; }
  void explain(std::vector<TermScore>& scores) override;
  const DocSet& set() const { return set_; }

 private:
  DocSet set_;
  std::string label_;
};

/// Every article.
class AllCursor final : public Cursor {
 public:
  explicit AllCursor(std::uint32_t articles) : articles_(articles) { cost_ = articles; }
  store::DocId seek(store::DocId target) override {
    return docid_ >= target ? docid_ : docid_ = target <= articles_ ? target : kNoMoreDocs;
  }

 private:
  std::uint32_t articles_;
};

/// No article.
class EmptyCursor final : public Cursor {
 public:
  store::DocId seek(store::DocId) override { return docid_ = kNoMoreDocs; }
};

}  // namespace dateline::search
