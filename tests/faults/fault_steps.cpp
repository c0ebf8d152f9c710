// The calls by which a program touches files, put before those of the C library by LD_PRELOAD. Below one
// folder each of them is a step that StepRules may count, log, shorten, fail or make the last one.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <ctime>

#include "faults/step_rules.h"

namespace {

using dateline::faults::Change;
using dateline::faults::OperationRecord;
using dateline::faults::StepRules;
using dateline::faults::Verdict;

constexpr int kMostDescriptors = 65536;
std::uint64_t handles[kMostDescriptors];  // of the files and folders that are watched; 0: none

std::uint64_t handle_of(int descriptor) {
  return descriptor >= 0 && descriptor < kMostDescriptors ? handles[descriptor] : 0;
}
void set_handle(int descriptor, std::uint64_t handle) {
  if (descriptor >= 0 && descriptor < kMostDescriptors) handles[descriptor] = handle;
}

template <class Function>
Function* next_one(Function* /*ours*/, const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}
/// The function that ours stands before.
#define REAL(name)                                         \
  ([] {                                                    \
    static const auto function = next_one(&::name, #name); \
    return function;                                       \
  }())

/// A path made absolute, and where it lies below the folder.
class Location {
 public:
  explicit Location(const char* path, int folder = AT_FDCWD) {
    if (path == nullptr) return;
    const std::size_t base = path[0] == '/' ? 0 : write_base(folder);
    if (base + std::strlen(path) + 2 > sizeof text_) return;
    std::snprintf(text_ + base, sizeof text_ - base, "%s%s", path[0] == '/' ? "" : "/", path);
    below_ = StepRules::get().path_below(text_);
  }
  bool watched() const { return below_ != nullptr; }
  const char* below() const { return below_; }
  bool exists() const {
    struct stat ignored {};
    return ::lstat(text_, &ignored) == 0;
  }

 private:
  std::size_t write_base(int folder) {
    char link[64];
    std::snprintf(link, sizeof link, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", folder);
    const ssize_t size = ::readlink(link, text_, PATH_MAX);
    return size < 0 ? sizeof text_ : static_cast<std::size_t>(size);
  }
  char text_[2 * PATH_MAX];
  const char* below_ = nullptr;
};

/// Holds the lock of the rules for one step, so that the log has the order in which things happened.
class Step {
 public:
  Step() { StepRules::get().lock(); }
  ~Step() { StepRules::get().unlock(); }
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;
};

template <class Value = int>
Value refuse(int error) {
  errno = error;
  return static_cast<Value>(-1);
}

/// A step that is done wholly or not at all.
template <class Work>
int change(const OperationRecord& record, const char* path, const char* second, Work&& work) {
  const Step step;
  StepRules& rules = StepRules::get();
  const Verdict verdict = rules.begin_change();
  if (verdict.error != 0) return refuse(verdict.error);
  if (record.change == Change::folder_made && rules.is_full()) return refuse(ENOSPC);
  const int result = work();
  const int error = errno;
  if (result == 0) rules.log(record, path, second);
  if (verdict.dies_after) StepRules::die();
  errno = error;
  return result;
}

template <class Work>
int open_file(const Location& where, int flags, Work&& work) {
  if (!where.watched()) {
    const int elsewhere = work();
    set_handle(elsewhere, 0);
    return elsewhere;
  }
  const Step step;
  StepRules& rules = StepRules::get();
  const bool creates = (flags & O_CREAT) != 0 && !where.exists();
  const bool empties = (flags & O_TRUNC) != 0;
  const Verdict verdict = creates || empties ? rules.begin_change(true) : rules.begin_reading(true);
  if (verdict.error != 0) return refuse(verdict.error);
  if (creates && rules.is_full()) return refuse(ENOSPC);
  const int descriptor = work();
  const int error = errno;
  if (descriptor >= 0) {
    const std::uint64_t handle = rules.new_handle();
    set_handle(descriptor, handle);
    using dateline::faults::kCreated, dateline::faults::kEmptied;
    rules.log({.handle = handle, .offset = (creates ? kCreated : 0) + (empties ? kEmptied : 0)},
              where.below());
  }
  if (verdict.dies_after) StepRules::die();
  errno = error;
  return descriptor;
}

/// `offset` < 0: where the descriptor stands. `work(n)` writes n bytes.
template <class Work>
ssize_t write_file(int descriptor, const void* data, std::size_t size, off_t offset, Work&& work) {
  const Step step;
  StepRules& rules = StepRules::get();
  Verdict verdict = rules.begin_change();
  const std::size_t granted = verdict.error == 0 ? rules.grant_writing(size, verdict) : 0;
  if (verdict.error != 0) return refuse<ssize_t>(verdict.error);
  if (offset < 0) {
    const bool appends = (::fcntl(descriptor, F_GETFL) & O_APPEND) != 0;
    offset = ::lseek(descriptor, 0, appends ? SEEK_END : SEEK_CUR);
  }
  const ssize_t written = work(granted);
  const int error = errno;
  if (written > 0) {
    rules.note_written(static_cast<std::size_t>(written));
    rules.log({.change = Change::written,
               .handle = handle_of(descriptor),
               .offset = static_cast<std::uint64_t>(offset),
               .size = static_cast<std::uint64_t>(written)},
              {}, {}, data);
  }
  if (verdict.dies_after) StepRules::die();
  errno = error;
  return written;
}

template <class Work>
ssize_t read_file(std::size_t size, Work&& work) {
  const Step step;
  StepRules& rules = StepRules::get();
  const Verdict verdict = rules.begin_reading();
  if (verdict.error != 0) return refuse<ssize_t>(verdict.error);
  return work(rules.grant_reading(size));
}

int sync_file(int descriptor, int (*work)(int)) {
  const std::uint64_t handle = handle_of(descriptor);
  if (handle == 0) return work(descriptor);
  // What a dying process leaves does not depend on it, and it takes long.
  return change({.change = Change::synced, .handle = handle}, "", "", [] { return 0; });
}

int cut_file(int descriptor, off_t size, int (*work)(int, off_t)) {
  const std::uint64_t handle = handle_of(descriptor);
  if (handle == 0) return work(descriptor, size);
  return change({.change = Change::cut, .handle = handle, .offset = static_cast<std::uint64_t>(size)}, "", "",
                [&] { return work(descriptor, size); });
}

template <class Work>
int change_name(Change kind, const Location& path, Work&& work) {
  if (!path.watched()) return work();
  return change({.change = kind}, path.below(), "", work);
}

template <class Work>
int change_names(Change kind, const Location& from, const Location& to, Work&& work) {
  if (!from.watched() && !to.watched()) return work();
  if (!from.watched() || !to.watched()) return refuse(EXDEV);  // the log could not say it
  return change({.change = kind}, from.below(), to.below(), work);
}

mode_t mode_of(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

void shift(timespec* time) { time->tv_sec += StepRules::get().clock_shift(); }

}  // namespace

// Each function below is the one of the same name in the C library.
#define WITH_MODE(flags)                         \
  va_list arguments;                             \
  va_start(arguments, flags);                    \
  const mode_t mode = mode_of(flags, arguments); \
  va_end(arguments)

extern "C" {

int open(const char* path, int flags, ...) {
  WITH_MODE(flags);
  return open_file(Location(path), flags, [&] { return REAL(open)(path, flags, mode); });
}
int open64(const char* path, int flags, ...) {
  WITH_MODE(flags);
  return open_file(Location(path), flags, [&] { return REAL(open64)(path, flags, mode); });
}
int openat(int folder, const char* path, int flags, ...) {
  WITH_MODE(flags);
  return open_file(Location(path, folder), flags, [&] { return REAL(openat)(folder, path, flags, mode); });
}
int openat64(int folder, const char* path, int flags, ...) {
  WITH_MODE(flags);
  return open_file(Location(path, folder), flags, [&] { return REAL(openat64)(folder, path, flags, mode); });
}
int creat(const char* path, mode_t mode) { return open(path, O_WRONLY | O_CREAT | O_TRUNC, mode); }

int close(int descriptor) {
  if (handle_of(descriptor) == 0) return REAL(close)(descriptor);
  set_handle(descriptor, 0);
  const Step step;
  const Verdict verdict = StepRules::get().begin_reading();
  const int result = REAL(close)(descriptor);
  return verdict.error != 0 ? refuse(verdict.error) : result;
}
int closedir(DIR* folder) {
  set_handle(dirfd(folder), 0);
  return REAL(closedir)(folder);
}

ssize_t write(int descriptor, const void* data, std::size_t size) {
  if (handle_of(descriptor) == 0) return REAL(write)(descriptor, data, size);
  return write_file(descriptor, data, size, -1,
                    [&](std::size_t granted) { return REAL(write)(descriptor, data, granted); });
}
ssize_t writev(int descriptor, const iovec* parts, int count) {
  if (handle_of(descriptor) == 0) return REAL(writev)(descriptor, parts, count);
  return count > 0 ? write(descriptor, parts[0].iov_base, parts[0].iov_len) : 0;  // short, as it may be
}
ssize_t pwrite(int descriptor, const void* data, std::size_t size, off_t offset) {
  if (handle_of(descriptor) == 0) return REAL(pwrite)(descriptor, data, size, offset);
  return write_file(descriptor, data, size, offset,
                    [&](std::size_t granted) { return REAL(pwrite)(descriptor, data, granted, offset); });
}
ssize_t pwrite64(int descriptor, const void* data, std::size_t size, off64_t offset) {
  return pwrite(descriptor, data, size, offset);
}
ssize_t sendfile(int out, int in, off_t* offset, std::size_t size) noexcept {
  if (handle_of(out) != 0) return refuse<ssize_t>(EINVAL);  // the caller falls back on write()
  return REAL(sendfile)(out, in, offset, size);
}

ssize_t read(int descriptor, void* data, std::size_t size) {
  if (handle_of(descriptor) == 0) return REAL(read)(descriptor, data, size);
  return read_file(size, [&](std::size_t granted) { return REAL(read)(descriptor, data, granted); });
}
ssize_t pread(int descriptor, void* data, std::size_t size, off_t offset) {
  if (handle_of(descriptor) == 0) return REAL(pread)(descriptor, data, size, offset);
  return read_file(size, [&](std::size_t granted) { return REAL(pread)(descriptor, data, granted, offset); });
}
ssize_t pread64(int descriptor, void* data, std::size_t size, off64_t offset) {
  return pread(descriptor, data, size, offset);
}
void* mmap(void* address, std::size_t size, int protection, int flags, int descriptor,
           off_t offset) noexcept {
  if (handle_of(descriptor) != 0) {
    const Step step;
    const Verdict verdict = StepRules::get().begin_reading();
    if (verdict.error != 0) {
      errno = verdict.error;
      return MAP_FAILED;
    }
  }
  return REAL(mmap)(address, size, protection, flags, descriptor, offset);
}

int fsync(int descriptor) { return sync_file(descriptor, REAL(fsync)); }
int fdatasync(int descriptor) { return sync_file(descriptor, REAL(fdatasync)); }
int ftruncate(int descriptor, off_t size) noexcept {
  return cut_file(descriptor, size, [](int file, off_t length) { return REAL(ftruncate)(file, length); });
}
int ftruncate64(int descriptor, off64_t size) noexcept { return ftruncate(descriptor, size); }

int rename(const char* from, const char* to) noexcept {
  return change_names(Change::renamed, Location(from), Location(to), [&] { return REAL(rename)(from, to); });
}
int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
  return change_names(Change::renamed, Location(from, from_folder), Location(to, to_folder),
                      [&] { return REAL(renameat)(from_folder, from, to_folder, to); });
}
int link(const char* from, const char* to) noexcept {
  return change_names(Change::linked, Location(from), Location(to), [&] { return REAL(link)(from, to); });
}
int unlink(const char* path) noexcept {
  return change_name(Change::removed, Location(path), [&] { return REAL(unlink)(path); });
}
int unlinkat(int folder, const char* path, int flags) noexcept {
  return change_name(Change::removed, Location(path, folder),
                     [&] { return REAL(unlinkat)(folder, path, flags); });
}
int remove(const char* path) noexcept {
  return change_name(Change::removed, Location(path), [&] { return REAL(remove)(path); });
}
int rmdir(const char* path) noexcept {
  return change_name(Change::removed, Location(path), [&] { return REAL(rmdir)(path); });
}
int mkdir(const char* path, mode_t mode) noexcept {
  return change_name(Change::folder_made, Location(path), [&] { return REAL(mkdir)(path, mode); });
}

time_t time(time_t* into) noexcept {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  if (into != nullptr) *into = now.tv_sec;
  return now.tv_sec;
}
int clock_gettime(clockid_t clock, timespec* into) noexcept {
  const int result = REAL(clock_gettime)(clock, into);
  if (result == 0 && clock == CLOCK_REALTIME) shift(into);
  return result;
}
int gettimeofday(timeval* into, void* zone) noexcept {
  const int result = REAL(gettimeofday)(into, zone);
  if (result == 0) into->tv_sec += StepRules::get().clock_shift();
  return result;
}

}  // extern "C"
