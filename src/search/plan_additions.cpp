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
  const WordSpellings words(generation_, languages_,
                            [this](std::string_view folded) { return frequency(stems(folded)); });
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

/// Is the stem of the other spelling that of the word in another spelling, too? Not so "nation" of
/// "nationalization".
bool QueryPlanner::shares_stem(const text::OtherSpelling& other) {
  return !other.by_ending || stemmer_.stem(other.word, "en").starts_with(other.beginning);
}

std::uint64_t QueryPlanner::frequency(const std::vector<std::string>& terms) {
  return terms.empty() ? 0 : statistics_.union_frequency(terms);
}

/// A part of the choice, or a choice of it and of what is written otherwise.
error::Result<PlanNode> QueryPlanner::part_of_choice(const QueryNode& query, const OtherSpellings& other) {
  if (query.kind == NodeKind::phrase && !other.together.empty()) return or_together(query, other);
  if (query.kind != NodeKind::word) return node(query);
  PlanNode own = word(query, !query.stop_word, other);
  explain_spellings(query, other);
  for (const text::OtherSpelling& one : other.english)
    if (!shares_stem(one)) own = or_forms(query, std::move(own), one);
  if (other.halves) own = or_apart(query, std::move(own), *other.halves);
  return own;
}

/// Of a phrase whose words a hyphen joins, or the same as one word.
error::Result<PlanNode> QueryPlanner::or_together(const QueryNode& query, const OtherSpellings& other) {
  auto phrase = node(query);
  if (!phrase) return phrase;
  PlanNode one = of_kind(PlanKind::word);
  one.terms = stems(other.together);
  one.label = "(also " + other.together + ")";
  one.weight = bm25_->term_weight(frequency(one.terms));
  return either(std::move(*phrase), std::move(one), query, other.together);
}

/// Where the stem of the other spelling has other words, too, those forms of it that begin so. An article
/// that holds one is weighed by how often it has the stem.
PlanNode QueryPlanner::or_forms(const QueryNode& query, PlanNode own, const text::OtherSpelling& other) {
  PlanNode forms = of_kind(PlanKind::wildcard);
  forms.expansion = expand_wildcard(other.beginning + "*", generation_);
  PlanNode stem = of_kind(PlanKind::word);
  stem.terms = known({std::string(stemmer_.stem(other.word, "en"))});
  if (forms.expansion.words == 0 || stem.terms.empty()) return own;
  std::uint64_t articles = 0;
  for (std::size_t i = 0; i < forms.expansion.by_segment.size(); ++i)
    for (const store::FormId form : forms.expansion.by_segment[i])
      articles += generation_.segment(i).forms().record(form).document_frequency;
  articles = frequency(own.terms) + std::min(articles, frequency(stem.terms));
  stem.weight = bm25_->term_weight(std::min(articles, generation_.manifest().totals.articles));
  stem.label = forms.label = "(also " + other.word + ")";
  stem.shown = false;
  std::vector<PlanNode> both;
  both.push_back(std::move(forms));
  both.push_back(std::move(stem));
  return either(std::move(own), all_of(std::move(both)), query, other.word);
}

/// `own`, or its halves one after the other: as often as the rarer of them, and as rare as the word would be
/// if that half stood for nothing else.
PlanNode QueryPlanner::or_apart(const QueryNode& query, PlanNode own, const WordHalves& halves) {
  const std::string written = halves.first + " " + halves.second;
  PlanNode phrase = of_kind(PlanKind::phrase);
  phrase.label = "(also " + written + ")";
  for (const std::string& half : {halves.first, halves.second}) {
    PlanNode& part = phrase.children.emplace_back(of_kind(PlanKind::word));
    part.terms = stems(half);
    part.label = half;
  }
  const std::uint64_t all = generation_.manifest().totals.articles;
  const bool second = frequency(phrase.children[1].terms) < frequency(phrase.children[0].terms);
  PlanNode& rarer = phrase.children[second ? 1 : 0];
  rarer.weight = bm25_->term_weight(std::min(frequency(rarer.terms) + frequency(own.terms), all));
  rarer.label = phrase.label;
  return either(std::move(own), std::move(phrase), query, written);
}

/// Articles of `own`, and those of `other` that are none of them: one that holds both is weighed by what was
/// typed.
PlanNode QueryPlanner::either(PlanNode own, PlanNode other, const QueryNode& query,
                              const std::string& written) {
  if (is_nothing(other)) return own;
  if (explains_)
    expansions_.push_back({ExpansionKind::spellings, to_string(query), other, {{written, {}, 0, 0}}});
  PlanNode holders = own;
  return or_else(std::move(own), std::move(other), std::move(holders));
}

void QueryPlanner::explain_spellings(const QueryNode& query, const OtherSpellings& other) {
  if (!explains_) return;
  std::vector<ExpandedWord> words;
  const auto add = [&](const std::string& word, const std::vector<std::string>& terms) {
    if (!terms.empty()) words.push_back({word, {}, statistics_.union_frequency(terms), 0});
  };
  for (const text::OtherSpelling& one : other.english)
    if (shares_stem(one)) add(one.word, known({std::string(stemmer_.stem(one.word, "en"))}));
  if (!other.together.empty()) add(other.together, stems(other.together));
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
      words += (i == entity.begin ? "" : " ") + query.children[i].text;
      literal.push_back(word(query.children[i], false, spellings_at(i)));
      const std::vector<std::string>& terms = literal.back().terms;
      if (terms.empty() || query.children[i].stop_word) continue;
      node.weight += kAliasShare * bm25_->term_weight(statistics_.union_frequency(terms));
    }
    if (node.weight == 0) node.weight = kWildcardWeight;  // the archive knows other spellings only
    const std::string_view name = generation_.names().display(entity.names.facet, entity.names.names.front());
    const std::string_view facet = schema::info(entity.names.facet).name;
    node.label = "(also " + std::string(facet) + " " + std::string(name) + ")";
    node.names.push_back(std::move(entity.names));
    if (explains_) plan.expansions.push_back({ExpansionKind::alias, words, node, {}});
    plan.root = or_else(std::move(plan.root), std::move(node), all_of(std::move(literal)));
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
