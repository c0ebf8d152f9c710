// What an index should hold after any sequence of changes.
#include "life/expected_index.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "support/temporary_directory.h"

namespace dateline::test_support {
namespace {

namespace fs = std::filesystem;
using article::Article;
using article::SourceFile;

bool below(const std::string& path, const std::string& source) {
  return path == source || path.starts_with(source + "/") || path.starts_with(source + "!");
}

std::string disk_file(const std::string& absolute) { return absolute.substr(0, absolute.find('!')); }

bool same_content(Article a, Article b) {
  a.id = b.id = "";
  a.place = b.place = {};
  a.origin = b.origin = "";
  return a == b;
}

/// How a run came by a file.
enum class Way { passed_over, only_new_part, again, anew };

}  // namespace

/// The sources as they are now, and how a run would treat each file.
struct ExpectedIndex::Reading {
  std::vector<std::string> sources;
  std::vector<Article> articles;               // all, in order
  std::map<std::string, SourceFile> files;     // by absolute path with the member
  std::map<std::string, std::size_t> places;   // of files on disk, in the order of reading
  std::map<std::string, Way> ways;             // by absolute path with the member
  std::map<std::string, std::uint64_t> lines;  // of the old part of files that have grown

  bool covers(const std::string& absolute) const {
    return std::ranges::any_of(sources, [&](const std::string& s) { return below(absolute, s); });
  }
  bool is_read(const std::string& absolute) const {
    const auto way = ways.find(absolute);
    return way != ways.end() && way->second != Way::passed_over;
  }
  bool is_left(const std::string& absolute) const {  // what was in it is in it
    const auto way = ways.find(absolute);
    return way != ways.end() && (way->second == Way::passed_over || way->second == Way::only_new_part);
  }
  bool is_read_whole(const std::string& absolute) const {
    const auto file = files.find(absolute);
    return is_read(absolute) && !is_left(absolute) && file->second.complete && file->second.rejected == 0;
  }
  bool is_gone(const std::string& absolute) const { return covers(absolute) && !files.contains(absolute); }
  /// Does the run come upon this article?
  bool meets(const Article& article) const {
    if (!is_read(article.origin)) return false;
    const auto old = lines.find(article.origin);
    return old == lines.end() || article.place.line > old->second;
  }
  std::size_t place_of(const std::string& absolute) const { return places.at(disk_file(absolute)); }
};

ExpectedIndex::Reading ExpectedIndex::read(const std::vector<std::string>& sources, bool prune) const {
  Reading reading;
  reading.sources = sources;
  article::SourceReader reader(sources, {});
  while (auto next = reader.next())
    if (*next) reading.articles.push_back(std::move(**next));
  for (const SourceFile& file : reader.files()) {
    reading.files[file.absolute] = file;
    reading.places.try_emplace(disk_file(file.absolute), reading.places.size());
  }
  std::map<std::string, std::uint64_t> counts;  // live articles by file
  for (const auto& [id, held] : next_.live) ++counts[held.origin];
  const auto is_forgotten = [&](const std::string& absolute, const Record& record) {
    return prune && counts[absolute] != record.file.articles;
  };
  for (const auto& [disk, place] : reading.places) {
    std::vector<const std::pair<const std::string, Record>*> records;
    for (const auto& record : next_.records)
      if (disk_file(record.first) == disk) records.push_back(&record);
    std::vector<const SourceFile*> now;
    for (const auto& [absolute, file] : reading.files)
      if (disk_file(absolute) == disk) now.push_back(&file);
    const bool passed = !records.empty() && std::ranges::all_of(records, [&](const auto* each) {
      const Record& record = each->second;
      const SourceFile& file = *now.front();
      return record.timed && !record.lost && record.file.modified_ns == file.modified_ns &&
             record.file.changed_ns == file.changed_ns && record.file.file_size == file.file_size &&
             !is_forgotten(each->first, record);
    });
    if (passed)
      for (const auto* each : records) reading.ways[each->first] = Way::passed_over;
    if (passed) continue;
    for (const SourceFile* file : now) {
      const auto record = next_.records.find(file->absolute);
      Way& way = reading.ways[file->absolute] = Way::anew;
      if (record == next_.records.end()) continue;
      const SourceFile& before = record->second.file;
      const std::string& old = record->second.bytes;
      if (before.content_hash == file->content_hash && before.bytes_in == file->bytes_in) way = Way::again;
      const bool records_in_lines =
          before.format == article::Format::jsonl || before.format == article::Format::csv;
      if (file->member.empty() && records.size() == 1 && records_in_lines && before.rejected == 0 &&
          before.complete && before.file_size < file->file_size && !record->second.lost &&
          !is_forgotten(file->absolute, record->second) && old.ends_with('\n') &&
          read_whole_file(file->absolute).starts_with(old)) {
        way = Way::only_new_part;
        reading.lines[file->absolute] = static_cast<std::uint64_t>(std::ranges::count(old, '\n'));
      }
    }
  }
  return reading;
}

/// The next list of sources.
void ExpectedIndex::note_records(const Reading& reading, bool trusted) {
  std::set<std::string> disks;
  for (const auto& [absolute, way] : reading.ways)
    if (way != Way::passed_over) disks.insert(disk_file(absolute));
  std::erase_if(next_.records, [&](const auto& record) { return disks.contains(disk_file(record.first)); });
  for (const auto& [absolute, file] : reading.files) {
    if (!reading.is_read(absolute)) continue;
    Record record;
    record.file = file;
    record.timed = trusted;
    if (file.member.empty()) record.bytes = read_whole_file(absolute);
    next_.records[absolute] = std::move(record);
  }
}

void ExpectedIndex::build(const std::vector<std::string>& sources, bool trusted) {
  next_ = {};
  const Reading reading = read(sources, false);
  for (const Article& article : reading.articles) next_.live[article.id] = {article, article.origin};
  note_records(reading, trusted);
}

/// The last article of each id that the run comes upon against the one that the index holds.
void ExpectedIndex::settle_ids(const Reading& reading, bool prune) {
  std::map<std::string, const Article*> last;
  std::set<std::pair<std::string, std::string>> met;  // id and file
  for (const Article& article : reading.articles) {
    if (!reading.meets(article)) continue;
    last[article.id] = &article;
    met.emplace(article.id, article.origin);
  }
  for (const auto& [id, article] : last) {
    const auto held = next_.live.find(id);
    const bool again = reading.ways.at(article->origin) == Way::again;
    if (held == next_.live.end()) {
      const auto removed = next_.removed.find(id);
      if (removed != next_.removed.end() && same_content(removed->second, *article)) continue;
      next_.live[id] = {*article, article->origin};
      next_.removed.erase(id);
      continue;
    }
    const std::string& own = held->second.origin;
    if (same_content(held->second.article, *article)) continue;
    if (again) {
      const bool dropped = reading.is_read_whole(own) && !met.contains({id, own});
      if (!prune || (!dropped && !reading.is_gone(own))) continue;
    } else if (reading.is_left(own) && reading.place_of(own) > reading.place_of(article->origin)) {
      continue;
    }
    held->second = {*article, article->origin};
  }
}

/// Articles that the run did not come upon: moved, pruned, or left as they are.
void ExpectedIndex::settle_gone(const Reading& reading, bool prune) {
  std::set<std::string> met;
  for (const Article& article : reading.articles)
    if (reading.meets(article)) met.insert(article.id);
  const Live& before = live_generation_ == 0 ? next_.live : history_.at(live_generation_).live;
  std::vector<std::string> added;
  for (const auto& [id, held] : next_.live)
    if (!before.contains(id)) added.push_back(id);
  std::vector<std::string> removed;
  for (const auto& article : before) {
    const std::string& id = article.first;  // no structured binding: the lambda below needs it
    const auto& held = article.second;
    if (met.contains(id) || !next_.live.contains(id)) continue;
    if (reading.is_gone(held.origin)) {
      const auto moved = std::ranges::find_if(added, [&](const std::string& to) {
        return same_content(held.article, next_.live.at(to).article);
      });
      if (moved == added.end() && !prune) continue;
      if (moved != added.end()) {
        added.erase(moved);
        next_.records.erase(held.origin);
      }
      removed.push_back(id);
    } else if (reading.covers(held.origin) && reading.is_read_whole(held.origin)) {
      if (prune)
        removed.push_back(id);
      else
        next_.records[held.origin].lost = true;
    }
  }
  for (const std::string& id : removed) next_.live.erase(id);
  if (!prune) return;
  std::erase_if(next_.records, [&](const auto& record) { return reading.is_gone(record.first); });
}

void ExpectedIndex::update(const std::vector<std::string>& sources, bool prune, bool trusted) {
  const Reading reading = read(sources, prune);
  note_records(reading, trusted);
  settle_ids(reading, prune);
  settle_gone(reading, prune);
}

void ExpectedIndex::remove(const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    const auto held = next_.live.find(id);
    if (held == next_.live.end()) continue;
    next_.removed[id] = held->second.article;
    next_.live.erase(held);
  }
}

bool ExpectedIndex::has_changed() const {
  const Live& before = history_.at(live_generation_).live;
  return !std::ranges::equal(before, next_.live, [](const auto& a, const auto& b) {
    return a.first == b.first && a.second.article == b.second.article;
  });
}

void ExpectedIndex::published(std::uint64_t generation, std::size_t keep) {
  if (generation == live_generation_) {
    next_ = history_.at(generation);
    return;
  }
  std::erase_if(history_, [&](const auto& each) { return each.first > live_generation_; });
  history_[generation] = next_;
  live_generation_ = generation;
  while (history_.size() > keep + 1) history_.erase(history_.begin());
}

bool ExpectedIndex::roll_back() {
  auto live = history_.find(live_generation_);
  if (live == history_.begin()) return false;
  --live;
  live_generation_ = live->first;
  next_ = live->second;
  return true;
}

std::vector<Article> ExpectedIndex::articles() const {
  std::vector<Article> all;
  for (const auto& [id, held] : next_.live) all.push_back(held.article);
  return all;
}

}  // namespace dateline::test_support
