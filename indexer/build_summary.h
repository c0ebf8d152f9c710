// What a build did, for people and for programs.
#pragma once

#include <string>
#include <string_view>

#include "cli/arguments.h"
#include "cli/output.h"
#include "index/build_report.h"
#include "store/manifest.h"

namespace dateline::indexer {

/// Of remove and compact, which read no source.
std::string change_text(const index::BuildReport& report);
std::string report_text(const index::BuildReport& report);
/// One object on one line.
std::string report_json(const index::BuildReport& report);
/// What a person should know though the build succeeded: lines for standard error, or nothing.
std::string report_warnings(const index::BuildReport& report);

/// A generation is live that was made without any article: `what` is said of it ("is live again").
void write_generation(const cli::Arguments& arguments, const store::Manifest& manifest, std::string_view what,
                      cli::Output& out);

/// Was anything left out or replaced by something else?
bool is_partial(const index::BuildReport& report);

}  // namespace dateline::indexer
