// Reads the plan from the environment and applies it; nothing here allocates, as it runs inside of every
// call.
#include "faults/step_rules.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace dateline::faults {
namespace {

pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

std::uint64_t number(const char* name) {
  const char* value = getenv(name);
  return value == nullptr ? 0 : strtoull(value, nullptr, 10);
}

/// The file that a variable names, by the system call itself: open() is ours. -1: none.
int open_named(const char* name, int flags) {
  const char* path = getenv(name);
  if (path == nullptr) return -1;
  return static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC, 0666));
}

}  // namespace

bool AllocationRules::refuses() {
  StepCounts* counts = __atomic_load_n(&counts_, __ATOMIC_ACQUIRE);
  if (counts == nullptr) return false;
  const std::uint64_t number = __atomic_add_fetch(&counts->allocations, 1, __ATOMIC_RELAXED);
  return fails_at_ != 0 && (number == fails_at_ || (fails_from_ && number > fails_at_));
}

void AllocationRules::begin(std::uint64_t fails_at, bool fails_from, StepCounts* counts) {
  fails_at_ = fails_at;
  fails_from_ = fails_from;
  __atomic_store_n(&counts_, counts, __ATOMIC_RELEASE);
}

StepRules& StepRules::get() {
  static StepRules rules;
  return rules;
}

StepRules::StepRules()
    : folder_(getenv("DATELINE_FAULT_FOLDER")),
      counts_readings_(number("DATELINE_FAULT_COUNT_READINGS") != 0),
      dies_before_(number("DATELINE_FAULT_DIE_BEFORE")),
      dies_within_(number("DATELINE_FAULT_DIE_WITHIN")),
      fails_at_(number("DATELINE_FAULT_FAIL_AT")),
      no_memory_at_(number("DATELINE_FAULT_NO_MEMORY_AT")),
      fails_from_(number("DATELINE_FAULT_FAIL_FROM") != 0),
      failure_(static_cast<int>(number("DATELINE_FAULT_ERRNO"))),
      has_room_limit_(getenv("DATELINE_FAULT_ROOM") != nullptr),
      room_(number("DATELINE_FAULT_ROOM")),
      shortens_(number("DATELINE_FAULT_SHORTEN")) {
  if (folder_ != nullptr) folder_size_ = strlen(folder_);
  if (const char* shift = getenv("DATELINE_FAULT_CLOCK")) clock_shift_ = strtoll(shift, nullptr, 10);
  log_ = open_named("DATELINE_FAULT_LOG", O_WRONLY | O_CREAT | O_APPEND);
  const int counts = open_named("DATELINE_FAULT_COUNTS", O_RDWR);
  if (counts < 0) return;
  void* memory = reinterpret_cast<void*>(  // the file has the right size already
      syscall(SYS_mmap, nullptr, sizeof(StepCounts), PROT_READ | PROT_WRITE, MAP_SHARED, counts, 0));
  if (memory != MAP_FAILED) counts_ = static_cast<StepCounts*>(memory);
  syscall(SYS_close, counts);
}

void StepRules::lock() { pthread_mutex_lock(&mutex); }
void StepRules::unlock() { pthread_mutex_unlock(&mutex); }

const char* StepRules::path_below(const char* path) const {
  if (folder_ == nullptr || strncmp(path, folder_, folder_size_) != 0) return nullptr;
  const char* rest = path + folder_size_;
  if (*rest != '/' && *rest != '\0') return nullptr;
  while (*rest == '/') ++rest;
  return rest;
}

void StepRules::die() {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

Verdict StepRules::begin(bool counted, bool opens) {
  Verdict verdict;
  if (counts_->steps == 0) AllocationRules::begin(no_memory_at_, fails_from_, counts_);
  if (!counted) return verdict;
  const std::uint64_t step = ++counts_->steps;
  if (step == dies_before_) die();
  verdict.dies_after = step == dies_within_;
  if (failure_ == EMFILE && !opens) return verdict;
  if (fails_at_ != 0 && (step == fails_at_ || (fails_from_ && step > fails_at_))) verdict.error = failure_;
  return verdict;
}

Verdict StepRules::begin_change(bool opens) { return begin(true, opens); }
Verdict StepRules::begin_reading(bool opens) { return begin(counts_readings_, opens); }

std::size_t StepRules::grant_writing(std::size_t size, Verdict& verdict) {
  if (verdict.dies_after) return (size + 1) / 2;
  if (shortens_ != 0 && size > 0) {
    if (random() % 4 == 0) verdict.error = EINTR;
    size = 1 + random() % size;
  }
  if (!has_room_limit_) return size;
  const std::uint64_t left = room_ > counts_->bytes ? room_ - counts_->bytes : 0;
  if (left == 0 && size > 0) verdict.error = failure_;
  return size < left ? size : left;
}

std::size_t StepRules::grant_reading(std::size_t size) {
  return shortens_ == 0 || size == 0 ? size : 1 + random() % size;
}

bool StepRules::is_full() const { return has_room_limit_ && counts_->bytes >= room_; }
void StepRules::note_written(std::size_t size) { counts_->bytes += size; }

/// Xorshift: good enough to cut writes at odd places.
std::uint64_t StepRules::random() {
  shortens_ ^= shortens_ << 13U;
  shortens_ ^= shortens_ >> 7U;
  shortens_ ^= shortens_ << 17U;
  return shortens_ >> 11U;
}

void StepRules::log(OperationRecord record, std::string_view path, std::string_view second,
                    const void* data) {
  if (log_ < 0) return;
  record.path_size = static_cast<std::uint32_t>(path.size());
  record.second_size = static_cast<std::uint32_t>(second.size());
  const std::size_t data_size = record.change == Change::written ? record.size : 0;
  const iovec parts[]{{&record, sizeof record},
                      {const_cast<char*>(path.data()), path.size()},
                      {const_cast<char*>(second.data()), second.size()},
                      {const_cast<void*>(data), data_size}};
  syscall(SYS_writev, log_, parts, 4);
}

}  // namespace dateline::faults
