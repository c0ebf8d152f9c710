// The same query asked of plain Xapian.
#include "search/xapian_oracle.h"

#include <algorithm>

#include "text/normalizer.h"

namespace dateline::test_support {
namespace {

using search::NodeKind;
using search::QueryNode;
using Xapian::Query;

constexpr Xapian::termpos kBodyGap = 100'000;  // wider than any distance asked for
constexpr Xapian::valueno kBegin = 0;  // slots: first second and the one behind the last that a date may mean
constexpr Xapian::valueno kEnd = 1;
constexpr const char* kSurfacePrefix = "XX";

std::string prefix_of(schema::TextField field) {
  switch (field) {
    case schema::TextField::title:
      return "S";
    case schema::TextField::body:
      return "B";
    case schema::TextField::lead:
      return "L";
    default:
      return "";
  }
}

Query unweighted(const Query& query) { return {Query::OP_SCALE_WEIGHT, query, 0.0}; }

bool is_unranked(const QueryNode& node) { return node.kind == NodeKind::word && node.stop_word; }

Query dates(const schema::Span& span) {
  const auto value = [](schema::Seconds seconds) {
    return Xapian::sortable_serialise(static_cast<double>(seconds));
  };
  Query query = Query::MatchAll;
  if (span.end != INT64_MAX) query = Query(Query::OP_VALUE_LE, kBegin, value(span.end - 1));
  const Query begin = span.begin != INT64_MIN
                          ? Query(Query::OP_VALUE_GE, kEnd, value(span.begin + 1))
                          : Query(Query::OP_VALUE_GE, kEnd, value(-(schema::Seconds{1} << 40U)));
  return unweighted(Query(Query::OP_AND, query, begin));
}

}  // namespace

XapianOracle::XapianOracle(std::vector<WordedArticle> articles, const search::RankingParameters& ranking)
    : ranking_(ranking), database_("", Xapian::DB_BACKEND_INMEMORY) {
  std::ranges::sort(articles, {}, [](const WordedArticle& worded) { return worded.article.id; });
  for (const WordedArticle& worded : articles) add(worded);
}

void XapianOracle::add_words(const std::vector<std::string>& words, const std::string& prefix,
                             Xapian::termpos first, Xapian::termcount weight, Xapian::Document& document) {
  for (const std::string& word : words) {
    const std::string stem(stemmer_.stem(text::folded_form(word), "en"));
    document.add_posting(prefix + stem, first, weight);
    document.add_posting(prefix + kSurfacePrefix + text::surface_form(word), first, 0);
    ++first;
  }
}

void XapianOracle::add(const WordedArticle& worded) {
  Xapian::Document document;
  std::vector<std::string> body;
  for (const auto& paragraph : worded.paragraphs) body.insert(body.end(), paragraph.begin(), paragraph.end());
  add_words(worded.title, "", 1, ranking_.title_weight, document);
  add_words(body, "", kBodyGap, 1, document);
  add_words(worded.title, "S", 1, 0, document);
  add_words(body, "B", kBodyGap, 0, document);
  add_words(worded.title, "L", 1, 0, document);
  if (!worded.paragraphs.empty()) add_words(worded.paragraphs.front(), "L", kBodyGap, 0, document);
  document.add_boolean_term("Q" + worded.article.id);
  if (worded.article.published.known()) {
    const schema::Span span = schema::span_of(worded.article.published);
    document.add_value(kBegin, Xapian::sortable_serialise(static_cast<double>(span.begin)));
    document.add_value(kEnd, Xapian::sortable_serialise(static_cast<double>(span.end)));
  }
  database_.add_document(document);
  ids_.push_back(worded.article.id);
}

std::string XapianOracle::stem(const QueryNode& leaf) {
  const std::string folded = leaf.kind == NodeKind::exact ? text::folded_form(leaf.text) : leaf.text;
  return std::string(stemmer_.stem(folded, "en"));
}

std::string XapianOracle::term(const QueryNode& leaf, const std::string& prefix) {
  return leaf.kind == NodeKind::exact ? prefix + kSurfacePrefix + leaf.text : prefix + stem(leaf);
}

std::optional<Query> XapianOracle::lower(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::all:
      return unweighted(Query::MatchAll);
    case NodeKind::id:
      return unweighted(Query("Q" + node.text));
    case NodeKind::date:
      return dates(node.span);
    case NodeKind::word:
    case NodeKind::exact: {
      Query word(stem(node));
      const std::string where = term(node, prefix_of(node.field));
      if (where != stem(node)) word = Query(Query::OP_FILTER, word, Query(where));
      return is_unranked(node) ? unweighted(word) : word;
    }
    case NodeKind::phrase:
    case NodeKind::at_least:
    case NodeKind::first:
    case NodeKind::length:
    case NodeKind::recent:
      return std::nullopt;
    case NodeKind::near:
    case NodeKind::adjacent:
      return lower_positions(node);
    case NodeKind::conjunction:
    case NodeKind::disjunction:
    case NodeKind::preference:
    case NodeKind::difference:
      return lower_group(node);
    default:
      return std::nullopt;
  }
}

/// Can two children, told apart by case only, stand at one position? Xapian's NEAR then misses pairs that lie
/// further on.
bool XapianOracle::shares_words(const QueryNode& node) {
  for (const QueryNode& a : node.children)
    for (const QueryNode& b : node.children)
      if (stem(a) == stem(b) && term(a, "") != term(b, "")) return true;
  return false;
}

/// The words carry the weight, the operator with positions only filters.
std::optional<Query> XapianOracle::lower_positions(const QueryNode& node) {
  std::vector<Query> words;
  std::vector<Query> placed;
  for (const QueryNode& child : node.children) {
    if (child.kind != NodeKind::word && child.kind != NodeKind::exact) return std::nullopt;
    words.emplace_back(stem(child));
    placed.emplace_back(term(child, prefix_of(node.field)));
  }
  Query::op operation = Query::OP_PHRASE;
  auto window = static_cast<Xapian::termcount>(node.children.size());
  if (node.excluding) return std::nullopt;
  if (node.kind == NodeKind::near) operation = Query::OP_NEAR;
  if (node.kind == NodeKind::adjacent && node.children.size() > 2) return std::nullopt;
  if (node.kind != NodeKind::phrase) window = node.distance + 1;
  if (window < node.children.size()) return std::nullopt;  // Xapian widens such a window
  if (shares_words(node)) return std::nullopt;
  return Query(Query::OP_FILTER, Query(Query::OP_AND, words.begin(), words.end()),
               Query(operation, placed.begin(), placed.end(), window));
}

std::optional<Query> XapianOracle::lower_group(const QueryNode& node) {
  const bool ranks_stop_words =
      node.kind == NodeKind::disjunction && std::ranges::all_of(node.children, is_unranked);
  std::vector<Query> parts;
  for (const QueryNode& child : node.children) {
    const bool optional =
        node.kind == NodeKind::disjunction || (node.kind == NodeKind::preference && !parts.empty());
    if (optional && is_unranked(child) && !ranks_stop_words) continue;
    QueryNode ranked = child;
    if (ranks_stop_words) ranked.stop_word = false;
    // Where what is only preferred is more than words, Xapian 1.4.22's weights differ from those that a
    // linear scan finds.
    if (node.kind == NodeKind::preference && !parts.empty() && child.kind != NodeKind::word)
      return std::nullopt;
    const auto part = lower(ranked);
    if (!part) return std::nullopt;
    parts.push_back(*part);
  }
  if (node.kind == NodeKind::conjunction) return Query(Query::OP_AND, parts.begin(), parts.end());
  if (node.kind == NodeKind::disjunction) return Query(Query::OP_OR, parts.begin(), parts.end());
  if (parts.size() == 1) return parts.front();
  const Query others(Query::OP_OR, parts.begin() + 1, parts.end());
  return Query(node.kind == NodeKind::preference ? Query::OP_AND_MAYBE : Query::OP_AND_NOT, parts.front(),
               others);
}

std::vector<ScannedHit> XapianOracle::matches(const Query& query) {
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(ranking_.k1, 0, ranking_.k3, ranking_.b, ranking_.min_normlen));
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, database_.get_doccount(), database_.get_doccount());
  std::vector<ScannedHit> hits;
  for (auto hit = found.begin(); hit != found.end(); ++hit)
    hits.push_back({ids_[*hit - 1], hit.get_weight(), {}});
  return hits;
}

}  // namespace dateline::test_support
