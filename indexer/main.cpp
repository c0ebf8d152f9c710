// dateline-index: reads its arguments, runs one command, and tells the shell how it went.
#include <array>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <system_error>

#include "cli/configuration.h"
#include "cli/exit_status.h"
#include "cli/interruption.h"
#include "cli/self_description.h"
#include "commands.h"
#include "index_flags.h"

namespace dateline::indexer {
namespace {

struct Runner {
  std::string_view command;
  int (*run)(const cli::Arguments& arguments, cli::Output& out);
};
constexpr std::array kRunners{Runner{"build", run_build},     Runner{"update", run_update},
                              Runner{"remove", run_remove},   Runner{"check", run_check},
                              Runner{"info", run_info},       Runner{"rollback", run_rollback},
                              Runner{"compact", run_compact}, Runner{"entities", run_entities},
                              Runner{"export", run_export},   Runner{"inspect", run_inspect}};

int run_command(const cli::Arguments& arguments, cli::Output& out) {
  for (const auto& [name, run] : kRunners)
    if (arguments.command() == name) return run(arguments, out);
  return cli::report({error::ErrorKind::usage,
                      {},
                      "expected a command",
                      {},
                      "type dateline-index build INDEX SOURCE..., or see dateline-index --help"});
}

int run(int argc, const char* const* argv) {
  cli::ignore_closed_pipes();
  cli::ignore_file_size_limit();
  cli::Output out;
  const auto arguments = cli::read_arguments(index_table(), argc, argv, cli::default_sources(index_table()));
  if (!arguments) return cli::report(arguments.error());
  if (const auto status = cli::describe_self(index_table(), *arguments, out)) return *status;
  return out.finish(run_command(*arguments, out));
}

}  // namespace
}  // namespace dateline::indexer

int main(int argc, char** argv) {
  try {
    return dateline::indexer::run(argc, argv);
  } catch (const std::bad_alloc&) {
    return dateline::cli::report_out_of_memory();
  } catch (const std::system_error& refused) {
    return dateline::cli::report({dateline::error::ErrorKind::storage,
                                  {},
                                  std::string("the system refuses: ") + refused.what(),
                                  {},
                                  "see the limits of memory and processes (ulimit -a)"});
  } catch (const std::exception& bug) {
    return dateline::cli::report(
        {dateline::error::ErrorKind::internal, {}, bug.what(), {}, "this is a bug; please report it"});
  }
}
