// The same Searcher with a limit that lets it skip nothing.
#include "benchmarks/exhaustive_check.h"

#include <cstdint>

#include "benchmarks/dateline_request.h"
#include "search/searcher.h"

namespace dateline::benchmarks {
namespace {

struct BestTen {
  std::vector<std::string> ids;
  std::vector<double> scores;
  std::uint64_t total = 0;
};

error::Result<BestTen> best_ten(search::Searcher& searcher, const search::SearchRequest& request) {
  BestTen best;
  const auto answer = searcher.stream(request, [&](search::Hit&& hit) {
    best.ids.push_back(std::move(hit.id));
    best.scores.push_back(hit.score);
    return best.ids.size() < kHits;
  });
  if (!answer) return answer.error();
  best.total = answer->total;
  return best;
}

/// What differs, or nothing.
std::string difference(const BestTen& found, const BestTen& exhaustive, bool exact_total) {
  if (found.ids != exhaustive.ids) return "other articles";
  if (found.scores != exhaustive.scores) return "other scores";
  if (exact_total ? found.total != exhaustive.total : found.total > exhaustive.total) return "another total";
  return "";
}

error::Status check(search::Searcher& searcher, const ClassedQuery& query, std::vector<WrongAnswer>& wrong) {
  auto everything = dateline_request(query.query, Mode::total);
  if (!everything) return everything.error();
  everything->limit = UINT64_MAX;
  const auto exhaustive = best_ten(searcher, *everything);
  if (!exhaustive) return exhaustive.error();
  for (const Mode mode : kModes) {
    const auto request = dateline_request(query.query, mode);
    if (!request) return request.error();
    const auto found = best_ten(searcher, *request);
    if (!found) return found.error();
    const std::string what = difference(*found, *exhaustive, request->exact_total);
    if (!what.empty()) wrong.push_back({query, what + " in mode " + std::string(name_of(mode))});
  }
  return {};
}

}  // namespace

error::Result<std::vector<WrongAnswer>> check_exhaustively(const std::filesystem::path& index,
                                                           const std::vector<ClassedQuery>& queries) {
  auto searcher = search::Searcher::open(index);
  if (!searcher) return searcher.error();
  std::vector<WrongAnswer> wrong;
  for (const ClassedQuery& query : queries)
    if (auto status = check(*searcher, query, wrong); !status) return status.error();
  return wrong;
}

}  // namespace dateline::benchmarks
