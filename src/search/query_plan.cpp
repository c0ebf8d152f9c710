// What a query means for one generation.
#include "search/query_plan.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "search/fuzzy.h"
#include "search/plan_parts.h"
#include "search/query_error.h"
#include "text/analyzer.h"
#include "text/normalizer.h"

namespace dateline::search {
namespace {

/// Articles of `query`, a phrase or NEAR.
PlanNode positions_of(PlanKind kind, const QueryNode& query, std::vector<PlanNode> parts) {
  if (is_nothing(parts.front())) return {};
  if (query.excluding) {
    std::erase_if(parts, is_nothing);
    if (parts.size() == 1) return std::move(parts.front());
  }
  if (std::ranges::any_of(parts, is_nothing)) return {};
  PlanNode node = of_kind(kind);
  node.distance = query.distance;
  node.within = query.within;
  node.excluding = query.excluding;
  node.children = std::move(parts);
  node.field = query.field;
  node.label = to_string(query);
  return node;
}

PlanNode dates(const schema::Span& span, std::string label) {
  PlanNode node = of_kind(span.begin < span.end ? PlanKind::date : PlanKind::nothing);
  node.span = span;
  node.label = std::move(label);
  return node;
}

bool has_weight(const PlanNode& node) {
  if (node.weight > 0) return true;
  if (node.kind == PlanKind::difference || node.excluding) return has_weight(node.children.front());
  return std::ranges::any_of(node.children, has_weight);
}

bool is_choice(const QueryNode& node) { return node.kind == NodeKind::disjunction; }

bool is_unranked(const QueryNode& node) { return node.kind == NodeKind::word && node.stop_word; }

bool is_whole(const schema::Span& span) { return span == schema::Span{}; }

/// Takes the query apart where filters can join its conjunction and its exclusions.
void take_apart(PlanNode query, std::vector<PlanNode>& required, std::vector<PlanNode>& excluded) {
  if (query.kind == PlanKind::difference) {
    std::move(query.children.begin() + 1, query.children.end(), std::back_inserter(excluded));
    PlanNode first = std::move(query.children.front());
    query = std::move(first);
  }
  if (query.kind == PlanKind::conjunction) {
    std::ranges::move(query.children, std::back_inserter(required));
  } else {
    required.push_back(std::move(query));
  }
}

}  // namespace

error::Result<Plan> QueryPlanner::plan(const SearchRequest& request, std::span<const AddedWord> added,
                                       const QueryLimits& limits) {
  const Bm25 bm25(request.ranking, generation_.manifest().totals);
  explains_ = request.explain;
  auto query = plan(request.query, request.language, bm25, limits, request.spellings);
  if (!query) return query;
  if (request.aliases) add_aliases(*query, request.query.root);
  if (request.proximity || request.expand) add_pairs(*query, request);
  add_words(*query, added);
  return restricted(std::move(*query), request);
}

Plan QueryPlanner::restricted(Plan plan, const SearchRequest& request) const {
  std::vector<PlanNode> required;
  std::vector<PlanNode> excluded;
  take_apart(std::move(plan.root), required, excluded);
  if (request.added_after > 0) {
    required.push_back(of_kind(PlanKind::added));
    required.back().added_after = request.added_after;
    required.back().label = "added after generation " + std::to_string(request.added_after);
  }
  if (!is_whole(request.date_range)) {
    required.push_back(dates(request.date_range, "date range"));
  }
  for (const Filter& wanted : request.filters)
    (wanted.excluded ? excluded : required).push_back(filter(wanted));
  excluded.insert(excluded.begin(), all_of(std::move(required)));
  plan.root = first_with(PlanKind::difference, std::move(excluded));
  return plan;
}

error::Result<Plan> QueryPlanner::plan(const QueryTree& query, const std::string& language, const Bm25& bm25,
                                       const QueryLimits& limits, bool spellings) {
  bm25_ = &bm25;
  tree_ = &query;
  limits_ = limits;
  expansions_.clear();
  languages_.clear();
  if (!language.empty()) {
    languages_.push_back(text::stemming_language(language));
  } else {
    for (const auto& [known, articles] : generation_.manifest().totals.stemming_languages)
      languages_.push_back(known);
  }
  spellings_.clear();
  if (spellings) find_spellings();
  auto root = is_unranked(query.root) ? error::Result<PlanNode>(word(query.root, true))
              : is_choice(query.root) ? node(query.root)
                                      : part_of_choice(query.root, spellings_at(0));
  if (!root) return root.error();
  Plan plan;
  plan.ranked = has_weight(*root);
  plan.root = std::move(*root);
  plan.expansions = std::move(expansions_);
  return plan;
}

error::Result<PlanNode> QueryPlanner::node(const QueryNode& query) {
  switch (query.kind) {
    case NodeKind::all:
      return of_kind(PlanKind::all);
    case NodeKind::word:
    case NodeKind::exact:
      return word(query, !query.stop_word);
    case NodeKind::wildcard:
    case NodeKind::fuzzy:
      return wildcard(query);
    case NodeKind::name:
      return names(query);
    case NodeKind::id: {
      PlanNode id = of_kind(PlanKind::ids);
      id.values.push_back(query.text);
      return id;
    }
    case NodeKind::date:
      return dates(query.span, to_string(query));
    case NodeKind::recent: {
      const auto newest = newest_article(generation_);
      if (!newest) return PlanNode{};
      return dates(span_of(query.recent, *newest), to_string(query));
    }
    case NodeKind::length: {
      PlanNode length = of_kind(PlanKind::length);
      length.words = query.words;
      length.label = to_string(query);
      return length;
    }
    default:
      return group(query);
  }
}

error::Result<PlanNode> QueryPlanner::group(const QueryNode& query) {
  const bool alternatives = is_choice(query);
  const bool drops_unranked = alternatives && !std::ranges::all_of(query.children, is_unranked);
  std::vector<PlanNode> parts;
  for (std::size_t i = 0; i < query.children.size(); ++i) {
    const QueryNode& child = query.children[i];
    const bool optional = query.kind == NodeKind::preference && i > 0;
    if (is_unranked(child) && (drops_unranked || optional)) continue;
    auto part = alternatives && is_unranked(child)       ? error::Result<PlanNode>(word(child, true))
                : alternatives && &query == &tree_->root ? part_of_choice(child, spellings_at(i))
                                                         : node(child);
    if (!part) return part;
    if (alternatives) {
      std::ranges::move(alternatives_of(std::move(*part)), std::back_inserter(parts));
    } else {
      parts.push_back(std::move(*part));
    }
  }
  PlanNode made;
  switch (query.kind) {
    case NodeKind::conjunction:
      made = all_of(std::move(parts));
      break;
    case NodeKind::disjunction:
      made = any_of(std::move(parts));
      break;
    case NodeKind::preference:
      made = first_with(PlanKind::preference, std::move(parts));
      break;
    case NodeKind::difference:
      made = first_with(PlanKind::difference, std::move(parts));
      break;
    case NodeKind::phrase:
      made = positions_of(PlanKind::phrase, query, std::move(parts));
      break;
    case NodeKind::near:
      made = positions_of(PlanKind::near, query, std::move(parts));
      break;
    case NodeKind::at_least:
      made = positions_of(PlanKind::at_least, query, std::move(parts));
      break;
    case NodeKind::first:
      made = positions_of(PlanKind::first, query, std::move(parts));
      break;
    default:
      made = positions_of(PlanKind::adjacent, query, std::move(parts));
      break;
  }
  return made;
}

std::vector<std::string> QueryPlanner::stems(std::string_view folded, const OtherSpellings& other) {
  std::vector<std::string> stems;
  for (const std::string& language : languages_) {
    stems.emplace_back(stemmer_.stem(folded, language));
    if (!other.together.empty()) stems.emplace_back(stemmer_.stem(other.together, language));
  }
  for (const text::OtherSpelling& one : other.english)
    if (shares_stem(one)) stems.emplace_back(stemmer_.stem(one.word, "en"));
  return known(std::move(stems));
}

/// Sorted, distinct, without those that no article has.
std::vector<std::string> QueryPlanner::known(std::vector<std::string> stems) {
  std::ranges::sort(stems);
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  std::erase_if(
      stems, [&](const std::string& stem) { return stem.empty() || statistics_.frequency(stem).live == 0; });
  return stems;
}

/// The weight is that of the word in the whole article: a field or a surface form only narrows what matches.
PlanNode QueryPlanner::word(const QueryNode& query, bool weighted, const OtherSpellings& other) {
  const bool exact = query.kind == NodeKind::exact;
  PlanNode node = of_kind(exact ? PlanKind::exact : PlanKind::word);
  node.terms = stems(exact ? text::folded_form(query.text) : query.text, other);
  if (node.terms.empty()) return {};
  node.label = to_string(query);
  node.field = query.field;
  node.text = query.text;
  if (weighted) node.weight = bm25_->term_weight(statistics_.union_frequency(node.terms));
  if (explains_ && languages_.size() > 1) explain_stems(query, node);
  return node;
}

error::Result<PlanNode> QueryPlanner::wildcard(const QueryNode& query) {
  PlanNode node = of_kind(PlanKind::wildcard);
  node.label = to_string(query);
  node.field = query.field;
  node.weight = kWildcardWeight;
  node.fuzzy = query.kind == NodeKind::fuzzy;
  node.expansion = node.fuzzy ? expand_fuzzy(query.text, query.distance, generation_)
                              : expand_wildcard(query.text, generation_);
  if (node.expansion.words > limits_.wildcard_forms)
    return over_limit(tree_->query, query.bytes.begin,
                      quote(query.text) + " stands for " + std::to_string(node.expansion.words) +
                          " words, more than the limit of " + std::to_string(limits_.wildcard_forms),
                      node.fuzzy ? "allow one edit: " + query.text + "~1" : "give more letters");
  explain(node.fuzzy ? ExpansionKind::fuzzy : ExpansionKind::wildcard, node);
  if (node.expansion.words == 0) return PlanNode{};
  return node;
}

PlanNode QueryPlanner::names(const QueryNode& query) {
  PlanNode node = of_kind(PlanKind::names);
  node.label = to_string(query);
  const auto add = [&](schema::Facet facet) {
    const store::CanonicalNames& all = generation_.names();
    FacetNames found{facet,
                     query.whole ? all.find_folded(facet, query.text) : all.find_words(facet, query.text)};
    if (!found.names.empty()) node.names.push_back(std::move(found));
  };
  add(query.facet);
  if (query.facet == schema::Facet::place) add(schema::Facet::country);
  explain(ExpansionKind::names, node);
  if (node.names.empty()) return {};
  return node;
}

PlanNode QueryPlanner::filter(const Filter& filter) const {
  PlanNode node;
  node.label = "filter " + to_string(filter);
  if (filter.id) {
    node.kind = PlanKind::ids;
    node.values = filter.values;
    return node;
  }
  if (filter.year) {
    for (const std::string& value : filter.values) {
      int year = 0;
      const char* end = value.data() + value.size();
      const auto read = std::from_chars(value.data(), end, year);
      if (read.ec == std::errc() && read.ptr == end) node.years.push_back(year);
    }
    if (!node.years.empty()) node.kind = PlanKind::years;
    return node;
  }
  FacetNames found;
  found.facet = *filter.facet;
  for (const std::string& value : filter.values)
    std::ranges::copy(generation_.names().find(found.facet, value), std::back_inserter(found.names));
  std::ranges::sort(found.names);
  found.names.erase(std::unique(found.names.begin(), found.names.end()), found.names.end());
  if (found.names.empty()) return node;
  node.kind = PlanKind::names;
  node.names.push_back(std::move(found));
  node.shown = false;
  return node;
}

/// Of the word as it is typed, if it has several.
void QueryPlanner::explain_stems(const QueryNode& query, PlanNode node) {
  node.terms = stems(node.kind == PlanKind::exact ? text::folded_form(query.text) : query.text);
  if (node.terms.size() > 1) explain(ExpansionKind::stems, node);
}

void QueryPlanner::explain(ExpansionKind kind, const PlanNode& node) {
  if (explains_) expansions_.push_back({kind, node.label, node, {}});
}

}  // namespace dateline::search
