// Do two indexes answer everything alike?
#include "life/same_answers.h"

#include <array>
#include <ios>
#include <sstream>

#include "search/query_parser.h"
#include "search/random_search.h"

namespace dateline::test_support {
namespace {

constexpr std::array kTyped{"oil OR bank",
                            "oil AND NOT rates",
                            "\"oil price\"",
                            "bank NEAR/4 rate",
                            "ban* rates",
                            "title:oil OR lead:price",
                            "exact:US OR exact:\"The bank\"",
                            "person:putin",
                            "place:\"New York\" OR topic:oil",
                            "date:1987-03..1988",
                            "source:reuters -isis",
                            "language:de haus",
                            "the of said",
                            "nothinglikethis",
                            "-oil"};

void write(std::ostream& out, const std::vector<text::ByteRange>& ranges) {
  for (const text::ByteRange& range : ranges) out << " [" << range.begin << "," << range.end << ")";
}

void write(std::ostream& out, const search::Hit& hit) {
  out << "hit " << hit.rank << " " << hit.id << " " << std::hexfloat << hit.score << std::defaultfloat << " "
      << hit.title << " " << schema::to_iso(hit.published) << " " << hit.source << " " << hit.language << " "
      << hit.url;
  write(out, hit.title_highlights);
  for (const auto& names : hit.entities) {
    out << " |";
    for (const std::string& name : names) out << " " << name << ";";
  }
  for (const std::string& author : hit.authors) out << " by " << author;
  for (const search::Passage& passage : hit.snippets) {
    out << "\n  " << passage.text;
    write(out, passage.highlights);
  }
  out << " copies " << hit.copies;
  for (const search::Copy& copy : hit.others)
    out << " " << copy.id << "/" << copy.source << "/" << schema::to_iso(copy.published);
  out << "\n";
}

}  // namespace

std::vector<search::SearchRequest> random_requests(Random& random, std::size_t count) {
  constexpr std::array kUnits{search::TimelineUnit::year, search::TimelineUnit::month,
                              search::TimelineUnit::week, search::TimelineUnit::day};
  constexpr std::array kOrders{search::CollapseOrder::first, search::CollapseOrder::newest,
                               search::CollapseOrder::longest};
  std::vector<search::SearchRequest> requests;
  for (std::size_t i = 0; i < count; ++i) {
    search::SearchRequest request;
    if (random.chance(40))
      request.query = search::parse_query(kTyped[random.below(kTyped.size())]).value();
    else
      request.query.root = random_query(random, 1 + random.below(3));
    if (random.chance(20)) request.date_range = random_span(random);
    if (random.chance(20)) request.filters = random_filters(random);
    if (random.chance(20))
      request.sort = random.chance(50) ? search::SortOrder::newest : search::SortOrder::oldest;
    if (random.chance(10)) request.language = random.chance(50) ? "en" : "de";
    if (random.chance(30)) request.collapse = kOrders[random.below(kOrders.size())];
    request.limit = random.chance(30) ? 5 : 1000;
    request.exact_total = true;
    request.snippets = 2;
    request.snippet_chars = 60;
    request.timeline = kUnits[random.below(kUnits.size())];
    for (const schema::FacetInfo& facet : schema::kFacets) request.facets.push_back({facet.facet, 1000});
    request.facets.push_back({std::nullopt, 1000});
    requests.push_back(std::move(request));
  }
  return requests;
}

std::string written_out(const search::Answer& answer) {
  std::ostringstream out;
  out << "total " << answer.total << ", groups " << answer.groups.value_or(0) << "\n";
  for (const search::Hit& hit : answer.hits) write(out, hit);
  for (const search::FacetAnswer& facet : answer.facets) {
    out << facet.name << " " << facet.distinct << ":";
    for (const search::FacetCount& count : facet.counts) out << " " << count.value << "=" << count.count;
    out << "\n";
  }
  if (answer.timeline) {
    out << "undated " << answer.timeline->undated << ":";
    for (const search::TimelineBucket& bucket : answer.timeline->buckets)
      out << " " << schema::to_iso(bucket.from) << "=" << bucket.count;
    out << "\n";
  }
  return out.str();
}

std::vector<std::string> answers_of(search::Searcher& searcher,
                                    const std::vector<search::SearchRequest>& requests) {
  std::vector<std::string> answers;
  for (const search::SearchRequest& request : requests) {
    const auto answer = searcher.answer(request);
    answers.push_back(answer ? written_out(*answer) : "error: " + error::describe(answer.error()));
  }
  return answers;
}

std::string written_out(const store::LiveTotals& totals) {
  std::ostringstream out;
  out << totals.articles << " articles, " << totals.title_words << " + " << totals.body_words << " words, "
      << totals.text_bytes << " bytes, " << totals.undated << " undated, " << schema::to_iso(totals.oldest)
      << " to " << schema::to_iso(totals.newest) << "; languages";
  for (const auto& [language, articles] : totals.languages) out << " " << language << "=" << articles;
  out << "; stemming";
  for (const auto& [language, articles] : totals.stemming_languages)
    out << " " << language << "=" << articles;
  return out.str();
}

}  // namespace dateline::test_support
