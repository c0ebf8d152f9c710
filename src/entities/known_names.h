// What is known of names before any article is read: countries and their demonyms, places and the country
// each lies in, bodies and people with several names, words that name nothing.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entities/alias_rules.h"
#include "entities/name_map.h"
#include "error/result.h"
#include "schema/field.h"
#include "text/string_hash.h"

namespace dateline::entities {

/// Keys are name_key(); of organisations org_key(). Immutable, so that threads can share one.
class KnownNames {
 public:
  /// The tables that the program was built with: data/names of the source tree (data/README.md says what they
  /// hold). Errors: usage (a line that cannot be read).
  static error::Result<KnownNames> built_in();
  /// countries.txt, places.txt and aliases.txt of a folder. Errors: not_found, storage, usage.
  static error::Result<KnownNames> load(const std::filesystem::path& folder);
  /// Knows nothing.
  KnownNames() = default;

  enum class CountryForm : std::uint8_t {
    name,     // "Russia", "Russian Federation"
    demonym,  // "Russian", "Russians"
    none      // looks like a country and is none: "South China Sea", "Latin America"
  };
  struct Country {
    std::string_view name;  // empty for CountryForm::none
    CountryForm form = CountryForm::name;
  };
  /// `written`: the name as it stands in the text; "us" is no country where "US" is. Empty: any case.
  std::optional<Country> find_country(std::string_view key, std::string_view written = {}) const;
  /// Name of the country with an ISO 3166 code ("RU"); nothing for others.
  std::optional<std::string_view> country_of_code(std::string_view code) const;
  /// Can a country's name begin with this word (lower-case ASCII, or as folded by name_key())? Wrong for some
  /// words that cannot, never for one that can.
  bool may_begin_country(std::string_view folded_word) const {
    return first_words_[text::hash_of(folded_word) % kFirstWordBits];
  }
  static constexpr std::size_t kMostCountryWords = 5;

  struct Place {
    std::string_view name;
    std::string_view country;   // empty when it lies in none or several
    bool abbreviation = false;  // of a state or province: "Calif", "N.Y."
    bool notable = false;       // stands in the table by itself, not among the cities
  };
  std::optional<Place> find_place(std::string_view key) const;

  /// The name that stands for (facet, key), when it is another than the key's own or has to be written in a
  /// certain way. `written` as above.
  std::optional<std::string_view> find_alias(schema::Facet facet, std::string_view key,
                                             std::string_view written = {}) const;
  /// The other spellings of a name that find_alias(), find_country() or find_place() gives, as written in the
  /// tables (demonyms too).
  const std::vector<std::string>& aliases_of(schema::Facet facet, std::string_view name) const;
  /// Names nothing by itself: "Bank", "Corp", "President", "March".
  bool is_generic(schema::Facet facet, std::string_view key) const;

 private:
  struct Entry {
    std::uint32_t name = 0;     // in names_
    std::uint32_t country = 0;  // of a place, in names_; 0 is none
    bool capitals = false;      // counts only where written in capitals
    bool special = false;       // a demonym, or an abbreviation of a place
    bool notable = false;       // of a place
  };
  static constexpr std::size_t kFirstWordBits = 1U << 14U;
  struct Reader;
  struct Tables {
    std::string_view countries;
    std::string_view places;
    std::string_view aliases;
  };
  static error::Result<KnownNames> read(const Tables& tables, const std::string& source);

  std::vector<std::string> names_{std::string()};
  NameMap<Entry> countries_;
  NameMap<std::uint32_t> country_codes_;  // in names_
  NameMap<Entry> places_;
  std::array<NameMap<Entry>, 4> aliases_;                       // by facet: person, org, place, country
  std::array<NameMap<bool>, 4> generic_;                        // the same
  std::array<NameMap<std::vector<std::string>>, 4> spellings_;  // by display name
  std::vector<bool> first_words_ = std::vector<bool>(kFirstWordBits);
};

}  // namespace dateline::entities
