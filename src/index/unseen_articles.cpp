// Articles of an index that an update did not come upon.
#include "index/unseen_articles.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <optional>

namespace dateline::index {
namespace {

enum class Presence : std::uint8_t { there, missing, unknown };

Presence look(const std::string& path) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) == 0) return Presence::there;
  return errno == ENOENT || errno == ENOTDIR ? Presence::missing : Presence::unknown;
}

/// Calls use(docid) for every live article.
template <class Use>
void for_each_live(const store::Segment& segment, Use&& use) {
  for (store::DocId docid = 1; docid <= segment.article_count(); ++docid)
    if (!segment.tombstones().is_dead(docid)) use(docid);
}

}  // namespace

SourceFates::SourceFates(const SourceHistory& history, const std::vector<article::SourceFile>& read,
                         const std::vector<std::string>& unreadable)
    : history_(history) {
  for (const article::SourceFile& file : read) read_[file.absolute] = &file;
  for (const std::string& name : unreadable) unreadable_.push_back(absolute_source(name));
}

SourceFate SourceFates::of(std::string_view absolute) {
  const auto known = known_.find(absolute);
  if (known != known_.end()) return known->second;
  const std::string path(absolute);
  return known_[path] = find(path);
}

SourceFate SourceFates::find(const std::string& absolute) const {
  if (!history_.is_covered(absolute)) return SourceFate::elsewhere;
  if (history_.was_passed_over(absolute)) return SourceFate::passed_over;
  if (const auto read = read_.find(absolute); read != read_.end()) {
    const article::SourceFile& file = *read->second;
    if (file.only_new_part) return SourceFate::passed_over;
    return file.complete && file.rejected == 0 ? SourceFate::read_whole : SourceFate::uncertain;
  }
  const bool hidden = std::ranges::any_of(
      unreadable_, [&](const std::string& name) { return is_at_or_below(absolute, name); });
  return hidden ? SourceFate::uncertain : of_missing(absolute);
}

/// Neither read nor passed over: is the file gone, or the member from its archive?
SourceFate SourceFates::of_missing(std::string_view absolute) const {
  if (const Presence file = look(std::string(absolute)); file != Presence::missing)
    return SourceFate::uncertain;
  for (std::size_t bar = absolute.find('!'); bar != std::string_view::npos;
       bar = absolute.find('!', bar + 1)) {
    const std::string archive(absolute.substr(0, bar));
    const Presence there = look(archive);
    if (there == Presence::unknown) return SourceFate::uncertain;
    if (there == Presence::missing) continue;
    // The archive is there: it does not hold the member if all that it holds was read, now or by the run
    // before.
    bool any = history_.knows_all_of(archive);
    for (auto member = read_.lower_bound(archive + "!");
         member != read_.end() && member->first.starts_with(archive + "!"); ++member) {
      if (!member->second->complete) return SourceFate::uncertain;
      any = true;
    }
    return any ? SourceFate::gone : SourceFate::uncertain;
  }
  return SourceFate::gone;
}

SeenArticles::SeenArticles(const store::Generation& generation) {
  for (std::size_t i = 0; i < generation.segment_count(); ++i)
    seen_.emplace_back(std::size_t{generation.segment(i).article_count()} + 1);
}

UnseenArticles find_unseen(const store::Generation& generation, const SeenArticles& seen,
                           SourceFates& fates) {
  UnseenArticles unseen;
  for (std::uint32_t i = 0; i < generation.segment_count(); ++i) {
    const store::Columns& columns = generation.segment(i).columns();
    std::vector<std::optional<SourceFate>> by_file(columns.origin_file_count());
    for_each_live(generation.segment(i), [&](store::DocId docid) {
      const std::uint32_t file = columns.origin(docid).file;
      if (seen.has({i, docid}) || file >= by_file.size()) return;
      if (!by_file[file]) by_file[file] = fates.of(columns.origin_file(file));
      if (by_file[file] == SourceFate::gone) {
        unseen.gone.push_back({i, docid});
      } else if (by_file[file] == SourceFate::read_whole) {
        unseen.dropped.push_back({i, docid});
      }
    });
  }
  return unseen;
}

std::map<std::string, std::uint64_t> articles_by_file(const store::Generation& generation) {
  std::map<std::string, std::uint64_t> articles;
  for (std::size_t i = 0; i < generation.segment_count(); ++i) {
    const store::Columns& columns = generation.segment(i).columns();
    std::vector<std::uint64_t> by_file(columns.origin_file_count());
    for_each_live(generation.segment(i), [&](store::DocId docid) {
      const std::uint32_t file = columns.origin(docid).file;
      if (file < by_file.size()) ++by_file[file];
    });
    for (std::uint32_t file = 0; file < by_file.size(); ++file)
      if (by_file[file] > 0) articles[std::string(columns.origin_file(file))] += by_file[file];
  }
  return articles;
}

}  // namespace dateline::index
