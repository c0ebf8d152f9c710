// What an answer holds: stored fields, names, passages, highlights, totals, reasons.
#include <atomic>
#include <catch2/catch.hpp>

#include "index/index_remove.h"
#include "search/query_parser.h"
#include "search/searcher.h"
#include "support/built_index.h"
#include "support/random_articles.h"

namespace dateline::search {
namespace {

article::Article make(std::string id, std::string title, std::string body, const char* date = nullptr) {
  article::Article article;
  article.id = std::move(id);
  article.title = std::move(title);
  article.body = std::move(body);
  article.language = "en";
  if (date != nullptr) article.published = *schema::parse_iso(date);
  return article;
}

std::vector<article::Article> oil_articles() {
  std::vector<article::Article> articles{
      make("a1", "Oil prices rise", "Crude oil rose in Moscow. The bank said prices of oil would rise.",
           "1987-03-01"),
      make("a2", "Grain", "Wheat fell in Kansas. Nobody spoke of OIL or of prices. The US bank waited.",
           "1987-03-02"),
      make("a3", "Banking in Moscow", "A banker told us that banks and rates matter.\n\nRates rose.", "1987"),
      make("a4", "Oil", ""),
  };
  articles[0].people = {"Vladimir Putin"};
  articles[0].places = {"Moscow", "Russia"};
  articles[0].source = "Reuters";
  articles[0].authors = {"Zoe Smith", "Al Jones"};
  articles[0].url = "https://example.org/a1";
  articles[2].places = {"Moscow"};
  return articles;
}

class Asked {
 public:
  explicit Asked(const std::vector<article::Article>& articles = oil_articles())
      : index_(articles), searcher_(Searcher::open(index_.path()).value()) {}
  SearchRequest request(const std::string& query) {
    SearchRequest request;
    request.query = parse_query(query).value();
    return request;
  }
  Answer ask(const std::string& query) { return searcher_.answer(request(query)).value(); }
  Searcher& searcher() { return searcher_; }

 private:
  test_support::BuiltIndex index_;
  Searcher searcher_;
};

std::vector<std::string> ids(const Answer& answer) {
  std::vector<std::string> ids;
  for (const Hit& hit : answer.hits) ids.push_back(hit.id);
  return ids;
}

/// What is highlighted, of title and passages.
std::vector<std::string> highlighted(const Hit& hit) {
  std::vector<std::string> words;
  for (const text::ByteRange range : hit.title_highlights) words.emplace_back(text::slice(hit.title, range));
  for (const Passage& passage : hit.snippets)
    for (const text::ByteRange range : passage.highlights)
      words.emplace_back(text::slice(passage.text, range));
  return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a hit holds what the article says", "[search][searcher]") {
  Asked asked;
  const Answer answer = asked.ask("crude");
  REQUIRE(answer.hits.size() == 1);
  const Hit& hit = answer.hits.front();
  CHECK(answer.total == 1);
  CHECK(answer.parsed == "crude");
  CHECK(hit.rank == 1);
  CHECK(hit.score > 0);
  CHECK(hit.id == "a1");
  CHECK(hit.title == "Oil prices rise");
  CHECK(schema::to_iso(hit.published) == "1987-03-01");
  CHECK(hit.source == "Reuters");
  CHECK(hit.authors == Words{"Zoe Smith", "Al Jones"});
  CHECK(hit.url == "https://example.org/a1");
  CHECK(hit.language == "en");
  CHECK(hit.entities[0] == Words{"Vladimir Putin"});
  CHECK(hit.entities[2] == Words{"Moscow", "Russia"});
}

TEST_CASE("a hit with less detail holds the same as far as it goes", "[search][searcher]") {
  std::vector<article::Article> articles = oil_articles();
  for (article::Article& article : articles) article.body += " oil";
  articles[1].source = "  La Dépêche,\tToulouse ";
  articles[2].source = "Reuters";
  Asked asked(articles);
  const Answer whole = asked.ask("oil");
  REQUIRE(whole.hits.size() == 4);
  SearchRequest request = asked.request("oil");
  request.entities = false;
  const Answer unnamed = asked.searcher().answer(request).value();
  request.detail = HitDetail::line;
  const Answer lines = asked.searcher().answer(request).value();
  REQUIRE(ids(unnamed) == ids(whole));
  REQUIRE(ids(lines) == ids(whole));
  for (std::size_t i = 0; i < whole.hits.size(); ++i) {
    CHECK(unnamed.hits[i].source == whole.hits[i].source);
    CHECK(unnamed.hits[i].authors == whole.hits[i].authors);
    CHECK(highlighted(unnamed.hits[i]) == highlighted(whole.hits[i]));
    CHECK(unnamed.hits[i].entities[0].empty());
    CHECK(lines.hits[i].title == whole.hits[i].title);
    CHECK(lines.hits[i].source == whole.hits[i].source);
    CHECK(lines.hits[i].published == whole.hits[i].published);
    CHECK(lines.hits[i].snippets.empty());
  }
}

TEST_CASE("highlights show what matched and nothing else", "[search][searcher]") {
  const auto [query, id, words] = GENERATE(table<std::string, std::string, Words>({
      {"oil", "a1", Words{"Oil", "oil", "oil"}},
      {"exact:OIL", "a2", Words{"OIL"}},
      {"title:oil", "a1", Words{"Oil"}},
      {"body:oil", "a1", Words{"oil", "oil"}},
      {"crude NOT wheat", "a1", Words{"Crude"}},
      {"wheat OR (crude NOT oil)", "a2", Words{"Wheat"}},
      {"\"prices of oil\"", "a1", Words{"prices of oil"}},
      {"\"oil prices\"", "a1", Words{"Oil prices"}},
      {"wheat NEAR/2 fell", "a2", Words{"Wheat", "fell"}},
      {"bank*", "a3", Words{"Banking", "banker", "banks"}},
      {"lead:rates", "a3", Words{"rates"}},
  }));
  CAPTURE(query);
  Asked asked;
  const Answer answer = asked.ask(query);
  const auto hit = std::ranges::find(answer.hits, id, &Hit::id);
  REQUIRE(hit != answer.hits.end());
  CHECK(highlighted(*hit) == words);
}

TEST_CASE("a body without a match is shown from its beginning", "[search][searcher]") {
  Asked asked;
  const Answer answer = asked.ask("grain");
  REQUIRE(answer.hits.size() == 1);
  CHECK(answer.hits[0].title_highlights == std::vector<text::ByteRange>{{0, 5}});
  REQUIRE(answer.hits[0].snippets.size() == 1);
  CHECK(answer.hits[0].snippets[0].text.starts_with("Wheat fell"));
  const Answer titles = asked.ask("id:a4");
  REQUIRE(titles.hits.size() == 1);
  CHECK(titles.hits[0].snippets.empty());  // it has no body
}

TEST_CASE("restrictions do not change what a word weighs", "[search][searcher]") {
  Asked asked;
  const auto score = [&](const std::string& query, const std::string& id) {
    for (const Hit& hit : asked.ask(query).hits)
      if (hit.id == id) return hit.score;
    return -1.0;
  };
  const double plain = score("oil", "a1");
  CHECK(plain > 0);
  for (const char* query :
       {"title:oil", "body:oil", "lead:oil", "exact:oil", "oil AND place:moscow", "oil date:1987-03"}) {
    CAPTURE(query);
    CHECK(score(query, "a1") == plain);
  }
  CHECK(score("\"crude oil\"", "a1") == score("crude AND oil", "a1"));
}

TEST_CASE("without anything to rank by the newest come first, undated last", "[search][searcher]") {
  Asked asked;
  CHECK(ids(asked.ask("*")) == Words{"a2", "a1", "a3", "a4"});
  CHECK(ids(asked.ask("place:moscow")) == Words{"a1", "a3"});
  SearchRequest oldest = asked.request("oil");
  oldest.sort = SortOrder::oldest;
  CHECK(ids(asked.searcher().answer(oldest).value()) == Words{"a1", "a2", "a4"});
}

TEST_CASE("a page is a part of the whole ranking", "[search][searcher]") {
  Asked asked;
  SearchRequest page = asked.request("*");
  page.offset = 1;
  page.limit = 2;
  const Answer answer = asked.searcher().answer(page).value();
  CHECK(ids(answer) == Words{"a1", "a3"});
  CHECK(answer.hits[0].rank == 2);
  CHECK(answer.total == 4);
  page.offset = UINT64_MAX;
  CHECK(asked.searcher().answer(page).value().hits.empty());
}

TEST_CASE("counting makes no hits", "[search][searcher]") {
  Asked asked;
  SearchRequest counted = asked.request("oil");
  counted.count_only = true;
  CHECK(asked.searcher().answer(counted).value().total == 3);
  CHECK(asked.searcher().answer(counted).value().hits.empty());
  counted.exact_total = false;
  CHECK(asked.searcher().answer(counted).value().total >= 1);
  counted.query = parse_query("nowhere").value();
  CHECK(asked.searcher().answer(counted).value().total == 0);
}

TEST_CASE("hits can be had one after another", "[search][searcher]") {
  Asked asked;
  Words seen;
  const auto answer = asked.searcher().stream(asked.request("*"), [&](Hit&& hit) {
    seen.push_back(hit.id);
    return seen.size() < 3;
  });
  REQUIRE(answer);
  CHECK(answer->total == 4);
  CHECK(answer->hits.empty());
  CHECK(seen == Words{"a2", "a1", "a3"});
}

TEST_CASE("a question that is taken back ends early", "[search][searcher]") {
  Asked asked;
  std::atomic<bool> stop = false;
  asked.searcher().end_early_when(&stop);
  CHECK(asked.ask("oil").total == 3);
  stop = true;
  for (const std::string query : {"oil", "\"oil prices\"", "oil NOT \"oil prices\"", "xyzzy", "*"}) {
    const auto answer = asked.searcher().answer(asked.request(query));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().kind == error::ErrorKind::interrupted);
  }
  stop = false;  // and nothing of it is left behind
  CHECK(ids(asked.ask("\"oil prices\"")) == Words{"a1"});
  std::size_t seen = 0;
  const auto answer = asked.searcher().stream(asked.request("*"), [&](Hit&&) {
    stop = ++seen == 2;
    return true;
  });
  REQUIRE_FALSE(answer);
  CHECK(seen == 2);
  asked.searcher().end_early_when(nullptr);
  CHECK(asked.ask("oil").total == 3);
}

TEST_CASE("an article can be shown whole", "[search][searcher]") {
  Asked asked;
  const QueryTree query = parse_query("oil NOT wheat").value();
  const auto shown = asked.searcher().show("a1", &query);
  REQUIRE(shown);
  CHECK(shown->article.title == "Oil prices rise");
  CHECK(shown->title_highlights == std::vector<text::ByteRange>{{0, 3}});
  CHECK(shown->body_highlights.size() == 2);
  CHECK(shown->entities[2] == Words{"Moscow", "Russia"});
  CHECK(asked.searcher().show("a1", nullptr)->body_highlights.empty());
  const auto missing = asked.searcher().show("a9", nullptr);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().kind == error::ErrorKind::not_found);
}

TEST_CASE("an explanation adds up to the score", "[search][searcher]") {
  Asked asked;
  SearchRequest explained = asked.request("oil OR \"crude oil\" OR pric*");
  explained.explain = true;
  const Answer answer = asked.searcher().answer(explained).value();
  REQUIRE(answer.explanation);
  REQUIRE(answer.explanation->expansions.size() == 1);
  CHECK(answer.explanation->expansions[0].words[0].value == "prices");
  CHECK(answer.explanation->plan.front().text == "any of");
  for (const Hit& hit : answer.hits) {
    CAPTURE(hit.id);
    double sum = 0;
    for (const TermScore& term : hit.terms) sum += term.score;
    CHECK(sum == hit.score);
  }
  REQUIRE(answer.hits[0].id == "a1");
  CHECK(answer.hits[0].terms.size() == 4);
  CHECK(answer.hits[0].terms[0].weighted_count == 5);  // once in the title, which counts thrice
}

TEST_CASE("a pattern for too many words is refused with their number", "[search][searcher]") {
  std::vector<article::Article> articles;
  for (int i = 0; i < 21; ++i) {
    std::string body;
    for (int word = 0; word < 1000; ++word) body += "xxx" + std::to_string(i * 1000 + word) + " ";
    articles.push_back(make("a" + std::to_string(i), "Numbers", body));
  }
  Asked asked(articles);
  const auto refused = asked.searcher().answer(asked.request("xxx1* OR xxx*55*"));
  CHECK(refused);
  const auto answer = asked.searcher().answer(asked.request("oil OR *xxx*"));
  REQUIRE_FALSE(answer);
  CHECK(answer.error().kind == error::ErrorKind::limit);
  CHECK(answer.error().message == "\"*xxx*\" stands for 21000 words, more than the limit of 20000");
  CHECK(answer.error().place.column == 8);
}

TEST_CASE("any of several words are found alike, list by list and article by article", "[search][oracle]") {
  test_support::Random random(7);
  std::vector<article::Article> articles;
  for (int i = 0; i < 9'000; ++i) {  // more than two windows of docids
    std::string body;
    for (std::uint64_t word = 1 + random.below(12); word > 0; --word)
      body += "w" + std::to_string(std::min(random.below(60), random.below(60))) + " ";
    if (random.chance(1))
      for (int word = 0; word < 40; ++word) body += "w3 ";  // a count that has no small code
    articles.push_back(
        make("a" + std::to_string(random.next() % 1'000'000'007) + "-" + std::to_string(i), "", body));
  }
  Asked asked(articles);
  for (int i = 0; i < 40; ++i) {
    std::string words = "w" + std::to_string(random.below(60));
    for (std::uint64_t word = 1 + random.below(6); word > 0; --word)
      words += " OR w" + std::to_string(random.below(60));
    CAPTURE(words);
    SearchRequest by_list = asked.request(words);
    by_list.snippets = 0;
    by_list.limit = 1 + random.below(30);
    SearchRequest by_article = by_list;
    by_article.query = parse_query("(" + words + ") NOT id:none").value();
    const Answer expected = asked.searcher().answer(by_article).value();
    for (const bool exact : {true, false}) {
      by_list.exact_total = exact;
      const Answer answer = asked.searcher().answer(by_list).value();
      REQUIRE(ids(answer) == ids(expected));
      for (std::size_t hit = 0; hit < answer.hits.size(); ++hit)
        REQUIRE(answer.hits[hit].score == expected.hits[hit].score);
      if (exact) REQUIRE(answer.total == expected.total);
    }
  }
}

TEST_CASE("a searcher stays on its generation until it is told to go on", "[search][searcher]") {
  const test_support::BuiltIndex built(oil_articles());
  Searcher searcher = Searcher::open(built.path()).value();
  SearchRequest request;
  request.query = parse_query("grain").value();
  CHECK(searcher.reopen().value() == false);  // nothing was published
  REQUIRE(index::remove_articles(built.path(), {.ids = {"a2"}, .keep = 0}));
  CHECK(searcher.answer(request).value().total == 1);
  CHECK(searcher.reopen().value() == true);
  CHECK(searcher.answer(request).value().total == 0);
  CHECK(searcher.generation().manifest().generation == 2);

  std::atomic<bool> stop = true;  // goes over with it
  searcher.end_early_when(&stop);
  REQUIRE(index::remove_articles(built.path(), {.ids = {"a1"}, .keep = 0}));
  CHECK(searcher.reopen().value() == true);
  CHECK_FALSE(searcher.answer(request));
  stop = false;

  std::filesystem::remove(built.path() / "CURRENT");
  CHECK_FALSE(searcher.reopen());  // and it goes on answering from what it has
  CHECK(searcher.answer(request).value().total == 0);
}

}  // namespace dateline::search
