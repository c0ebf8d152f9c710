// The seventeen uppermost topics are those of the IPTC's controlled vocabularies (cv.iptc.org/newscodes).
#include "article/exchange/news_topics.h"

#include <algorithm>
#include <array>

#include "article/clean_text.h"
#include "article/html/ascii.h"

namespace dateline::article {
namespace {

constexpr std::array<std::string_view, 17> kTopics{"arts, culture, entertainment and media",
                                                   "crime, law and justice",
                                                   "disaster, accident and emergency incident",
                                                   "economy, business and finance",
                                                   "education",
                                                   "environment",
                                                   "health",
                                                   "human interest",
                                                   "labour",
                                                   "lifestyle and leisure",
                                                   "politics and government",
                                                   "religion",
                                                   "science and technology",
                                                   "society",
                                                   "sport",
                                                   "conflict, war and peace",
                                                   "weather"};

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

enum class Kind : std::uint8_t { unknown, person, organisation, place, topic };

Kind kind_of(std::string_view written) {
  const std::string type = lower_ascii(written);
  if (type.empty()) return Kind::unknown;
  if (contains_any(type, {"person", "people"})) return Kind::person;
  if (contains_any(type, {"organi", "company", "party", "team"})) return Kind::organisation;
  if (contains_any(type, {"geo", "place", "location", "country", "city", "statprov", "poi", "region"}))
    return Kind::place;
  return Kind::topic;
}

}  // namespace

std::string_view topic_label(std::string_view code) {
  const std::size_t mark = code.find_last_of(":/");
  if (mark != std::string_view::npos) code.remove_prefix(mark + 1);
  if (code.size() != 8 || !std::ranges::all_of(code, is_ascii_digit)) return {};
  const auto number = static_cast<std::size_t>((code[0] - '0') * 10 + (code[1] - '0'));
  return number >= 1 && number <= kTopics.size() ? kTopics[number - 1] : std::string_view{};
}

void add_subject(RawArticle& raw, std::string_view type, std::string_view code, std::string_view written) {
  std::string name = one_line(written);
  const std::size_t colon = code.find(':');
  Kind kind = kind_of(type.substr(type.find(':') + 1));
  if (kind == Kind::unknown && colon != std::string_view::npos && !code.starts_with("http"))
    kind = kind_of(code.substr(0, colon));
  if (name.empty()) name = topic_label(code);
  if (name.empty()) return;
  switch (kind) {
    case Kind::person:
      raw.people.push_back(std::move(name));
      break;
    case Kind::organisation:
      raw.organisations.push_back(std::move(name));
      break;
    case Kind::place:
      raw.places.push_back(std::move(name));
      break;
    default:
      raw.topics.push_back(std::move(name));
  }
}

}  // namespace dateline::article
