// The checksum of checksum.h with the wide registers that most processors have. CMake has this file alone
// compiled for them, so it includes nothing whose inline functions other files could be given.
#include "io/wide_checksum.h"

#ifdef __AVX2__
#define XXH_INLINE_ALL
#define XXH_PREFETCH_DIST 4096  // as in checksum.cpp
#include <xxhash.h>
#endif

namespace dateline::io {

#ifdef __AVX2__
bool has_wide_checksum() noexcept { return __builtin_cpu_supports("avx2") != 0; }
std::uint64_t wide_checksum64(const char* bytes, std::size_t size) noexcept {
  return XXH3_64bits(bytes, size);
}
#else
bool has_wide_checksum() noexcept { return false; }
std::uint64_t wide_checksum64(const char*, std::size_t) noexcept { return 0; }
#endif

}  // namespace dateline::io
