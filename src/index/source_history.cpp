// What an update knows of the files that earlier runs have read.
#include "index/source_history.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <system_error>
#include <utility>

#include "article/sqlite/database_source.h"

namespace dateline::index {
namespace {

bool same_file(const article::SourceFile& now, const article::SourceFile& before) {
  return before.modified_ns != 0 && now.modified_ns == before.modified_ns &&
         now.changed_ns == before.changed_ns && now.file_size == before.file_size &&
         now.read_as == before.read_as;
}

/// The file on disk that was read, an archive without its member.
std::string file_of(const article::SourceFile& file) {
  const std::size_t behind = file.member.empty() ? 0 : file.member.size() + 1;
  return file.absolute.substr(0, file.absolute.size() - behind);
}

/// Calls use(file) for the path and for each archive that it may be a member of, until it returns true; says
/// whether it did.
template <class Use>
bool for_each_file(std::string_view absolute, Use&& use) {
  if (use(absolute)) return true;
  for (std::size_t bar = absolute.find('!'); bar != std::string_view::npos; bar = absolute.find('!', bar + 1))
    if (use(absolute.substr(0, bar))) return true;
  return false;
}

/// Is `absolute` one of the files, or a member of one?
bool is_of_one(std::string_view absolute, const std::set<std::string, std::less<>>& files) {
  return for_each_file(absolute, [&](std::string_view file) { return files.contains(file); });
}

}  // namespace

std::string absolute_source(const std::string& source) {
  std::error_code failed;
  const std::string scope = article::source_scope(source);
  const auto absolute = std::filesystem::absolute(scope, failed);
  std::string path = (failed ? std::filesystem::path(scope) : absolute).lexically_normal().string();
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

bool is_at_or_below(std::string_view path, std::string_view above) {
  if (!path.starts_with(above)) return false;
  if (path.size() == above.size() || above.ends_with('/')) return true;
  return path[above.size()] == '/' || path[above.size()] == '!';
}

void mark_lost_articles(article::SourceFile& file) {
  file.modified_ns = 0;
  file.changed_ns = -1;
}

bool has_lost_articles(const article::SourceFile& file) {
  return file.modified_ns == 0 && file.changed_ns == -1;
}

SourceHistory::SourceHistory(SourceList list, const std::vector<std::string>& sources)
    : files_(std::move(list.files)),
      removed_(std::move(list.removed)),
      withdrawn_(std::move(list.withdrawn)) {
  for (std::size_t i = 0; i < files_.size(); ++i) by_path_.emplace(files_[i].absolute, i);
  for (const std::string& source : sources)
    if (source != "-") sources_.push_back(absolute_source(source));
}

/// The file itself, or the members of the archive, as they were when read under the same name below the
/// source.
std::vector<std::size_t> SourceHistory::states_of(const article::SourceFile& file) const {
  std::vector<std::size_t> states;
  const auto take = [&](const auto& entry) {
    const article::SourceFile& before = files_[entry.second];
    if (before.relative == file.relative || before.relative.starts_with(file.relative + "!"))
      states.push_back(entry.second);
  };
  const auto [first, last] = by_path_.equal_range(file.absolute);
  std::for_each(first, last, take);
  const std::string members = file.absolute + "!";
  for (auto entry = by_path_.lower_bound(members);
       entry != by_path_.end() && entry->first.starts_with(members); ++entry)
    take(*entry);
  return states;
}

bool SourceHistory::is_unchanged(const article::SourceFile& file) {
  order_[file.absolute] = ++visited_;
  const std::vector<std::size_t> states = states_of(file);
  const auto unchanged = [&](std::size_t i) {
    return same_file(file, files_[i]) && !to_be_read_.contains(files_[i].absolute);
  };
  if (states.empty() || !std::ranges::all_of(states, unchanged)) return false;
  for (const std::size_t i : states) passed_over_.insert(files_[i].absolute);
  return true;
}

const article::SourceFile* SourceHistory::before_growth(const article::SourceFile& file) {
  const std::vector<std::size_t> states = states_of(file);
  if (states.size() != 1) return nullptr;
  const article::SourceFile& before = files_[states.front()];
  if (has_lost_articles(before)) return nullptr;
  const bool grown = before.file_size < file.file_size && before.read_as == file.read_as &&
                     before.absolute == file.absolute && !to_be_read_.contains(file.absolute);
  return grown ? &before : nullptr;
}

bool SourceHistory::was_removed(std::string_view id, std::uint64_t content_hash) const {
  const auto found = removed_.find(id);
  return found != removed_.end() && found->second == content_hash;
}

bool SourceHistory::was_withdrawn(std::string_view id, const schema::Edition& edition) const {
  const auto found = withdrawn_.find(id);
  return found != withdrawn_.end() && !schema::is_later(edition, found->second);
}

std::size_t SourceHistory::place_in_order(std::string_view absolute) const {
  std::size_t place = 0;
  for_each_file(absolute, [&](std::string_view file) {
    const auto found = order_.find(file);
    place = found == order_.end() ? 0 : found->second;
    return place != 0;
  });
  return place;
}

bool SourceHistory::holds_same(const article::SourceFile& read) const {
  const auto [first, last] = by_path_.equal_range(read.absolute);
  return std::any_of(first, last, [&](const auto& entry) {
    const article::SourceFile& before = files_[entry.second];
    return before.relative == read.relative && before.read_as == read.read_as && before.complete &&
           read.complete && before.bytes_in == read.bytes_in && before.content_hash == read.content_hash;
  });
}

bool SourceHistory::knows_all_of(const std::string& archive) const {
  const std::string members = archive + "!";
  bool any = false;
  for (auto entry = by_path_.lower_bound(members);
       entry != by_path_.end() && entry->first.starts_with(members); ++entry) {
    if (!was_passed_over(entry->first) || !files_[entry->second].complete) return false;
    any = true;
  }
  return any;
}

bool SourceHistory::is_covered(std::string_view absolute) const {
  return std::ranges::any_of(sources_,
                             [&](const std::string& source) { return is_at_or_below(absolute, source); });
}

SourceList SourceHistory::next_list(const std::vector<article::SourceFile>& read,
                                    const std::set<std::string>& gone) const {
  std::set<std::string, std::less<>> read_now;  // files, without members
  for (const article::SourceFile& file : read) read_now.insert(file_of(file));
  SourceList list{{}, removed_, withdrawn_};
  for (const article::SourceFile& file : files_)
    if (!is_of_one(file.absolute, read_now) && !gone.contains(file.absolute)) list.files.push_back(file);
  list.files.insert(list.files.end(), read.begin(), read.end());
  return list;
}

}  // namespace dateline::index
