// The best matches so far, as many as were asked for.
#include "search/top_hits.h"

#include <algorithm>
#include <utility>

namespace dateline::search {

namespace {

bool id_comes_first(const store::Generation& generation, store::ArticleRef a, store::ArticleRef b) {
  const store::Columns& columns = generation.segment(a.segment).columns();
  if (a.segment == b.segment) return columns.id_rank(a.docid) < columns.id_rank(b.docid);
  return columns.id(a.docid) < generation.segment(b.segment).columns().id(b.docid);
}

}  // namespace

bool ranks_before(const store::Generation& generation, const RankedMatch& a, const RankedMatch& b) {
  return a.key != b.key ? a.key > b.key : id_comes_first(generation, a.article, b.article);
}

bool TopHits::offer(const RankedMatch& match) {
  if (after_ && !better(*after_, match)) return false;
  const auto order = [this](const RankedMatch& a, const RankedMatch& b) { return better(a, b); };
  if (!full()) {
    matches_.push_back(match);
    if (full()) std::ranges::make_heap(matches_, order);
    return true;
  }
  if (matches_.empty() || !better(match, matches_.front())) return false;
  std::ranges::pop_heap(matches_, order);
  matches_.back() = match;
  std::ranges::push_heap(matches_, order);
  return true;
}

void TopHits::take(TopHits&& other) {
  for (const RankedMatch& match : other.matches_) offer(match);
  other.matches_.clear();
}

std::vector<RankedMatch> TopHits::take_sorted() {
  std::ranges::sort(matches_, [this](const RankedMatch& a, const RankedMatch& b) { return better(a, b); });
  return std::exchange(matches_, {});
}

}  // namespace dateline::search
