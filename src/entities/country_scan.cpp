// Looking for countries in the words of a text.
#include "entities/country_scan.h"

#include <algorithm>
#include <optional>
#include <string>

#include "entities/name_surface.h"

namespace dateline::entities {
namespace {

// Short names in capitals that are clear without a tagger.
constexpr std::string_view kClearInCapitals[] = {"us", "usa", "uk", "uae", "ussr", "drc", "dprk"};
// What the neighbours of the country of Georgia are called, in texts that mean it.
constexpr std::string_view kGeorgianWords[] = {
    "Tbilisi",      "Georgians", "Georgian", "Ossetia", "Abkhazia", "Caucasus",   "Saakashvili",
    "Shevardnadze", "Russia",    "Russian",  "Soviet",  "Armenia",  "Azerbaijan", "Gamsakhurdia"};

class Scan {
 public:
  Scan(const TaggedText& text, const KnownNames& known) : text_(text), known_(known) {}

  /// The number of words, from `word` on, that name a country or look like one; 0 for none.
  std::uint32_t match(std::uint32_t word, std::uint32_t end, std::string_view& country) {
    if (!begins_with_capital(at(word)) || !known_.may_begin_country(first_key(word))) return 0;
    const auto most = std::min<std::uint32_t>(end - word, KnownNames::kMostCountryWords);
    std::uint32_t size = joined_words(word, most);
    for (; size > 0; --size) {
      const std::string_view written = slice(word, size);
      const std::string key = name_key(written.substr(0, written.size() - possessive_size(written)));
      const auto match = known_.find_country(key, written);
      if (!match || (is_short(key, written) && !is_clear(word, size, key))) continue;
      country = match->name;
      return size;
    }
    return 0;
  }

 private:
  std::string_view at(std::uint32_t word) const { return text::slice(text_.text, text_.words[word].bytes); }
  std::string_view slice(std::uint32_t word, std::uint32_t size) const {
    return text::slice(text_.text, {text_.words[word].bytes.begin, text_.words[word + size - 1].bytes.end});
  }
  /// The word as the first word of a key.
  std::string_view first_key(std::uint32_t word) {
    std::string_view written = at(word);
    written.remove_suffix(possessive_size(written));
    key_.clear();
    for (const char c : written) {
      if (static_cast<unsigned char>(c) >= 0x80) {
        key_ = name_key(written);
        return std::string_view(key_).substr(0, key_.find(' '));
      }
      if (c >= 'A' && c <= 'Z')
        key_ += static_cast<char>(c - 'A' + 'a');
      else if (c != '.' && c != '\'')
        key_ += c;
    }
    return key_;
  }
  /// How many words from `word` on stand together, with blanks, hyphens or a period between them.
  std::uint32_t joined_words(std::uint32_t word, std::uint32_t most) const {
    std::uint32_t size = 1;
    while (size < most) {
      const std::uint32_t gap = text_.words[word + size - 1].bytes.end;
      const std::string_view between = text_.text.substr(gap, text_.words[word + size].bytes.begin - gap);
      if (between.size() > 3 || between.find_first_not_of(" -.\n") != std::string_view::npos) break;
      if (possessive_size(at(word + size - 1)) != 0) break;
      ++size;
    }
    return size;
  }
  static bool is_short(std::string_view key, std::string_view written) {
    return key.size() <= 5 && is_all_capitals(written);
  }
  /// A short name in capitals among words in capitals may be any word ("GIVE US MORE").
  bool is_clear(std::uint32_t word, std::uint32_t size, std::string_view key) const {
    if (slice(word, size).find('.') != std::string_view::npos) return true;
    if (key.size() > 3 && known_.find_country(key, "x")) return true;  // "IRAN", "CHINA": whole names
    if (std::ranges::find(kClearInCapitals, key) == std::end(kClearInCapitals)) return false;
    return !in_capitals(word, -1) && !in_capitals(word + size - 1, 1);
  }
  bool in_capitals(std::uint32_t word, int step) const {
    const std::int64_t next = std::int64_t{word} + step;
    if (next < 0 || next >= static_cast<std::int64_t>(text_.words.size())) return false;
    const std::string_view other = at(static_cast<std::uint32_t>(next));
    return other.size() > 3 && is_all_capitals(other);
  }

  const TaggedText& text_;
  const KnownNames& known_;
  std::string key_;
};

}  // namespace

void scan_countries(const TaggedText& text, const KnownNames& known, const std::vector<WordRange>& passed,
                    const std::vector<text::ByteRange>& ignored, std::vector<CountryMention>& found) {
  Scan scan(text, known);
  const auto words = static_cast<std::uint32_t>(text.words.size());
  std::size_t pass = 0;
  std::size_t skip = 0;
  for (std::uint32_t word = 0; word < words;) {
    while (pass < passed.size() && passed[pass].end <= word) ++pass;
    while (skip < ignored.size() && ignored[skip].end <= text.words[word].bytes.begin) ++skip;
    if (pass < passed.size() && passed[pass].begin <= word) {
      word = passed[pass].end;
      continue;
    }
    const bool ignore = skip < ignored.size() && ignored[skip].begin <= text.words[word].bytes.begin;
    const std::uint32_t end = pass < passed.size() ? passed[pass].begin : words;
    std::string_view country;
    const std::uint32_t size = ignore ? 0 : scan.match(word, end, country);
    if (!country.empty()) found.push_back({word, word + size, country});
    word += std::max<std::uint32_t>(size, 1);
  }
}

void scan_known_acronyms(const TaggedText& text, const KnownNames& known, const std::vector<WordRange>& taken,
                         const CreditLines& credits, std::vector<std::uint32_t>& found) {
  const auto word_at = [&](std::size_t word) { return text::slice(text.text, text.words[word].bytes); };
  const auto in_capitals = [&](std::size_t word) {
    return word < text.words.size() && word_at(word).size() > 3 && is_all_capitals(word_at(word));
  };
  const auto covers = [&](text::ByteRange range, std::uint32_t byte) {
    return range.begin <= byte && byte < range.end;
  };
  std::size_t next = 0;
  std::size_t skip = 0;
  for (std::uint32_t word = 0; word < text.words.size(); ++word) {
    std::string_view written = word_at(word);
    if (written.size() < 3 || written[1] < 'A' || written[1] > 'Z' || written[0] < 'A' || written[0] > 'Z')
      continue;
    written.remove_suffix(possessive_size(written));
    if (written.size() < 3 || written.size() > 6 || !is_all_capitals(written)) continue;
    while (next < taken.size() && taken[next].end <= word) ++next;
    if (next < taken.size() && taken[next].begin <= word) continue;
    if (in_capitals(word + 1U) || (word > 0 && in_capitals(word - 1U))) continue;
    const std::uint32_t byte = text.words[word].bytes.begin;
    if (covers(credits.dateline.bytes, byte)) continue;
    while (skip < credits.ranges.size() && credits.ranges[skip].end <= byte) ++skip;
    if (skip < credits.ranges.size() && credits.ranges[skip].begin <= byte) continue;
    if (known.find_alias(schema::Facet::org, name_key(written), written)) found.push_back(word);
  }
}

bool is_state_rather(std::string_view country, std::string_view title, std::string_view body) {
  if (country != "Georgia") return false;
  return std::ranges::none_of(kGeorgianWords, [&](std::string_view word) {
    return title.find(word) != std::string_view::npos || body.find(word) != std::string_view::npos;
  });
}

}  // namespace dateline::entities
