// Which ids a run has read already.
#include "index/id_ledger.h"

#include "io/checksum.h"

namespace dateline::index {

namespace {

std::uint64_t second_hash(std::string_view id) { return io::checksum64(std::string(id) + '\n'); }

}  // namespace

bool IdLedger::is_outdated(const article::Article& article) const {
  if (article.version == 0) return false;
  const auto found = versions_.find(io::checksum64(article.id));
  return found != versions_.end() && found->second.version > article.version &&
         found->second.id_check == second_hash(article.id);
}

/// True when it is newer than the one that was noted.
bool IdLedger::note_version(const article::Article& article) {
  if (article.version == 0) return false;
  Version& known = versions_[io::checksum64(article.id)];
  const bool newer = known.version != 0 && known.version < article.version;
  known = {second_hash(article.id), article.version};
  return newer;
}

std::optional<IdLedger::Earlier> IdLedger::note(const article::Article& article, BatchRef where) {
  const std::uint64_t face = io::checksum64(article.title) * 31 + io::checksum64(article.url);
  const bool newer = note_version(article);
  const auto [entry, added] = entries_.try_emplace(io::checksum64(article.id), Entry{where, face});
  if (added) return std::nullopt;
  const Earlier earlier{entry->second.where, entry->second.face != face && !newer};
  entry->second = {where, face};
  return earlier;
}

bool IdLedger::knows(std::string_view id) const { return entries_.contains(io::checksum64(id)); }

}  // namespace dateline::index
