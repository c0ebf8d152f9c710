// Resolving the mentions of one article: drafts, their names, and the countries that the words name.
#include "entities/name_resolver.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "entities/article_drafts.h"
#include "entities/article_registry.h"
#include "entities/country_scan.h"
#include "entities/name_targets.h"

namespace dateline::entities {

using schema::Facet;

struct NameResolver::State {
  explicit State(const KnownNames& known) : article(known) {}

  void add(std::uint32_t at, const NameTarget& target);
  void add_span(std::uint32_t entry, Origin origin, std::uint32_t begin, std::uint32_t end);
  bool hides_countries(const MentionDraft& draft, const std::optional<NameTarget>& target) const;
  void scan(Origin origin);

  ArticleDrafts article;
  NameTargets targets;
  ArticleRegistry registry;
  std::array<std::vector<WordRange>, 3> passed;  // by origin: words that the scan for countries passes over
  std::vector<CountryMention> countries;
};

void NameResolver::State::add_span(std::uint32_t entry, Origin origin, std::uint32_t begin,
                                   std::uint32_t end) {
  if (origin == Origin::source) return;
  const auto title_words = static_cast<std::uint32_t>(article.text(Origin::title).words.size());
  const std::uint32_t before = origin == Origin::body ? title_words : 0;
  registry.add_span(entry, before + begin, before + end);
}

void NameResolver::State::add(std::uint32_t at, const NameTarget& target) {
  const MentionDraft& draft = article.drafts()[at];
  const std::uint32_t entry = registry.add(target);
  add_span(entry, draft.origin, draft.begin, draft.end);
  if (target.facet != Facet::country) registry.add_alias(entry, draft.surface);
  if (target.facet != Facet::place) return;
  const std::string_view country = targets.country_of(at, target.name);
  if (country.empty()) return;
  add_span(registry.add({Facet::country, std::string(country), true}), draft.origin, draft.begin, draft.end);
}

/// A person called Jordan is no country, and neither is New Mexico; southern Russia and the Bank of Japan
/// name one.
bool NameResolver::State::hides_countries(const MentionDraft& draft,
                                          const std::optional<NameTarget>& target) const {
  if (draft.type == EntityType::person) return !target || target->facet != Facet::country;
  return draft.type == EntityType::place && article.known().find_place(draft.key).has_value();
}

void NameResolver::State::scan(Origin origin) {
  std::vector<WordRange>& ranges = passed[static_cast<std::size_t>(origin)];
  std::ranges::sort(ranges, {}, &WordRange::begin);
  countries.clear();
  scan_countries(article.text(origin), article.known(), ranges, article.credits(origin).ranges, countries);
  for (const CountryMention& mention : countries) {
    if (targets.is_state(mention.country)) continue;
    const std::uint32_t entry = registry.add({Facet::country, std::string(mention.country), true});
    add_span(entry, origin, mention.begin, mention.end);
  }
}

NameResolver::NameResolver(const KnownNames& known) : state_(new State(known)) {}
NameResolver::~NameResolver() = default;
NameResolver::NameResolver(NameResolver&&) noexcept = default;
NameResolver& NameResolver::operator=(NameResolver&&) noexcept = default;

void NameResolver::resolve(const TaggedText& title, const TaggedText& body, const SourceNames& source,
                           ArticleNames& out) {
  State& s = *state_;
  s.registry.clear();
  for (auto& ranges : s.passed) ranges.clear();
  s.article.read(title, body, source);
  s.targets.index(s.article);
  for (std::uint32_t at = 0; at < s.article.drafts().size(); ++at) {
    const MentionDraft& draft = s.article.drafts()[at];
    const auto target = s.targets.target_of(at);
    if (s.hides_countries(draft, target))
      s.passed[static_cast<std::size_t>(draft.origin)].push_back({draft.begin, draft.end});
    if (target) s.add(at, *target);
  }
  s.scan(Origin::title);
  s.scan(Origin::body);
  s.registry.write(out);
}

}  // namespace dateline::entities
