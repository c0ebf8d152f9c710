// Names of an index with extraction: what counts, finds and lists them agrees with asking article by article.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "index/entity_list.h"
#include "index/index_check.h"
#include "index/index_remove.h"
#include "index/names_republication.h"
#include "search/query_parser.h"
#include "search/searcher.h"
#include "support/built_index.h"
#include "support/random_articles.h"

using namespace dateline;
using schema::Facet;
using test_support::BuiltIndex;
using test_support::Random;

namespace {

constexpr std::array kSentences{"President Vladimir Putin met Angela Merkel in Moscow.",
                                "Mr. Putin spoke to the Crop Science Society (CSS) in Lyon.",
                                "The Civil Service Staff (CSS) was founded in Paris by Bob Rayner.",
                                "The CSS said on Monday that it would strike, said Susan Chrysler.",
                                "Mrs. Angela Rayner of the Labour Party flew to Washington.",
                                "Chrysler Corp. was in talks with Ford Motor Co. about Detroit.",
                                "Angela Rayner, or Rayner, told Labour that ISIS, or Daesh, is no state.",
                                "Officials of the United Nations and of the U.N. said so in Geneva."};

std::vector<article::Article> articles_with_names(std::uint64_t seed, std::size_t count) {
  Random random(seed);
  std::vector<article::Article> articles = test_support::random_articles(seed, count);
  for (article::Article& article : articles)
    for (std::uint64_t more = random.below(4); more > 0; --more)
      article.body +=
          (article.body.empty() ? "" : "\n\n") + std::string(kSentences[random.below(kSentences.size())]);
  return articles;
}

using Names = std::set<std::string>;

/// The names that an article has, asked of every name whether it is one of the article's local ones.
Names plain_names(const store::Generation& generation, Facet facet, store::ArticleRef article) {
  const store::Segment& segment = generation.segment(article.segment);
  Names found;
  std::vector<store::LocalRef> locals;
  for (store::NameId name = 0; name < generation.names().count(facet); ++name) {
    generation.names().locals(facet, article.segment, name, locals);
    for (const store::LocalRef& wanted : locals)
      segment.columns().facet(wanted.facet).for_each(article.docid, [&](std::uint32_t local) {
        if (local == wanted.local) found.emplace(generation.names().display(facet, name));
      });
  }
  return found;
}

std::vector<store::ArticleRef> live_articles(const store::Generation& generation) {
  std::vector<store::ArticleRef> live;
  for (std::uint32_t i = 0; i < generation.segment_count(); ++i)
    for (store::DocId docid = 1; docid <= generation.segment(i).article_count(); ++docid)
      if (!generation.segment(i).tombstones().is_dead(docid)) live.push_back({i, docid});
  return live;
}

search::Answer ask(search::Searcher& searcher, const std::string& query, std::uint32_t most = 1000) {
  search::SearchRequest request;
  request.query = query.empty() ? search::QueryTree{} : search::parse_query(query).value();
  if (query.empty()) request.query = search::parse_query("NOT nosuchword").value();
  request.limit = 10'000;
  for (const Facet facet : schema::kEntityFacets) request.facets.push_back({facet, most});
  return searcher.answer(request).value();
}

/// Facets of the matches, queries for names, and the list of names, each against every article by itself.
void compare_with_articles(const std::filesystem::path& path) {
  auto searcher = search::Searcher::open(path).value();
  const store::Generation& generation = searcher.generation();
  for (const std::string query :
       {"", "putin", "css OR labour", "person:putin", "org:css", "place:moscow", "org:chrysler"}) {
    CAPTURE(query);
    const search::Answer answer = ask(searcher, query);
    std::map<std::size_t, std::map<std::string, std::uint64_t>> expected;
    for (const search::Hit& hit : answer.hits) {
      const auto article = generation.find_id(hit.id).value();
      for (std::size_t i = 0; i < schema::kEntityFacets.size(); ++i) {
        const Names names = plain_names(generation, schema::kEntityFacets[i], article);
        REQUIRE(Names(hit.entities[i].begin(), hit.entities[i].end()) == names);
        for (const std::string& name : names) ++expected[i][name];
      }
    }
    for (std::size_t i = 0; i < schema::kEntityFacets.size(); ++i) {
      std::map<std::string, std::uint64_t> counted;
      for (const search::FacetCount& count : answer.facets[i].counts) counted[count.value] = count.count;
      REQUIRE(counted == expected[i]);
    }
  }
  std::map<std::pair<Facet, std::string>, std::uint64_t> listed;
  const std::vector<index::ListedName> names = index::list_entities(path).value();
  for (const index::ListedName& name : names) {
    listed[{name.facet, name.name}] = name.articles;
    search::SearchRequest request;
    request.query = search::parse_query("NOT nosuchword").value();
    search::Filter filter;
    CAPTURE(name.name, std::string(schema::info(name.facet).name));
    filter.facet = name.facet;
    filter.values = {name.name};
    request.filters.push_back(filter);
    REQUIRE(searcher.answer(request)->total == name.articles);
  }
  std::map<std::pair<Facet, std::string>, std::uint64_t> counted;
  for (const store::ArticleRef article : live_articles(generation))
    for (const Facet facet : schema::kEntityFacets)
      for (const std::string& name : plain_names(generation, facet, article)) ++counted[{facet, name}];
  REQUIRE(listed == counted);
}

std::string export_of(const BuiltIndex& built) { return index::export_entities(built.path()).value(); }

}  // namespace

TEST_CASE("facets, queries and lists of names agree with the articles", "[index][names]") {
  const auto seed = GENERATE(take(4, random(1U, 1U << 30U)));
  CAPTURE(seed);
  const BuiltIndex built(articles_with_names(seed, 60),
                         {.segment_articles = 25, .batch_articles = 9, .entities = true});
  compare_with_articles(built.path());
  REQUIRE(index::republish_names(built.path(),
                                 {.user_rules = "org: CSS = Crop Science Society | Civil Service Staff\n"
                                                "drop place: Paris | Lyon\n"
                                                "retype person: Angela Merkel | Putin = org\n"
                                                "person: The Rayners = Angela Rayner | Bob Rayner\n"}));
  compare_with_articles(built.path());
  index::RemoveOptions remove;
  for (int i = 0; i < 60; i += 4)
    remove.ids.push_back("a" + std::string(i < 10 ? "000" : "00") + std::to_string(i));
  REQUIRE(index::remove_articles(built.path(), remove));
  compare_with_articles(built.path());
  const auto checked = index::check_index(built.path(), {.full = true});
  REQUIRE(checked);
  CHECK(checked->damage.empty());
}

TEST_CASE("mentions stand in the token streams, also of merged segments, and name what the columns hold",
          "[index][names]") {
  const BuiltIndex built(articles_with_names(3, 40), {.batch_articles = 7, .entities = true});
  const auto generation = store::Generation::open(built.path()).value();
  REQUIRE(generation.segment_count() == 1);
  const store::Segment& segment = generation.segment(0);
  std::vector<store::MentionSpan> mentions;
  std::vector<store::FormId> words;
  std::set<std::string> putin;  // as articles write it
  for (store::DocId docid = 1; docid <= segment.article_count(); ++docid) {
    segment.tokens().mentions(docid, mentions);
    segment.tokens().forms(docid, words);
    for (const store::MentionSpan& mention : mentions) {
      REQUIRE(mention.begin < mention.end);
      REQUIRE(mention.end <= words.size());
      bool held = false;
      segment.columns().facet(mention.facet).for_each(docid, [&](std::uint32_t local) {
        held = held || local == mention.name;
      });
      REQUIRE(held);
      std::string text;
      for (std::uint32_t i = mention.begin; i < mention.end; ++i)
        text += segment.forms().surface(words[i]) + " ";
      if (segment.names().name(mention.facet, mention.name) == "Vladimir Putin") putin.insert(text);
    }
  }
  CHECK(putin.contains("Vladimir Putin "));
  CHECK(putin.contains("Putin "));
}

TEST_CASE("an alias finds a person, and quotes mean the whole name", "[index][names]") {
  article::Article first;
  first.id = "full";
  first.body = "President Vladimir Putin spoke in Moscow. Mr. Putin left.";
  article::Article second;
  second.id = "surname";
  second.body = "Mr. Putin spoke. He met Daesh, he said, and the Russian people.";
  const BuiltIndex built({first, second}, {.entities = true});
  auto searcher = search::Searcher::open(built.path()).value();
  const auto total = [&](const std::string& query) { return ask(searcher, query).total; };
  CHECK(total("person:putin") == 2);
  CHECK(total("person:vladimir") == 2);
  CHECK(total("person:\"Vladimir Putin\"") == 2);
  CHECK(total("person:\"Vladimir\"") == 0);
  CHECK(total("org:isis") == 1);
  CHECK(total("org:\"Islamic State\"") == 1);
  CHECK(total("country:russia") == 2);
  CHECK(total("place:russia") == 2);  // looks in countries, too
}

TEST_CASE("an export of the names, fed back, changes nothing", "[index][names]") {
  const BuiltIndex built(articles_with_names(7, 50), {.segment_articles = 20, .entities = true});
  const auto before = index::list_entities(built.path()).value();
  const std::string exported = export_of(built);
  REQUIRE(index::republish_names(built.path(), {.user_rules = exported}));
  const auto after = index::list_entities(built.path()).value();
  REQUIRE(after.size() == before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(after[i].name == before[i].name);
    CHECK(after[i].articles == before[i].articles);
  }
  CHECK(export_of(built) == exported);
}

TEST_CASE("aliases are kept from generation to generation", "[index][names]") {
  const BuiltIndex built(articles_with_names(9, 30), {.entities = true});
  const std::string rules = "org: The Society = Crop Science Society\n";
  REQUIRE(index::republish_names(built.path(), {.user_rules = rules}));
  index::RemoveOptions remove;
  remove.ids = {"a0001"};
  REQUIRE(index::remove_articles(built.path(), remove));
  CHECK(store::Generation::open(built.path())->names().user_rules() == rules);
}

TEST_CASE("without extraction the names are those of the sources, and take no aliases", "[index][names]") {
  article::Article article;
  article.id = "one";
  article.body = "President Vladimir Putin spoke in Moscow.";
  article.people = {"putin, v."};
  const BuiltIndex built({article});
  const auto names = index::list_entities(built.path()).value();
  REQUIRE(names.size() == 1);
  CHECK(names.front().name == "putin, v.");
  const auto refused = index::republish_names(built.path(), {.user_rules = "drop org: AFP"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == error::ErrorKind::usage);
  CHECK(index::export_entities(built.path()).error().kind == error::ErrorKind::usage);
}
