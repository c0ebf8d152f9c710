// --batch: one query a line.
#include "batch.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <utility>

#include "ask.h"
#include "cli/exit_status.h"

namespace dateline::query {
namespace {

using error::Error;
using error::ErrorKind;

bool is_about_the_query(const Error& error) {
  return error.kind == ErrorKind::bad_query || error.kind == ErrorKind::limit;
}

/// The error of a query, moved to where the query stands in the file.
Error placed(Error error, const std::string& file, std::uint64_t number, const BatchLine& entry,
             std::string_view line) {
  error.place.source = file;
  error.place.line = number;
  if (error.place.column != 0) error.place.column += entry.query_column - 1;
  if (!error.line_text.empty()) error.line_text = line;
  return error;
}

class Batch {
 public:
  Batch(search::Searcher& searcher, const QueryOptions& options, cli::Output& out)
      : searcher_(&searcher), options_(&options), out_(&out), output_(options.output) {}

  int run(std::istream& lines, const std::string& file) {
    std::string line;
    for (std::uint64_t number = 1; std::getline(lines, line); ++number) {
      if (line.ends_with('\r')) line.pop_back();
      if (line.find_first_not_of(" \t") == std::string::npos) continue;
      const auto failure = ask_line(line, file, number);
      if (failure) return cli::report(*failure);
      if (!out_->flush()) break;
    }
    if (bad_lines_ > 0) return cli::kUsage;
    return matched_ ? cli::kSuccess : cli::kPartly;
  }

 private:
  /// What ends the batch; a bad line does not.
  std::optional<Error> ask_line(const std::string& line, const std::string& file, std::uint64_t number) {
    const BatchLine entry = read_batch_line(line, number);
    output_.query_id = entry.id;
    auto tree = search::parse_query(entry.query, options_->parse);
    auto total = tree ? ask(*searcher_, *options_, std::move(*tree), output_, *out_)
                      : error::Result<std::uint64_t>(tree.error());
    if (total) {
      matched_ = matched_ || *total > 0;
      output_.first_of_run = false;
      return std::nullopt;
    }
    if (!is_about_the_query(total.error())) return total.error();
    ++bad_lines_;
    out_->flush();
    cli::report(placed(total.error(), file, number, entry, line));
    return std::nullopt;
  }

  search::Searcher* searcher_;
  const QueryOptions* options_;
  cli::Output* out_;
  render::AnswerOptions output_;
  std::uint64_t bad_lines_ = 0;
  bool matched_ = false;
};

}  // namespace

BatchLine read_batch_line(std::string_view line, std::uint64_t number) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos) return {std::to_string(number), std::string(line), 1};
  return {std::string(line.substr(0, tab)), std::string(line.substr(tab + 1)), tab + 2};
}

int run_batch(search::Searcher& searcher, const QueryOptions& options, cli::Output& out) {
  Batch batch(searcher, options, out);
  if (*options.batch == "-") return batch.run(std::cin, "standard input");
  std::ifstream file(*options.batch, std::ios::binary);
  if (!file.is_open() || file.peek() == std::ifstream::traits_type::eof()) {
    const bool empty = file.is_open() && !file.bad() && std::filesystem::is_regular_file(*options.batch);
    if (empty) return cli::kPartly;
    return cli::report({ErrorKind::usage, {*options.batch, 0, 0}, "cannot read the queries", {}, {}});
  }
  return batch.run(file, *options.batch);
}

}  // namespace dateline::query
