// Commands of the serving JVM.
#include "benchmarks/lucene_engine.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "benchmarks/lucene_command.h"
#include "benchmarks/served_process.h"

namespace dateline::benchmarks {
namespace {

constexpr char kBetween = '\x1f', kAfter = '\x1e';

template <class Number>
bool read_number(std::string_view text, Number& number) {
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  return end.ec == std::errc() && end.ptr == text.data() + text.size();
}

/// Takes what stands before `end` off `rest`; all of it if there is no `end`.
std::string_view take_until(std::string_view& rest, char end) {
  const std::size_t at = std::min(rest.find(end), rest.size());
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return taken;
}

bool read_counts(std::string_view text, ValueCounts& counts) {
  while (!text.empty()) {
    std::string_view one = take_until(text, kAfter);
    const std::string_view value = take_until(one, kBetween);
    std::uint64_t count = 0;
    if (!read_number(one, count)) return false;
    counts.emplace_back(value, count);
  }
  std::ranges::sort(counts, [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  return true;
}

error::Error strange(std::string_view line) {
  return {error::ErrorKind::internal, {"Lucene"}, "unexpected answer", std::string(line), ""};
}

class LuceneEngine final : public Engine {
 public:
  explicit LuceneEngine(ServedProcess process) : process_(std::move(process)) {}

  error::Result<EngineAnswer> answer(const std::string& query, Mode mode) override {
    const auto line = command("answer\t" + std::string(name_of(mode)), {query});
    if (!line) return line.error();
    return read_lucene_answer(*line);
  }

  error::Result<double> time(const std::string& query, Mode mode) override {
    auto nanoseconds = number("time\t" + std::string(name_of(mode)), {query});
    if (nanoseconds) *nanoseconds /= 1e3;
    return nanoseconds;
  }

  error::Status warm_up(const std::vector<std::string>& queries, double seconds) override {
    const auto line = command("warm\t" + std::to_string(seconds), queries);
    if (!line) return line.error();
    return line->starts_with("done") ? error::Status{} : strange(*line);
  }

  error::Result<double> rate(const std::vector<std::string>& queries, Mode mode, unsigned threads,
                             double seconds) override {
    return number("rate\t" + std::string(name_of(mode)) + '\t' + std::to_string(threads) + '\t' +
                      std::to_string(seconds),
                  queries);
  }

 private:
  error::Result<std::string> command(const std::string& words, const std::vector<std::string>& queries) {
    std::string lines = words + '\t' + std::to_string(queries.size()) + '\n';
    for (const std::string& query : queries) lines += query + '\n';
    return process_.ask(lines);
  }
  error::Result<double> number(const std::string& words, const std::vector<std::string>& queries) {
    const auto line = command(words, queries);
    if (!line) return line.error();
    std::string_view rest = *line;
    double value = 0;
    if (!read_number(take_until(rest, '\t'), value)) return strange(*line);
    return value;
  }

  ServedProcess process_;
};

}  // namespace

error::Result<EngineAnswer> read_lucene_answer(std::string_view line) {
  std::string_view rest = line;
  EngineAnswer answer;
  if (!read_number(take_until(rest, '\t'), answer.total)) return strange(line);
  bool more = line.find('\t') != std::string_view::npos;
  while (more) {
    more = rest.find('\t') != std::string_view::npos;
    if (!read_counts(take_until(rest, '\t'), answer.facets.emplace_back())) return strange(line);
  }
  return answer;
}

error::Result<std::unique_ptr<Engine>> open_lucene(const std::filesystem::path& index) {
  if (!has_lucene()) return error::Error{error::ErrorKind::usage, {index.string()}, kLuceneMissing, "", ""};
  auto process = ServedProcess::start(lucene_command({"serve", index.string()}, JvmLife::serving));
  if (!process) return process.error();
  return std::unique_ptr<Engine>(std::make_unique<LuceneEngine>(std::move(*process)));
}

}  // namespace dateline::benchmarks
