// The commands of dateline-index: each does its work and returns the exit status.
#pragma once

#include "cli/arguments.h"
#include "cli/output.h"

namespace dateline::indexer {

int run_build(const cli::Arguments& arguments, cli::Output& out);
int run_update(const cli::Arguments& arguments, cli::Output& out);
int run_remove(const cli::Arguments& arguments, cli::Output& out);
int run_rollback(const cli::Arguments& arguments, cli::Output& out);
int run_compact(const cli::Arguments& arguments, cli::Output& out);
int run_entities(const cli::Arguments& arguments, cli::Output& out);
int run_export(const cli::Arguments& arguments, cli::Output& out);
int run_check(const cli::Arguments& arguments, cli::Output& out);
int run_info(const cli::Arguments& arguments, cli::Output& out);
int run_inspect(const cli::Arguments& arguments, cli::Output& out);

}  // namespace dateline::indexer
