// Where an index lives: its paths and numbers, publication by rename, and the removal of what no generation
// names.
#include "store/index_directory.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <set>
#include <system_error>

#include "io/checksum.h"
#include "io/output_file.h"
#include "store/section_file.h"
#include "store/segment.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCurrentFile = "CURRENT";
constexpr const char* kGenerationsFolder = "generations";
constexpr const char* kSourcesFolder = "sources";
constexpr const char* kTombstonesFolder = "tombstones";
constexpr std::string_view kNamesSuffix = ".names";
constexpr std::string_view kCopiesSuffix = ".copies";
constexpr std::uint64_t kLongestCurrent = 64;  // bytes

/// "000041"
std::string numbered(std::uint64_t number) {
  char out[24];
  const int size = std::snprintf(out, sizeof out, "%06llu", static_cast<unsigned long long>(number));
  return {out, static_cast<std::size_t>(size)};
}

/// What CURRENT says. The checksum keeps a flipped bit from naming another generation.
std::string current_text(std::uint64_t generation) {
  const std::string number = numbered(generation);
  return number + " " + io::to_hex(io::checksum64(number)) + "\n";
}

/// The number that a name begins with; what stands behind it is left in `rest`.
std::optional<std::uint64_t> leading_number(std::string_view name, std::string_view& rest) {
  std::uint64_t value = 0;
  const auto [end, failed] = std::from_chars(name.data(), name.data() + name.size(), value);
  if (failed != std::errc()) return std::nullopt;
  rest = name.substr(static_cast<std::size_t>(end - name.data()));
  return value;
}

/// Names in a folder, sorted; none when it is not there.
std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
    names.push_back(at->path().filename().string());
  std::ranges::sort(names);
  return names;
}

/// Largest number that a name in the folder begins with; 0 when there is none.
std::uint64_t largest_number(const fs::path& folder) {
  std::uint64_t largest = 0;
  std::string_view rest;
  for (const std::string& name : names_in(folder))
    largest = std::max(largest, leading_number(name, rest).value_or(0));
  return largest;
}

error::Error no_index(const fs::path& path, std::string message) {
  return {error::ErrorKind::not_found,
          {path.string(), 0, 0},
          std::move(message),
          "",
          "make one with: dateline-index build INDEX SOURCE..."};
}

error::Error not_ours(const fs::path& path, std::string message) {
  return {error::ErrorKind::usage,
          {path.string(), 0, 0},
          std::move(message),
          "",
          "name a new or an empty folder for the index"};
}

/// Does the folder hold nothing but what a build of ours can have left before its first publication?
bool is_ours(const fs::path& path) {
  static const std::set<std::string> kOurs{"LOCK",           kCurrentFile,       "CURRENT.tmp",
                                           kSegmentsFolder,  kGenerationsFolder, kSourcesFolder,
                                           kTombstonesFolder};
  return std::ranges::all_of(names_in(path), [](const std::string& name) { return kOurs.contains(name); });
}

error::Status make_folder(const fs::path& path) {
  std::error_code failed;
  fs::create_directories(path, failed);
  if (failed) return io::storage_error(path, "cannot make the folder", failed.value());
  return {};
}

/// Makes `path` with the folders above it, and asks that they stay. One above that cannot be read is not
/// synced: it was there before, and the system writes it out in its own time.
error::Status make_index_folder(const fs::path& path) {
  std::error_code failed;
  std::vector<fs::path> parents;  // of what is new
  for (fs::path at = fs::absolute(path, failed); !at.empty() && !fs::exists(at, failed);
       at = at.parent_path())
    parents.push_back(at.parent_path());
  if (auto made = make_folder(path); !made) return made;
  for (const fs::path& parent : parents) (void)io::sync_directory(parent).has_value();
  return {};
}

error::Status remove_tree(const fs::path& path) {
  std::error_code failed;
  fs::remove_all(path, failed);
  if (failed) return io::storage_error(path, "cannot remove", failed.value());
  return {};
}

/// Removes what is in `folder` but the `kept` names.
error::Status remove_others(const fs::path& folder, const std::set<std::string>& kept) {
  for (const std::string& name : names_in(folder)) {
    if (kept.contains(name)) continue;
    if (auto removed = remove_tree(folder / name); !removed) return removed;
  }
  return {};
}

/// Files of the manifest that are not in `previous`, which is on the disk already.
std::vector<std::string> new_files(const Manifest& manifest, const std::optional<Manifest>& previous) {
  std::set<std::string> known;
  if (previous)
    for (const SegmentEntry& segment : previous->segments)
      known.insert({segment.id, segment.tombstones.path});
  std::vector<std::string> files;
  for (const SegmentEntry& segment : manifest.segments) {
    if (!known.contains(segment.id))
      for (const FileEntry& file : segment.files) files.push_back(file.path);
    if (segment.dead > 0 && !known.contains(segment.tombstones.path))
      files.push_back(segment.tombstones.path);
  }
  for (const FileEntry& file : {manifest.names, manifest.copies, manifest.sources})
    if (!file.path.empty()) files.push_back(file.path);
  return files;
}

/// Waits until the files and every folder from them up to the index are on the disk.
error::Status sync_all(const fs::path& index, const std::vector<std::string>& files) {
  std::set<fs::path> folders{index, index / kSegmentsFolder, index / kGenerationsFolder,
                             index / kSourcesFolder, index / kTombstonesFolder};
  for (const std::string& file : files) {
    if (auto synced = io::sync_file(index / file); !synced) return synced;
    for (fs::path folder = fs::path(file).parent_path(); !folder.empty(); folder = folder.parent_path())
      folders.insert(index / folder);
  }
  for (const fs::path& folder : folders)
    if (auto synced = io::sync_directory(folder); !synced) return synced;
  return {};
}

}  // namespace

error::Result<IndexDirectory> IndexDirectory::open(const fs::path& path) {
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  if (status.type() == fs::file_type::not_found) return no_index(path, "there is no index here");
  if (status.type() == fs::file_type::none) return io::storage_error(path, "cannot read", failed.value());
  if (status.type() != fs::file_type::directory)
    return no_index(path, "expected the folder of an index, found a file");
  if (!fs::exists(path / kCurrentFile, failed)) {
    if (failed) return io::storage_error(path / kCurrentFile, "cannot read", failed.value());
    return no_index(path, "this folder holds no index");
  }
  return IndexDirectory(path);
}

error::Result<IndexDirectory> IndexDirectory::create_or_open(const fs::path& path) {
  std::error_code failed;
  if (fs::exists(path, failed) && !fs::is_directory(path, failed))
    return not_ours(path, "expected the folder of an index, found a file");
  const IndexDirectory index(path);
  const bool has_index =
      fs::is_directory(path / kGenerationsFolder, failed) && fs::exists(path / kCurrentFile, failed);
  if (!has_index && !is_ours(path)) return not_ours(path, "this folder holds something else than an index");
  if (auto made = make_index_folder(path); !made) return made.error();
  for (const char* folder : {kSegmentsFolder, kGenerationsFolder, kSourcesFolder, kTombstonesFolder})
    if (auto made = make_folder(path / folder); !made) return made.error();
  return index;
}

fs::path IndexDirectory::manifest_path(std::uint64_t generation) const {
  return path_ / kGenerationsFolder / numbered(generation);
}
fs::path IndexDirectory::names_path(std::uint64_t generation) const {
  return path_ / kGenerationsFolder / (numbered(generation) + std::string(kNamesSuffix));
}
fs::path IndexDirectory::copies_path(std::uint64_t generation) const {
  return path_ / kGenerationsFolder / (numbered(generation) + std::string(kCopiesSuffix));
}
fs::path IndexDirectory::sources_path(std::uint64_t generation) const {
  return path_ / kSourcesFolder / numbered(generation);
}
fs::path IndexDirectory::tombstones_path(std::uint64_t generation, const std::string& segment) const {
  return path_ / kTombstonesFolder / (numbered(generation) + "-" + segment);
}

error::Result<std::optional<std::uint64_t>> IndexDirectory::current() const {
  const fs::path path = path_ / kCurrentFile;
  const auto content = io::read_small_file(path, kLongestCurrent);
  if (!content && content.error().kind == error::ErrorKind::not_found) return std::optional<std::uint64_t>();
  if (!content && content.error().kind != error::ErrorKind::limit) return content.error();
  std::string_view rest;
  const auto number = content ? leading_number(*content, rest) : std::nullopt;
  if (!number) return damaged(path, "expected the number of the live generation");
  if (*content != current_text(*number)) return damaged(path, "number and checksum do not fit each other");
  return number;
}

error::Result<Manifest> IndexDirectory::read_manifest(std::uint64_t generation) const {
  const fs::path path = manifest_path(generation);
  const auto text = io::read_small_file(path);
  if (!text && text.error().kind == error::ErrorKind::not_found)
    return damaged(path, "the manifest of generation " + std::to_string(generation) + " is missing");
  if (!text) return text.error();
  auto manifest = parse_manifest(*text, path.string());
  if (manifest && manifest->generation != generation)
    return damaged(path, "the manifest is of generation " + std::to_string(manifest->generation));
  return manifest;
}

std::vector<std::uint64_t> IndexDirectory::generations() const {
  std::vector<std::uint64_t> numbers;
  for (const std::string& name : names_in(path_ / kGenerationsFolder)) {
    std::string_view rest;
    const auto number = leading_number(name, rest);
    if (number && rest.empty()) numbers.push_back(*number);
  }
  std::ranges::sort(numbers);
  return numbers;
}

std::uint64_t IndexDirectory::next_generation() const {
  const auto live = current();
  const std::uint64_t used = live ? live->value_or(0) : 0;
  std::uint64_t largest = used;
  for (const char* folder : {kGenerationsFolder, kSourcesFolder, kTombstonesFolder})
    largest = std::max(largest, largest_number(path_ / folder));
  return largest + 1;
}

std::string IndexDirectory::next_segment_id() const {
  std::uint64_t largest = largest_number(path_ / kSegmentsFolder);
  std::string_view rest;
  for (const std::uint64_t generation : generations())
    if (const auto manifest = read_manifest(generation))
      for (const SegmentEntry& segment : manifest->segments)
        largest = std::max(largest, leading_number(segment.id, rest).value_or(0));
  return numbered(largest + 1);
}

error::Status IndexDirectory::publish(const Manifest& manifest) const {
  const auto live = current();
  std::optional<Manifest> previous;
  if (live && live->has_value())
    if (auto read = read_manifest(**live)) previous = std::move(*read);
  if (auto synced = sync_all(path_, new_files(manifest, previous)); !synced) return synced;
  if (auto s = io::replace_file(manifest_path(manifest.generation), to_text(manifest)); !s) return s;
  if (auto s = make_live(manifest.generation); !s) return s;
  if (live) remove_between(live->value_or(0), manifest.generation);
  return {};
}

/// Manifests of generations that never went live, or were rolled back: they must not pass for predecessors of
/// `live`. What cannot be removed stays; the publication has succeeded.
void IndexDirectory::remove_between(std::uint64_t previous, std::uint64_t live) const {
  std::error_code ignored;
  for (const std::uint64_t number : generations())
    if (number > previous && number < live) fs::remove(manifest_path(number), ignored);
}

error::Result<std::uint64_t> IndexDirectory::predecessor() const {
  const auto live = current();
  if (!live) return live.error();
  if (!live->has_value()) return no_index(path_, "no generation has been published here");
  std::vector<std::uint64_t> older = generations();
  std::erase_if(older, [&](std::uint64_t number) { return number >= **live; });
  if (!older.empty()) return older.back();
  return error::Error{error::ErrorKind::not_found,
                      {path_.string()},
                      "there is no generation before " + std::to_string(**live),
                      "",
                      "how many older generations are kept is said with --keep"};
}

error::Status IndexDirectory::make_live(std::uint64_t generation) const {
  auto done = io::replace_file(path_ / kCurrentFile, current_text(generation));
  if (done) return done;
  error::Error failure = done.error();
  const std::string name = "generation " + std::to_string(generation);
  const auto live = current();  // is it the new one? Then only the sync behind the rename failed
  if (!live)
    failure.hint = name + " may be live; see with: dateline-index info INDEX";
  else if (*live == generation)
    failure.hint = name + " is live all the same, but a power cut could undo that";
  return failure;
}

error::Status IndexDirectory::collect_garbage(std::size_t keep) const {
  const auto live = current();
  if (!live) return live.error();
  if (!live->has_value()) return {};  // nothing published: everything here may belong to a build
  std::vector<std::uint64_t> kept = generations();
  std::erase_if(kept, [&](std::uint64_t number) { return number >= **live; });
  if (kept.size() > keep) kept.erase(kept.begin(), kept.end() - static_cast<std::ptrdiff_t>(keep));
  kept.push_back(**live);

  std::set<std::string> generation_files;
  std::set<std::string> source_files;
  std::set<std::string> tombstones;
  std::set<std::string> segments;
  for (const std::uint64_t number : kept) {
    const auto manifest = read_manifest(number);
    if (!manifest && number == **live)
      return manifest.error();  // without it nothing can be told from garbage
    if (!manifest) continue;    // an older one that cannot be read is of no use
    generation_files.insert(numbered(number));
    for (const SegmentEntry& segment : manifest->segments) {
      segments.insert(segment.id);
      tombstones.insert(fs::path(segment.tombstones.path).filename().string());
    }
    generation_files.insert(fs::path(manifest->names.path).filename().string());
    generation_files.insert(fs::path(manifest->copies.path).filename().string());
    source_files.insert(fs::path(manifest->sources.path).filename().string());
  }
  if (auto s = remove_others(path_ / kGenerationsFolder, generation_files); !s) return s;
  if (auto s = remove_others(path_ / kSourcesFolder, source_files); !s) return s;
  if (auto s = remove_others(path_ / kTombstonesFolder, tombstones); !s) return s;
  return remove_others(path_ / kSegmentsFolder, segments);
}

}  // namespace dateline::store
