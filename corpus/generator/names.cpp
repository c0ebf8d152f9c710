// Names put together from words that the articles' vocabulary does not use.
#include "corpus/generator/names.h"

#include <array>

#include "corpus/generator/lexicon.h"
#include "corpus/generator/random.h"

namespace dateline::corpus {
namespace {

/// Where each kind of name begins among the lexicon's name words.
constexpr std::uint32_t kGivenNames = 0;
constexpr std::uint32_t kGivenNameCount = 600;
constexpr std::uint32_t kFamilyNames = 1'000;
constexpr std::uint32_t kFamilyNameCount = 12'000;
constexpr std::uint32_t kPlaceWords = 20'000;
constexpr std::uint32_t kOrganisationWords = 30'000;
constexpr std::uint32_t kOrganisationWordCount = 2'000;
constexpr std::uint32_t kOutletWords = 40'000;
constexpr std::uint32_t kTopicWords = 50'000;

constexpr std::array<std::string_view, 10> kBodies{
    "Group", "Bank", "Holdings", "Institute", "Union", "Council", "Energy", "Motors", "Agency", "University"};
constexpr std::array<std::string_view, 10> kPapers{"Post",    "Times",   "Wire",      "Herald",  "Courier",
                                                   "Gazette", "Tribune", "Chronicle", "Monitor", "Record"};
constexpr std::array<std::string_view, 3> kPlacePrefixes{"Port ", "New ", "Mount "};
constexpr std::array<std::string_view, 12> kSections{"world",      "politics", "business", "markets",
                                                     "technology", "science",  "health",   "culture",
                                                     "sport",      "law",      "travel",   "opinion"};

}  // namespace

std::string person_name(std::uint32_t person) {
  // People of one family name differ in the given name: the second of them has the given name 7 numbers on.
  const std::uint32_t family = person % kFamilyNameCount;
  const auto given =
      static_cast<std::uint32_t>((mix(family) + 7ULL * (person / kFamilyNameCount)) % kGivenNameCount);
  return Lexicon::name_word(kGivenNames + given) + ' ' + Lexicon::name_word(kFamilyNames + family);
}

std::string organisation_name(std::uint32_t number) {
  const std::uint32_t word = number % kOrganisationWordCount;
  const std::uint64_t body = mix(word) % kBodies.size() + number / kOrganisationWordCount;
  std::string name = Lexicon::name_word(kOrganisationWords + word);
  if (mix(number) % 3 == 0)
    name += ' ' + Lexicon::name_word(kOrganisationWords + kOrganisationWordCount + word);
  return name.append(" ").append(kBodies[body % kBodies.size()]);
}

std::string place_name(std::uint32_t place) {
  std::string name;
  if (mix(place) % 8 == 0) name = kPlacePrefixes[place % kPlacePrefixes.size()];
  return name + Lexicon::name_word(kPlaceWords + place);
}

std::string outlet_name(std::uint32_t outlet) {
  return Lexicon::name_word(kOutletWords + outlet).append(" ").append(kPapers[mix(outlet) % kPapers.size()]);
}

std::string author_name(std::uint32_t outlet, std::uint32_t author) {
  return person_name(kPeople + outlet * kAuthorsOfOutlet + author);
}

std::string topic_name(std::uint32_t topic) {
  std::string name = Lexicon::name_word(kTopicWords + topic);
  name[0] = static_cast<char>(name[0] - 'A' + 'a');
  return name;
}

std::string_view section_name(std::uint32_t topic) { return kSections[topic % kSections.size()]; }

}  // namespace dateline::corpus
