// Countries by their names in other languages than English, from the names of regions that ICU has.
#include "entities/foreign_countries.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "entities/name_surface.h"
#include "text/normalizer.h"
#include "text/stemmer.h"
#include "text/string_hash.h"
#include "text/utf8.h"
#include "text/word_breaker.h"

namespace dateline::entities {
namespace {

/// The names of one language.
struct CountryTable {
  /// Stems joined by blanks -> country.
  std::unordered_map<std::string, std::string_view> names;
  std::unordered_map<std::string, std::size_t> first_stems;  // most words of a name that begins with the stem
};

bool has_case(std::string_view word) {
  const char32_t first = text::code_point_at(word, 0).value;
  return u_tolower(static_cast<UChar32>(first)) != u_toupper(static_cast<UChar32>(first));
}

/// ICU answers for a language that it does not have in that of the environment.
bool has_names_in(const text::Language& language) {
  int32_t count = 0;
  const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
  return std::any_of(locales, locales + count,
                     [&](const icu::Locale& locale) { return language == locale.getLanguage(); });
}

/// Nothing when ICU does not know the region's name in the language and gives its code.
std::optional<std::string> region_name(const char* code, const icu::Locale& language) {
  icu::UnicodeString name;
  const icu::Locale region("", code);
  region.getDisplayCountry(language, name);
  std::string utf8;
  name.toUTF8String(utf8);
  return utf8 == code ? std::nullopt : std::optional<std::string>(utf8);
}

}  // namespace

struct ForeignCountries::State {
  explicit State(const KnownNames& names) : known(names) {}

  std::string stem(std::string_view word, const text::Language& language) {
    return std::string(stemmer.stem(text::folded_form(word), text::stemming_language(language)));
  }
  const CountryTable& table_of(const text::Language& language) {
    const auto [entry, added] = tables.try_emplace(language);
    if (added) fill(entry->second, language);
    return entry->second;
  }

  void fill(CountryTable& table, const text::Language& language) {
    auto breaker = text::WordBreaker::open();
    if (!breaker || !has_names_in(language)) return;  // without a breaker no article is analysed
    const icu::Locale locale(language.c_str());
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
      const auto country = known.country_of_code(*code);
      const auto name = country ? region_name(*code, locale) : std::nullopt;
      if (name) add(table, *name, *country, language, *breaker);
    }
  }

  void add(CountryTable& table, const std::string& name, std::string_view country,
           const text::Language& language, text::WordBreaker& breaker) {
    std::vector<text::ByteRange> words;
    breaker.split(name, words);
    std::string key;
    std::string first;
    for (const text::ByteRange word : words) {
      const std::string stem = this->stem(text::slice(name, word), language);
      if (key.empty()) first = stem;
      key += (key.empty() ? "" : " ") + stem;
    }
    if (key.empty()) return;
    table.names.emplace(key, country);
    std::size_t& most = table.first_stems[first];
    most = std::max(most, words.size());
  }

  const KnownNames& known;
  text::Stemmer stemmer;
  std::map<text::Language, CountryTable> tables;
};

ForeignCountries::ForeignCountries(const KnownNames& known) : state_(std::make_unique<State>(known)) {}
ForeignCountries::~ForeignCountries() = default;
ForeignCountries::ForeignCountries(ForeignCountries&&) noexcept = default;
ForeignCountries& ForeignCountries::operator=(ForeignCountries&&) noexcept = default;

namespace {

/// Looks for names in the words of one text.
class CountrySearch {
 public:
  CountrySearch(std::string_view text, std::span<const text::Token> words, const text::FormTable& forms,
                const CountryTable& table)
      : text_(text), words_(words), forms_(forms), table_(table) {}

  void run(std::vector<CountryMention>& found) {
    for (std::uint32_t at = 0; at < words_.size();) {
      const auto mention = longest_at(at);
      if (mention) found.push_back(*mention);
      at = mention ? mention->end : at + 1;
    }
  }

 private:
  std::string_view word(std::size_t at) const { return text::slice(text_, words_[at].bytes); }
  std::string stem(std::size_t at) const {
    return std::string(forms_.stem(forms_.form(words_[at].form).stem));
  }

  std::optional<CountryMention> longest_at(std::uint32_t begin) {
    const auto first = table_.first_stems.find(stem(begin));
    if (first == table_.first_stems.end()) return std::nullopt;
    if (has_case(word(begin)) && !begins_with_capital(word(begin))) return std::nullopt;
    std::optional<CountryMention> best;
    key_.clear();
    const std::size_t last = std::min(words_.size(), begin + first->second);
    for (std::uint32_t end = begin + 1; end <= last; ++end) {
      key_ += (key_.empty() ? "" : " ") + stem(end - 1);
      if (const auto country = table_.names.find(key_); country != table_.names.end())
        best = CountryMention{begin, end, country->second};
    }
    if (best && best->end == begin + 1 && is_part_of_name(begin)) return std::nullopt;
    return best;
  }
  bool is_part_of_name(std::size_t at) const {
    if (!has_case(word(at)) || at + 1 == words_.size()) return false;
    const std::size_t gap = words_[at + 1].bytes.begin - words_[at].bytes.end;
    return gap == 1 && text_[words_[at].bytes.end] == ' ' && begins_with_capital(word(at + 1));
  }

  std::string_view text_;
  std::span<const text::Token> words_;
  const text::FormTable& forms_;
  const CountryTable& table_;
  std::string key_;
};

}  // namespace

void ForeignCountries::find(std::string_view text, std::span<const text::Token> words,
                            const text::FormTable& forms, const text::Language& language,
                            std::vector<CountryMention>& found) {
  found.clear();
  const CountryTable& table = state_->table_of(language);
  if (table.names.empty()) return;
  CountrySearch(text, words, forms, table).run(found);
}

}  // namespace dateline::entities
