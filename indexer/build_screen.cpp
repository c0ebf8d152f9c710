// What a person sees while a build runs: progress, and the first articles that could not be read.
#include "build_screen.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "cli/flag_value.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "io/json_writer.h"

namespace dateline::indexer {
namespace {

constexpr std::uint64_t kRejectsShown = 10;

std::string_view name_of(index::BuildPhase phase) {
  constexpr std::array<std::string_view, 3> kNames{"reading", "merging", "publishing"};
  return kNames[static_cast<std::size_t>(phase)];
}

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::string reject_line(const error::Error& error) {
  std::string out;
  io::JsonWriter json(out);
  json.begin_object().field("source", error.place.source);
  if (error.place.line != 0) json.field("line", error.place.line);
  if (error.place.column != 0) json.field("column", error.place.column);
  json.field("reason", error.message).end_object();
  return out + '\n';
}

}  // namespace

BuildScreen::BuildScreen(const BuildSettings& settings)
    : meter_(settings.progress, cli::text_width(2), cli::write_error, seconds_now),
      rejects_path_(settings.rejects),
      shows_rejects_(!settings.quiet && !settings.build.strict) {}

error::Result<std::unique_ptr<BuildScreen>> BuildScreen::open(const BuildSettings& settings) {
  std::unique_ptr<BuildScreen> screen(new BuildScreen(settings));
  if (!settings.rejects.empty()) {
    screen->rejects_.open(settings.rejects, std::ios::binary | std::ios::trunc);
    if (!screen->rejects_)
      return error::Error{
          error::ErrorKind::usage, {settings.rejects, 0, 0}, "cannot write the list of rejects", {}, {}};
  }
  return screen;
}

void BuildScreen::progress(const index::BuildProgress& progress) {
  const bool reading = progress.phase == index::BuildPhase::reading;
  articles_ = std::max(articles_, progress.articles);  // the later phases do not count anew
  meter_.update({.phase = name_of(progress.phase),
                 .articles = articles_,
                 .rejected = rejected_,
                 .bytes = reading ? progress.bytes_in : 0,
                 .done = reading && progress.bytes_total == 0 ? -1 : progress.done});
}

void BuildScreen::rejected(const error::Error& error) {
  ++rejected_;
  if (rejects_.is_open()) rejects_ << reject_line(error);
  if (!shows_rejects_ || rejected_ > kRejectsShown) return;
  meter_.clear();
  cli::write_error(error::describe(error));
}

bool BuildScreen::cancelled() { return cli::interrupted(); }

error::Status BuildScreen::finish() {
  meter_.clear();
  if (shows_rejects_ && rejected_ > kRejectsShown) {
    const std::string all =
        rejects_path_.empty() ? "; to see all of them: --rejects FILE" : "; see " + rejects_path_;
    cli::write_error("and " + cli::grouped(rejected_ - kRejectsShown) + " more that could not be read" + all +
                     "\n");
  }
  if (!rejects_.is_open()) return {};
  rejects_.close();
  if (rejects_) return {};
  return error::Error{
      error::ErrorKind::storage, {rejects_path_, 0, 0}, "cannot write the list of rejects", {}, {}};
}

}  // namespace dateline::indexer
