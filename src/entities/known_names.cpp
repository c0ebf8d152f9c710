// Reading the tables of known names, and looking into them.
#include "entities/known_names.h"

#include <algorithm>
#include <utility>

#include "entities/embedded_names.h"
#include "entities/name_surface.h"
#include "io/output_file.h"
#include "text/utf8.h"

namespace dateline::entities {
namespace {

using schema::Facet;

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(mark);
    if (end != 0 && !text.empty())
      parts.push_back(text.substr(0, end));
    else if (mark == '\t')
      parts.emplace_back();
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// Short and in capitals: "US", "U.N.", "ISIS".
bool only_in_capitals(std::string_view name) {
  const auto letters = std::ranges::count_if(name, [](char c) { return c >= 'A' && c <= 'Z'; });
  return is_all_capitals(name) && letters <= 5 && name.find(' ') == std::string_view::npos;
}

/// Is a state's name cut short: shorter than the name, and dotted or a beginning of it ("N.Y.", "Calif").
bool is_abbreviation(std::string_view alias, std::string_view name) {
  return alias.size() < name.size() && alias.size() <= 6 &&
         (alias.find('.') != std::string_view::npos || alias.find(' ') == std::string_view::npos);
}

}  // namespace

/// Fills the maps from the lines of the tables.
struct KnownNames::Reader {
  KnownNames& known;
  std::string source;  // of the tables, before their names

  std::uint32_t intern(std::string_view name) {
    known.names_.emplace_back(name);
    return static_cast<std::uint32_t>(known.names_.size() - 1);
  }
  void note_spelling(Facet facet, const std::string& name, std::string_view spelling) {
    if (spelling != name)
      known.spellings_[static_cast<std::size_t>(facet)].add(name, {}).value.emplace_back(spelling);
  }

  template <class Line>
  error::Status each_line(std::string_view text, const char* file, Line&& line) {
    std::uint64_t number = 0;
    for (const std::string_view one : split_lines(text)) {
      ++number;
      if (one.empty() || one[0] == '#') continue;
      if (!line(one))
        return error::Error{error::ErrorKind::usage,
                            {source + file, number, 1},
                            "expected a line as the head of this file describes",
                            std::string(one),
                            ""};
    }
    return {};
  }
  static std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      lines.push_back(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
  }

  void add_country(std::uint32_t name, std::string_view spelling, bool demonym) {
    std::string key = name_key(spelling);
    if (key.empty()) return;
    known.first_words_[text::hash_of(std::string_view(key).substr(0, key.find(' '))) % kFirstWordBits] = true;
    if (name != 0) note_spelling(Facet::country, known.names_[name], spelling);
    known.countries_.add(key, Entry{name, 0, only_in_capitals(spelling), demonym});
  }
  bool country_line(std::string_view line) {
    const auto columns = split(line, '\t');
    if (columns.size() < 2) return false;
    const bool none = columns[1] == "-";
    const std::uint32_t name = none ? 0 : intern(columns[1]);
    if (!none) known.country_codes_.add(columns[0], name);
    if (!none) add_country(name, columns[1], false);
    for (std::size_t column = 2; column < columns.size(); ++column)
      for (const std::string_view spelling : split(columns[column], '|'))
        add_country(name, spelling, column == 3);
    return true;
  }

  bool place_line(std::string_view line) {
    const auto columns = split(line, '\t');
    if (line[0] == '=') return cities_line(columns);
    if (columns.size() < 2) return false;
    const std::uint32_t* country = known.country_codes_.find(columns[1]);
    if (country == nullptr && columns[1] != "-") return false;
    const std::uint32_t lies_in = country == nullptr ? 0 : *country;
    const std::uint32_t name = intern(columns[0]);
    add_place(columns[0], {name, lies_in, false, false, true});
    if (columns.size() < 3) return true;
    for (const std::string_view alias : split(columns[2], '|')) {
      note_spelling(Facet::place, known.names_[name], alias);
      add_place(alias, {name, lies_in, false, is_abbreviation(alias, columns[0]), true});
    }
    return true;
  }
  bool cities_line(const std::vector<std::string_view>& columns) {
    if (columns.size() < 2) return false;
    const std::uint32_t* country = known.country_codes_.find(columns[0].substr(1));
    if (country == nullptr) return false;
    for (const std::string_view city : split(columns[1], '|')) add_place(city, {intern(city), *country});
    return true;
  }
  void add_place(std::string_view spelling, Entry entry) {
    std::string key = name_key(spelling);
    if (!key.empty()) known.places_.add(key, entry);
  }

  error::Status read_aliases(std::string_view text) {
    auto rules = parse_alias_rules(text, source + "aliases.txt");
    if (!rules) return rules.error();
    for (const AliasRule& rule : rules->rules) add_rule(rule);
    return {};
  }
  void add_rule(const AliasRule& rule) {
    if (rule.kind == AliasRule::Kind::drop) {
      for (const RuleName& name : rule.names)
        known.generic_[static_cast<std::size_t>(name.facet)].add(name.key, true);
      return;
    }
    const auto facet = static_cast<std::size_t>(rule.target.facet);
    const std::uint32_t name = intern(rule.target.name);
    known.aliases_[facet].add(rule.target.key, Entry{name, 0, only_in_capitals(rule.target.name)});
    for (const RuleName& alias : rule.names) {
      note_spelling(rule.target.facet, known.names_[name], alias.name);
      known.aliases_[facet].add(alias.key, Entry{name, 0, only_in_capitals(alias.name)});
    }
  }
};

error::Result<KnownNames> KnownNames::read(const Tables& tables, const std::string& source) {
  KnownNames known;
  Reader reader{known, source};
  if (auto s = reader.each_line(tables.countries, "countries.txt",
                                [&](auto line) { return reader.country_line(line); });
      !s)
    return s.error();
  if (auto s =
          reader.each_line(tables.places, "places.txt", [&](auto line) { return reader.place_line(line); });
      !s)
    return s.error();
  if (auto s = reader.read_aliases(tables.aliases); !s) return s.error();
  return known;
}

error::Result<KnownNames> KnownNames::built_in() {
  return read({embedded_countries(), embedded_places(), embedded_aliases()}, "data/names/");
}

error::Result<KnownNames> KnownNames::load(const std::filesystem::path& folder) {
  auto countries = io::read_small_file(folder / "countries.txt");
  if (!countries) return countries.error();
  auto places = io::read_small_file(folder / "places.txt");
  if (!places) return places.error();
  auto aliases = io::read_small_file(folder / "aliases.txt");
  if (!aliases) return aliases.error();
  return read({*countries, *places, *aliases}, folder.string() + "/");
}

std::optional<KnownNames::Country> KnownNames::find_country(std::string_view key,
                                                            std::string_view written) const {
  const Entry* entry = countries_.find(key);
  if (entry == nullptr || (entry->capitals && !written.empty() && !is_all_capitals(written)))
    return std::nullopt;
  if (entry->name == 0) return Country{{}, CountryForm::none};
  return Country{names_[entry->name], entry->special ? CountryForm::demonym : CountryForm::name};
}

std::optional<std::string_view> KnownNames::country_of_code(std::string_view code) const {
  const std::uint32_t* name = country_codes_.find(code);
  return name == nullptr ? std::nullopt : std::optional<std::string_view>(names_[*name]);
}

std::optional<KnownNames::Place> KnownNames::find_place(std::string_view key) const {
  const Entry* entry = places_.find(key);
  if (entry == nullptr) return std::nullopt;
  return Place{names_[entry->name], names_[entry->country], entry->special, entry->notable};
}

std::optional<std::string_view> KnownNames::find_alias(Facet facet, std::string_view key,
                                                       std::string_view written) const {
  const auto number = static_cast<std::size_t>(facet);
  const Entry* entry = number < aliases_.size() ? aliases_[number].find(key) : nullptr;
  if (entry == nullptr || (entry->capitals && !written.empty() && !is_all_capitals(written)))
    return std::nullopt;
  return names_[entry->name];
}

const std::vector<std::string>& KnownNames::aliases_of(Facet facet, std::string_view name) const {
  static const std::vector<std::string> kNone;
  const auto number = static_cast<std::size_t>(facet);
  const std::vector<std::string>* found =
      number < spellings_.size() ? spellings_[number].find(name) : nullptr;
  return found == nullptr ? kNone : *found;
}

bool KnownNames::is_generic(Facet facet, std::string_view key) const {
  const auto number = static_cast<std::size_t>(facet);
  return number < generic_.size() && generic_[number].contains(key);
}

}  // namespace dateline::entities
