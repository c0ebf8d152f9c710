// Titles before the names of persons.
#include "entities/person_titles.h"

#include <algorithm>
#include <iterator>

#include "text/utf8.h"

namespace dateline::entities {
namespace {

// Sorted; folded, without period.
// clang-format off
constexpr std::string_view kTitles[] = {
    "adm", "admiral", "ambassador", "archbishop", "atty", "ayatollah", "baron", "baroness", "bishop",
    "brig", "brigadier", "capt", "captain", "cardinal", "chairman", "chairwoman", "chancellor", "chief",
    "cmdr", "coach", "col", "colonel", "commander", "commissioner", "congressman", "congresswoman",
    "corporal", "count", "countess", "cpl", "dame", "deputy", "detective", "dictator", "director",
    "doctor", "dr", "emir", "emperor", "empress", "father", "former", "gen", "general", "gov",
    "governor", "herr", "hon", "imam", "inspector", "interior", "judge", "justice", "king", "lady",
    "lieut", "lieutenant", "lord", "lt", "madame", "maj", "major", "marshal", "mayor", "messrs",
    "minister", "miss", "monsignor", "mr", "mrs", "ms", "mullah", "officer", "pastor", "pm", "pope",
    "premier", "pres", "president", "prime", "prince", "princess", "prof", "professor", "pvt", "queen",
    "rabbi", "rep", "representative", "rev", "reverend", "secretary", "sen", "senator", "sergeant",
    "sgt", "sheikh", "sheriff", "sir", "spokesman", "spokeswoman", "sultan", "supt", "treasurer",
    "tsar", "undersecretary", "vice"};
// clang-format on
// Titles that are part of a name of one word: "King Fahd", "Pope Francis".
constexpr std::string_view kNameTitles[] = {"dame",  "emir",   "emperor", "empress", "king",
                                            "lady",  "lord",   "pope",    "prince",  "princess",
                                            "queen", "sheikh", "sultan",  "tsar"};
// Titles that are no names: what stands before them belongs to them ("West German Finance Minister").
constexpr std::string_view kOffices[] = {"ambassador",   "chairman",    "chairwoman",    "chancellor",
                                         "minister",     "premier",     "president",     "secretary",
                                         "spokesman",    "spokeswoman", "governor",      "senator",
                                         "commissioner", "congressman", "undersecretary"};
// Words that stand between titles, as in "Secretary of State" and "Foreign Minister".
constexpr std::string_view kTitleFillers[] = {"assistant", "attorney", "defence", "defense", "economy",
                                              "executive", "finance",  "foreign", "health",  "home",
                                              "labor",     "labour",   "oil",     "trade",   "treasury"};
template <std::size_t N>
bool holds(const std::string_view (&words)[N], std::string_view word) {
  return std::ranges::find(words, word) != std::end(words);
}

/// One word, perhaps with a Roman number: "Elizabeth II".
bool is_one_name(std::string_view name) {
  const std::size_t blank = name.find(' ');
  return blank == std::string_view::npos ||
         name.find_first_not_of("IVX", blank + 1) == std::string_view::npos;
}

std::string bare_word(std::string_view word) {
  std::string folded = text::ascii_lower(word);
  std::erase(folded, '.');
  return folded;
}

/// How many bytes of `name` are its first word and the blank behind it.
std::size_t first_word_size(std::string_view name) {
  const std::size_t blank = name.find(' ');
  return blank == std::string_view::npos ? name.size() : blank + 1;
}

/// "West German Finance Minister Gerhard Stoltenberg" -> "Minister Gerhard Stoltenberg".
std::string_view without_office(std::string_view name) {
  std::size_t last = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t size = first_word_size(name.substr(at));
    if (at + size >= name.size()) break;
    if (holds(kOffices, bare_word(name.substr(at, size - 1)))) last = at;
    at += size;
  }
  return name.substr(last);
}

}  // namespace

static_assert(std::ranges::is_sorted(kTitles));

bool is_name_title(std::string_view folded_word) { return holds(kNameTitles, folded_word); }

bool is_title(std::string_view folded_word) { return std::ranges::binary_search(kTitles, folded_word); }

std::string_view without_titles(std::string_view name) {
  name = without_office(name);
  std::string_view rest = name;
  for (;;) {
    const std::size_t size = first_word_size(rest);
    if (size >= rest.size()) return rest;
    const std::string word = bare_word(rest.substr(0, size - 1));
    if (is_title(word)) {
      if (is_name_title(word) && is_one_name(rest.substr(size))) return rest;
      rest.remove_prefix(size);
      if (text::ascii_lower(rest.substr(0, 9)) == "of state ") rest.remove_prefix(9);
      name = rest;
    } else if (holds(kTitleFillers, word)) {
      rest.remove_prefix(size);  // counts only when a title follows
      const std::string next = bare_word(rest.substr(0, rest.find(' ')));
      if (!is_title(next)) return name;
    } else {
      return name;
    }
  }
}

}  // namespace dateline::entities
