// Making drafts of mentions and of the names that the source gives.
#include "entities/mention_draft.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "entities/name_surface.h"
#include "entities/person_titles.h"
#include "text/utf8.h"

namespace dateline::entities {
namespace {

using text::ByteRange;

std::string_view word_at(const TaggedText& text, std::uint32_t word) {
  return text::slice(text.text, text.words[word].bytes);
}

bool covers(ByteRange outer, ByteRange inner) {
  return outer.begin <= inner.begin && inner.begin < outer.end;
}

/// `ranges` are ascending and disjoint.
bool lies_in(const std::vector<ByteRange>& ranges, ByteRange bytes) {
  const auto next = std::ranges::upper_bound(ranges, bytes.begin, {}, &ByteRange::begin);
  return next != ranges.begin() && covers(*std::prev(next), bytes);
}

/// Moves the beginning of a mention past "the" and titles.
void trim_front(const TaggedText& text, Mention& mention) {
  const auto range_of = [&] {
    return ByteRange{text.words[mention.begin].bytes.begin, text.words[mention.end - 1].bytes.end};
  };
  if (mention.end - mention.begin > 1 && text::ascii_lower(word_at(text, mention.begin)) == "the")
    ++mention.begin;
  if (mention.type != EntityType::person) return;
  const std::string_view raw = text::slice(text.text, range_of());
  const auto cut = text.words[mention.begin].bytes.begin +
                   static_cast<std::uint32_t>(without_titles(raw).data() - raw.data());
  while (mention.begin + 1 < mention.end && text.words[mention.begin].bytes.begin < cut) ++mention.begin;
}

/// "King" before "Fahd" belongs to the name.
void take_name_title(const TaggedText& text, Mention& mention) {
  if (mention.type != EntityType::person || mention.begin == 0 || mention.end - mention.begin != 1) return;
  const std::string_view before = word_at(text, mention.begin - 1);
  if (begins_with_capital(before) && is_name_title(text::ascii_lower(before))) --mention.begin;
}

/// The 's of McDonald's is part of the name, that of Russia's is not.
std::string surface_of(std::string_view raw, const KnownNames& known) {
  std::string surface = clean_surface(raw);
  if (possessive_size(raw) != 0 && !surface.empty() &&
      known.find_alias(schema::Facet::org, name_key(surface + "s")))
    surface += "'s";
  return surface;
}

/// Words that begin in `bytes`.
Mention words_in(const TaggedText& text, ByteRange bytes, EntityType type) {
  const auto first = std::ranges::lower_bound(text.words, bytes.begin, {},
                                              [](const text::Token& t) { return t.bytes.begin; });
  const auto end =
      std::ranges::lower_bound(text.words, bytes.end, {}, [](const text::Token& t) { return t.bytes.begin; });
  return {static_cast<std::uint32_t>(first - text.words.begin()),
          static_cast<std::uint32_t>(end - text.words.begin()), type};
}

/// What a dateline begins with is a place if it is tagged or known as one ("PM - Aides said" begins with
/// none).
bool is_place(const TaggedText& text, ByteRange bytes, const KnownNames& known) {
  const std::string key = name_key(text::slice(text.text, bytes));
  if (known.find_place(key) || known.find_country(key)) return true;
  return std::ranges::any_of(text.mentions, [&](const Mention& mention) {
    return mention.type == EntityType::place && mention.begin < text.words.size() &&
           covers(bytes, text.words[mention.begin].bytes);
  });
}

bool has_lower_case_only(std::string_view name) {
  return text::is_ascii(name) && std::ranges::none_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// "james-baker" -> "James Baker", "Putin, Vladimir" -> "Vladimir Putin".
std::string readable(std::string_view given) {
  std::string name = clean_surface(given);
  if (has_lower_case_only(name)) {
    std::ranges::replace(name, '-', ' ');
    return in_title_case(name);
  }
  const std::size_t comma = name.find(", ");
  const bool turned = comma != std::string::npos && name.find(',', comma + 1) == std::string::npos &&
                      begins_with_capital(name.substr(comma + 2)) && name.size() - comma > 5;
  return turned ? name.substr(comma + 2) + ' ' + name.substr(0, comma) : name;
}

/// "gatt" -> "GATT": short names without blanks are acronyms.
std::string readable_organisation(std::string_view given) {
  std::string name = clean_surface(given);
  if (!has_lower_case_only(name)) return name;
  if (name.size() > 6 || name.find_first_of(" -") != std::string::npos) return readable(given);
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return name;
}

void add_source_name(std::string surface, EntityType type, std::vector<MentionDraft>& drafts) {
  MentionDraft draft;
  draft.origin = Origin::source;
  draft.type = type;
  draft.surface = type == EntityType::person ? std::string(without_titles(surface)) : std::move(surface);
  draft.key = name_key(draft.surface);
  if (!draft.key.empty()) drafts.push_back(std::move(draft));
}

}  // namespace

MentionDraft draft_of_words(const TaggedText& text, Origin origin, Mention mention, const KnownNames& known) {
  MentionDraft draft;
  if (mention.begin >= mention.end || mention.end > text.words.size()) return draft;
  trim_front(text, mention);
  take_name_title(text, mention);
  draft.origin = origin;
  draft.type = mention.type;
  draft.begin = mention.begin;
  draft.end = mention.end;
  draft.bytes = {text.words[mention.begin].bytes.begin, text.words[mention.end - 1].bytes.end};
  draft.surface = surface_of(text::slice(text.text, draft.bytes), known);
  draft.key = name_key(draft.surface);
  if (draft.key.empty()) draft.surface.clear();
  return draft;
}

void draft_mentions(const TaggedText& text, Origin origin, const CreditLines& credits,
                    const KnownNames& known, std::vector<MentionDraft>& drafts) {
  const auto add = [&](Mention mention) {
    MentionDraft draft = draft_of_words(text, origin, mention, known);
    if (!draft.surface.empty() && !lies_in(credits.ranges, draft.bytes)) drafts.push_back(std::move(draft));
  };
  for (const ByteRange place : credits.dateline.places)
    if (is_place(text, place, known)) add(words_in(text, place, EntityType::place));
  for (const Mention& mention : text.mentions) {
    if (mention.begin >= text.words.size()) continue;
    if (!covers(credits.dateline.bytes, text.words[mention.begin].bytes)) add(mention);
  }
}

void draft_source_names(const SourceNames& source, std::vector<MentionDraft>& drafts) {
  for (const std::string& name : source.people) add_source_name(readable(name), EntityType::person, drafts);
  for (const std::string& name : source.organisations)
    add_source_name(readable_organisation(name), EntityType::org, drafts);
  for (const std::string& name : source.places) {
    std::string surface = clean_surface(name);
    if (has_lower_case_only(surface)) surface = readable(name);
    add_source_name(std::move(surface), EntityType::place, drafts);
  }
  for (const ByteRange place : find_dateline(source.dateline).places)
    add_source_name(clean_surface(text::slice(source.dateline, place)), EntityType::place, drafts);
}

}  // namespace dateline::entities
