// Walks of their own for the plans that are asked most.
#include "search/term_walks.h"

#include <algorithm>
#include <array>

#include "search/weight_bounds.h"

namespace dateline::search {
namespace {

constexpr std::size_t kCandidates = 16;  // gathered before the first is looked at

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

}  // namespace dateline::search
