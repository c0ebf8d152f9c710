// Putting the mentions of an article right before they are given names.
#include "entities/article_drafts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "entities/acronym.h"
#include "entities/alias_rules.h"
#include "entities/country_scan.h"
#include "entities/name_surface.h"
#include "text/stop_words.h"

namespace dateline::entities {
namespace {

using schema::Facet;

constexpr std::size_t kMostDefinitions = 500;
constexpr std::size_t kMostDrafts =
    20000;  // an article with more mentions is a list; the rest is passed over

std::vector<std::string_view> words_of_key(std::string_view key) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < key.size();) {
    const std::size_t end = std::min(key.find(' ', i), key.size());
    words.push_back(key.substr(i, end - i));
    i = end + 1;
  }
  return words;
}

}  // namespace

std::uint32_t word_count(std::string_view key) {
  return 1 + static_cast<std::uint32_t>(std::ranges::count(key, ' '));
}

Facet facet_of(EntityType type) {
  if (type == EntityType::person) return Facet::person;
  return type == EntityType::place ? Facet::place : Facet::org;
}

/// so.
std::optional<NameTarget> known_alias(const KnownNames& known, const MentionDraft& draft) {
  constexpr std::array<Facet, 3> kFacets = {Facet::org, Facet::person, Facet::place};
  const Facet own = facet_of(draft.type);
  const std::string_view written =
      draft.origin == Origin::source ? std::string_view() : std::string_view(draft.surface);
  const auto look = [&](Facet facet) {
    return known.find_alias(facet, key_of(facet, draft.surface), written);
  };
  if (const auto alias = look(own)) return NameTarget{own, std::string(*alias), true};
  if (draft.key.size() <= 2 && text::is_stop_word(draft.key, "en")) return std::nullopt;
  for (const Facet facet : kFacets) {
    if (facet == own || (facet == Facet::person && draft.type == EntityType::org)) continue;
    if (const auto alias = look(facet)) return NameTarget{facet, std::string(*alias), true};
  }
  return std::nullopt;
}

void ArticleDrafts::read(const TaggedText& title, const TaggedText& body, const SourceNames& source) {
  texts_ = {title, body};
  credits_[0] = find_title_credits(title.text);
  credits_[1] = find_credit_lines(body.text);
  drafts_.clear();
  long_forms_.clear();
  twins_.clear();
  draft_mentions(title, Origin::title, credits_[0], known_, drafts_);
  draft_mentions(body, Origin::body, credits_[1], known_, drafts_);
  if (drafts_.size() > kMostDrafts) drafts_.resize(kMostDrafts);
  join_initials();
  join_firms();
  add_known_acronyms(Origin::title);
  add_known_acronyms(Origin::body);
  drop_headings();
  define_acronyms(Origin::title);
  define_acronyms(Origin::body);
  draft_source_names(source, drafts_);
  repair_capitals();
  settle_types();
}

bool ArticleDrafts::says(std::string_view words) const {
  return texts_[0].text.find(words) != std::string_view::npos ||
         texts_[1].text.find(words) != std::string_view::npos;
}

const std::string* ArticleDrafts::long_form(std::string_view acronym) const {
  if (long_forms_.empty()) return nullptr;
  const auto found = long_forms_.find(acronym_letters(acronym));
  return found == long_forms_.end() ? nullptr : &found->second;
}

/// Joins neighbours where `joined_type` says so; chains, too.
template <class JoinedType>
void ArticleDrafts::join_neighbours(JoinedType&& joined_type) {
  std::vector<MentionDraft> kept;
  kept.reserve(drafts_.size());
  for (MentionDraft& draft : drafts_) {
    if (!kept.empty() && kept.back().origin == draft.origin && kept.back().bytes.end <= draft.bytes.begin) {
      const TaggedText& text = texts_[static_cast<std::size_t>(draft.origin)];
      const text::ByteRange gap{kept.back().bytes.end, draft.bytes.begin};
      if (const auto type = joined_type(kept.back(), draft, text::slice(text.text, gap))) {
        MentionDraft joined =
            draft_of_words(text, draft.origin, {kept.back().begin, draft.end, *type}, known_);
        if (!joined.surface.empty()) {
          kept.back() = std::move(joined);
          continue;
        }
      }
    }
    kept.push_back(std::move(draft));
  }
  drafts_ = std::move(kept);
}

/// "George W." and "Bush", cut at the period of an initial, are one person.
void ArticleDrafts::join_initials() {
  join_neighbours([&](const MentionDraft& head, const MentionDraft& tail, std::string_view gap) {
    const bool persons = head.type == EntityType::person && tail.type == EntityType::person;
    const bool initial = head.surface.size() > 1 && head.surface[head.surface.size() - 2] == ' ';
    const bool cut = persons && initial && (gap == ". " || gap == " " || gap == ".");
    return cut ? std::optional(EntityType::person) : std::nullopt;
  });
}

/// "Goldman, Sachs and Co" is one firm, however the tagger cuts it.
void ArticleDrafts::join_firms() {
  constexpr std::string_view kTails[] = {"co", "company", "sons", "bros", "associates", "partners"};
  const auto begins_as_tail = [&](std::string_view key) {
    return std::ranges::find(kTails, key.substr(0, key.find(' '))) != std::end(kTails);
  };
  const auto is_tail = [&](std::string_view key) {
    const std::size_t joint = key.find(" and ");
    return joint != std::string_view::npos && begins_as_tail(key.substr(joint + 5));
  };
  join_neighbours([&](const MentionDraft& head, const MentionDraft& tail, std::string_view gap) {
    const bool cut_at_comma = gap == ", " || gap == ",\n" || gap == " " || gap == ". ";
    const bool cut_at_and = gap == " and " || gap == " & ";
    const bool fits =
        tail.type == EntityType::org && head.type != EntityType::place && word_count(head.key) <= 3;
    const bool firm =
        fits && ((cut_at_comma && is_tail(tail.key)) || (cut_at_and && begins_as_tail(tail.key)));
    return firm ? std::optional(EntityType::org) : std::nullopt;
  });
}

/// Well-known acronyms that the tagger passed over ("GATT talks").
void ArticleDrafts::add_known_acronyms(Origin origin) {
  const TaggedText& text = texts_[static_cast<std::size_t>(origin)];
  std::vector<WordRange> taken;
  for (const MentionDraft& draft : drafts_)
    if (draft.origin == origin) taken.push_back({draft.begin, draft.end});
  std::ranges::sort(taken, {}, &WordRange::begin);
  std::vector<std::uint32_t> words;
  scan_known_acronyms(text, known_, taken, credits_[static_cast<std::size_t>(origin)], words);
  for (const std::uint32_t word : words) {
    MentionDraft draft = draft_of_words(text, origin, {word, word + 1, EntityType::org}, known_);
    if (!draft.surface.empty()) drafts_.push_back(std::move(draft));
  }
  if (!words.empty())
    std::ranges::stable_sort(drafts_, {}, [](const MentionDraft& d) { return std::pair(d.origin, d.begin); });
}

bool ArticleDrafts::is_known(const MentionDraft& draft) const {
  return known_.find_country(draft.key, draft.surface) || known_.find_place(draft.key) ||
         known_alias(known_, draft);
}

/// In a heading of capitalised words ("Speculation and Future Concerns") only what the text says again is a
/// name.
void ArticleDrafts::drop_headings() {
  std::vector<std::size_t> doubtful;
  std::unordered_map<std::string_view, int> elsewhere;
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    const bool heading = drafts_[i].origin == Origin::body && is_in_heading(texts_[1].text, drafts_[i].bytes);
    if (heading)
      doubtful.push_back(i);
    else
      ++elsewhere[drafts_[i].key];
  }
  std::vector<std::size_t> gone;
  for (const std::size_t i : doubtful)
    if (!elsewhere.contains(drafts_[i].key) && !is_known(drafts_[i])) gone.push_back(i);
  for (const std::size_t i : gone) drafts_[i].key.clear();
  if (!gone.empty()) std::erase_if(drafts_, [](const MentionDraft& d) { return d.key.empty(); });
}

// An acronym in parentheses, wherever the tagger saw a name: the long form becomes the mention.
void ArticleDrafts::define_acronyms(Origin origin) {
  auto definitions = find_defined_acronyms(texts_[static_cast<std::size_t>(origin)].text);
  if (definitions.size() > kMostDefinitions) definitions.resize(kMostDefinitions);
  for (const DefinedAcronym& definition : definitions) apply_definition(origin, definition);
}

void ArticleDrafts::apply_definition(Origin origin, const DefinedAcronym& definition) {
  const TaggedText& text = texts_[static_cast<std::size_t>(origin)];
  const auto overlaps = [&](const MentionDraft& d, text::ByteRange range) {
    return d.origin == origin && d.bytes.begin < range.end && range.begin < d.bytes.end;
  };
  const auto of_long =
      std::ranges::find_if(drafts_, [&](const auto& d) { return overlaps(d, definition.long_form); });
  const auto of_short =
      std::ranges::find_if(drafts_, [&](const auto& d) { return overlaps(d, definition.acronym); });
  if (of_long == drafts_.end() && of_short == drafts_.end()) return;
  EntityType type = of_long != drafts_.end() ? of_long->type : of_short->type;
  if (type == EntityType::misc && of_short != drafts_.end()) type = of_short->type;
  if (type == EntityType::misc) return;
  const auto starts = [](const text::Token& t) { return t.bytes.begin; };
  const auto first = std::ranges::lower_bound(text.words, definition.long_form.begin, {}, starts);
  const auto end = std::ranges::lower_bound(text.words, definition.long_form.end, {}, starts);
  MentionDraft draft = draft_of_words(text, origin,
                                      {static_cast<std::uint32_t>(first - text.words.begin()),
                                       static_cast<std::uint32_t>(end - text.words.begin()), type},
                                      known_);
  if (draft.surface.empty()) return;
  const std::string_view acronym = text::slice(text.text, definition.acronym);
  draft.surface = known_spelling(acronym, draft);
  draft.key = name_key(draft.surface);
  long_forms_.try_emplace(acronym_letters(acronym), draft.surface);
  if (of_long != drafts_.end() && (of_long->bytes.begin <= draft.bytes.begin || of_long->type == type)) {
    if (of_long->bytes.end - of_long->bytes.begin > draft.bytes.end - draft.bytes.begin) return;
    *of_long = std::move(draft);
  } else {
    drafts_.insert(std::ranges::find_if(drafts_,
                                        [&](const auto& d) {
                                          return d.origin > origin ||
                                                 (d.origin == origin && d.begin >= draft.begin);
                                        }),
                   std::move(draft));
  }
}

/// "General Agreement of Tariffs and Trade (GATT)": what shares an acronym and half of its words with a
/// known name is this name.
std::string ArticleDrafts::known_spelling(std::string_view acronym, const MentionDraft& long_form) const {
  const auto name = known_.find_alias(Facet::org, name_key(acronym), acronym);
  if (!name) return long_form.surface;
  const auto shares_half = [&](std::string_view spelling) {
    const std::string key = " " + name_key(spelling) + " ";
    std::uint32_t shared = 0;
    for (const std::string_view word : words_of_key(long_form.key))
      shared += key.find(" " + std::string(word) + " ") != std::string::npos ? 1 : 0;
    return shared * 2 >= word_count(long_form.key) && shared >= 2;
  };
  const auto& spellings = known_.aliases_of(Facet::org, *name);
  const bool alike = shares_half(*name) || std::ranges::any_of(spellings, shares_half);
  return alike ? std::string(*name) : long_form.surface;
}

void ArticleDrafts::repair_capitals() {
  for (const MentionDraft& draft : drafts_)
    if (!is_all_capitals(draft.surface) && begins_with_capital(draft.surface) &&
        !is_plural_acronym(draft.surface))
      twins_.try_emplace(key_of(facet_of(draft.type), draft.surface), draft.surface);
  for (MentionDraft& draft : drafts_)
    if (is_all_capitals(draft.surface)) draft.surface = repaired(draft);
}

std::string ArticleDrafts::repaired(const MentionDraft& draft) const {
  if (const auto twin = twins_.find(key_of(facet_of(draft.type), draft.surface)); twin != twins_.end())
    return twin->second;
  const bool one_word = draft.key.find(' ') == std::string::npos;
  if (one_word && draft.type != EntityType::person && draft.surface.size() <= 5) return draft.surface;
  if (const auto place = known_.find_place(draft.key); place && draft.type == EntityType::place)
    return std::string(place->name);
  if (known_.find_country(draft.key, draft.surface) || known_alias(known_, draft)) return draft.surface;
  return looks_like_acronym(draft.surface) && draft.surface.find('.') != std::string::npos
             ? draft.surface
             : in_title_case(draft.surface);
}

/// What most mentions of a name are, all of them are.
void ArticleDrafts::settle_types() {
  std::unordered_map<std::string_view, std::array<std::uint32_t, 4>> votes;
  for (const MentionDraft& draft : drafts_) ++votes[draft.key][static_cast<std::size_t>(draft.type)];
  for (MentionDraft& draft : drafts_) {
    const auto& counts = votes[draft.key];
    const auto most = static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin());
    std::uint32_t others = 0;
    for (std::size_t type = 0; type < counts.size(); ++type) others += type == most ? 0 : counts[type];
    if (counts[most] > 2 * others && draft.origin != Origin::source)
      draft.type = static_cast<EntityType>(most);
  }
}

}  // namespace dateline::entities
