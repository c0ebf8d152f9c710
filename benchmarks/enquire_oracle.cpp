// A PostingSource a stem, one Enquire a segment.
#include "benchmarks/enquire_oracle.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <utility>

#include <xapian.h>

#include "benchmarks/plain_xapian.h"
#include "schema/term_counts.h"
#include "store/xapian_guard.h"

namespace dateline::benchmarks {
namespace {

constexpr double kRounding = 1e-9;
// Of Dateline's default ranking, as docs/ranking.md says it.
constexpr double kK1 = 1.9, kB = 0.75, kLeastLength = 0.4, kTitleTimes = 3;

bool is_same(double a, double b) { return std::abs(a - b) <= kRounding * std::max(std::abs(a), std::abs(b)); }

/// Are there only single stems, AND, OR and NOT?
bool can_ask(const search::PlanNode& plan) {
  switch (plan.kind) {
    case search::PlanKind::word:
      return plan.field == schema::TextField::any && plan.terms.size() == 1 && plan.weight > 0;
    case search::PlanKind::conjunction:
    case search::PlanKind::disjunction:
      return std::ranges::all_of(plan.children, can_ask);
    case search::PlanKind::difference:
      return std::ranges::all_of(plan.children, can_ask);
    default:
      return false;
  }
}

bool has_removed(const store::Generation& generation) {
  return std::ranges::any_of(generation.manifest().segments,
                             [](const store::SegmentEntry& segment) { return segment.dead > 0; });
}

}  // namespace

/// What a stem weighs, and what lengths are measured by.
struct EnquireOracle::Stem {
  std::string term;
  double weight = 0;
  double mean_words = 1;
};

/// The posting list of a stem in one segment, weighed.
class EnquireOracle::StemSource final : public Xapian::PostingSource {
 public:
  StemSource(const store::Segment& segment, Stem stem) : segment_(segment), stem_(std::move(stem)) {}

  void init(const Xapian::Database& database) override {
    database_ = database;
    started_ = false;
    set_maxweight(stem_.weight);
  }
  Xapian::doccount get_termfreq_min() const override { return database_.get_termfreq(stem_.term); }
  Xapian::doccount get_termfreq_est() const override { return database_.get_termfreq(stem_.term); }
  Xapian::doccount get_termfreq_max() const override { return database_.get_termfreq(stem_.term); }
  void next(double) override {
    if (started_)
      ++posting_;
    else
      start();
  }
  void skip_to(Xapian::docid docid, double) override {
    if (!started_) start();
    if (!at_end()) posting_.skip_to(docid);
  }
  bool at_end() const override { return posting_ == database_.postlist_end(stem_.term); }
  Xapian::docid get_docid() const override { return *posting_; }
  double get_weight() const override {
    const schema::TermCounts counts = schema::unpack(posting_.get_wdf());
    const double count = kTitleTimes * counts.title + counts.lead + counts.rest;
    const store::FieldLengths& lengths = segment_.columns().lengths(get_docid());
    const double words = kTitleTimes * lengths.title + lengths.lead + lengths.rest;
    const double length = kK1 * (kB * std::max(words / stem_.mean_words, kLeastLength) + (1 - kB));
    return stem_.weight * count / (length + count);
  }
  std::string get_description() const override { return "StemSource(" + stem_.term + ")"; }

 private:
  void start() {
    posting_ = database_.postlist_begin(stem_.term);
    started_ = true;
  }

  const store::Segment& segment_;
  Stem stem_;
  Xapian::Database database_;
  Xapian::PostingIterator posting_;
  bool started_ = false;
};

/// A plan as a query over one segment; owns the sources.
class EnquireOracle::Lowering {
 public:
  Lowering(const store::Generation& generation, const store::Segment& segment)
      : generation_(generation), segment_(segment) {}

  Xapian::Query query(const search::PlanNode& plan) {
    if (plan.kind == search::PlanKind::word)
      return Xapian::Query(&sources_.emplace_back(segment_, weighed(plan.terms.front())));
    std::vector<Xapian::Query> parts;
    for (const search::PlanNode& child : plan.children) parts.push_back(query(child));
    if (plan.kind == search::PlanKind::conjunction)
      return {Xapian::Query::OP_AND, parts.begin(), parts.end()};
    if (plan.kind == search::PlanKind::disjunction) return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
    return {Xapian::Query::OP_AND_NOT, parts.front(),
            Xapian::Query(Xapian::Query::OP_OR, parts.begin() + 1, parts.end())};
  }

 private:
  /// The logarithm's argument and its floor are those of Xapian's BM25Weight.
  Stem weighed(const std::string& term) const {
    const store::LiveTotals& totals = generation_.manifest().totals;
    double frequency = 0;
    for (std::size_t i = 0; i < generation_.segment_count(); ++i)
      frequency += generation_.segment(i).postings().get_termfreq(term);
    const auto articles = static_cast<double>(totals.articles);
    double odds = (articles - frequency + 0.5) / (frequency + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    const double words =
        kTitleTimes * static_cast<double>(totals.title_words) + static_cast<double>(totals.body_words);
    return {term, std::log(odds) * (kK1 + 1), words / articles};
  }

  const store::Generation& generation_;
  const store::Segment& segment_;
  std::deque<StemSource> sources_;
};

EnquireOracle::EnquireOracle(const store::Generation& generation)
    : generation_(generation), statistics_(generation) {}

error::Result<std::optional<BestHits>> EnquireOracle::best(const search::QueryTree& query) {
  const search::Bm25 bm25({}, generation_.manifest().totals);
  const auto plan = search::QueryPlanner(generation_, statistics_, stemmer_).plan(query, "", bm25);
  if (!plan) return plan.error();
  if (!can_ask(plan->root) || has_removed(generation_)) return std::optional<BestHits>();
  return store::guard_xapian(generation_.path(), [&] { return std::optional(evaluate(plan->root)); });
}

BestHits EnquireOracle::evaluate(const search::PlanNode& plan) {
  std::vector<std::pair<double, std::string>> hits;
  BestHits best;
  for (std::size_t i = 0; i < generation_.segment_count(); ++i) {
    const store::Segment& segment = generation_.segment(i);
    const Xapian::Database database = segment.postings();
    Lowering lowering(generation_, segment);
    Xapian::Enquire enquire(database);
    enquire.set_query(lowering.query(plan));
    const Xapian::MSet found = enquire.get_mset(0, kHits, database.get_doccount());
    best.total += found.get_matches_estimated();
    for (auto hit = found.begin(); hit != found.end(); ++hit)
      hits.emplace_back(-hit.get_weight(), segment.columns().id(*hit));
  }
  std::ranges::sort(hits);
  hits.resize(std::min<std::size_t>(hits.size(), kHits));
  for (auto& [score, id] : hits) {
    best.scores.push_back(-score);
    best.ids.push_back(std::move(id));
  }
  return best;
}

std::string difference(const BestHits& found, const BestHits& expected) {
  if (found.total != expected.total) return "another total";
  if (found.ids.size() != expected.ids.size()) return "another number of hits";
  for (std::size_t i = 0; i < found.ids.size(); ++i) {
    if (!is_same(found.scores[i], expected.scores[i])) return "other scores";
    const bool tied_with_the_last = is_same(found.scores[i], found.scores.back());
    const auto same = std::ranges::find(expected.ids, found.ids[i]);
    if (same == expected.ids.end() && !tied_with_the_last) return "other articles";
    if (same == expected.ids.end()) continue;
    const auto place = static_cast<std::size_t>(same - expected.ids.begin());
    if (!is_same(expected.scores[place], found.scores[i])) return "other articles";
  }
  return "";
}

}  // namespace dateline::benchmarks
