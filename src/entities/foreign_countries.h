// Countries by their names in other languages than English: "Russie", "Deutschland", "俄罗斯".
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entities/known_names.h"
#include "text/analyzer.h"
#include "text/form_table.h"
#include "text/language.h"

namespace dateline::entities {

/// Words [begin, end) of a text that name a country.
struct CountryMention {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string_view country;  // as KnownNames has it
  friend bool operator==(const CountryMention&, const CountryMention&) = default;
};

/// Not thread-safe: one per thread. `known` must outlive it.
class ForeignCountries {
 public:
  explicit ForeignCountries(const KnownNames& known);
  ~ForeignCountries();
  ForeignCountries(ForeignCountries&&) noexcept;
  ForeignCountries& operator=(ForeignCountries&&) noexcept;

  /// Replaces `found` by the countries that `text` names, sorted and disjoint, the longest name at each
  /// place. `words` were analysed in `language`: names are compared by stem, so that "в России" is found. In
  /// scripts with capitals a name begins with one, and a name of one word is none where another capitalised
  /// word follows ("Maurice Ravel"). Source: the names of regions in CLDR, through ICU; nothing where ICU has
  /// none in `language`.
  void find(std::string_view text, std::span<const text::Token> words, const text::FormTable& forms,
            const text::Language& language, std::vector<CountryMention>& found);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline::entities
