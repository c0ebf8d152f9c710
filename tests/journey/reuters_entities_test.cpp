// The names that extraction finds in Reuters articles without their tags, compared with the tags that editors
// gave them.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "article/article_reader.h"
#include "entities/known_names.h"
#include "entities/name_surface.h"
#include "search/searcher.h"
#include "support/built_index.h"
#include "support/corpora.h"

using namespace dateline;
using schema::Facet;

namespace {

struct Tags {
  std::vector<std::string> people;
  std::vector<std::string> organisations;
  std::vector<std::string> places;
  std::string text;  // title and body
};

struct Share {
  std::uint64_t found = 0;
  std::uint64_t all = 0;
  void count(bool is_found) {
    ++all;
    found += is_found ? 1 : 0;
  }
  double percent() const {
    return all == 0 ? 0 : 100.0 * static_cast<double>(found) / static_cast<double>(all);
  }
};

/// The articles with at least one tag, the tags taken off them.
std::vector<article::Article> untagged_articles(const std::filesystem::path& folder,
                                                std::map<std::string, Tags>& tags) {
  std::vector<article::Article> articles;
  article::ReadOptions options;
  options.format = article::Format::reuters_sgml;
  article::SourceReader reader({folder.string()}, options);
  while (auto next = reader.next()) {
    if (!*next) continue;
    article::Article article = std::move(**next);
    article.body = article.dateline.empty() ? article.body : article.dateline + " " + article.body;
    Tags& of = tags[article.id];
    of = {std::exchange(article.people, {}), std::exchange(article.organisations, {}),
          std::exchange(article.places, {}), article.title + "\n" + article.body};
    articles.push_back(std::move(article));
  }
  return articles;
}

std::string key_of(std::string tag) {
  std::ranges::replace(tag, '-', ' ');
  return entities::name_key(tag);
}
std::string last_word(const std::string& key) { return key.substr(key.rfind(' ') + 1); }

/// Is a country named by one of its names or by its people, as a word of its own?
bool is_named(const std::string& key, std::string_view country, const entities::KnownNames& known,
              const std::string& text_key) {
  const std::string text = " " + text_key + " ";
  const auto holds = [&](std::string_view spelling) {
    return text.find(" " + entities::name_key(spelling) + " ") != std::string::npos;
  };
  return holds(key) || holds(country) ||
         std::ranges::any_of(known.aliases_of(Facet::country, country), holds);
}

}  // namespace

TEST_CASE("people, organisations and places that editors tagged are found in the text", "[journey][names]") {
  const auto folder = test_support::corpus("reuters21578");
  if (!folder) return;
  std::map<std::string, Tags> tags;
  const test_support::BuiltIndex built(untagged_articles(*folder, tags), {.threads = 2, .entities = true});
  const auto generation = store::Generation::open(built.path()).value();
  const auto known = entities::KnownNames::built_in().value();
  Share people;
  Share full_names;
  Share organisations;
  Share places;
  for (const auto& [id, of] : tags) {
    const auto article = generation.find_id(id).value();
    const auto names = [&](Facet facet) {
      std::set<std::string> keys;
      for (const std::string& name : generation.names_of(facet, article))
        keys.insert(entities::name_key(name));
      return keys;
    };
    const auto persons = names(Facet::person);
    for (const std::string& tag : of.people) {
      const std::string surname = last_word(key_of(tag));
      const auto is_bearer = [&](const std::string& name) { return last_word(name) == surname; };
      people.count(std::ranges::any_of(persons, is_bearer));
      full_names.count(std::ranges::any_of(persons, [&](const std::string& name) {
        return is_bearer(name) && name.find(' ') != std::string::npos;
      }));
    }
    const auto countries = generation.names_of(Facet::country, article);
    for (const std::string& tag : of.places) {
      const auto country = known.find_country(key_of(tag));
      if (!country || country->name.empty()) continue;
      if (!is_named(key_of(tag), country->name, known, entities::name_key(of.text))) continue;
      places.count(std::ranges::count(countries, country->name) > 0);
    }
    const auto bodies = generation.names_of(Facet::org, article);
    for (const std::string& tag : of.organisations) {
      const std::string key = entities::org_key(key_of(tag));
      const auto alias = known.find_alias(Facet::org, key);
      organisations.count(std::ranges::any_of(bodies, [&](const std::string& name) {
        return (alias && name == *alias) || entities::org_key(name) == key;
      }));
    }
  }
  WARN("PEOPLE found " << people.percent() << " % of " << people.all << ", by full name "
                       << full_names.percent() << " %; ORGS " << organisations.percent() << " % of "
                       << organisations.all << "; PLACES that are named " << places.percent() << " % of "
                       << places.all);
  REQUIRE(people.all > 300);
  CHECK(people.percent() >= 98);
  CHECK(full_names.percent() >= 95);
  CHECK(places.percent() >= 85);
  CHECK(organisations.percent() >= 85);
}
