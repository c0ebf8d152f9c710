// --batch: one query a line.
#include "batch.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <utility>

#include "ask.h"
#include "cli/exit_status.h"
#include "parallel_batch.h"

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
  if (error.place.source != "query") return error;  // of a saved query
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

  /// By several threads, a block of lines after the other.
  int run_parallel(std::istream& lines, const std::string& file, BatchWorkers& workers) {
    std::uint64_t number = 0;
    for (bool open = true; open;) {
      std::vector<BatchJob> jobs = read_jobs(lines, number, workers.size() * kLinesPerThread);
      if (jobs.empty()) break;
      workers.run(jobs);
      for (const BatchJob& job : jobs) {
        const auto failure = pass_on(job, file);
        if (failure) return cli::report(*failure);
      }
      open = out_->flush();
    }
    return status();
  }

  int run(std::istream& lines, const std::string& file) {
    std::string line;
    for (std::uint64_t number = 1; std::getline(lines, line); ++number) {
      if (line.ends_with('\r')) line.pop_back();
      if (line.find_first_not_of(" \t") == std::string::npos) continue;
      const auto failure = ask_line(line, file, number);
      if (failure) return cli::report(*failure);
      if (!out_->flush()) break;
    }
    return status();
  }

 private:
  static constexpr std::size_t kLinesPerThread = 256;

  int status() const {
    if (bad_lines_ > 0) return cli::kUsage;
    return matched_ ? cli::kSuccess : cli::kPartly;
  }

  /// `number`: of the last line that was read.
  static std::vector<BatchJob> read_jobs(std::istream& lines, std::uint64_t& number, std::size_t most) {
    std::vector<BatchJob> jobs;
    for (std::string line; jobs.size() < most && std::getline(lines, line);) {
      ++number;
      if (line.ends_with('\r')) line.pop_back();
      if (line.find_first_not_of(" \t") == std::string::npos) continue;
      BatchLine entry = read_batch_line(line, number);
      jobs.push_back(
          {number, line, std::move(entry.id), std::move(entry.query), entry.query_column, AnswerText{}});
    }
    return jobs;
  }

  std::optional<Error> pass_on(const BatchJob& job, const std::string& file) {
    if (!job.answer)
      return fail(job.answer.error(), file, job.number, {job.id, job.query, job.query_column}, job.line);
    matched_ = matched_ || job.answer->total > 0;
    std::string_view text = job.answer->text;
    const bool headed = options_->output.format == render::Format::csv && !options_->count;
    if (headed && !output_.first_of_run) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    if (options_->output.format == render::Format::text && !options_->count && !output_.first_of_run)
      out_->write("\n");
    output_.first_of_run = false;
    out_->write(text);
    return std::nullopt;
  }

  /// Reports a bad line; returns what ends the batch.
  std::optional<Error> fail(const Error& error, const std::string& file, std::uint64_t number,
                            const BatchLine& entry, const std::string& line) {
    if (!is_about_the_query(error)) return error;
    ++bad_lines_;
    out_->show_now();  // before the error
    cli::report(placed(error, file, number, entry, line));
    return std::nullopt;
  }

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
    return fail(total.error(), file, number, entry, line);
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

namespace {

int run_lines(search::Searcher& searcher, const QueryOptions& options, cli::Output& out, std::istream& lines,
              const std::string& file) {
  Batch batch(searcher, options, out);
  if (options.threads == 1 || streams(options) || options.quiet) return batch.run(lines, file);
  auto workers = BatchWorkers::open(searcher, options);
  if (!workers) return cli::report(workers.error());
  return batch.run_parallel(lines, file, *workers);
}

}  // namespace

int run_batch(search::Searcher& searcher, const QueryOptions& options, cli::Output& out) {
  if (*options.batch == "-") return run_lines(searcher, options, out, std::cin, "standard input");
  std::ifstream file(*options.batch, std::ios::binary);
  if (!file.is_open() || file.peek() == std::ifstream::traits_type::eof()) {
    const bool empty = file.is_open() && !file.bad() && std::filesystem::is_regular_file(*options.batch);
    if (empty) return cli::kPartly;
    return cli::report({ErrorKind::usage, {*options.batch, 0, 0}, "cannot read the queries", {}, {}});
  }
  return run_lines(searcher, options, out, file, *options.batch);
}

}  // namespace dateline::query
