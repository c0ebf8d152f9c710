// What a failure of ICU means: no text can cause one.
#pragma once

#include <unicode/utypes.h>

namespace dateline::text {

/// Throws std::bad_alloc when memory is what ICU lacked; any other failure is the caller's to tell.
void require_memory(UErrorCode status);
/// Throws std::bad_alloc when memory was out, else, on a failure, std::runtime_error "ICU cannot ...": its
/// data is missing, or there is a bug.
void require_success(UErrorCode status, const char* what);

}  // namespace dateline::text
