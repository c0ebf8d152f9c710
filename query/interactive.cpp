// --interactive: answers while a person types.
#include "interactive.h"

#include <utility>

#include "cli/exit_status.h"
#include "cli/output.h"
#include "screen/screen_loop.h"

namespace dateline::query {
namespace {

constexpr int kSignalStatus = 128;  // as shells have it

}  // namespace

int run_interactive(const QueryOptions& options) {
  auto searcher = search::Searcher::open(options.index);
  if (!searcher) return cli::report(searcher.error());
  searcher->use_threads(options.search_threads());
  const auto left = screen::run_screen(std::move(*searcher),
                                       {options.request, options.parse, options.query, options.output.color});
  if (!left) return cli::report(left.error());
  return *left == 0 ? cli::kSuccess : kSignalStatus + *left;
}

}  // namespace dateline::query
