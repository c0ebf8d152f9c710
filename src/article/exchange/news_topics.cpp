// Labels are those of data/topics.
#include "article/exchange/news_topics.h"

#include <algorithm>
#include <map>

#include "article/clean_text.h"
#include "article/exchange/embedded_topics.h"
#include "article/html/ascii.h"

namespace dateline::article {
namespace {

using Labels = std::map<std::string_view, std::string_view>;

/// Lines "code TAB label"; those that begin with # are comments.
Labels read_labels(std::string_view text) {
  Labels labels;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::size_t tab = line.find('\t');
    if (!line.starts_with('#') && tab != std::string_view::npos)
      labels.emplace(line.substr(0, tab), line.substr(tab + 1));
  }
  return labels;
}

std::string_view label_of(std::string_view code) {
  static const Labels labels = read_labels(embedded_media_topics());
  const auto found = labels.find(code);
  return found == labels.end() ? std::string_view{} : found->second;
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

enum class Kind : std::uint8_t { unknown, person, organisation, place, topic };

Kind kind_of(std::string_view written) {
  const std::string type = ascii_lower(written);
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
  const std::string_view label = label_of(code);
  return label.empty() ? label_of(std::string(code.substr(0, 2)) + "000000") : label;
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
