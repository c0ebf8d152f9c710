// The interactive screen: waits, lets the state change, hands on its wishes, paints.
#include "screen/screen_loop.h"

#include <csignal>
#include <utility>

#include "screen/live_search.h"
#include "screen/screen_view.h"
#include "screen/terminal_session.h"
#include "screen/wake_pipe.h"

namespace dateline::screen {
namespace {

class ScreenLoop {
 public:
  ScreenLoop(TerminalSession& terminal, LiveSearch& live, State state)
      : terminal_(&terminal), live_(&live), state_(std::move(state)) {}

  /// 0, or the signal that ended it.
  int run(const WakePipe& wakes) {
    hand_on_wishes();
    for (;;) {
      terminal_->paint(picture_of(state_));
      if (!wakes.wait_for_key()) return SIGHUP;
      if (const int signal = WakePipe::end_signal(); signal != 0) return signal;
      if (WakePipe::take_resized()) state_ = next(std::move(state_), terminal_->measure());
      for (const Event& done : live_->take_done()) state_ = next(std::move(state_), done);
      while (const auto key = terminal_->read_key()) {
        state_ = next(std::move(state_), *key);
        if (state_.left) return 0;
      }
      hand_on_wishes();
    }
  }

 private:
  void hand_on_wishes() {
    if (state_.search.number != search_) live_->ask(state_.search);
    if (state_.open.number != open_) live_->ask(state_.open);
    search_ = state_.search.number;
    open_ = state_.open.number;
  }

  TerminalSession* terminal_;
  LiveSearch* live_;
  State state_;
  std::uint64_t search_ = 0;  // the last wishes handed on
  std::uint64_t open_ = 0;
};

}  // namespace

error::Result<int> run_screen(search::Searcher searcher, const ScreenOptions& options) {
  const WakePipe wakes;
  // Ends after the terminal is given back: a search that is still under way keeps nobody from the shell's
  // screen.
  LiveSearch live(std::move(searcher), [&wakes] { wakes.wake(); });
  auto terminal = TerminalSession::open(options.color);
  if (!terminal) return terminal.error();
  State state = first_state(options.request, options.parse, options.query, terminal->measure());
  return ScreenLoop(*terminal, live, std::move(state)).run(wakes);
}

}  // namespace dateline::screen
