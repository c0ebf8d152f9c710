// Random articles of known words, and random queries about them.
#include "search/random_search.h"

#include <cstdio>
#include <iterator>
#include <string>
#include <utility>

#include "text/normalizer.h"

namespace dateline::test_support {
namespace {

using search::NodeKind;
using search::QueryNode;

const std::vector<std::string> kWords{
    "oil", "Oil", "OIL", "oils", "bank",  "Bank",   "banks", "banking", "rate", "Rates",  "rates",   "US",
    "us",  "the", "The", "of",   "price", "Häuser", "haus",  "Moscow",  "isis", "banken", "pricing", "said"};
const std::vector<std::string> kPatterns{"ban*", "ba?k", "rat*", "pri*ng", "*ing",
                                         "oil*", "??",   "h*",   "xyz*",   "t?e"};
const std::vector<std::string> kPeople{"Vladimir Putin", "Angela Merkel", "Putin", "Al Gore"};
const std::vector<std::string> kPlaces{"Moscow", "New York", "York", "Berlin"};
const std::vector<std::string> kTopics{"oil", "trade", "grain"};
const std::vector<std::string> kSources{"Reuters", "dpa"};
const std::vector<std::string> kDates{
    "1987", "1987-03",    "1987-03-22", "1987-03-22T10:15Z", "1987-12-31",           "1988-01-01T00:00Z",
    "1988", "1988-02-29", "1986-11-05", "1987-03-23",        "1987-03-22T10:15:59Z", "1999-01-03"};

const std::string& pick(Random& random, const std::vector<std::string>& from) {
  return from[random.below(from.size())];
}

std::vector<std::string> some(Random& random, const std::vector<std::string>& from, std::uint64_t most) {
  std::vector<std::string> values;
  for (std::uint64_t i = random.below(most + 1); i > 0; --i) {
    const std::string& value = pick(random, from);
    if (std::ranges::find(values, value) == values.end()) values.push_back(value);
  }
  return values;
}

/// The first words are more frequent than the last.
std::vector<std::string> some_words(Random& random, std::uint64_t most) {
  std::vector<std::string> words;
  for (std::uint64_t i = random.below(most + 1); i > 0; --i)
    words.push_back(kWords[std::min(random.below(kWords.size()), random.below(kWords.size()))]);
  return words;
}

QueryNode leaf(NodeKind kind, std::string text) {
  QueryNode node;
  node.kind = kind;
  node.text = std::move(text);
  return node;
}

QueryNode random_text_leaf(Random& random) {
  const std::uint64_t choice = random.below(10);
  if (choice == 0) return leaf(NodeKind::wildcard, pick(random, kPatterns));
  if (choice == 1) {
    QueryNode node = leaf(NodeKind::fuzzy, text::folded_form(pick(random, kWords)));
    node.distance = static_cast<std::uint32_t>(1 + random.below(2));
    return node;
  }
  if (choice == 2) return leaf(NodeKind::exact, pick(random, kWords));
  return random_word(random);
}

void set_field(QueryNode& node, schema::TextField field) {
  if (node.kind != NodeKind::disjunction) node.field = field;
  for (QueryNode& child : node.children) set_field(child, field);
}

QueryNode random_phrase(Random& random) {
  QueryNode phrase = leaf(NodeKind::phrase, "");
  phrase.children = {random_word(random), random_word(random)};
  return phrase;
}

/// What stands in a phrase or NEAR as (a OR b).
QueryNode random_alternatives(Random& random) {
  QueryNode any = leaf(NodeKind::disjunction, "");
  for (std::uint64_t i = 2 + random.below(2); i > 0; --i)
    any.children.push_back(random.chance(30) ? random_phrase(random) : random_text_leaf(random));
  return any;
}

QueryNode random_positions(Random& random) {
  constexpr std::array kKinds{NodeKind::phrase, NodeKind::near, NodeKind::adjacent};
  QueryNode node;
  node.kind = kKinds[random.below(kKinds.size())];
  if (node.kind != NodeKind::phrase) node.distance = static_cast<std::uint32_t>(1 + random.below(6));
  node.excluding = node.kind != NodeKind::phrase && random.chance(25);
  for (std::uint64_t i = 2 + random.below(2); i > 0; --i) {
    QueryNode child = random_text_leaf(random);
    if (node.kind != NodeKind::phrase && random.chance(20)) child = random_phrase(random);
    if (random.chance(25)) child = random_alternatives(random);
    node.children.push_back(std::move(child));
  }
  return node;
}

/// atleastN: of a word or phrase, firstN: of anything.
QueryNode random_counted(Random& random, QueryNode node) {
  const bool item = node.kind != NodeKind::near && node.kind != NodeKind::adjacent;
  QueryNode counted;
  counted.kind = item && random.chance(50) ? NodeKind::at_least : NodeKind::first;
  counted.distance = static_cast<std::uint32_t>(1 + random.below(counted.kind == NodeKind::first ? 9 : 3));
  if (counted.kind == NodeKind::first) {
    counted.field = random.chance(30) ? schema::TextField::lead : schema::TextField::body;
    set_field(node, counted.field);
  }
  counted.children.push_back(std::move(node));
  return counted;
}

QueryNode random_name(Random& random) {
  QueryNode node;
  node.kind = NodeKind::name;
  const bool place = random.chance(50);
  node.facet = place ? schema::Facet::place : schema::Facet::person;
  node.whole = random.chance(30);
  node.text = text::folded_form(pick(random, place ? kPlaces : kPeople));
  if (!node.whole && random.chance(50)) node.text = node.text.substr(0, node.text.find(' '));
  return node;
}

QueryNode random_leaf(Random& random) {
  const std::uint64_t choice = random.below(20);
  if (choice == 0) return leaf(NodeKind::all, "");
  if (choice == 1) return leaf(NodeKind::id, "a" + std::to_string(1000 + random.below(50)));
  if (choice <= 3) return random_name(random);
  if (choice == 4) {
    QueryNode node = leaf(NodeKind::date, "");
    node.span = random_span(random);
    return node;
  }
  if (choice == 5) {
    QueryNode node = leaf(NodeKind::length, "");
    node.words.least = static_cast<std::uint32_t>(random.below(20));
    if (random.chance(60)) node.words.most = node.words.least + static_cast<std::uint32_t>(random.below(20));
    return node;
  }
  if (choice == 6) {
    QueryNode node = leaf(NodeKind::recent, "");
    const bool days = random.chance(50);
    node.recent = {static_cast<std::uint32_t>(1 + random.below(days ? 5000 : 700)),
                   days ? search::RecentDates::Unit::day : search::RecentDates::Unit::week};
    return node;
  }
  QueryNode node = random_words_query(random);
  if (node.kind == NodeKind::word && random.chance(15)) node.stop_word = true;
  return node;
}

}  // namespace

index::HotRule random_hot_rule(Random& random) {
  if (random.chance(20)) return {};
  return {static_cast<std::uint32_t>(1 + random.below(60)), static_cast<std::uint32_t>(random.below(10)),
          static_cast<std::uint32_t>(1 + random.below(8))};
}

std::vector<WordedArticle> random_worded_articles(Random& random, std::size_t count) {
  std::vector<WordedArticle> articles;
  for (std::size_t i = 0; i < count; ++i) {
    WordedArticle worded;
    worded.title = some_words(random, 5);
    for (std::uint64_t paragraphs = random.below(4); paragraphs > 0; --paragraphs) {
      worded.paragraphs.push_back(some_words(random, 12));
      if (worded.paragraphs.back().empty()) worded.paragraphs.pop_back();
    }
    if (worded.title.empty() && worded.paragraphs.empty()) worded.title = {"Moscow"};
    worded.write_text();
    article::Article& article = worded.article;
    article.id = "a" + std::to_string(1000 + (i * 7919) % count);  // not in the order of docids
    article.language = random.chance(25) ? "de" : random.chance(10) ? "ja" : "en";
    if (!random.chance(15)) article.published = *schema::parse_iso(pick(random, kDates));
    article.people = some(random, kPeople, 3);
    article.places = some(random, kPlaces, 2);
    article.topics = some(random, kTopics, 2);
    article.source = pick(random, kSources);
    articles.push_back(std::move(worded));
  }
  return articles;
}

QueryNode random_word(Random& random) {
  return leaf(NodeKind::word, text::folded_form(pick(random, kWords)));
}

QueryNode random_words_query(Random& random) {
  constexpr std::array kFields{schema::TextField::title, schema::TextField::body, schema::TextField::lead};
  QueryNode node = random.chance(25) ? random_positions(random) : random_text_leaf(random);
  if (random.chance(10)) return random_counted(random, std::move(node));
  if (random.chance(30)) set_field(node, kFields[random.below(kFields.size())]);
  return node;
}

QueryNode random_query(Random& random, std::size_t depth) {
  constexpr std::array kKinds{NodeKind::conjunction, NodeKind::disjunction, NodeKind::disjunction,
                              NodeKind::preference, NodeKind::difference};
  if (depth <= 1 || random.chance(20)) return random_leaf(random);
  QueryNode node;
  node.kind = kKinds[random.below(kKinds.size())];
  for (std::uint64_t i = 2 + random.below(3); i > 0; --i)
    node.children.push_back(random_query(random, depth - 1));
  return node;
}

schema::Span random_span(Random& random) {
  schema::Span span;
  if (!random.chance(20)) span.begin = schema::span_of(*schema::parse_iso(pick(random, kDates))).begin;
  if (!random.chance(20)) span.end = schema::span_of(*schema::parse_iso(pick(random, kDates))).end;
  if (span.begin > span.end) std::swap(span.begin, span.end);
  if (span.begin == span.end) ++span.end;
  return span;
}

std::vector<search::Filter> random_filters(Random& random) {
  std::vector<search::Filter> filters;
  for (std::uint64_t i = random.below(3); i > 0; --i) {
    search::Filter filter;
    filter.excluded = random.chance(30);
    const std::uint64_t choice = random.below(4);
    if (choice == 0) {
      filter.year = true;
      filter.values = {"1987"};
      if (random.chance(30)) filter.values.emplace_back("1999");
    } else {
      filter.facet = choice == 1   ? schema::Facet::person
                     : choice == 2 ? schema::Facet::place
                                   : schema::Facet::source;
      const auto& from = choice == 1 ? kPeople : choice == 2 ? kPlaces : kSources;
      filter.values = {pick(random, from)};
      if (random.chance(30)) filter.values.push_back(pick(random, from));
      if (random.chance(10)) filter.values = {"nobody"};
    }
    filters.push_back(std::move(filter));
  }
  return filters;
}

}  // namespace dateline::test_support
