// NEAR, ADJ and SENTENCE of names: wherever the text mentions someone, by whatever alias.
#include <catch2/catch.hpp>

#include <set>

#include "search/query_parser.h"
#include "search/searcher.h"
#include "support/built_index.h"
#include "support/random_articles.h"

namespace dateline {
namespace {

using test_support::Random;
using Ids = std::set<std::string>;

article::Article told(std::string id, std::string title, std::string body) {
  article::Article article;
  article.id = std::move(id);
  article.title = std::move(title);
  article.body = std::move(body);
  article.language = "en";
  return article;
}

/// Sentences with names at various distances of one another.
std::vector<article::Article> random_news(Random& random, std::size_t count) {
  const std::vector<std::string> kNames{"Vladimir Putin",    "President Putin", "Putin",  "Angela Merkel",
                                        "Chancellor Merkel", "Moscow",          "Berlin", "France",
                                        "United Nations"};
  const std::vector<std::string> kWords{"talks", "about",  "gas",  "with",
                                        "after", "prices", "said", "ministers"};
  std::vector<article::Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    std::string body = "Vladimir Putin met Angela Merkel in Moscow.";
    for (std::uint64_t sentences = 1 + random.below(4); sentences > 0; --sentences) {
      body += random.chance(20) ? "\n\n" : " ";
      body += kNames[random.below(kNames.size())];
      for (std::uint64_t words = 1 + random.below(7); words > 0; --words) {
        body += " " + kWords[random.below(kWords.size())];
        if (random.chance(15)) body += " " + kNames[random.below(kNames.size())];
      }
      body += ".";
    }
    articles.push_back(told("a" + std::to_string(100 + i), "News of gas", body));
  }
  return articles;
}

struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Reads names and words of an article straight from its token stream.
class PlainReader {
 public:
  explicit PlainReader(const store::Generation& generation) : generation_(generation) {}

  std::vector<Stretch> mentions(store::ArticleRef article, schema::Facet facet,
                                const std::string& word) const {
    const auto names = generation_.names().find_words(facet, word);
    const store::Segment& segment = generation_.segment(article.segment);
    std::vector<store::MentionSpan> spans;
    segment.tokens().mentions(article.docid, spans);
    std::vector<Stretch> found;
    for (const store::MentionSpan& span : spans)
      for (const store::NameId name : names) {
        std::vector<store::LocalRef> locals;
        generation_.names().locals(facet, article.segment, name, locals);
        if (std::ranges::find(locals, store::LocalRef{span.facet, span.name}) != locals.end())
          found.push_back({span.begin, span.end});
      }
    return found;
  }
  std::vector<Stretch> words(store::ArticleRef article, const std::string& folded) const {
    const store::Segment& segment = generation_.segment(article.segment);
    std::vector<store::FormId> forms;
    segment.tokens().forms(article.docid, forms);
    std::vector<Stretch> found;
    for (std::uint32_t at = 0; at < forms.size(); ++at)
      if (segment.forms().folded(forms[at]) == folded) found.push_back({at, at + 1});
    return found;
  }
  /// Both in the title or both in the body, at most so far apart; or in one sentence when there is no
  /// distance.
  bool near(store::ArticleRef article, const std::vector<Stretch>& a, const std::vector<Stretch>& b,
            std::uint32_t distance) const {
    const store::Segment& segment = generation_.segment(article.segment);
    const std::uint32_t title = segment.columns().lengths(article.docid).title;
    std::vector<store::SentenceMark> marks;
    segment.tokens().sentences(article.docid, marks);
    const auto sentence = [&](std::uint32_t position) {
      return std::ranges::count_if(marks, [&](const auto& mark) { return mark.position <= position; });
    };
    for (const Stretch& one : a)
      for (const Stretch& other : b) {
        if ((one.begin < title) != (other.begin < title)) continue;
        if (one.begin < other.end && other.begin < one.end) continue;
        const std::uint32_t apart =
            one.end <= other.begin ? other.begin - (one.end - 1) : one.begin - (other.end - 1);
        if (distance == 0 ? sentence(one.begin) == sentence(other.begin) : apart <= distance) return true;
      }
    return false;
  }
  const store::Generation& generation() const { return generation_; }

 private:
  const store::Generation& generation_;
};

Ids found(search::Searcher& searcher, const std::string& query) {
  search::SearchRequest request;
  request.query = search::parse_query(query).value();
  request.limit = UINT64_MAX;
  Ids ids;
  const search::Answer answer = searcher.answer(request).value();
  for (const search::Hit& hit : answer.hits) ids.insert(hit.id);
  return ids;
}

}  // namespace

TEST_CASE("a name near another one, by any alias", "[search][proximity][entities]") {
  const test_support::BuiltIndex index(
      {told("near", "Talks", "Vladimir Putin and Angela Merkel met. Later that day in Moscow Putin said no."),
       told("far", "Talks",
            "Vladimir Putin spoke at length about gas and oil and prices of both of them and of much else. "
            "Moscow was quiet."),
       told("none", "Talks", "Angela Merkel spoke about gas.")},
      {.entities = true});
  auto searcher = search::Searcher::open(index.path()).value();
  CHECK(found(searcher, "person:putin NEAR/3 place:moscow") == Ids{"near"});
  CHECK(found(searcher, "person:putin NEAR/100 place:moscow") == Ids{"near", "far"});
  CHECK(found(searcher, "person:\"Vladimir Putin\" NEAR/3 place:moscow") == Ids{"near"});
  CHECK(found(searcher, "person:putin SENTENCE gas") == Ids{"far"});
  CHECK(found(searcher, "(person:putin OR person:merkel) NEAR/3 gas") == Ids{"none"});
  CHECK(found(searcher, "person:putin NOT NEAR/5 place:moscow") == Ids{"near", "far"});
  CHECK(found(searcher, "atleast2:person:putin") == Ids{"near"});
  CHECK(found(searcher, "first3:person:merkel") == Ids{"none"});
  CHECK(found(searcher, "title:(talks NEAR/5 person:putin)").empty());
}

TEST_CASE("names near names and words are those that the token streams say", "[search][oracle][entities]") {
  const std::uint64_t seed = GENERATE(range(1, 5));
  CAPTURE(seed);
  Random random(seed);
  const test_support::BuiltIndex index(random_news(random, 60),
                                       {.segment_articles = 25, .batch_articles = 25, .entities = true});
  auto searcher = search::Searcher::open(index.path()).value();
  const PlainReader reader(searcher.generation());
  for (const std::uint32_t distance : {0U, 1U, 2U, 4U, 9U})
    for (const std::string other : {"merkel", "gas", "moscow"}) {
      const bool person = other == "merkel";
      const bool place = other == "moscow";
      Ids expected;
      for (std::uint32_t segment = 0; segment < reader.generation().segment_count(); ++segment)
        for (store::DocId docid = 1; docid <= reader.generation().segment(segment).article_count(); ++docid) {
          const store::ArticleRef article{segment, docid};
          const auto second = person  ? reader.mentions(article, schema::Facet::person, other)
                              : place ? reader.mentions(article, schema::Facet::place, other)
                                      : reader.words(article, other);
          if (reader.near(article, reader.mentions(article, schema::Facet::person, "putin"), second,
                          distance))
            expected.insert(std::string(reader.generation().segment(segment).columns().id(docid)));
        }
      const std::string operation = distance == 0 ? "SENTENCE" : "NEAR/" + std::to_string(distance);
      CAPTURE(operation, other);
      CHECK(found(searcher, "person:putin " + operation + " " +
                                (person  ? "person:"
                                 : place ? "place:"
                                         : "") +
                                other) == expected);
    }
}

TEST_CASE("a query for a name shows where it is mentioned", "[search][entities]") {
  const test_support::BuiltIndex index(
      {told("a", "Talks", "Vladimir Putin met Angela Merkel. Putin left early.")}, {.entities = true});
  auto searcher = search::Searcher::open(index.path()).value();
  search::SearchRequest request;
  request.query = search::parse_query("person:putin").value();
  const auto answer = searcher.answer(request).value();
  REQUIRE(answer.hits.size() == 1);
  const search::Passage& passage = answer.hits[0].snippets.at(0);
  std::vector<std::string> marked;
  for (const text::ByteRange range : passage.highlights)
    marked.emplace_back(text::slice(passage.text, range));
  CHECK(marked == std::vector<std::string>{"Vladimir Putin", "Putin"});
}

}  // namespace dateline
