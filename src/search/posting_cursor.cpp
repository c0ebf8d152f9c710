// Walks over the matching articles of one segment: words, titles, sets.
#include "search/posting_cursor.h"

#include <utility>

#include "schema/terms.h"

namespace dateline::search {
namespace {

void open_all(const store::Segment& segment, const std::vector<std::string>& terms,
              std::vector<PostingReader>& readers) {
  readers.resize(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) readers[i].open(segment, terms[i]);
}

/// Moves all of them to `target` and returns the first docid that one stands at.
store::DocId seek_all(std::vector<PostingReader>& readers, store::DocId target) {
  store::DocId first = kNoMoreDocs;
  for (PostingReader& reader : readers) first = std::min(first, reader.seek(target));
  return first;
}

}  // namespace

TermCursor::TermCursor(const store::Segment& segment, const std::string& term, std::uint64_t postings,
                       WordWeight weight)
    : articles_(segment.article_count()), weight_(std::move(weight)) {
  reader_.open(segment, term);
  cost_ = postings;
  most_ = weight_.weight;
}

void TermCursor::require(double least) {
  if (least <= 0 || weight_.weight == 0) return;
  if (!limits_) limits_ = std::make_unique<LengthLimits>(*weight_.bm25, weight_.weight);
  limits_->require(least);
}

void TermCursor::explain(std::vector<TermScore>& scores) {
  if (weight_.weight != 0) scores.push_back({weight_.label, weight_.bm25->count(reader_.wdf()), weight()});
}

WordCursor::WordCursor(const store::Segment& segment, const std::vector<std::string>& terms,
                       std::uint64_t postings, schema::TextField field, WordWeight weight, store::DocId end)
    : field_(field), weight_(std::move(weight)), end_(end) {
  open_all(segment, terms, readers_);
  cost_ = postings;
  most_ = weight_.weight;
}

store::DocId WordCursor::seek(store::DocId target) {
  if (docid_ >= target) return docid_;
  for (docid_ = seek_all(readers_, target); docid_ < end_; docid_ = seek_all(readers_, docid_ + 1))
    if (stands_in_field()) return docid_;
  return docid_ = kNoMoreDocs;
}

bool WordCursor::stands_in_field() const {
  if (field_ == schema::TextField::any) return true;
  for (const PostingReader& reader : readers_) {
    if (reader.docid() != docid_) continue;
    const schema::TermCounts counts = schema::unpack(reader.wdf());
    switch (field_) {
      case schema::TextField::title:
        if (counts.title > 0) return true;
        break;
      case schema::TextField::lead:
        if (counts.title > 0 || counts.lead > 0) return true;
        break;
      default:
        if (counts.lead > 0 || counts.rest > 0) return true;
    }
  }
  return false;
}

double WordCursor::count() const {
  double count = 0;
  for (const PostingReader& reader : readers_)
    if (reader.docid() == docid_) count += weight_.bm25->count(reader.wdf());
  return count;
}

void WordCursor::explain(std::vector<TermScore>& scores) {
  if (weight_.weight != 0) scores.push_back({weight_.label, count(), weight_.of(docid_, count())});
}

TitleCursor::TitleCursor(const store::Segment& segment, const std::vector<std::string>& terms,
                         std::uint64_t postings, WordWeight weight)
    : weight_(std::move(weight)) {
  std::vector<std::string> title_terms;
  for (const std::string& term : terms) title_terms.push_back(schema::title_term(term));
  open_all(segment, title_terms, titles_);
  open_all(segment, terms, words_);
  cost_ = postings;
  most_ = weight_.weight;
}

store::DocId TitleCursor::seek(store::DocId target) {
  return docid_ >= target ? docid_ : docid_ = seek_all(titles_, target);
}

double TitleCursor::count() {
  double count = 0;
  for (PostingReader& word : words_)
    if (word.seek(docid_) == docid_) count += weight_.bm25->count(word.wdf());
  return count;
}

void TitleCursor::explain(std::vector<TermScore>& scores) {
  if (weight_.weight == 0) return;
  const double own = count();
  scores.push_back({weight_.label, own, weight_.of(docid_, own)});
}

SetCursor::SetCursor(DocSet set, double weight, std::string label)
    : set_(std::move(set)), label_(std::move(label)) {
  cost_ = set_.size();
  most_ = weight;
}

void SetCursor::explain(std::vector<TermScore>& scores) {
  if (most_ != 0) scores.push_back({label_, 1, most_});
}

}  // namespace dateline::search
