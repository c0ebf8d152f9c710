// The same Searcher with a limit that lets it skip nothing, and Xapian's matcher.
#include "benchmarks/exhaustive_check.h"

#include <utility>

#include "benchmarks/dateline_request.h"
#include "benchmarks/enquire_oracle.h"
#include "search/searcher.h"

namespace dateline::benchmarks {
namespace {

error::Result<BestHits> best_ten(search::Searcher& searcher, const search::SearchRequest& request) {
  BestHits best;
  const auto answer = searcher.stream(request, [&](search::Hit&& hit) {
    best.ids.push_back(std::move(hit.id));
    best.scores.push_back(hit.score);
    return best.ids.size() < kHits;
  });
  if (!answer) return answer.error();
  best.total = answer->total;
  return best;
}

/// What differs to the last bit, or nothing.
std::string exact_difference(const BestHits& found, const BestHits& exhaustive, bool exact_total) {
  if (found.ids != exhaustive.ids) return "other articles";
  if (found.scores != exhaustive.scores) return "other scores";
  if (exact_total ? found.total != exhaustive.total : found.total > exhaustive.total) return "another total";
  return "";
}

class Checker {
 public:
  explicit Checker(search::Searcher& searcher) : searcher_(searcher), oracle_(searcher.generation()) {}

  error::Status check(const ClassedQuery& query) {
    auto everything = dateline_request(query.query, Mode::total);
    if (!everything) return everything.error();
    everything->limit = UINT64_MAX;
    const auto exhaustive = best_ten(searcher_, *everything);
    if (!exhaustive) return exhaustive.error();
    ++found_.queries;
    for (const Mode mode : kModes)
      if (auto status = check_mode(query, mode, *exhaustive); !status) return status;
    const auto by_xapian = oracle_.best(everything->query);
    if (!by_xapian) return by_xapian.error();
    if (!*by_xapian) return {};
    ++found_.by_xapian;
    note(query, difference(*exhaustive, **by_xapian), "than Xapian's matcher");
    return {};
  }
  ExhaustiveCheck found() { return std::move(found_); }

 private:
  error::Status check_mode(const ClassedQuery& query, Mode mode, const BestHits& exhaustive) {
    const auto request = dateline_request(query.query, mode);
    if (!request) return request.error();
    const auto found = best_ten(searcher_, *request);
    if (!found) return found.error();
    note(query, exact_difference(*found, exhaustive, request->exact_total),
         "in mode " + std::string(name_of(mode)));
    return {};
  }
  void note(const ClassedQuery& query, const std::string& what, const std::string& where) {
    if (!what.empty()) found_.wrong.push_back({query, what + ' ' + where});
  }

  search::Searcher& searcher_;
  EnquireOracle oracle_;
  ExhaustiveCheck found_;
};

}  // namespace

error::Result<ExhaustiveCheck> check_exhaustively(const std::filesystem::path& index,
                                                  const std::vector<ClassedQuery>& queries,
                                                  unsigned threads) {
  auto searcher = search::Searcher::open(index);
  if (!searcher) return searcher.error();
  searcher->use_threads({.count = threads});
  Checker checker(*searcher);
  for (const ClassedQuery& query : queries)
    if (auto status = checker.check(query); !status) return status.error();
  return checker.found();
}

}  // namespace dateline::benchmarks
