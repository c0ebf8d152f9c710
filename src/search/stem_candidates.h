// The stems of an article in the order in which it pays to look them up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <queue>
#include <span>
#include <vector>

#include "search/bm25.h"
#include "store/generation.h"

namespace dateline::search {

/// A form in a text, and how often it stands there.
struct FormCount {
  std::uint32_t stem = 0;
  std::uint32_t form = 0;
  double count = 0;
};

/// Sorts by stem, then form, and adds up what is of one form.
void add_up(std::vector<FormCount>& forms);

/// Calls use(forms) for those of each stem.
template <class Use>
void for_each_stem(std::span<const FormCount> forms, Use&& use) {
  for (std::size_t begin = 0, end = 0; begin < forms.size(); begin = end) {
    while (end < forms.size() && forms[end].stem == forms[begin].stem) ++end;
    use(forms.subspan(begin, end - begin));
  }
}

/// The forms of one stem of an article, and what can speak for it at most.
struct StemCandidate {
  std::span<const FormCount> forms;
  double most = 0;
};

/// All stems of the article, whether they tell something or not, the most promising first.
class StemCandidates {
 public:
  StemCandidates(const store::Generation& generation, store::ArticleRef article, const Bm25& bm25);
  StemCandidates(const StemCandidates&) = delete;  // candidates are views of forms_
  StemCandidates& operator=(const StemCandidates&) = delete;
  const std::vector<StemCandidate>& all() const { return all_; }

 private:
  void count_forms(store::DocId docid, const Bm25& bm25);
  std::uint64_t least_articles(std::span<const FormCount> forms) const;
  const store::Segment& segment_;
  std::vector<FormCount> forms_;
  std::vector<StemCandidate> all_;
};

/// The greatest of the merits that it was told of.
class BestMerits {
 public:
  explicit BestMerits(std::size_t most) : most_(most) {}
  void add(double merit) {
    merits_.push(merit);
    if (merits_.size() > most_) merits_.pop();
  }
  /// Are there as many as are wanted, and all of them greater?
  bool exclude(double merit) const {
    return merits_.size() >= most_ && (merits_.empty() || merits_.top() > merit);
  }

 private:
  std::size_t most_;
  std::priority_queue<double, std::vector<double>, std::greater<>> merits_;
};

}  // namespace dateline::search
