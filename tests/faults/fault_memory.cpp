// malloc and its kin, put before those of the C library: one allocation fails, or all from one on.
#include <cerrno>
#include <cstddef>

#include "faults/step_rules.h"

extern "C" {
// The C library's own functions, under the names that it has for such as us.
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* memory, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
}

namespace {

void* refuse() {
  errno = ENOMEM;
  return nullptr;
}

}  // namespace

using dateline::faults::AllocationRules;

extern "C" {

void* malloc(std::size_t size) { return AllocationRules::refuses() ? refuse() : __libc_malloc(size); }
void* calloc(std::size_t count, std::size_t size) {
  return AllocationRules::refuses() ? refuse() : __libc_calloc(count, size);
}
void* realloc(void* memory, std::size_t size) {
  return AllocationRules::refuses() ? refuse() : __libc_realloc(memory, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return AllocationRules::refuses() ? refuse() : __libc_memalign(alignment, size);
}

}  // extern "C"
