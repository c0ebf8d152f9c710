// Questions to the baseline database, as Xapian's manual asks them.
#include <algorithm>
#include <string_view>

#include "benchmarks/joined_counts.h"
#include "benchmarks/plain_syntax.h"
#include "benchmarks/plain_xapian.h"
#include "store/xapian_guard.h"

namespace dateline::benchmarks {
namespace {

// Xapian's BM25 with the parameters that the other peers have.
const Xapian::BM25Weight kRanking(1.2, 0, 1, 0.75, 0.5);

constexpr unsigned kParserFlags = Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_WILDCARD;

const PlainFacet& plain_facet(schema::Facet facet) {
  return *std::ranges::find(kPlainFacets, facet, &PlainFacet::facet);
}

/// Counts each of several values joined in a slot, which Xapian::ValueCountMatchSpy would count as one.
class JoinedValueSpy final : public Xapian::MatchSpy {
 public:
  explicit JoinedValueSpy(Xapian::valueno slot) : slot_(slot) {}
  void operator()(const Xapian::Document& document, double) override {
    counts_.add(document.get_value(slot_));
  }
  ValueCounts top(std::size_t most) const { return counts_.top(most); }

 private:
  Xapian::valueno slot_;
  JoinedCounts counts_;
};

ValueCounts top(const Xapian::ValueCountMatchSpy& spy, std::size_t most) {
  ValueCounts counts;
  for (auto value = spy.top_values_begin(most); value != spy.top_values_end(most); ++value)
    counts.emplace_back(*value, value.get_termfreq());
  return counts;
}

/// The spies of one question: the stock one for what has a single value, ours for what has several.
struct FacetSpies {
  JoinedValueSpy place{plain_facet(schema::Facet::place).slot};
  JoinedValueSpy topic{plain_facet(schema::Facet::topic).slot};
  Xapian::ValueCountMatchSpy source{plain_facet(schema::Facet::source).slot};

  void watch(Xapian::Enquire& enquire) {
    enquire.add_matchspy(&place);
    enquire.add_matchspy(&topic);
    enquire.add_matchspy(&source);
  }
  std::vector<ValueCounts> counts() const {
    return {place.top(kFacetValues), topic.top(kFacetValues), top(source, kFacetValues)};
  }
};

/// Is there anything in the query that weighs? Boolean terms alone do not; wildcards are no terms, but weigh.
bool has_weight(const Xapian::Query& query) {
  return std::any_of(query.get_terms_begin(), query.get_terms_end(),
                     [](const std::string& term) { return !term.starts_with('X'); }) ||
         query.get_terms_begin() == query.get_terms_end();
}

}  // namespace

PlainXapian::PlainXapian(std::filesystem::path path, Xapian::Database database)
    : path_(std::move(path)),
      database_(std::move(database)),
      dates_(std::make_unique<Xapian::DateRangeProcessor>(kDateSlot, "date:")) {
  parser_.set_database(database_);
  parser_.set_stemmer(stemmer_);
  parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser_.set_default_op(Xapian::Query::OP_AND);
  parser_.add_prefix("title", "S");
  for (const PlainFacet& plain : kPlainFacets)
    parser_.add_boolean_prefix(std::string(schema::info(plain.facet).name), plain.prefix);
  parser_.add_rangeprocessor(dates_.get());
}

error::Result<PlainXapian> PlainXapian::open(const std::filesystem::path& database) {
  return store::guard_xapian(database,
                             [&] { return PlainXapian(database, Xapian::Database(database.string())); });
}

error::Result<PlainAnswer> PlainXapian::answer(const PlainRequest& request) {
  return store::guard_xapian(path_, [&] { return ask(request); });
}

PlainAnswer PlainXapian::ask(const PlainRequest& request) {
  const Xapian::Query query = parser_.parse_query(plain_syntax(request.query), kParserFlags);
  FacetSpies spies;
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(kRanking);
  enquire.set_query(query);
  if (!has_weight(query)) enquire.set_sort_by_value(kDateSlot, true);
  if (request.facets) spies.watch(enquire);
  const bool see_all = request.exact_total || request.facets;
  const Xapian::MSet matches = enquire.get_mset(0, kHits, see_all ? database_.get_doccount() : 0);

  PlainAnswer answer;
  answer.total = see_all ? matches.get_matches_estimated() : matches.get_matches_lower_bound();
  for (auto hit = matches.begin(); hit != matches.end(); ++hit) {
    const std::string data = hit.get_document().get_data();
    const std::size_t title = data.find('\n') + 1;
    const std::size_t body = data.find('\n', title) + 1;
    PlainHit& out = answer.hits.emplace_back();
    out.id = data.substr(0, title - 1);
    out.title = data.substr(title, body - 1 - title);
    if (request.snippets) out.snippet = matches.snippet(data.substr(body), kSnippetChars, stemmer_);
  }
  if (request.facets) answer.facets = spies.counts();
  return answer;
}

}  // namespace dateline::benchmarks
