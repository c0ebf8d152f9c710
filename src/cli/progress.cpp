// How far a long run has come, on a terminal and in a log.
#include "cli/progress.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

#include "cli/flag_value.h"

namespace dateline::cli {
namespace {

constexpr double kRedrawSeconds = 0.1;
constexpr double kLineSeconds = 60;
constexpr double kLeastToEstimate = 0.5;  // seconds of a phase before its rate says anything
constexpr double kMostLeft = 100 * 3600;  // seconds: longer estimates are noise
constexpr std::size_t kBarColumns = 20;
constexpr std::string_view kClearLine = "\r\x1b[K";

std::string clock_text(double seconds) {
  const auto whole = static_cast<unsigned long>(std::ceil(seconds));
  std::array<char, 32> out{};
  if (whole >= 3600) {
    std::snprintf(out.data(), out.size(), "%lu:%02lu:%02lu", whole / 3600, whole / 60 % 60, whole % 60);
  } else {
    std::snprintf(out.data(), out.size(), "%lu:%02lu", whole / 60, whole % 60);
  }
  return out.data();
}

/// "  45 %, 0:12 left"
std::string share_text(double done, double phase_seconds) {
  std::string out = "  " + std::to_string(static_cast<int>(done * 100)) + " %";
  const double left = done > 0 ? phase_seconds * (1 - done) / done : kMostLeft;
  if (phase_seconds >= kLeastToEstimate && done < 1 && left < kMostLeft)
    out += ", " + clock_text(left) + " left";
  return out;
}

std::string bar_text(double done) {
  const auto full = static_cast<std::size_t>(std::clamp(done, 0.0, 1.0) * kBarColumns);
  return "[" + std::string(full, '#') + std::string(kBarColumns - full, '.') + "] ";
}

}  // namespace

ProgressStyle progress_style(std::string_view choice, bool quiet, bool terminal) {
  if (quiet || choice == "never") return ProgressStyle::none;
  if (terminal) return ProgressStyle::bar;
  return choice == "always" ? ProgressStyle::lines : ProgressStyle::late_lines;
}

std::string progress_text(const ProgressSample& sample, double seconds, double phase_seconds) {
  std::string out = std::string(sample.phase);
  if (sample.done >= 0) out += share_text(std::clamp(sample.done, 0.0, 1.0), phase_seconds);
  out += "  " + grouped(sample.articles) + " " + std::string(sample.articles == 1 ? sample.one : sample.many);
  if (sample.rejected > 0) out += ", " + grouped(sample.rejected) + " rejected";
  if (sample.bytes == 0) return out;
  out += "  " + bytes_text(sample.bytes);
  if (seconds < kLeastToEstimate) return out;
  return out + ", " + bytes_text(static_cast<std::uint64_t>(static_cast<double>(sample.bytes) / seconds)) +
         "/s";
}

ProgressMeter::ProgressMeter(ProgressStyle style, std::size_t columns, Sink sink, Clock clock)
    : style_(style),
      columns_(columns),
      sink_(std::move(sink)),
      clock_(std::move(clock)),
      started_(clock_()),
      phase_started_(started_),
      shown_(started_) {}

bool ProgressMeter::is_due(const ProgressSample& sample, double now) const {
  switch (style_) {
    case ProgressStyle::none:
      return false;
    case ProgressStyle::bar:
      return !anything_shown_ || sample.phase != phase_ || now - shown_ >= kRedrawSeconds;
    case ProgressStyle::lines:
      return !anything_shown_ || now - shown_ >= kLineSeconds;
    case ProgressStyle::late_lines:
      return now - shown_ >= kLineSeconds;
  }
  return false;
}

void ProgressMeter::update(const ProgressSample& sample) {
  if (style_ == ProgressStyle::none) return;
  const double now = clock_();
  const bool due = is_due(sample, now);
  if (sample.phase != phase_) {
    phase_ = sample.phase;
    phase_started_ = now;
  }
  if (!due) return;
  std::string text = progress_text(sample, now - started_, now - phase_started_);
  if (style_ == ProgressStyle::bar) {
    if (sample.done >= 0) text.insert(0, bar_text(sample.done));
    text.resize(std::min(text.size(), columns_ > 0 ? columns_ - 1 : 0));
    sink_(std::string(kClearLine) + text);
    bar_on_screen_ = true;
  } else {
    sink_(text + "\n");
  }
  anything_shown_ = true;
  shown_ = now;
}

void ProgressMeter::clear() {
  if (!bar_on_screen_) return;
  sink_(kClearLine);
  bar_on_screen_ = false;
  anything_shown_ = false;
}

}  // namespace dateline::cli
