// The postings of articles, made from their token streams and columns and from nothing else.
#include "index/segment_posting.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "schema/term_counts.h"
#include "schema/terms.h"
#include "store/xapian_guard.h"

namespace dateline::index {
namespace {

namespace fs = std::filesystem;
using schema::TermCounts;

constexpr std::size_t kMostInputsAtOnce =
    128;  // databases that one compaction holds open, some three descriptors each

/// Position of the first word behind the first paragraph of the body; the number of words when there is only
/// one.
std::uint32_t end_of_lead(std::span<const store::SentenceMark> marks, std::uint32_t title_words,
                          std::uint32_t words) {
  for (const store::SentenceMark& mark : marks)
    if (mark.paragraph && mark.position > title_words) return mark.position;
  return words;
}

/// Counts the words of one article by stem; memory is kept from article to article.
class StemCounter {
 public:
  explicit StemCounter(std::uint32_t stems) : counts_(stems) {}

  void count(const SegmentParts& parts, store::DocId docid) {
    for (const store::StemId stem : touched_) counts_[stem] = {};
    touched_.clear();
    parts.tokens.forms(docid, forms_);
    parts.tokens.sentences(docid, marks_);
    const std::uint32_t title = std::min<std::uint32_t>(parts.columns.lengths(docid).title,
                                                        static_cast<std::uint32_t>(forms_.size()));
    const auto words = static_cast<std::uint32_t>(forms_.size());
    const std::uint32_t lead_end = end_of_lead(marks_, title, words);
    for (std::uint32_t i = 0; i < title; ++i) ++at(parts, forms_[i]).title;
    for (std::uint32_t i = title; i < lead_end; ++i) ++at(parts, forms_[i]).lead;
    for (std::uint32_t i = lead_end; i < words; ++i) ++at(parts, forms_[i]).rest;
    std::ranges::sort(touched_);
  }

  std::span<const store::StemId> stems() const { return touched_; }
  const TermCounts& counts(store::StemId stem) const { return counts_[stem]; }
  /// Do the packed counts stay below the sum that Xapian can keep? If not, all of them are capped.
  bool fits() const {
    std::uint64_t sum = 0;
    for (const store::StemId stem : touched_) sum += schema::pack(counts_[stem]);
    return sum <= UINT32_MAX;
  }

 private:
  TermCounts& at(const SegmentParts& parts, store::FormId form) {
    const store::StemId stem = parts.forms.stem_of(form);
    TermCounts& counts = counts_[stem];
    if (counts == TermCounts{}) touched_.push_back(stem);
    return counts;
  }
  std::vector<TermCounts> counts_;
  std::vector<store::StemId> touched_;
  std::vector<store::FormId> forms_;
  std::vector<store::SentenceMark> marks_;
};

class ArticlePoster {
 public:
  explicit ArticlePoster(const SegmentParts& parts) : parts_(parts), counter_(parts.forms.stem_count()) {
    stems_.reserve(parts.forms.stem_count());
    for (store::StemId stem = 0; stem < parts.forms.stem_count(); ++stem)
      stems_.emplace_back(parts.forms.stem(stem));
  }

  Xapian::Document document(store::DocId docid) {
    Xapian::Document document;
    add_words(docid, document);
    add_facets(docid, document);
    document.add_boolean_term(schema::id_term(parts_.columns.id(docid)));
    for (const std::string& term : schema::date_terms(parts_.columns.date(docid)))
      document.add_boolean_term(term);
    return document;
  }

 private:
  void add_words(store::DocId docid, Xapian::Document& document) {
    counter_.count(parts_, docid);
    const bool fits = counter_.fits();
    for (const store::StemId stem : counter_.stems()) {
      const TermCounts& counts = counter_.counts(stem);
      const TermCounts kept = fits ? counts : schema::capped_counts(counts, schema::kSmallCounts);
      document.add_term(stems_[stem], schema::pack(kept));
      if (counts.title > 0) document.add_boolean_term(schema::title_term(stems_[stem]));
    }
  }
  void add_facets(store::DocId docid, Xapian::Document& document) {
    for (const schema::FacetInfo& facet : schema::kAskedFacets)
      parts_.columns.facet(facet.facet).for_each(docid, [&](std::uint32_t local) {
        document.add_boolean_term(schema::facet_term(facet.facet, parts_.names.name(facet.facet, local)));
      });
  }

  const SegmentParts& parts_;
  StemCounter counter_;
  std::vector<std::string> stems_;
};

error::Status compact(std::span<const fs::path> inputs, const fs::path& output) {
  return store::guard_xapian(output, [&] {
    Xapian::Database joined;
    for (const fs::path& input : inputs) joined.add_database(Xapian::Database(input.string()));
    joined.compact(output.string(), 0U, 8192);
  });
}

error::Status remove_all(std::span<const fs::path> paths) {
  for (const fs::path& path : paths) {
    std::error_code failed;
    fs::remove_all(path, failed);
    if (failed)
      return error::Error{
          error::ErrorKind::storage, {path.string()}, "cannot remove: " + failed.message(), "", ""};
  }
  return {};
}

}  // namespace

error::Status post_articles(const SegmentParts& parts, store::DocId first, store::DocId last,
                            std::span<const store::DocId> dead, const fs::path& path) {
  return store::guard_xapian(path, [&] {
    Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                                                         Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST);
    ArticlePoster poster(parts);
    auto next_dead = std::ranges::lower_bound(dead, first);
    for (store::DocId docid = first; docid <= last; ++docid) {
      if (next_dead != dead.end() && *next_dead == docid) {
        ++next_dead;
        continue;
      }
      database.add_document(poster.document(docid));
    }
    database.commit();
  });
}

error::Status join_postings(std::span<const fs::path> inputs, const fs::path& output,
                            const fs::path& scratch) {
  std::vector<fs::path> round(inputs.begin(), inputs.end());
  std::vector<fs::path> made;
  for (int level = 0; round.size() > kMostInputsAtOnce; ++level) {
    std::vector<fs::path> next;
    for (std::size_t i = 0; i < round.size(); i += kMostInputsAtOnce) {
      const auto group = std::span(round).subspan(i, std::min(kMostInputsAtOnce, round.size() - i));
      next.push_back(scratch / ("join-" + std::to_string(level) + "-" + std::to_string(next.size())));
      if (auto joined = compact(group, next.back()); !joined) return joined;
    }
    if (auto removed = remove_all(made); !removed) return removed;
    made = next;
    round = std::move(next);
  }
  if (auto joined = compact(round, output); !joined) return joined;
  return remove_all(made);
}

}  // namespace dateline::index
