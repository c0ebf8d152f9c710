// Which ids a run has read already.
#include "index/id_ledger.h"

#include "io/checksum.h"

namespace dateline::index {

std::optional<IdLedger::Earlier> IdLedger::note(const article::Article& article, BatchRef where) {
  const std::uint64_t face = io::checksum64(article.title) * 31 + io::checksum64(article.url);
  const auto [entry, added] = entries_.try_emplace(io::checksum64(article.id), Entry{where, face});
  if (added) return std::nullopt;
  const Earlier earlier{entry->second.where, entry->second.face != face};
  entry->second = {where, face};
  return earlier;
}

bool IdLedger::knows(std::string_view id) const { return entries_.contains(io::checksum64(id)); }

}  // namespace dateline::index
