// Which options a format has no place for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.h"
#include "render/answer_format.h"

namespace dateline::query {

/// Options that were typed (not defaults) and of which an answer in this format, or an article (--show),
/// shows nothing, in the order of help. --stories and --fields are not among them: they are refused.
std::vector<std::string_view> unshown_flags(const cli::Arguments& arguments, render::Format format);

/// "--format csv does not show --explain, --facet", or empty. Of what prints numbers alone (--count) or
/// nothing (--quiet): empty, as they say so.
std::string unshown_note(const cli::Arguments& arguments, render::Format format);

}  // namespace dateline::query
