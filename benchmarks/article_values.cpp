// Fields of the article, one by one.
#include "benchmarks/article_values.h"

#include <cstdio>

#include "schema/instant.h"

namespace dateline::benchmarks {

std::vector<std::string> values_of(const article::Article& article, schema::Facet facet) {
  const auto if_known = [](const std::string& value) {
    return value.empty() ? std::vector<std::string>{} : std::vector<std::string>{value};
  };
  switch (facet) {
    case schema::Facet::person:
      return article.people;
    case schema::Facet::org:
      return article.organisations;
    case schema::Facet::place:
      return article.places;
    case schema::Facet::topic:
      return article.topics;
    case schema::Facet::author:
      return article.authors;
    case schema::Facet::source:
      return if_known(article.source);
    case schema::Facet::section:
      return if_known(article.section);
    default:
      return {};
  }
}

std::string day_of(const schema::Instant& published) {
  if (!published.known()) return "";
  const schema::CivilDate date = schema::civil_date(published.start);
  char text[32];
  std::snprintf(text, sizeof text, "%04d%02u%02u", date.year, date.month, date.day);
  return text;
}

}  // namespace dateline::benchmarks
