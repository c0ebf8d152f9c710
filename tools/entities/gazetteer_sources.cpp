// Makes the gazetteer of the tagger from lists of names.
#include "entities/gazetteer_sources.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <map>
#include <string_view>

#include "entities/gazetteer.h"
#include "entities/word_clusters.h"
#include "entities/word_traits.h"
#include "io/output_file.h"

namespace dateline::tools {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

/// What an entry is worth as a single word, and as a phrase.
struct Classes {
  std::uint32_t word = 0;
  std::uint32_t phrase = 0;
};

class Collection {
 public:
  /// Notes "(on Viti Levu)" and alternatives behind semicolons are left out.
  void add(std::string_view name, Classes classes) {
    name = name.substr(0, std::min({name.find('('), name.find(';'), name.size()}));
    std::string entry;
    std::size_t words = 0;
    for (std::string_view word : split(name, ' ')) {
      if (word.ends_with(',')) word.remove_suffix(1);
      if (word.empty()) continue;
      if (words++ > 0) entry += ' ';
      entry += entities::lower_spelling(entities::canonical_spelling(word));
    }
    const std::uint32_t bits = words == 1 ? classes.word : classes.phrase;
    if (words == 0 || words > entities::kLongestPhrase || bits == 0 || entry.find('"') != std::string::npos)
      return;
    entries_[entry] |= bits;
  }

  std::string payload() const {
    std::string lines;
    for (const auto& [entry, bits] : entries_) {
      char number[16];
      const auto end = std::to_chars(number, number + sizeof number, bits, 16).ptr;
      lines.append(number, end).append(" ").append(entry).append("\n");
    }
    return lines;
  }

 private:
  std::map<std::string, std::uint32_t> entries_;
};

using Line = std::string_view;
/// Calls `visit` with every line that is neither empty nor a comment; a file that is not there has none.
template <class Visit>
error::Status for_each_line(const std::filesystem::path& path, Visit visit) {
  if (!std::filesystem::exists(path)) return {};
  auto text = read_text_file(path);
  if (!text) return text.error();
  for (Line line : split(*text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') visit(line);
  }
  return {};
}

struct ListFile {
  const char* name;
  Classes classes;
};
constexpr ListFile kLists[] = {
    {"first_names.txt", {entities::kFirstName, 0}},
    {"compromise_lastnames.txt", {entities::kLastName, 0}},
    {"compromise_orgs.txt", {entities::kOrganisation, entities::kOrgPhrase}},
    {"compromise_places.txt", {entities::kOtherPlace, entities::kPlacePhrase}},
    {"compromise_demonyms.txt", {entities::kDemonym, 0}},
    {"sp500.txt", {entities::kOrganisation, entities::kOrgPhrase}},
    {"universities.txt", {0, entities::kUniversityPhrase}},
    {"us_legislators.txt", {0, entities::kPersonPhrase}},
};

void add_country(Line line, Collection& collection) {
  const auto fields = split(line, '\t');
  if (fields.size() < 8) return;
  constexpr Classes kCountry{entities::kCountry, entities::kCountryPhrase | entities::kPlacePhrase};
  collection.add(fields[1], kCountry);
  collection.add(fields[2], kCountry);
  for (const std::string_view short_form : split(fields[3], ','))
    if (short_form.size() >= 3) collection.add(short_form, kCountry);
  collection.add(fields[5], {entities::kLargeCity, entities::kPlacePhrase});
  for (const std::size_t column : {6, 7})
    for (const std::string_view part : split(fields[column], ' '))
      if (!part.empty() && part.front() >= 'A' && part.front() <= 'Z') {
        const std::string_view stem = part.substr(0, part.find_first_of("(;,"));
        collection.add(stem, {entities::kDemonym, 0});
        if (part.find("(s)") != std::string_view::npos)
          collection.add(std::string(stem) + "s", {entities::kDemonym, 0});
      }
}

void add_city(Line line, Collection& collection) {
  constexpr std::uint64_t kLarge = 500'000;
  const auto fields = split(line, '\t');
  if (fields.size() < 4) return;
  std::uint64_t people = 0;
  std::from_chars(fields[3].data(), fields[3].data() + fields[3].size(), people);
  collection.add(fields[0],
                 {people >= kLarge ? entities::kLargeCity : entities::kSmallCity, entities::kPlacePhrase});
}

struct CueSection {
  std::string_view name;
  Classes classes;
};
constexpr CueSection kCueSections[] = {
    {"[title]", {entities::kTitleWord, 0}},
    {"[organisation]", {entities::kOrgWord, 0}},
    {"[place]", {entities::kPlaceWord, 0}},
    {"[date]", {entities::kDateWord, 0}},
    {"[other-place]", {entities::kOtherPlace, 0}},
    {"[country]", {entities::kCountry, 0}},
    {"[phrase place]", {entities::kOtherPlace, entities::kPlacePhrase}},
    {"[phrase organisation]", {entities::kOrganisation, entities::kOrgPhrase}},
};

error::Status add_cue_words(const std::filesystem::path& path, Collection& collection) {
  const CueSection* section = nullptr;
  error::Status status;
  auto read = for_each_line(path, [&](Line line) {
    if (line.front() == '[') {
      const auto* found = std::ranges::find(kCueSections, line, &CueSection::name);
      section = found == std::end(kCueSections) ? nullptr : found;
      if (section == nullptr)
        status = error::Error{error::ErrorKind::bad_source,
                              {path.string(), 0, 0},
                              "unknown section " + std::string(line),
                              "",
                              ""};
      return;
    }
    if (section == nullptr) return;
    for (const std::string_view entry : split(line, section->name.starts_with("[phrase") ? '|' : ' '))
      collection.add(entry, section->classes);
  });
  if (!read) return read;
  return status;
}

struct CaseCount {
  std::uint32_t capital = 0;
  std::uint32_t small = 0;
};

/// How words are written where neither the begin of a sentence nor a headline asks for a capital.
std::map<std::string, CaseCount> count_cases(const std::vector<TaggedDocument>& texts) {
  std::map<std::string, CaseCount> counts;
  for (const TaggedDocument& text : texts)
    for (std::size_t s = 0; s < text.sentences.size(); ++s) {
      const std::size_t begin = text.sentences[s];
      const std::size_t end = s + 1 < text.sentences.size() ? text.sentences[s + 1] : text.tokens.size();
      for (std::size_t i = begin + 1; i < end; ++i) {
        const std::string canonical = entities::canonical_spelling(text.tokens[i]);
        const std::string lower = entities::lower_spelling(canonical);
        const std::uint32_t flags = entities::spelling_flags(canonical, lower);
        if ((flags & entities::kIsWord) == 0 || (flags & entities::kHasDigit) != 0) continue;
        ++((flags & entities::kHasCapital) != 0 ? counts[lower].capital : counts[lower].small);
      }
    }
  return counts;
}

void add_cases(const std::vector<TaggedDocument>& texts, Collection& collection) {
  constexpr std::uint32_t kLeast = 4;
  for (const auto& [word, count] : count_cases(texts)) {
    const std::uint32_t all = count.capital + count.small;
    if (all < kLeast) continue;
    const std::uint32_t bit = count.capital * 10 >= all * 8   ? entities::kUsuallyCapital
                              : count.capital * 10 <= all * 2 ? entities::kUsuallySmall
                                                              : entities::kEitherCase;
    collection.add(word, {bit, 0});
  }
}

}  // namespace

error::Result<std::string> gazetteer_payload(const std::filesystem::path& folder,
                                             const std::filesystem::path& cue_words,
                                             const std::vector<TaggedDocument>& texts) {
  Collection collection;
  for (const ListFile& list : kLists) {
    auto read = for_each_line(folder / list.name, [&](Line line) { collection.add(line, list.classes); });
    if (!read) return read.error();
  }
  auto countries =
      for_each_line(folder / "factbook_countries.tsv", [&](Line line) { add_country(line, collection); });
  if (!countries) return countries.error();
  auto cities = for_each_line(folder / "cities15000.tsv", [&](Line line) { add_city(line, collection); });
  if (!cities) return cities.error();
  if (auto cues = add_cue_words(cue_words, collection); !cues) return cues.error();
  add_cases(texts, collection);
  return collection.payload();
}

error::Result<std::string> clusters_payload(const std::filesystem::path& table) {
  std::vector<entities::WordClusters::Entry> entries;
  auto read = for_each_line(table, [&](Line line) {
    const auto fields = split(line, '\t');
    entities::WordClusters::Entry entry;
    if (fields.size() != entry.ids.size() + 1) return;
    entry.word = entities::lower_spelling(entities::canonical_spelling(fields[0]));
    for (std::size_t i = 0; i < entry.ids.size(); ++i) {
      unsigned id = 0;
      std::from_chars(fields[i + 1].data(), fields[i + 1].data() + fields[i + 1].size(), id);
      entry.ids[i] = static_cast<std::uint16_t>(id + 1);
    }
    entries.push_back(std::move(entry));
  });
  if (!read) return read.error();
  return entities::WordClusters::payload_of(entries);
}

}  // namespace dateline::tools
