// dateline-query: reads its arguments, opens the index, asks, and tells the shell how it went.
#include <exception>
#include <new>
#include <optional>
#include <utility>

#include "ask.h"
#include "batch.h"
#include "cli/configuration.h"
#include "cli/exit_status.h"
#include "cli/interruption.h"
#include "cli/pager.h"
#include "cli/self_description.h"
#include "export_index.h"
#include "interactive.h"
#include "query_flags.h"
#include "show.h"
#include "watch.h"

namespace dateline::query {
namespace {

int run_query(const QueryOptions& options, search::QueryTree tree, cli::Output& out) {
  auto searcher = search::Searcher::open(options.index);
  if (!searcher) return cli::report(searcher.error());
  searcher->use_threads(options.search_threads());
  const auto total = ask(*searcher, options, std::move(tree), options.output, out);
  if (!total) {
    const int status = cli::report(total.error());
    return total.error().kind == error::ErrorKind::not_found ? cli::kPartly : status;
  }
  return *total > 0 ? cli::kSuccess : cli::kPartly;
}

int run_with_index(const QueryOptions& options, cli::Output& out) {
  if (!options.show && !options.show_copies && !options.batch && !options.watch && !options.export_index) {
    auto tree = read_query(options.query, options.parse);
    if (!tree) return cli::report(tree.error());
    return run_query(options, std::move(*tree), out);
  }
  auto searcher = search::Searcher::open(options.index);
  if (!searcher) return cli::report(searcher.error());
  if (!options.batch) searcher->use_threads(options.search_threads());
  if (options.show) return run_show(*searcher, options, out);
  if (options.show_copies) return run_show_copies(*searcher, options, out);
  if (options.batch) return run_batch(*searcher, options, out);
  if (options.watch) return run_watch(*searcher, options, out);
  auto tree = read_query(options.query, options.parse);
  if (!tree) return cli::report(tree.error());
  return run_export_index(*searcher, options, std::move(*tree), out);
}

/// Lines that a person types are answered one by one, not by the screen.
std::optional<cli::PagerChoice> choose_pager(const cli::Arguments& arguments) {
  const bool typed = arguments.last("batch") == "-" && cli::is_terminal(0);
  if (arguments.has("no-pager") || typed) return std::nullopt;
  return cli::choose_pager(1);
}

int run(int argc, const char* const* argv) {
  cli::ignore_closed_pipes();
  cli::ignore_file_size_limit();
  cli::Output out;
  const auto arguments = cli::read_arguments(query_table(), argc, argv, cli::default_sources(query_table()));
  if (!arguments) return cli::report(arguments.error());
  if (const auto pager = choose_pager(*arguments)) out.page_through(*pager);
  if (const auto status = cli::describe_self(query_table(), *arguments, out)) return *status;
  const auto options = read_options(*arguments);
  if (!options) return cli::report(cli::placed_default(options.error(), *arguments));
  if (options->interactive) return run_interactive(*options);
  return out.finish(run_with_index(*options, out));
}

}  // namespace
}  // namespace dateline::query

int main(int argc, char** argv) {
  try {
    return dateline::query::run(argc, argv);
  } catch (const std::bad_alloc&) {
    return dateline::cli::report_out_of_memory();
  } catch (const std::exception& bug) {
    return dateline::cli::report(
        {dateline::error::ErrorKind::internal, {}, bug.what(), {}, "this is a bug; please report it"});
  }
}
