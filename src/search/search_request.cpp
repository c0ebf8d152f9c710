// Reading what is asked beside the query: facets and filters.
#include "search/search_request.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "error/nearest_name.h"

namespace dateline::search {
namespace {

constexpr std::string_view kYear = "year";
constexpr std::string_view kId = "id";

error::Error bad_filter(std::string_view text, std::size_t at, std::string message, std::string hint) {
  return {error::ErrorKind::bad_query,
          {"--filter", 1, at + 1},
          std::move(message),
          std::string(text),
          std::move(hint)};
}

std::string unknown_field_hint(std::string_view name) {
  const std::vector<std::string_view> known = filter_field_names();
  const std::string_view nearest = error::nearest_name(name, known);
  if (!nearest.empty()) return "did you mean " + std::string(nearest) + "?";
  std::string all = "one of";
  for (const std::string_view one : known) all += (one == known.front() ? " " : ", ") + std::string(one);
  return all;
}

template <class Number>
bool read_number(std::string_view text, Number& number) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return !text.empty() && read.ec == std::errc() && read.ptr == text.data() + text.size();
}

/// Cuts at bars; a backslash takes the next character as it is.
std::vector<std::string> split_values(std::string_view text) {
  std::vector<std::string> values(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '|') {
      values.emplace_back();
    } else if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '|' || text[i + 1] == '\\')) {
      values.back() += text[++i];
    } else {
      values.back() += text[i];
    }
  }
  return values;
}

error::Result<Filter> check_values(std::string_view text, std::size_t begin, Filter filter) {
  for (const std::string& value : filter.values) {
    int year = 0;
    if (value.empty())
      return bad_filter(text, begin, "expected a value",
                        "a bar separates two values; \\| is a bar in a value");
    if (filter.year && (!read_number(value, year) || year < 1 || year > 9999))
      return bad_filter(text, begin, "expected a year from 1 to 9999",
                        "for months and days there are --from and --to");
  }
  return filter;
}

}  // namespace

std::optional<FacetChoice> parse_facet_choice(std::string_view text) {
  FacetChoice choice;
  const std::size_t colon = text.find(':');
  const std::string_view name = text.substr(0, colon);
  if (name != kYear && !(choice.facet = schema::find_facet(name))) return std::nullopt;
  if (colon == std::string_view::npos) return choice;
  if (!read_number(text.substr(colon + 1), choice.most) || choice.most == 0) return std::nullopt;
  return choice;
}

std::vector<std::string_view> facet_choice_names() {
  std::vector<std::string_view> names;
  for (const schema::FacetInfo& facet : schema::kAskedFacets) names.push_back(facet.name);
  names.push_back(kYear);
  return names;
}

std::vector<std::string_view> filter_field_names() {
  std::vector<std::string_view> names = facet_choice_names();
  names.push_back(kId);
  return names;
}

std::string to_string(const Filter& filter) {
  const std::string_view field = filter.id ? kId : filter.year ? kYear : schema::info(*filter.facet).name;
  std::string text = std::string(field) + (filter.excluded ? "!=" : "=");
  for (const std::string& value : filter.values) {
    if (&value != &filter.values.front()) text += '|';
    for (const char c : value) text += (c == '|' || c == '\\' ? "\\" : "") + std::string(1, c);
  }
  return text;
}

std::string_view name_of(const FacetChoice& choice) {
  return choice.facet ? schema::info(*choice.facet).name : kYear;
}

error::Result<Filter> parse_filter(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos)
    return bad_filter(text, text.size(), "expected = and a value", "for example place=Moscow");
  Filter filter;
  filter.excluded = equals > 0 && text[equals - 1] == '!';
  const std::string_view name = text.substr(0, equals - (filter.excluded ? 1 : 0));
  filter.year = name == kYear;
  filter.id = name == kId;
  if (!filter.year && !filter.id && !(filter.facet = schema::find_facet(name)))
    return bad_filter(text, 0, "expected a field before =", unknown_field_hint(name));
  filter.values = split_values(text.substr(equals + 1));
  return check_values(text, equals + 1, std::move(filter));
}

}  // namespace dateline::search
