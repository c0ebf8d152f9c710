// Which ids a run has read already.
#include "index/id_ledger.h"

#include "io/checksum.h"

namespace dateline::index {

std::optional<IdLedger::Earlier> IdLedger::note(const article::Article& article, BatchRef where) {
  const std::uint64_t face = io::checksum64(article.title) * 31 + io::checksum64(article.url);
  const std::uint64_t key = io::checksum64(article.id);
  const auto [entry, added] = entries_.try_emplace(key, Entry{where, face});
  if (article.edition.known())
    editions_[key] = article.edition;
  else if (!editions_.empty())
    editions_.erase(key);
  if (added) return std::nullopt;
  const Earlier earlier{entry->second.where, entry->second.face != face};
  entry->second = {where, face};
  return earlier;
}

std::optional<IdLedger::Known> IdLedger::find(std::string_view id) const {
  const std::uint64_t key = io::checksum64(id);
  const auto entry = entries_.find(key);
  if (entry == entries_.end()) return std::nullopt;
  const auto edition = editions_.find(key);
  return Known{entry->second.where, edition == editions_.end() ? schema::Edition{} : edition->second};
}

bool IdLedger::knows(std::string_view id) const { return entries_.contains(io::checksum64(id)); }

}  // namespace dateline::index
