// Memory that this program has freed, given back to the system: glibc keeps it, in an arena for each thread
// that was.
#include "io/free_memory.h"

#include <cstdlib>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace dateline::io {

void return_free_memory() {
#if defined(__GLIBC__)
  ::malloc_trim(0);
#endif
}

}  // namespace dateline::io
