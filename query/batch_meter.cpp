// How far a batch is, on standard error.
#include "batch_meter.h"

#include <chrono>
#include <filesystem>
#include <system_error>

#include "cli/output.h"
#include "cli/terminal.h"

namespace dateline::query {
namespace {

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

cli::ProgressStyle style_of(const QueryOptions& options) {
  const bool among_answers = !options.resume && cli::is_terminal(1);
  if (among_answers && options.progress != "always") return cli::ProgressStyle::none;
  return cli::progress_style(options.progress, options.quiet, cli::is_terminal(2));
}

std::uint64_t size_of(const std::string& file) {
  std::error_code failed;
  const bool regular = std::filesystem::is_regular_file(file, failed);
  const auto size = regular ? std::filesystem::file_size(file, failed) : 0;
  return failed ? 0 : size;
}

}  // namespace

BatchMeter::BatchMeter(const QueryOptions& options, const std::string& file)
    : meter_(style_of(options), cli::text_width(2), cli::write_error, seconds_now), total_(size_of(file)) {}

void BatchMeter::update(std::uint64_t queries, std::uint64_t bad, std::uint64_t bytes) {
  cli::ProgressSample sample{.phase = "asking", .articles = queries, .rejected = bad};
  sample.one = "query";
  sample.many = "queries";
  if (total_ > 0) sample.done = static_cast<double>(bytes) / static_cast<double>(total_);
  meter_.update(sample);
}

}  // namespace dateline::query
