// How far a long run has come: a bar on a terminal, a line now and then in a log.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace dateline::cli {

struct ProgressSample {
  std::string_view phase;  // "reading"
  std::uint64_t articles = 0;
  std::uint64_t rejected = 0;
  std::uint64_t bytes = 0;           // of input
  double done = -1;                  // of the phase, 0 to 1; negative: not known
  std::string_view one = "article";  // what is counted
  std::string_view many = "articles";
};

enum class ProgressStyle : std::uint8_t {
  none,
  bar,        // one line that is drawn anew, ten times a second at most
  lines,      // a line at once, then one a minute
  late_lines  // a line a minute, so that short runs leave logs alone
};
/// `choice`: "auto", "always" or "never".
ProgressStyle progress_style(std::string_view choice, bool quiet, bool terminal);

/// Not thread-safe.
class ProgressMeter {
 public:
  using Sink = std::function<void(std::string_view)>;
  using Clock = std::function<double()>;  // seconds, never going back
  ProgressMeter(ProgressStyle style, std::size_t columns, Sink sink, Clock clock);

  void update(const ProgressSample& sample);
  /// Takes the bar off the screen, before something else is written there; the next update draws it again.
  void clear();

 private:
  bool is_due(const ProgressSample& sample, double now) const;
  ProgressStyle style_;
  std::size_t columns_;
  Sink sink_;
  Clock clock_;
  double started_;
  double phase_started_;
  double shown_;                 // when something was shown last
  bool anything_shown_ = false;  // since the start, or since the bar was taken away
  bool bar_on_screen_ = false;
  std::string phase_;
};

/// "reading  45 %, 0:12 left  12,345 articles, 2 rejected  34.2 MB, 12.3 MB/s"; the time left is estimated
/// from `phase_seconds`. What is most wanted stands first, for narrow terminals.
std::string progress_text(const ProgressSample& sample, double seconds, double phase_seconds);

}  // namespace dateline::cli
