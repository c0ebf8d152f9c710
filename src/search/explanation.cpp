// What the plan of a query means: its parts in words, and what they stand for.
#include "search/explanation.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <string_view>
#include <utility>

namespace dateline::search {
namespace {

std::string_view kind_of(const PlanNode& node) {
  switch (node.kind) {
    case PlanKind::nothing:
      return "nothing";
    case PlanKind::all:
      return "every article";
    case PlanKind::word:
      return "word";
    case PlanKind::exact:
      return "exact word";
    case PlanKind::wildcard:
      return node.fuzzy ? "fuzzy word" : "wildcard";
    case PlanKind::phrase:
      return "phrase";
    case PlanKind::near:
      return "near";
    case PlanKind::adjacent:
      return "adjacent";
    case PlanKind::at_least:
      return "at least so often";
    case PlanKind::first:
      return "at the begin";
    case PlanKind::length:
      return "lengths";
    case PlanKind::added:
      return "additions";
    case PlanKind::names:
      return "names";
    case PlanKind::ids:
      return "ids";
    case PlanKind::date:
      return "dates";
    case PlanKind::years:
      return "years";
    case PlanKind::conjunction:
      return "all of";
    case PlanKind::disjunction:
      return "any of";
    case PlanKind::preference:
      return "the first, preferably with";
    case PlanKind::difference:
      return "the first but not";
  }
  return "";
}

/// Groups of others match what these say; how many, the answer says of all of them together.
bool is_counted(PlanKind kind) {
  return kind != PlanKind::nothing && kind != PlanKind::all && kind != PlanKind::conjunction &&
         kind != PlanKind::disjunction && kind != PlanKind::preference && kind != PlanKind::difference;
}

std::string as_text(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::string articles_text(std::uint64_t articles) {
  return std::to_string(articles) + (articles == 1 ? " article" : " articles");
}

std::string stems_text(const std::vector<std::string>& stems) {
  std::string text = stems.size() == 1 ? "stem" : "stems";
  for (const std::string& stem : stems) text += " " + stem;
  return text;
}

void sort_by_articles(std::vector<ExpandedWord>& words) {
  std::ranges::sort(words, [](const ExpandedWord& a, const ExpandedWord& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.value < b.value;
  });
}

/// The forms of one written word by segment. They differ in case, or were stemmed in several languages.
using WordForms = std::vector<std::vector<store::FormId>>;

/// Views of the mapped dictionaries.
std::map<std::string_view, WordForms> forms_by_word(const WildcardExpansion& expansion,
                                                    const store::Generation& generation) {
  std::map<std::string_view, WordForms> words;
  for (std::size_t i = 0; i < expansion.by_segment.size(); ++i) {
    for (const store::FormId form : expansion.by_segment[i]) {
      WordForms& forms = words[generation.segment(i).forms().folded(form)];
      forms.resize(expansion.by_segment.size());
      forms[i].push_back(form);
    }
  }
  return words;
}

std::uint64_t articles_with_form(const store::Segment& segment, store::FormId form) {
  const std::uint32_t all = segment.forms().record(form).document_frequency;
  return all - std::min(all, segment.tombstones().dead_with_form(form));
}

}  // namespace

std::string_view name_of(ExpansionKind kind) {
  constexpr std::string_view kNames[] = {"stems",     "wildcard", "fuzzy", "names", "alias",
                                         "spellings", "added",    "close", "like"};
  return kNames[static_cast<std::size_t>(kind)];
}

Explanation Explainer::explain(const Plan& plan) {
  Explanation explanation;
  for (const PlanExpansion& part : plan.expansions) {
    Expansion expansion = expand(part);
    const bool idle = expansion.kind == ExpansionKind::spellings && expansion.words.front().articles == 0;
    if (!idle) explanation.expansions.push_back(std::move(expansion));
  }
  describe(plan.root, 0, explanation.plan);
  return explanation;
}

std::uint64_t Explainer::count(const PlanNode& node) {
  Plan plan;
  plan.root = node;
  return matcher_.match(plan, bm25_, {.most = 0}).total;
}

Expansion Explainer::expand(const PlanExpansion& part) {
  Expansion expansion{part.kind, part.term, part.words};
  switch (part.kind) {
    case ExpansionKind::stems:
      expansion.words = stems(part.node);
      break;
    case ExpansionKind::wildcard:
    case ExpansionKind::fuzzy:
      expansion.words = written_words(part.node);
      break;
    case ExpansionKind::names:
    case ExpansionKind::alias:
      expansion.words = names(part.node);
      break;
    case ExpansionKind::spellings:
      if (part.node.kind != PlanKind::nothing) expansion.words.front().articles = count(part.node);
      break;
    case ExpansionKind::added:
    case ExpansionKind::close:
    case ExpansionKind::like:
      break;
  }
  return expansion;
}

std::vector<ExpandedWord> Explainer::stems(const PlanNode& node) {
  std::vector<ExpandedWord> words;
  PlanNode alone = node;
  for (const std::string& stem : node.terms) {
    alone.terms = {stem};
    words.push_back({stem, {}, count(alone), 0});
  }
  sort_by_articles(words);
  return words;
}

/// A form that stands alone says itself how many articles have it, but of forms that differ in case alone an
/// article may have several.
std::vector<ExpandedWord> Explainer::written_words(const PlanNode& node) {
  std::vector<ExpandedWord> words;
  PlanNode alone = node;
  for (auto& [word, forms] : forms_by_word(node.expansion, generation_)) {
    const bool known = node.field == schema::TextField::any &&
                       std::ranges::all_of(forms, [](const auto& here) { return here.size() <= 1; });
    ExpandedWord found{std::string(word), {}, 0, 0};
    for (std::size_t i = 0; known && i < forms.size(); ++i)
      if (!forms[i].empty()) found.articles += articles_with_form(generation_.segment(i), forms[i].front());
    if (!known) {
      alone.expansion = {std::move(forms), 1};
      found.articles = count(alone);
    }
    if (found.articles > 0) words.push_back(std::move(found));
  }
  sort_by_articles(words);
  return words;
}

std::vector<ExpandedWord> Explainer::names(const PlanNode& node) {
  std::vector<ExpandedWord> words;
  for (const FacetNames& facet : node.names)
    for (const store::NameId name : facet.names)
      words.push_back({std::string(generation_.names().display(facet.facet, name)),
                       std::string(schema::info(facet.facet).name), names_.live(facet.facet, name), 0});
  sort_by_articles(words);
  return words;
}

std::string Explainer::facts(const PlanNode& node) {
  std::string facts;
  const auto add = [&](const std::string& fact) { facts += (facts.empty() ? " (" : ", ") + fact; };
  const bool known = node.kind == PlanKind::word && node.field == schema::TextField::any;
  if (node.kind == PlanKind::word && !node.text.empty() && node.terms != std::vector{node.text})
    add(stems_text(node.terms));
  if (is_counted(node.kind))
    add(articles_text(known ? statistics_.union_frequency(node.terms) : count(node)));
  if (node.kind == PlanKind::wildcard)
    add(std::to_string(node.expansion.words) + (node.expansion.words == 1 ? " word" : " words"));
  for (const FacetNames& facet : node.names)
    add(std::to_string(facet.names.size()) + " of facet " + std::string(schema::info(facet.facet).name));
  if (node.weight > 0) add("weighs at most " + as_text(node.weight));
  return facts.empty() ? facts : facts + ")";
}

void Explainer::describe(const PlanNode& node, std::size_t depth, std::vector<PlanStep>& steps) {
  std::string text(kind_of(node));
  if (!node.label.empty()) text += " " + node.label;
  steps.push_back({depth, text + facts(node), node.added});
  for (const PlanNode& child : node.children) describe(child, depth + 1, steps);
}

}  // namespace dateline::search
