// Which local names stand under which canonical name: opened, and looked up by spelling, by folded form and
// by words.
#include "store/canonical_names.h"

#include <algorithm>

#include "text/normalizer.h"

namespace dateline::store {
namespace {

using AliasRange = std::pair<std::uint32_t, std::uint32_t>;  // half-open

/// Aliases whose folded form is `folded`.
AliasRange aliases_folded(const StringTable& table, std::string_view folded) {
  const std::uint32_t begin = table.lower_bound(folded);
  std::uint32_t end = begin;
  while (end < table.size() && table[end] == folded) ++end;
  return {begin, end};
}

void sort_distinct(std::vector<NameId>& names) {
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

/// Numbers of the words of "one two three"; nothing when one of them is in no alias.
std::optional<std::vector<std::uint32_t>> word_numbers(const StringTable& table, std::string_view words) {
  std::vector<std::uint32_t> numbers;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string_view word = words.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const std::uint32_t number = table.lower_bound(word);
    if (number == table.size() || table[number] != word) return std::nullopt;
    numbers.push_back(number);
  }
  return numbers;
}

bool holds_in_a_row(std::span<const std::uint32_t> words, std::span<const std::uint32_t> wanted) {
  return std::search(words.begin(), words.end(), wanted.begin(), wanted.end()) != words.end();
}

}  // namespace

error::Result<CanonicalNames> CanonicalNames::open(const std::filesystem::path& path, std::size_t segments) {
  auto file = SectionFile::open(path, kCanonicalNamesKind);
  if (!file) return file.error();
  CanonicalNames names;
  for (const schema::FacetInfo& facet : schema::kFacets) {
    auto table = open_table(*file, std::string(facet.name), segments);
    if (!table) return table.error();
    names.tables_[static_cast<std::size_t>(facet.facet)] = std::move(*table);
  }
  names.file_ = std::move(*file);
  return names;
}

error::Result<CanonicalNames::Table> CanonicalNames::open_table(const SectionFile& file,
                                                                const std::string& facet,
                                                                std::size_t segments) {
  Table table;
  for (const auto& [name, into] :
       {std::pair{".display", &table.displays}, std::pair{".alias", &table.aliases},
        std::pair{".folded", &table.folded}, std::pair{".word", &table.words}}) {
    const auto opened = StringTable::open(file, facet + name);
    if (!opened) return opened.error();
    *into = *opened;
  }
  for (const auto& [name, into] :
       {std::pair{".word_aliases", &table.word_aliases}, std::pair{".alias_words", &table.alias_words}}) {
    const auto opened = ListTable::open(file, facet + name);
    if (!opened) return opened.error();
    *into = *opened;
  }
  table.alias_names = file.array<NameId>(facet + ".alias_names");
  for (std::size_t segment = 0; segment < segments; ++segment)
    table.segments.push_back(open_segment(file, facet, segment));
  if (!fits(table)) return damaged(file.path(), "the sections of facet " + facet + " do not fit each other");
  return table;
}

CanonicalNames::SegmentTable CanonicalNames::open_segment(const SectionFile& file, const std::string& facet,
                                                          std::size_t segment) {
  const auto name = [&](const char* what) { return facet + what + std::to_string(segment); };
  SegmentTable table;
  table.of_locals = file.array<NameId>(name(".canonical."));
  table.locals_by_name = file.array<std::uint32_t>(name(".locals."));
  table.moved_names = file.array<NameId>(name(".moved_names."));
  table.moved_from = file.array<std::uint8_t>(name(".moved_from."));
  table.moved_locals = file.array<std::uint32_t>(name(".moved_locals."));
  table.joined = {file.array<DocId>(name(".joined_articles.")), file.array<NameId>(name(".joined_names."))};
  table.repeated = {file.array<DocId>(name(".repeated_articles.")),
                    file.array<NameId>(name(".repeated_names."))};
  return table;
}

bool CanonicalNames::fits(const SegmentTable& table) {
  return table.of_locals.size() == table.locals_by_name.size() &&
         table.moved_names.size() == table.moved_from.size() &&
         table.moved_names.size() == table.moved_locals.size() &&
         table.joined.articles.size() == table.joined.names.size() &&
         table.repeated.articles.size() == table.repeated.names.size();
}

bool CanonicalNames::fits(const Table& table) {
  const std::size_t aliases = table.aliases.size();
  return std::ranges::all_of(table.segments, [](const SegmentTable& segment) { return fits(segment); }) &&
         table.folded.size() == aliases && table.alias_names.size() == aliases &&
         table.alias_words.size() == aliases && table.word_aliases.size() == table.words.size();
}

const CanonicalNames::SegmentTable* CanonicalNames::segment_table(schema::Facet facet,
                                                                  std::size_t segment) const {
  const auto& segments = table(facet).segments;
  return segment < segments.size() ? &segments[segment] : nullptr;
}

NameId CanonicalNames::canonical(schema::Facet facet, std::size_t segment, std::uint32_t local) const {
  const auto names = canonical_of_locals(facet, segment);
  if (local >= names.size() || names[local] >= count(facet)) return kNoName;
  return names[local];
}

std::span<const NameId> CanonicalNames::canonical_of_locals(schema::Facet facet, std::size_t segment) const {
  const SegmentTable* table = segment_table(facet, segment);
  return table != nullptr ? table->of_locals : std::span<const NameId>();
}

void CanonicalNames::locals(schema::Facet facet, std::size_t segment, NameId name,
                            std::vector<LocalRef>& out) const {
  out.clear();
  const SegmentTable* table = segment_table(facet, segment);
  if (table == nullptr || name == kNoName) return;
  const std::span<const NameId> names = table->of_locals;
  const auto name_of = [&](std::uint32_t local) { return local < names.size() ? names[local] : kNoName; };
  const std::span<const std::uint32_t> locals = table->locals_by_name;
  for (auto at = std::ranges::lower_bound(locals, name, {}, name_of);
       at != locals.end() && name_of(*at) == name; ++at)
    if (*at < names.size()) out.push_back({facet, *at});
  const auto first = std::ranges::lower_bound(table->moved_names, name);
  for (auto i = static_cast<std::size_t>(first - table->moved_names.begin());
       i < table->moved_names.size() && table->moved_names[i] == name; ++i)
    if (table->moved_from[i] < schema::kFacetCount)
      out.push_back({static_cast<schema::Facet>(table->moved_from[i]), table->moved_locals[i]});
}

ArticleNamePairs CanonicalNames::joined(schema::Facet facet, std::size_t segment) const {
  const SegmentTable* table = segment_table(facet, segment);
  return table != nullptr ? table->joined : ArticleNamePairs{};
}

ArticleNamePairs CanonicalNames::repeated(schema::Facet facet, std::size_t segment) const {
  const SegmentTable* table = segment_table(facet, segment);
  return table != nullptr ? table->repeated : ArticleNamePairs{};
}

template <class IsWanted>
std::vector<NameId> CanonicalNames::displayed_first(schema::Facet facet, std::vector<NameId> names,
                                                    IsWanted&& is_wanted) const {
  std::vector<NameId> all = checked(facet, std::move(names));
  std::vector<NameId> displayed;
  for (const NameId name : all)
    if (is_wanted(display(facet, name))) displayed.push_back(name);
  return displayed.empty() ? all : displayed;
}

std::vector<NameId> CanonicalNames::find(schema::Facet facet, std::string_view value) const {
  const Table& names = table(facet);
  std::vector<NameId> found;
  const auto [begin, end] = aliases_folded(names.folded, text::folded_form(value));
  for (AliasId alias = begin; alias < end; ++alias)
    if (names.aliases[alias] == value) found.push_back(names.alias_names[alias]);
  return displayed_first(facet, std::move(found), [&](std::string_view display) { return display == value; });
}

std::vector<NameId> CanonicalNames::find_folded(schema::Facet facet, std::string_view folded) const {
  const Table& names = table(facet);
  const auto [begin, end] = aliases_folded(names.folded, folded);
  const auto found = names.alias_names.subspan(begin, end - begin);
  return displayed_first(facet, {found.begin(), found.end()},
                         [&](std::string_view display) { return text::folded_form(display) == folded; });
}

std::vector<NameId> CanonicalNames::find_words(schema::Facet facet, std::string_view words) const {
  const Table& names = table(facet);
  const auto wanted = word_numbers(names.words, words);
  if (!wanted || wanted->empty()) return {};
  const auto holders = [&](std::uint32_t word) { return names.word_aliases[word].size(); };
  const std::uint32_t rarest = *std::ranges::min_element(*wanted, {}, holders);
  std::vector<NameId> found;
  for (const AliasId alias : names.word_aliases[rarest])
    if (alias < names.alias_names.size() && holds_in_a_row(names.alias_words[alias], *wanted))
      found.push_back(names.alias_names[alias]);
  return checked(facet, std::move(found));
}

std::vector<NameId> CanonicalNames::checked(schema::Facet facet, std::vector<NameId> names) const {
  std::erase_if(names, [&](NameId name) { return name >= count(facet); });
  sort_distinct(names);
  return names;
}

}  // namespace dateline::store
