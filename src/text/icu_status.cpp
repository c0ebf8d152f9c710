// What a failure of ICU means.
#include "text/icu_status.h"

#include <new>
#include <stdexcept>
#include <string>

namespace dateline::text {

void require_memory(UErrorCode status) {
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
}

void require_success(UErrorCode status, const char* what) {
  require_memory(status);
  if (U_FAILURE(status))
    throw std::runtime_error(std::string("ICU cannot ") + what + ": " + u_errorName(status));
}

}  // namespace dateline::text
