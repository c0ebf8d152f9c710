// Mounts that nobody but one test sees, and that go with it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace dateline::faults {

/// Runs `work` where mounts can be made that are private to it and to the programs that it runs. Returns
/// false, having said visibly why the test is skipped, when that is not possible.
bool in_private_mounts(const std::function<void()>& work);

/// These throw when the system refuses.
void mount_tmpfs(const std::filesystem::path& folder);
/// Most bytes and most files (0: any number); false when there are more already.
bool limit_tmpfs(const std::filesystem::path& folder, std::uint64_t bytes, std::uint64_t files);
void mount_read_only(const std::filesystem::path& folder);
void unmount(const std::filesystem::path& folder);

}  // namespace dateline::faults
