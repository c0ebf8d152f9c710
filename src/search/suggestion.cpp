// Why nothing was found: which parts of a query no article has, and what may have been meant.
#include "search/suggestion.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "search/edit_distance.h"
#include "search/fuzzy.h"
#include "search/query_parser.h"
#include "text/normalizer.h"

namespace dateline::search {
namespace {

constexpr std::size_t kTriedInAPlace = 4;
/// Looking for a near word takes milliseconds: who asks for hundreds of words that are nowhere is not told
/// what each of them may have been.
constexpr std::size_t kMostLookedUp = 32;

bool is_asked_leaf(NodeKind kind) {
  return kind == NodeKind::word || kind == NodeKind::exact || kind == NodeKind::wildcard ||
         kind == NodeKind::fuzzy || kind == NodeKind::name;
}

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> parts;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0) parts.push_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return parts;
}

const std::string& shown(const NearWord& word) { return word.shown.empty() ? word.word : word.shown; }

/// Many names are asked about: all are counted beforehand.
auto articles_of(std::span<const std::uint32_t> live) {
  return [live](store::NameId name) -> std::uint64_t { return name < live.size() ? live[name] : 0; };
}

}  // namespace

error::Result<Guidance> Suggester::guide(const SearchRequest& request) {
  request_ = &request;
  missing_.clear();
  replacements_.clear();
  if (auto s = look_at(request.query.root); !s) return s.error();
  for (const Filter& filter : request.filters)
    if (!filter.excluded) look_at(filter);
  Guidance guidance{std::move(missing_), {}, 0};
  try_rewritings(guidance);
  return guidance;
}

error::Status Suggester::look_at(const QueryNode& node) {
  if (is_asked_leaf(node.kind)) return look_at_leaf(node);
  const bool excludes = node.kind == NodeKind::difference || node.excluding;
  const std::size_t asked = excludes ? 1 : node.children.size();
  for (std::size_t i = 0; i < asked && i < node.children.size(); ++i)
    if (auto s = look_at(node.children[i]); !s) return s;
  return {};
}

error::Status Suggester::look_at_leaf(const QueryNode& leaf) {
  const auto found = count(leaf);
  if (!found) return found.error();
  if (*found > 0) return {};
  MissingTerm term{to_string(leaf), leaf.bytes, {}, 0, false};
  const bool looks = !leaf.saved && missing_.size() < kMostLookedUp;
  const std::vector<NearWord> meant = looks ? near(leaf) : std::vector<NearWord>();
  Replacement replacement{leaf.bytes, {}};
  for (const NearWord& word : meant) replacement.texts.push_back(shown(word));
  if (!meant.empty()) {
    QueryNode instead = leaf;
    instead.text = meant.front().word;
    const auto there = count(instead);
    if (!there) return there.error();
    term.found = *there;
    if (term.found > 0) term.suggestion = replacement.texts.front();
    replacements_.push_back(std::move(replacement));
  }
  missing_.push_back(std::move(term));
  return {};
}

/// A filter takes names as they are shown, so that one in another case is a slip, too; and a country is no
/// place.
void Suggester::look_at(const Filter& filter) {
  for (const std::string& value : filter.values) {
    SearchRequest alone;
    alone.filters = {filter};
    alone.filters.front().values = {value};
    if (count(alone) > 0) continue;
    MissingTerm term{to_string(alone.filters.front()), {}, {}, 0, true};
    if (filter.facet) suggest_value(*filter.facet, text::folded_form(value), term);
    missing_.push_back(std::move(term));
  }
}

void Suggester::suggest_value(schema::Facet asked, const std::string& folded, MissingTerm& term) const {
  std::vector<schema::Facet> facets{asked};
  if (schema::is_entity_facet(asked))
    std::ranges::copy_if(schema::kEntityFacets, std::back_inserter(facets),
                         [&](schema::Facet facet) { return facet != asked; });
  for (const schema::Facet facet : facets) {
    const auto meant = near_names(facet, folded);
    if (meant.empty()) continue;
    Filter instead;
    instead.facet = facet;
    instead.values = {meant.front().shown};
    term.suggestion = to_string(instead);
    term.found = meant.front().articles;
    return;
  }
}

error::Result<std::uint64_t> Suggester::count(const QueryNode& leaf) {
  const QueryTree alone{request_->query.query, leaf};
  const auto plan = planner_.plan(alone, request_->language, bm25_, {}, is_spelled_otherwise(leaf));
  if (!plan) return plan.error();
  return matcher_.match(*plan, bm25_, {.most = 0}).total;
}

/// Is it found in other spellings, too: a part of the choice that the query is?
bool Suggester::is_spelled_otherwise(const QueryNode& leaf) const {
  const QueryNode& root = request_->query.root;
  if (!request_->spellings) return false;
  if (root.kind != NodeKind::disjunction) return &leaf == &root;
  return std::ranges::any_of(root.children, [&](const QueryNode& part) { return &part == &leaf; });
}

/// 0 of what cannot be planned.
std::uint64_t Suggester::count(const SearchRequest& request) {
  const auto plan = planner_.plan(request);
  return plan ? matcher_.match(*plan, bm25_, {.most = 0}).total : 0;
}

void Suggester::try_rewritings(Guidance& guidance) {
  SearchRequest instead = *request_;
  instead.explain = false;
  instead.expand = false;
  for (std::string& text :
       rewritings(request_->query, replacements_, !request_->parse.bare_or && !request_->parse.plain)) {
    auto tree = parse_query(text, request_->parse);
    if (!tree) continue;
    instead.query = std::move(*tree);
    guidance.total = count(instead);
    if (guidance.total == 0) continue;
    guidance.query = std::move(text);
    return;
  }
}

/// A word that stands elsewhere than in the field that was asked is spelt as it was meant.
std::vector<NearWord> Suggester::near_word(const QueryNode& leaf) const {
  std::vector<NearWord> words = near_words(leaf.text, generation_);
  if (std::ranges::any_of(words, [](const NearWord& word) { return word.distance == 0; })) return {};
  words = likeliest_words(leaf.text, std::move(words), kTriedInAPlace);
  const unsigned nearest = words.empty() ? 0 : words.front().distance;
  std::erase_if(words, [&](const NearWord& word) { return word.distance > nearest; });
  return words;
}

std::vector<NearWord> Suggester::near(const QueryNode& leaf) const {
  if (leaf.kind == NodeKind::word) return near_word(leaf);
  if (leaf.kind != NodeKind::name) return {};
  const auto in = [&](schema::Facet facet) {
    return leaf.whole ? near_names(facet, leaf.text) : near_name_words(facet, leaf.text);
  };
  std::vector<NearWord> found = in(leaf.facet);
  if (found.empty() && leaf.facet == schema::Facet::place) found = in(schema::Facet::country);
  return found;
}

/// The words of names with those that no name holds replaced, if a name holds them all then.
std::vector<NearWord> Suggester::near_name_words(schema::Facet facet, std::string_view words) const {
  const store::CanonicalNames& names = generation_.names();
  std::string corrected;
  for (const std::string_view word : split(words)) {
    std::string found(word);
    if (names.find_words(facet, word).empty()) {
      const unsigned edits = default_edits(word);
      EditDistances distances(word, edits);
      std::vector<NearWord> near;
      names.for_each_word(facet, [&](std::string_view other) {
        const unsigned distance = distances.to(other);
        if (distance <= edits) near.push_back({std::string(other), distance, 0});
      });
      const auto articles = articles_of(names_.live(facet));
      for (NearWord& candidate : near)
        for (const store::NameId name : names.find_words(facet, candidate.word))
          candidate.articles += articles(name);
      near = likeliest_words(word, std::move(near), 1);
      if (near.empty()) return {};
      found = near.front().word;
    }
    corrected += (corrected.empty() ? "" : " ") + found;
  }
  if (names.find_words(facet, corrected).empty()) return {};
  return {{corrected, 0, 0}};
}

/// Names with the nearest spellings.
std::vector<NearWord> Suggester::near_names(schema::Facet facet, std::string_view folded) const {
  if (folded.empty()) return {};
  const store::CanonicalNames& names = generation_.names();
  const unsigned edits = default_edits(folded);
  EditDistances distances(folded, edits);
  const auto articles = articles_of(names_.live(facet));
  std::vector<NearWord> near;
  names.for_each_folded(facet, [&](std::string_view spelling, store::NameId name) {
    const unsigned distance = distances.to(spelling);
    if (distance <= edits)
      near.push_back(
          {std::string(spelling), distance, articles(name), std::string(names.display(facet, name))});
  });
  return likeliest_words(folded, std::move(near), kTriedInAPlace);
}

}  // namespace dateline::search
