// Each mode as a request to our Searcher, to plain Xapian and to SQLite.
#include "benchmarks/engines.h"

#include <memory>
#include <utility>

#include "benchmarks/dateline_request.h"
#include "benchmarks/sqlite_fts5.h"
#include "search/searcher.h"

namespace dateline::benchmarks {
namespace {

ValueCounts value_counts(const search::FacetAnswer& facet) {
  ValueCounts counts;
  for (const search::FacetCount& count : facet.counts) counts.emplace_back(count.value, count.count);
  return counts;
}

error::Result<EngineAnswer> ask_dateline(search::Searcher& searcher, const std::string& query, Mode mode) {
  auto request = dateline_request(query, mode);
  if (!request) return request.error();
  const auto answer = searcher.answer(*request);
  if (!answer) return answer.error();
  EngineAnswer out{answer->total, {}};
  for (const search::FacetAnswer& facet : answer->facets) out.facets.push_back(value_counts(facet));
  return out;
}

/// Plain Xapian and SQLite are asked alike.
template <class Peer>
error::Result<EngineAnswer> ask_peer(Peer& peer, const std::string& query, Mode mode) {
  auto answer = peer.answer({query, mode == Mode::total, mode == Mode::facets, mode == Mode::snippets});
  if (!answer) return answer.error();
  return EngineAnswer{answer->total, std::move(answer->facets)};
}

template <class Peer>
AskerOpener peer_opener(const std::filesystem::path& database) {
  return [database]() -> error::Result<Asker> {
    auto peer = Peer::open(database);
    if (!peer) return peer.error();
    auto shared = std::make_shared<Peer>(std::move(*peer));
    return Asker([shared](const std::string& query, Mode mode) { return ask_peer(*shared, query, mode); });
  };
}

}  // namespace

std::string_view name_of(Mode mode) {
  constexpr std::array<std::string_view, 4> kNames{"ids", "total", "facets", "snippets"};
  return kNames[static_cast<std::size_t>(mode)];
}

AskerOpener dateline_opener(const std::filesystem::path& index, unsigned threads) {
  return [index, threads]() -> error::Result<Asker> {
    auto searcher = search::Searcher::open(index);
    if (!searcher) return searcher.error();
    searcher->use_threads({.count = threads});
    auto shared = std::make_shared<search::Searcher>(std::move(*searcher));
    return Asker(
        [shared](const std::string& query, Mode mode) { return ask_dateline(*shared, query, mode); });
  };
}

AskerOpener plain_xapian_opener(const std::filesystem::path& database) {
  return peer_opener<PlainXapian>(database);
}

AskerOpener sqlite_fts5_opener(const std::filesystem::path& database) {
  return peer_opener<SqliteFts5>(database);
}

}  // namespace dateline::benchmarks
