// What joins the words of a query that is a choice: their other spellings, names that they mean, pairs of
// them, and words of feedback.
#include <algorithm>
#include <utility>

#include "search/closeness.h"
#include "search/named_entities.h"
#include "search/plan_parts.h"
#include "search/query_plan.h"
#include "search/word_spellings.h"

namespace dateline::search {

/// What a choice offers: its parts, or the query as a whole.
std::span<const QueryNode> QueryPlanner::parts_of_choice() const {
  if (tree_->root.kind == NodeKind::disjunction) return tree_->root.children;
  return {&tree_->root, 1};
}

void QueryPlanner::find_spellings() {
  const WordSpellings words(generation_, languages_, [this](std::string_view folded) {
    const std::vector<std::string> terms = stems(folded);
    return terms.empty() ? 0 : statistics_.union_frequency(terms);
  });
  spellings_ = words.of_choice(*tree_, parts_of_choice());
}

const OtherSpellings& QueryPlanner::spellings_at(std::size_t part) const {
  static const OtherSpellings kNone;
  return part < spellings_.size() ? spellings_[part] : kNone;
}

/// Of the words that stand side by side: only British and American spellings take the place of one.
OtherSpellings QueryPlanner::english_spellings(const QueryNode& word) const {
  const std::span<const QueryNode> parts = parts_of_choice();
  for (std::size_t i = 0; i < spellings_.size(); ++i)
    if (&word == &parts[i]) return {spellings_[i].english, {}, {}};
  return {};
}

/// A part of the choice, or a choice of it and of what is written otherwise than it. An article that holds
/// both is weighed by the part itself.
error::Result<PlanNode> QueryPlanner::part_of_choice(const QueryNode& query, const OtherSpellings& other) {
  if (query.kind == NodeKind::phrase && !other.together.empty()) return or_together(query, other);
  if (query.kind != NodeKind::word) return node(query);
  PlanNode own = word(query, !query.stop_word, other);
  explain_spellings(query, other);
  if (!other.halves || !count_) return own;
  return or_apart(query, std::move(own), *other.halves);
}

/// Of a phrase whose words a hyphen joins, or the same as one word.
error::Result<PlanNode> QueryPlanner::or_together(const QueryNode& query, const OtherSpellings& other) {
  auto phrase = node(query);
  if (!phrase) return phrase;
  PlanNode one = of_kind(PlanKind::word);
  one.terms = stems(other.together.front());
  if (one.terms.empty()) return phrase;
  one.label = "(also " + other.together.front() + ")";
  one.weight = bm25_->term_weight(statistics_.union_frequency(one.terms));
  explain_spellings(query, other);
  return either(std::move(*phrase), std::move(one));
}

/// `own`, or its halves one after the other. Whichever way it is written, the word is as rare as articles
/// hold it in either, and stands in an article as often as the rarer half.
PlanNode QueryPlanner::or_apart(const QueryNode& query, PlanNode own, const WordHalves& halves) {
  PlanNode phrase = of_kind(PlanKind::phrase);
  const std::string written = halves.first + " " + halves.second;
  phrase.label = "(also " + written + ")";
  std::string key = "apart";
  for (const std::string& term : own.terms) key += ' ' + term;
  for (const std::string& half : {halves.first, halves.second}) {
    PlanNode& part = phrase.children.emplace_back(of_kind(PlanKind::word));
    part.terms = stems(half);
    part.label = half;
    for (const std::string& term : part.terms) key += (&term == &part.terms.front() ? " + " : " ") + term;
  }
  const auto all = articles(any_of({own, phrase}), key);
  const std::uint64_t whole = is_nothing(own) ? 0 : statistics_.union_frequency(own.terms);
  if (!all || *all == whole) return own;  // nobody else writes it so
  const auto frequency = [&](const PlanNode& half) { return statistics_.union_frequency(half.terms); };
  const bool first_rarer = frequency(phrase.children[0]) <= frequency(phrase.children[1]);
  PlanNode& weighed = phrase.children[first_rarer ? 0 : 1];
  weighed.weight = own.weight = bm25_->term_weight(*all);
  weighed.label = phrase.label;
  if (explains_) {
    const auto found = articles(phrase, key + " alone");
    expansions_.push_back({ExpansionKind::spellings, query.text, {}, {{written, {}, found.value_or(0), 0}}});
  }
  return either(std::move(own), std::move(phrase));
}

/// Articles of `own`, and those of `other` that are none of them.
PlanNode QueryPlanner::either(PlanNode own, PlanNode other) {
  if (is_nothing(own)) return other;
  std::vector<PlanNode> otherwise;
  otherwise.push_back(std::move(other));
  otherwise.push_back(own);
  std::vector<PlanNode> parts;
  parts.push_back(std::move(own));
  parts.push_back(first_with(PlanKind::difference, std::move(otherwise)));
  return any_of(std::move(parts));
}

/// How many articles match. `key` says what is counted.
std::optional<std::uint64_t> QueryPlanner::articles(PlanNode node, const std::string& key) {
  return statistics_.remembered(key, [&] {
    Plan plan;
    plan.root = std::move(node);
    return count_(plan, *bm25_);
  });
}

void QueryPlanner::explain_spellings(const QueryNode& query, const OtherSpellings& other) {
  if (!explains_) return;
  std::vector<ExpandedWord> words;
  const auto add = [&](const std::string& word, const std::vector<std::string>& terms) {
    if (!terms.empty()) words.push_back({word, {}, statistics_.union_frequency(terms), 0});
  };
  for (const std::string& word : other.english) add(word, known({std::string(stemmer_.stem(word, "en"))}));
  for (const std::string& word : other.together) add(word, stems(word));
  if (!words.empty())
    expansions_.push_back({ExpansionKind::spellings, to_string(query), {}, std::move(words)});
}

/// Everyone whom the words name as a further alternative: whoever mentions them, whatever they are called.
void QueryPlanner::add_aliases(Plan& plan, const QueryNode& root) {
  QueryNode query = root;
  if (root.kind == NodeKind::word) {  // a choice of one
    query = {};
    query.kind = NodeKind::disjunction;
    query.children.push_back(root);
  }
  for (NamedEntity& entity : named_entities(query, generation_.names())) {
    PlanNode node = of_kind(PlanKind::names);
    std::string words;
    std::vector<PlanNode> literal;  // articles that hold all of them have their weights already
    for (std::size_t i = entity.begin; i < entity.end; ++i) {
      const std::vector<std::string> terms = stems(query.children[i].text, spellings_at(i));
      words += (i == entity.begin ? "" : " ") + query.children[i].text;
      literal.push_back(word(query.children[i], false, spellings_at(i)));
      if (terms.empty() || query.children[i].stop_word) continue;
      node.weight += kAliasShare * bm25_->term_weight(statistics_.union_frequency(terms));
    }
    if (node.weight == 0) node.weight = kWildcardWeight;  // the archive knows other spellings only
    const std::string_view name = generation_.names().display(entity.names.facet, entity.names.names.front());
    const std::string_view facet = schema::info(entity.names.facet).name;
    node.label = "(also " + std::string(facet) + " " + std::string(name) + ")";
    node.names.push_back(std::move(entity.names));
    if (explains_) plan.expansions.push_back({ExpansionKind::alias, words, node, {}});
    std::vector<PlanNode> parts = alternatives_of(std::move(plan.root));
    std::vector<PlanNode> otherwise;
    otherwise.push_back(std::move(node));
    otherwise.push_back(all_of(std::move(literal)));
    parts.push_back(first_with(PlanKind::difference, std::move(otherwise)));
    plan.root = any_of(std::move(parts));
    plan.ranked = true;
  }
}

void QueryPlanner::add_pairs(Plan& plan, const SearchRequest& request) {
  PlanExpansion expansion{ExpansionKind::close, {}, {}, {}};
  for (const auto& [first, second] : side_by_side(request.query.root, request.language)) {
    WordPair pair{"(close " + first->text + " " + second->text + ")",
                  stems(first->text, english_spellings(*first)),
                  stems(second->text, english_spellings(*second))};
    if (pair.first.empty() || pair.second.empty() || pair.first == pair.second) continue;
    const auto weight = [&](const std::vector<std::string>& terms) {
      return bm25_->term_weight(statistics_.union_frequency(terms));
    };
    pair.weight = kPairShare * std::max(weight(pair.first), weight(pair.second));
    expansion.words.push_back({first->text + " " + second->text, {}, 0, kPairShare});
    plan.pairs.push_back(std::move(pair));
  }
  if (explains_ && !plan.pairs.empty()) plan.expansions.push_back(std::move(expansion));
}

void QueryPlanner::add_words(Plan& plan, std::span<const AddedWord> added) {
  if (added.empty() || is_nothing(plan.root)) return;
  const bool choice = tree_->root.kind == NodeKind::disjunction;  // even if one word alone is left of it
  std::vector<PlanNode> parts;
  if (choice) {
    parts = alternatives_of(std::move(plan.root));
  } else {
    parts.push_back(std::move(plan.root));
  }
  PlanExpansion expansion{ExpansionKind::added, {}, {}, {}};
  for (const AddedWord& word : added) {
    PlanNode node = of_kind(PlanKind::word);
    node.terms.push_back(word.stem);
    node.label = "(added " + word.stem + ")";
    node.weight = word.factor * bm25_->term_weight(statistics_.union_frequency(node.terms));
    node.added = true;
    node.shown = false;
    parts.push_back(std::move(node));
    expansion.words.push_back({word.stem, {}, statistics_.frequency(word.stem).live, word.factor});
  }
  if (explains_) plan.expansions.push_back(std::move(expansion));
  plan.root = choice ? any_of(std::move(parts)) : first_with(PlanKind::preference, std::move(parts));
}

}  // namespace dateline::search
