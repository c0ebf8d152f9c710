// A thread with a mount namespace of its own.
#include "faults/private_mounts.h"

#include <sched.h>
#include <sys/mount.h>

#include <cerrno>
#include <exception>
#include <iostream>
#include <system_error>
#include <thread>

namespace dateline::faults {
namespace {

void require(int result, const char* what) {
  if (result != 0) throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

bool in_private_mounts(const std::function<void()>& work) {
  bool possible = false;
  std::exception_ptr thrown;
  std::thread apart([&] {
    possible = unshare(CLONE_FS | CLONE_NEWNS) == 0 &&
               mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    try {
      if (possible) work();
    } catch (...) {
      thrown = std::current_exception();
    }
  });
  apart.join();
  if (thrown) std::rethrow_exception(thrown);
  if (!possible) std::cerr << "SKIPPED: needs the right to mount (root)\n";
  return possible;
}

void mount_tmpfs(const std::filesystem::path& folder) {
  require(mount("tmpfs", folder.c_str(), "tmpfs", 0, "mode=0755"), "mount tmpfs");
}

bool limit_tmpfs(const std::filesystem::path& folder, std::uint64_t bytes, std::uint64_t files) {
  const std::string limits = "size=" + std::to_string(bytes) + ",nr_inodes=" + std::to_string(files);
  if (mount("tmpfs", folder.c_str(), "tmpfs", MS_REMOUNT, limits.c_str()) == 0) return true;
  if (errno != EINVAL) require(-1, "limit tmpfs");
  return false;
}

void mount_read_only(const std::filesystem::path& folder) {
  require(mount(folder.c_str(), folder.c_str(), nullptr, MS_BIND, nullptr), "bind");
  require(mount(nullptr, folder.c_str(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr),
          "make read-only");
}

void unmount(const std::filesystem::path& folder) { require(umount2(folder.c_str(), MNT_DETACH), "unmount"); }

}  // namespace dateline::faults
