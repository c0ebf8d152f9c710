// Those that are asked, behind one kind of question.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/plain_xapian.h"
#include "error/result.h"

namespace dateline::benchmarks {

/// What is asked for beside id and title of the ten best articles. The time of a question includes reading
/// it.
enum class Mode : std::uint8_t {
  ids,      // nothing
  total,    // the exact number of matches
  facets,   // that and the ten most frequent places, topics and sources
  snippets  // a snippet of 240 characters for each of the ten
};
inline constexpr std::array<Mode, 4> kModes{Mode::ids, Mode::total, Mode::facets, Mode::snippets};
std::string_view name_of(Mode mode);

struct EngineAnswer {
  std::uint64_t total = 0;  // exact in modes total and facets
  std::vector<ValueCounts> facets;
};

/// Answers a question completely and hands back what all must agree on.
using Asker = std::function<error::Result<EngineAnswer>(const std::string& query, Mode mode)>;
using AskerOpener = std::function<error::Result<Asker>()>;

/// A search engine with an index open.
class Engine {
 public:
  virtual ~Engine() = default;
  virtual error::Result<EngineAnswer> answer(const std::string& query, Mode mode) = 0;
  /// Microseconds from the text of the query to the complete answer, by the clock of the process that
  /// answers.
  virtual error::Result<double> time(const std::string& query, Mode mode) = 0;
  /// Answers such queries in all modes for a while, if the engine gets faster by that.
  virtual error::Status warm_up(const std::vector<std::string>& queries, double seconds) = 0;
  /// Queries per second of so many threads, each going round all queries from another start.
  virtual error::Result<double> rate(const std::vector<std::string>& queries, Mode mode, unsigned threads,
                                     double seconds) = 0;
};

/// An engine in this process. `opener` is called once, and once for each thread of rate().
error::Result<std::unique_ptr<Engine>> open_here(AskerOpener opener);
/// The same, but where queries are counted by the second each thread of askers is opened by `for_rates`.
error::Result<std::unique_ptr<Engine>> open_here(const AskerOpener& opener, AskerOpener for_rates);

/// Each asker answers with so many threads.
AskerOpener dateline_opener(const std::filesystem::path& index, unsigned threads = 1);
AskerOpener plain_xapian_opener(const std::filesystem::path& database);
AskerOpener sqlite_fts5_opener(const std::filesystem::path& database);

}  // namespace dateline::benchmarks
