// What is said of a file that a person named and that cannot be read.
#pragma once

#include <string>

#include "error/error.h"

namespace dateline::query {

/// `what`: "the queries".
error::Error unreadable_file(const std::string& file, const std::string& what);

}  // namespace dateline::query
