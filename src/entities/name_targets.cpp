// Choosing names for drafts.
#include "entities/name_targets.h"

#include <algorithm>
#include <utility>

#include "entities/acronym.h"
#include "entities/alias_rules.h"
#include "entities/country_scan.h"
#include "entities/name_surface.h"

namespace dateline::entities {
namespace {

using schema::Facet;

constexpr std::size_t kMostOrgs = 200;  // an article that names more is a list, where initials mean little

bool has_letter(std::string_view key) {
  return std::ranges::any_of(
      key, [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

void NameTargets::index(const ArticleDrafts& article) {
  article_ = &article;
  persons_.clear();
  orgs_.clear();
  then_.clear();
  georgia_is_state_.reset();
  for (std::uint32_t at = 0; at < article.drafts().size(); ++at) {
    const MentionDraft& draft = article.drafts()[at];
    if (draft.type == EntityType::person && word_count(draft.key) >= 2)
      persons_.add(draft.key, draft.surface, at);
    if (draft.type != EntityType::org) continue;
    const std::string key = org_key(draft.surface);
    if (word_count(key) >= 2 && !known().is_generic(Facet::org, key)) orgs_.add(key, draft.surface, at);
  }
}

/// `name` as the tables write it, if they know it.
NameTarget NameTargets::known_or(Facet facet, const std::string& name) const {
  if (const auto alias = known().find_alias(facet, key_of(facet, name), name))
    return {facet, std::string(*alias), true};
  return {facet, name, false};
}

std::optional<NameTarget> NameTargets::country_target(const MentionDraft& draft, std::uint32_t at) const {
  const bool from_source = draft.origin == Origin::source;
  const auto country = known().find_country(draft.key, from_source ? std::string_view() : draft.surface);
  if (!country) return std::nullopt;
  if (draft.type == EntityType::person && (persons_.by_last_words(draft.key, at) ||
                                           persons_.by_first_word(draft.key) || word_count(draft.key) > 1))
    return std::nullopt;
  if (country->form == KnownNames::CountryForm::none) return std::nullopt;
  if (is_state(country->name)) return std::nullopt;
  return NameTarget{Facet::country, std::string(country->name), true};
}

/// "Clercq" is "De Clercq", who is "Willy de Clercq".
LongNames::Id NameTargets::fullest(LongNames::Id name, std::uint32_t at) const {
  for (int step = 0; step < 4; ++step) {
    auto next = persons_.by_last_words(persons_.key(name), at);
    if (!next) next = persons_.fuller(persons_.key(name));
    if (!next) break;
    name = *next;
  }
  return name;
}

std::optional<NameTarget> NameTargets::person_target(const MentionDraft& draft, std::uint32_t at) const {
  if (known().is_generic(Facet::person, draft.key) || known().is_generic(Facet::place, draft.key))
    return std::nullopt;
  auto full = persons_.by_last_words(draft.key, at);
  if (!full && word_count(draft.key) == 1) full = persons_.by_first_word(draft.key);
  if (!full) full = persons_.fuller(draft.key);
  if (full) return known_or(Facet::person, persons_.display(fullest(*full, at)));
  if (const auto alias = known_alias(known(), draft)) return alias;
  if (const auto place = known().find_place(draft.key); place && place->notable && !place->abbreviation)
    return NameTarget{Facet::place, std::string(place->name), true};
  if (word_count(draft.key) == 1)
    if (const auto org = orgs_.by_first_words(draft.key, at))
      return known_or(Facet::org, orgs_.display(*org));
  return NameTarget{Facet::person, draft.surface, false};
}

/// The "British Government" is its country.
std::optional<NameTarget> NameTargets::government_target(std::string_view key) const {
  for (const std::string_view ending : {" government", " govt", " administration"}) {
    if (!key.ends_with(ending)) continue;
    const auto country = known().find_country(key.substr(0, key.size() - ending.size()));
    if (country && !country->name.empty())
      return NameTarget{Facet::country, std::string(country->name), true};
  }
  return std::nullopt;
}

std::optional<NameTarget> NameTargets::org_target(const MentionDraft& draft, std::uint32_t at) const {
  const std::string key = org_key(draft.surface);
  if (const auto alias = known_alias(known(), draft)) return alias;
  if (auto country = government_target(key)) return country;
  if (orgs_.size() <= kMostOrgs && looks_like_acronym(draft.surface)) {
    for (LongNames::Id id = 0; id < orgs_.size(); ++id)
      if (has_initials(orgs_.display(id), draft.surface)) return known_or(Facet::org, orgs_.display(id));
  }
  if (known().is_generic(Facet::org, key) || known().is_generic(Facet::place, key)) {
    const auto whole = orgs_.by_head(key, at);
    return whole ? std::optional(known_or(Facet::org, orgs_.display(*whole))) : std::nullopt;
  }
  if (const auto longer = orgs_.by_first_words(key, at)) return known_or(Facet::org, orgs_.display(*longer));
  if (const auto place = known().find_place(draft.key); place && place->notable && !place->abbreviation)
    return NameTarget{Facet::place, std::string(place->name), true};
  return NameTarget{Facet::org, draft.surface, false};
}

std::optional<NameTarget> NameTargets::place_target(const MentionDraft& draft) const {
  if (known().is_generic(Facet::place, draft.key)) return std::nullopt;
  if (const auto alias = known_alias(known(), draft)) return alias;
  if (const auto place = known().find_place(draft.key))
    return NameTarget{Facet::place, std::string(place->name), true};
  return NameTarget{Facet::place, draft.surface, false};
}

/// "Calif" and "N.Y." behind "Stockton, ", whatever the tagger took them for.
bool NameTargets::is_state_abbreviation(const MentionDraft& draft) const {
  if (draft.origin == Origin::source || draft.bytes.begin < 2) return false;
  const auto place = known().find_place(draft.key);
  if (!place || !place->abbreviation) return false;
  return article_->text(draft.origin).text.substr(draft.bytes.begin - 2, 2) == ", ";
}

std::optional<NameTarget> NameTargets::target_of(std::uint32_t at) const {
  const MentionDraft& draft = article_->drafts()[at];
  if (!has_letter(draft.key) || draft.key.size() < 2) return std::nullopt;
  if (is_state_abbreviation(draft)) return place_target(draft);
  if (is_plural_acronym(draft.surface)) return known_alias(known(), draft);
  // what the article itself defines goes before all that is known
  const std::string* defined = article_->long_form(draft.surface);
  if (defined != nullptr && draft.type != EntityType::person) {
    if (const auto country = known().find_country(name_key(*defined)); country && !country->name.empty())
      return NameTarget{Facet::country, std::string(country->name), true};
    return known_or(Facet::org, *defined);
  }
  if (auto country = country_target(draft, at)) return country;
  switch (draft.type) {
    case EntityType::person:
      return person_target(draft, at);
    case EntityType::org:
      return org_target(draft, at);
    case EntityType::place:
      return place_target(draft);
    case EntityType::misc:
      return known_alias(known(), draft);
  }
  return std::nullopt;
}

/// "Paris, Texas" lies where Texas does; else where the place of this name lies.
std::string_view NameTargets::country_by_text(std::uint32_t at, std::string_view place) const {
  const MentionDraft& draft = article_->drafts()[at];
  if (draft.origin != Origin::source && at + 1 < article_->drafts().size()) {
    const MentionDraft& next = article_->drafts()[at + 1];
    const std::string_view text = article_->text(draft.origin).text;
    if (next.origin == draft.origin && next.bytes.begin == draft.bytes.end + 2 &&
        text.substr(draft.bytes.end, 2) == ", ") {
      if (const auto state = known().find_place(next.key); state && state->notable) return state->country;
      if (const auto country = known().find_country(next.key, next.surface)) return country->name;
    }
  }
  const auto found = known().find_place(name_key(place));
  return found ? found->country : std::string_view();
}

/// Moscow lay in the Soviet Union, in texts that speak of it and not of Russia.
std::string_view NameTargets::country_then(std::string_view country) const {
  struct Era {
    std::string_view now, then, sign;  // `sign` stands in texts of that time
  };
  constexpr Era kEras[] = {{"Russia", "Soviet Union", "Soviet"},
                           {"Ukraine", "Soviet Union", "Soviet"},
                           {"Germany", "West Germany", "West German"},
                           {"Serbia", "Yugoslavia", "Yugoslav"},
                           {"Croatia", "Yugoslavia", "Yugoslav"},
                           {"Slovenia", "Yugoslavia", "Yugoslav"},
                           {"Czech Republic", "Czechoslovakia", "Czechoslovak"}};
  for (const Era& era : kEras) {
    if (country != era.now || !article_->says(era.sign)) continue;
    // "West Germany" says "Germany" as well
    if (!article_->says(country) || country == "Germany") return era.then;
  }
  return country;
}

std::string_view NameTargets::country_of(std::uint32_t at, std::string_view place) const {
  const std::string_view now = country_by_text(at, place);
  const auto asked = std::ranges::find(then_, now, [](const auto& entry) { return entry.first; });
  if (asked != then_.end()) return asked->second;
  then_.emplace_back(now, country_then(now));
  return then_.back().second;
}

bool NameTargets::is_state(std::string_view country) const {
  if (country != "Georgia") return false;
  if (!georgia_is_state_)
    georgia_is_state_ =
        is_state_rather(country, article_->text(Origin::title).text, article_->text(Origin::body).text);
  return *georgia_is_state_;
}

}  // namespace dateline::entities
