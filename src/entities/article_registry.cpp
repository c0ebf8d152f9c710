// The names of one article while they are collected.
#include "entities/article_registry.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "entities/alias_rules.h"
#include "entities/name_surface.h"

namespace dateline::entities {

void ArticleRegistry::clear() {
  entries_.clear();
  numbers_.clear();
  spans_.clear();
  aliases_.clear();
}

std::uint32_t ArticleRegistry::add(const NameTarget& target) {
  const std::string key = key_of(target.facet, target.name);
  key_ = static_cast<char>('0' + static_cast<int>(target.facet)) + key;
  const auto [place, added] = numbers_.try_emplace(key_, static_cast<std::uint32_t>(entries_.size()));
  if (added) entries_.push_back({target.facet, key, {}, false});
  Entry& entry = entries_[place->second];
  if (target.fixed && !entry.fixed) entry.spellings.clear();
  entry.fixed |= target.fixed;
  const auto spelling =
      std::ranges::find(entry.spellings, target.name, [](const auto& s) { return s.first; });
  if (spelling != entry.spellings.end())
    ++spelling->second;
  else if (!entry.fixed || entry.spellings.empty())
    entry.spellings.emplace_back(target.name, 1);
  return place->second;
}

void ArticleRegistry::add_alias(std::uint32_t entry, std::string_view alias) {
  if (alias.empty() || key_of(entries_[entry].facet, alias) == entries_[entry].key) return;
  aliases_.push_back({entry, std::string(alias)});
}

const std::string& ArticleRegistry::best_spelling(const Entry& entry) {
  // mixed case, then the commonest, then the first met
  const auto rank = [](const auto& spelling) {
    return std::tuple(!is_all_capitals(spelling.first) || looks_like_acronym(spelling.first),
                      spelling.second);
  };
  const auto* best = &entry.spellings.front();
  for (const auto& spelling : entry.spellings)
    if (rank(spelling) > rank(*best)) best = &spelling;
  return best->first;
}

void ArticleRegistry::write(ArticleNames& out) {
  out.names.clear();
  std::vector<std::uint32_t> order(entries_.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto name_of_entry = [&](std::uint32_t e) {
    return std::pair(entries_[e].facet, std::string_view(best_spelling(entries_[e])));
  };
  std::ranges::sort(order, {}, name_of_entry);
  std::vector<std::uint32_t> ranks(entries_.size());
  for (const std::uint32_t entry : order) {
    ranks[entry] = static_cast<std::uint32_t>(out.names.size());
    out.names.push_back({entries_[entry].facet, best_spelling(entries_[entry])});
  }
  for (NameSpan& span : spans_) span.name = ranks[span.name];
  for (ArticleAlias& alias : aliases_) alias.name = ranks[alias.name];
  std::ranges::sort(spans_);
  spans_.erase(std::unique(spans_.begin(), spans_.end()), spans_.end());
  std::ranges::sort(aliases_);
  aliases_.erase(std::unique(aliases_.begin(), aliases_.end()), aliases_.end());
  out.spans.assign(spans_.begin(), spans_.end());
  out.aliases.assign(aliases_.begin(), aliases_.end());
}

}  // namespace dateline::entities
