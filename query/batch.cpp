// --batch: one query a line.
#include "batch.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <iostream>
#include <utility>

#include "ask.h"
#include "batch_journal.h"
#include "batch_meter.h"
#include "cli/exit_status.h"
#include "cli/terminal.h"
#include "parallel_batch.h"

namespace dateline::query {
namespace {

using error::Error;
using error::ErrorKind;

bool is_about_the_query(const Error& error) {
  return error.kind == ErrorKind::bad_query || error.kind == ErrorKind::limit;
}

/// The lines of a batch, counted; a line feed at the end is not part of one.
class BatchLines {
 public:
  explicit BatchLines(std::istream& lines) : lines_(&lines) {}
  bool next(std::string& line) {
    if (!std::getline(*lines_, line)) return false;
    ++number;
    bytes += line.size() + 1;
    checksum = next_checksum(checksum, line);
    if (line.ends_with('\r')) line.pop_back();
    return true;
  }
  std::uint64_t number = 0;    // of the last one that was read
  std::uint64_t bytes = 0;     // read so far
  std::uint64_t checksum = 0;  // of all lines so far

 private:
  std::istream* lines_;
};

class Batch {
 public:
  /// `journal`: of a run that can go on, or nothing.
  Batch(search::Searcher& searcher, const QueryOptions& options, cli::Output& out, BatchLines& lines,
        const std::string& file, BatchJournal* journal)
      : searcher_(&searcher),
        options_(&options),
        out_(&out),
        lines_(&lines),
        file_(file),
        journal_(journal),
        output_(options.output),
        meter_(options, file) {
    if (journal_ == nullptr) return;
    point_ = journal_->reached();
    output_.first_of_run = point_.output_bytes == 0;
  }

  /// By several threads, a block of lines after the other.
  int run_parallel(BatchWorkers& workers) {
    if (const auto changed = pass_over()) return cli::report(*changed);
    while (true) {
      std::vector<BatchJob> jobs = read_jobs(workers.size() * kLinesPerThread);
      if (jobs.empty()) break;
      workers.run(jobs);
      meter_.clear();
      for (const BatchJob& job : jobs)
        if (const auto failure = pass_on(job)) return cli::report(*failure);
      queries_ += jobs.size();
      if (!out_->flush()) return status();
      if (const auto failure = note(false)) return cli::report(*failure);
    }
    return finish();
  }

  int run() {
    if (const auto changed = pass_over()) return cli::report(*changed);
    std::string line;
    while (lines_->next(line)) {
      if (line.find_first_not_of(" \t") == std::string::npos) continue;
      if (const auto failure = ask_line(line)) return cli::report(*failure);
      ++queries_;
      if (!out_->flush()) return status();
      if (const auto failure = note(false)) return cli::report(*failure);
    }
    return finish();
  }

 private:
  static constexpr std::size_t kLinesPerThread = 256;
  static constexpr auto kNoteInterval = std::chrono::seconds(1);

  int status() const {
    if (point_.bad_lines > 0) return cli::kUsage;
    return point_.matched ? cli::kSuccess : cli::kPartly;
  }

  /// Reads up to where an earlier run came; returns an error if these are not the lines that it answered.
  std::optional<Error> pass_over() {
    std::string line;
    while (lines_->number < point_.line && lines_->next(line)) continue;
    if (lines_->number == point_.line && lines_->checksum == point_.lines_checksum) return std::nullopt;
    return Error{ErrorKind::usage,
                 {file_, point_.line, 0},
                 "the lines up to here are not those that " + *options_->resume + " has the answers to",
                 {},
                 "give another file to --resume, or remove it and its journal to begin anew"};
  }

  /// Everything up to the last line that was read is in the output.
  std::optional<Error> note(bool last) {
    meter_.update(queries_, point_.bad_lines, lines_->bytes);
    const auto now = std::chrono::steady_clock::now();
    if (journal_ == nullptr || (!last && now - noted_ < kNoteInterval)) return std::nullopt;
    noted_ = now;
    point_.line = lines_->number;
    point_.lines_checksum = lines_->checksum;
    if (last && point_.line == journal_->reached().line) return std::nullopt;
    const auto noted = journal_->note(point_);
    return noted ? std::nullopt : std::optional(noted.error());
  }

  int finish() {
    if (const auto failure = note(true)) return cli::report(*failure);
    return status();
  }

  std::vector<BatchJob> read_jobs(std::size_t most) {
    std::vector<BatchJob> jobs;
    for (std::string line; jobs.size() < most && lines_->next(line);) {
      if (line.find_first_not_of(" \t") == std::string::npos) continue;
      BatchLine entry = read_batch_line(line, lines_->number);
      jobs.push_back({lines_->number, line, std::move(entry.id), std::move(entry.query), entry.query_column,
                      AnswerText{}});
    }
    return jobs;
  }

  std::optional<Error> pass_on(const BatchJob& job) {
    if (!job.answer)
      return fail(job.answer.error(), job.number, {job.id, job.query, job.query_column}, job.line);
    point_.matched = point_.matched || job.answer->total > 0;
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
  std::optional<Error> fail(const Error& error, std::uint64_t number, const BatchLine& entry,
                            const std::string& line) {
    if (!is_about_the_query(error)) return error;
    ++point_.bad_lines;
    out_->show_now();  // before the error
    meter_.clear();
    cli::report(placed(error, file_, number, entry, line));
    return std::nullopt;
  }

  /// What ends the batch; a bad line does not.
  std::optional<Error> ask_line(const std::string& line) {
    const BatchLine entry = read_batch_line(line, lines_->number);
    meter_.clear();
    output_.query_id = entry.id;
    auto tree = search::parse_query(entry.query, options_->parse);
    auto total = tree ? ask(*searcher_, *options_, std::move(*tree), output_, *out_)
                      : error::Result<std::uint64_t>(tree.error());
    if (total) {
      point_.matched = point_.matched || *total > 0;
      output_.first_of_run = false;
      return std::nullopt;
    }
    return fail(total.error(), lines_->number, entry, line);
  }

  search::Searcher* searcher_;
  const QueryOptions* options_;
  cli::Output* out_;
  BatchLines* lines_;
  std::string file_;
  BatchJournal* journal_;
  render::AnswerOptions output_;
  BatchMeter meter_;
  BatchPoint point_;  // bad lines and matches so far; the rest of it as it was noted last
  std::uint64_t queries_ = 0;
  std::chrono::steady_clock::time_point noted_ = std::chrono::steady_clock::now();
};

}  // namespace

Error placed(Error error, const std::string& file, std::uint64_t number, const BatchLine& entry,
             std::string_view line) {
  if (error.place.source != "query") return error;  // of a saved query
  error.place.source = file;
  error.place.line = number;
  if (error.place.column != 0) error.place.column += entry.query_column - 1;
  if (!error.line_text.empty()) error.line_text = line;
  return error;
}

BatchLine read_batch_line(std::string_view line, std::uint64_t number) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos) return {std::to_string(number), std::string(line), 1};
  return {std::string(line.substr(0, tab)), std::string(line.substr(tab + 1)), tab + 2};
}

namespace {

int answer_lines(search::Searcher& searcher, const QueryOptions& options, cli::Output& out,
                 std::istream& stream, const std::string& file, BatchJournal* journal) {
  BatchLines lines(stream);
  Batch batch(searcher, options, out, lines, file, journal);
  if (options.threads == 1 || streams(options) || options.quiet) {
    searcher.use_threads(options.search_threads());
    return batch.run();
  }
  auto workers = BatchWorkers::open(searcher, options);
  if (!workers) return cli::report(workers.error());
  return batch.run_parallel(*workers);
}

/// What decides on the answers: the options, and the generation that is asked.
std::string run_of(const search::Searcher& searcher, const QueryOptions& options) {
  const store::Manifest& manifest = searcher.generation().manifest();
  return options.meaning + std::filesystem::absolute(options.index).lexically_normal().string() + '\n' +
         std::to_string(manifest.generation) + ' ' + std::to_string(manifest.published);
}

int run_lines(search::Searcher& searcher, const QueryOptions& options, cli::Output& out, std::istream& lines,
              const std::string& file) {
  if (!options.resume) return answer_lines(searcher, options, out, lines, file, nullptr);
  auto journal = BatchJournal::open(*options.resume, run_of(searcher, options));
  if (!journal) return cli::report(journal.error());
  QueryOptions untimed = options;
  untimed.output.timed = untimed.output.color = false;
  untimed.output.width = cli::kPlainWidth;
  cli::Output output(journal->output(), *options.resume);
  return output.finish(answer_lines(searcher, untimed, output, lines, file, &*journal));
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
