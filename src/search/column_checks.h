// Restrictions that a column answers for one article at a time: dates, years, lengths, values of facets.
#pragma once

#include <vector>

#include "search/cursor_groups.h"
#include "search/query_plan.h"
#include "store/generation.h"

namespace dateline::search {

/// The same as schema::touches() for every article, the usual case first.
class DateCheck final : public Check {
 public:
  DateCheck(schema::Span span, const store::Columns& columns) : span_(span), columns_(columns) {}
  bool holds(store::DocId docid) override { return touches(docid); }
  bool touches(store::DocId docid) const {
    const schema::Seconds start = columns_.date_starts()[docid - 1];
    if (start >= span_.end) return false;
    if (start >= span_.begin) return columns_.date_precisions()[docid - 1] != 0;
    return schema::touches(columns_.date(docid), span_);
  }

 private:
  schema::Span span_;
  const store::Columns& columns_;
};

/// Have title and body so many words?
class LengthCheck final : public Check {
 public:
  LengthCheck(WordRange words, const store::Columns& columns) : words_(words), columns_(columns) {}
  bool holds(store::DocId docid) override {
    const store::FieldLengths& lengths = columns_.lengths(docid);
    const std::uint64_t words = std::uint64_t{lengths.title} + lengths.body();
    return words_.least <= words && words <= words_.most;
  }

 private:
  WordRange words_;
  const store::Columns& columns_;
};

/// Did the article come in, or change, after a generation?
class AddedCheck final : public Check {
 public:
  AddedCheck(std::uint64_t after, const store::Columns& columns) : after_(after), columns_(columns) {}
  bool holds(store::DocId docid) override { return columns_.first_seen(docid) > after_; }

 private:
  std::uint64_t after_;
  const store::Columns& columns_;
};

/// Does the first instant lie in one of the years? Not so for undated articles.
class YearCheck final : public Check {
 public:
  YearCheck(const std::vector<int>& years, const store::Columns& columns);
  bool holds(store::DocId docid) override;

 private:
  std::vector<schema::Span> years_;
  const store::Columns& columns_;
};

/// Has the article one of the names, under whatever local name?
class NameCheck final : public Check {
 public:
  NameCheck(const std::vector<FacetNames>& names, const store::Generation& generation, std::size_t segment);
  bool holds(store::DocId docid) override;

 private:
  struct FacetLocals {
    schema::Facet facet = schema::Facet::person;
    const store::FacetColumn* column = nullptr;
    std::vector<bool> wanted;  // by local name
  };
  void want(schema::Facet facet, std::uint32_t local);
  const store::Segment& segment_;
  std::vector<FacetLocals> facets_;
};

class SetCheck final : public Check {
 public:
  explicit SetCheck(DocSet set) : set_(std::move(set)) {}
  bool holds(store::DocId docid) override { return set_.holds(docid); }

 private:
  DocSet set_;
};

}  // namespace dateline::search
