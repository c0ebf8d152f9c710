// The postings of one batch of articles, sorted by term: what a merge makes a segment's database of.
#include "index/posting_run.h"

#include <algorithm>
#include <string>
#include <utility>

#include "schema/count_caps.h"
#include "schema/term_counts.h"
#include "schema/terms.h"
#include "store/varint.h"

namespace dateline::index {
namespace {

namespace fs = std::filesystem;
using schema::TermCounts;
using store::DocId;
using store::Posting;
using store::StemId;

constexpr const char* kKind = "run";

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

  void count(const SegmentParts& parts, DocId docid) {
    for (const StemId stem : touched_) counts_[stem] = {};
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
  }

  /// In order of first use.
  std::span<const StemId> stems() const { return touched_; }
  const TermCounts& counts(StemId stem) const { return counts_[stem]; }
  /// What the counts have to be capped to.
  TermCounts caps() const {
    return schema::fitting_caps([this](auto&& use) {
      for (const StemId stem : touched_) use(counts_[stem]);
    });
  }

 private:
  TermCounts& at(const SegmentParts& parts, store::FormId form) {
    const StemId stem = parts.forms.stem_of(form);
    TermCounts& counts = counts_[stem];
    if (counts == TermCounts{}) touched_.push_back(stem);
    return counts;
  }
  std::vector<TermCounts> counts_;
  std::vector<StemId> touched_;
  std::vector<store::FormId> forms_;
  std::vector<store::SentenceMark> marks_;
};

/// Postings by number (of a stem, of a name), turned from the order of articles into lists by counting.
class Inversion {
 public:
  explicit Inversion(std::uint32_t numbers) : ends_(std::size_t{numbers} + 1) {}
  void add(std::uint32_t number, Posting posting) {
    ++ends_[number + 1];
    came_.push_back({number, posting});
  }
  void invert() {
    for (std::size_t i = 1; i < ends_.size(); ++i) ends_[i] += ends_[i - 1];
    std::vector<std::size_t> next(ends_.begin(), ends_.end() - 1);
    postings_.resize(came_.size());
    for (const auto& [number, posting] : came_) postings_[next[number]++] = posting;
    came_ = {};
  }
  /// After invert().
  std::span<const Posting> list(std::uint32_t number) const {
    return std::span(postings_).subspan(ends_[number], ends_[number + 1] - ends_[number]);
  }

 private:
  std::vector<std::size_t> ends_;
  std::vector<std::pair<std::uint32_t, Posting>> came_;
  std::vector<Posting> postings_;
};

struct TermList {
  std::string term;
  std::span<const Posting> postings;
};

class RunWriter {
 public:
  explicit RunWriter(const SegmentParts& parts)
      : parts_(parts), words_(parts.forms.stem_count()), titles_(parts.forms.stem_count()) {}

  error::Status write(const fs::path& path) {
    count_words();
    keep_words();
    keep_facets();
    keep_ids_and_dates();
    order();
    return write_file(path);
  }

 private:
  void count_words() {
    StemCounter counter(parts_.forms.stem_count());
    for (DocId docid = 1; docid <= parts_.columns.article_count(); ++docid) {
      counter.count(parts_, docid);
      const TermCounts caps = counter.caps();
      std::uint32_t& length = lengths_.emplace_back(0);
      for (const StemId stem : counter.stems()) {
        const TermCounts& counts = counter.counts(stem);
        const std::uint32_t packed = schema::pack(schema::capped_counts(counts, caps));
        length += packed;
        words_.add(stem, {docid, packed});
        if (counts.title > 0)
          titles_.add(stem, {docid, packed});  // the same once more: no part of the length
      }
    }
    words_.invert();
    titles_.invert();
  }

  void keep(std::string term, std::span<const Posting> postings) {
    if (!postings.empty()) lists_.push_back({std::move(term), postings});
  }

  void keep_words() {
    for (StemId stem = 0; stem < parts_.forms.stem_count(); ++stem) {
      keep(std::string(parts_.forms.stem(stem)), words_.list(stem));
      keep(schema::title_term(parts_.forms.stem(stem)), titles_.list(stem));
    }
  }

  void keep_facets() {
    names_.reserve(std::size(schema::kAskedFacets));  // lists point into them
    for (const schema::FacetInfo& facet : schema::kAskedFacets) {
      Inversion& names = names_.emplace_back(parts_.names.count(facet.facet));
      for (DocId docid = 1; docid <= parts_.columns.article_count(); ++docid)
        parts_.columns.facet(facet.facet).for_each(docid, [&](std::uint32_t local) {
          names.add(local, {docid, 0});
        });
      names.invert();
      for (std::uint32_t local = 0; local < parts_.names.count(facet.facet); ++local)
        keep(schema::facet_term(facet.facet, parts_.names.name(facet.facet, local)), names.list(local));
    }
  }

  void keep_ids_and_dates() {
    const std::uint32_t articles = parts_.columns.article_count();
    single_.reserve(articles);
    for (DocId docid = 1; docid <= articles; ++docid) single_.push_back({docid, 0});
    for (DocId docid = 1; docid <= articles; ++docid) {
      const std::span<const Posting> alone(&single_[docid - 1], 1);
      keep(schema::id_term(parts_.columns.id(docid)), alone);
      for (std::string& term : schema::date_terms(parts_.columns.date(docid))) keep(std::move(term), alone);
    }
  }

  /// Stable: lists of one term (of a date; of values that are cut to one) stay in the order of articles.
  void order() { std::ranges::stable_sort(lists_, {}, &TermList::term); }

  error::Status write_file(const fs::path& path) {
    std::vector<std::string_view> terms;
    std::vector<std::uint64_t> offsets{0};
    std::string bytes;
    for (std::size_t first = 0; first < lists_.size();) {
      std::size_t last = first + 1;
      while (last < lists_.size() && lists_[last].term == lists_[first].term) ++last;
      terms.push_back(lists_[first].term);
      append(std::span(lists_).subspan(first, last - first), bytes);
      offsets.push_back(bytes.size());
      first = last;
    }
    auto file = store::SectionWriter::create(path, kKind);
    if (!file) return file.error();
    if (auto s = store::write_strings(*file, "term", terms); !s) return s;
    if (auto s = file->section<std::uint64_t>("offsets", offsets); !s) return s;
    if (auto s = file->section<char>("lists", bytes); !s) return s;
    if (auto s = file->section<std::uint32_t>("lengths", lengths_); !s) return s;
    return file->finish(false);
  }

  /// Of one term: gaps less 1 and wdfs.
  void append(std::span<const TermList> lists, std::string& bytes) {
    std::span<const Posting> postings = lists.front().postings;
    if (lists.size() > 1) postings = unite(lists);
    DocId before = 0;
    for (const Posting& posting : postings) {
      store::append_varint(bytes, posting.docid - before - 1);
      store::append_varint(bytes, posting.wdf);
      before = posting.docid;
    }
  }
  std::span<const Posting> unite(std::span<const TermList> lists) {
    united_.clear();
    for (const TermList& list : lists)
      united_.insert(united_.end(), list.postings.begin(), list.postings.end());
    std::ranges::stable_sort(united_, {}, &Posting::docid);
    const auto same = [](const Posting& one, const Posting& other) { return one.docid == other.docid; };
    united_.erase(std::unique(united_.begin(), united_.end(), same), united_.end());
    return united_;
  }

  const SegmentParts& parts_;
  Inversion words_;
  Inversion titles_;
  std::vector<Inversion> names_;  // of schema::kAskedFacets
  std::vector<Posting> single_;   // each article alone
  std::vector<std::uint32_t> lengths_;
  std::vector<TermList> lists_;
  std::vector<Posting> united_;
};

/// Takes a number of a run, which is sound: this program has just written it.
std::uint32_t take(const char*& at) {
  std::uint32_t value = static_cast<unsigned char>(*at++);
  if (value < 0x80) return value;
  value &= 0x7FU;
  for (unsigned shift = 7;; shift += 7) {
    const std::uint32_t byte = static_cast<unsigned char>(*at++);
    value |= (byte & 0x7FU) << shift;
    if (byte < 0x80 || shift == 28) return value;
  }
}

}  // namespace

error::Status write_posting_run(const SegmentParts& parts, const fs::path& path) {
  return RunWriter(parts).write(path);
}

error::Result<PostingRun> PostingRun::open(const fs::path& path) {
  auto file = store::SectionFile::open(path, kKind);
  if (!file) return file.error();
  PostingRun run;
  run.file_ = std::move(*file);
  auto terms = store::StringTable::open(run.file_, "term");
  if (!terms) return terms.error();
  run.terms_ = *terms;
  run.offsets_ = run.file_.array<std::uint64_t>("offsets");
  run.lists_ = run.file_.bytes("lists");
  run.lengths_ = run.file_.array<std::uint32_t>("lengths");
  if (run.offsets_.size() != std::size_t{run.terms_.size()} + 1 || run.offsets_.back() != run.lists_.size())
    return store::damaged(path, "its sections do not fit each other");
  return run;
}

void PostingRun::read(std::uint32_t number, std::vector<Posting>& postings) const {
  postings.clear();
  const char* at = lists_.data() + offsets_[number];
  const char* const end = lists_.data() + offsets_[number + 1];
  DocId docid = 0;
  while (at < end) {
    docid += take(at) + 1;
    postings.push_back({docid, take(at)});
  }
}

}  // namespace dateline::index
