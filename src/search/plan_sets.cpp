// The articles of a segment that parts of a plan stand for, as sets.
#include "search/plan_sets.h"

#include <algorithm>
#include <utility>

#include "schema/terms.h"
#include "search/column_checks.h"

namespace dateline::search {
namespace {

/// A column is read article by article at about this fraction of the cost of a posting.
constexpr std::uint64_t kColumnReadsPerPosting = 8;

schema::DateCover cover_of(const PlanNode& plan, const SegmentContext& context) {
  const store::LiveTotals& totals = context.generation.manifest().totals;
  return schema::date_cover(plan.span, totals.oldest.start, totals.newest.start);
}

/// Restrictions are asked about what is left when all else is done.
std::optional<DocSet> conjunction_set(const PlanNode& plan, const SegmentContext& context) {
  std::vector<const PlanNode*> others;
  for (const PlanNode& child : plan.children)
    if (!is_restriction(child.kind)) others.push_back(&child);
  std::optional<DocSet> all = common_set(others, context);
  if (!all && !others.empty()) return all;
  for (const PlanNode& child : plan.children) {
    if (!is_restriction(child.kind)) continue;
    if (all && estimate(child, context) >= all->size()) {
      const CheckPtr check = open_check(child, context);
      all->keep_if([&](store::DocId docid) { return check->holds(docid); });
      continue;
    }
    auto own = match_set(child, context);
    if (all) own->keep_all(*all);
    all = std::move(own);
  }
  return all;
}

std::optional<DocSet> disjunction_set(const PlanNode& plan, const SegmentContext& context) {
  DocSet any = context.empty_set();
  PostingUnion postings(context.segment());
  for (const PlanNode& child : plan.children) {
    if (child.kind == PlanKind::word && child.field == schema::TextField::any) {
      for (const std::string& term : child.terms) postings.insert(term, any);
      continue;
    }
    const auto own = match_set(child, context);
    if (!own) return std::nullopt;
    any.insert_all(*own);
  }
  return any;
}

std::optional<DocSet> difference_set(const PlanNode& plan, const SegmentContext& context) {
  auto wanted = match_set(plan.children.front(), context);
  for (std::size_t i = 1; wanted && i < plan.children.size(); ++i) {
    if (is_restriction(plan.children[i].kind)) {
      const CheckPtr check = open_check(plan.children[i], context);
      wanted->keep_if([&](store::DocId docid) { return !check->holds(docid); });
      continue;
    }
    const auto excluded = match_set(plan.children[i], context);
    if (!excluded) return std::nullopt;
    wanted->erase_all(*excluded);
  }
  return wanted;
}

std::optional<DocSet> word_set(const PlanNode& plan, const SegmentContext& context) {
  if (plan.field == schema::TextField::any) return union_of(plan.terms, context);
  if (plan.field != schema::TextField::title) return std::nullopt;
  return union_of(title_terms(plan.terms), context);
}

}  // namespace

std::vector<std::string> title_terms(const std::vector<std::string>& stems) {
  std::vector<std::string> terms;
  for (const std::string& stem : stems) terms.push_back(schema::title_term(stem));
  return terms;
}

std::uint64_t postings_of(const std::vector<std::string>& terms, const SegmentContext& context) {
  std::uint64_t postings = 0;
  for (const std::string& term : terms)
    postings += context.statistics.frequency(term).by_segment[context.index];
  return postings;
}

std::vector<std::string> present_terms(const std::vector<std::string>& terms, const SegmentContext& context) {
  std::vector<std::string> present;
  for (const std::string& term : terms)
    if (context.statistics.frequency(term).by_segment[context.index] > 0) present.push_back(term);
  return present;
}

DocSet union_of(const std::vector<std::string>& terms, const SegmentContext& context) {
  DocSet set = context.empty_set();
  PostingUnion postings(context.segment());
  for (const std::string& term : terms) postings.insert(term, set);
  return set;
}

std::vector<store::LocalRef> locals_of_names(const PlanNode& plan, const SegmentContext& context) {
  std::vector<store::LocalRef> all;
  std::vector<store::LocalRef> locals;
  for (const FacetNames& facet : plan.names)
    for (const store::NameId name : facet.names) {
      context.generation.names().locals(facet.facet, context.index, name, locals);
      all.insert(all.end(), locals.begin(), locals.end());
    }
  return all;
}

std::vector<std::string> terms_of_names(const PlanNode& plan, const SegmentContext& context) {
  std::vector<std::string> terms;
  for (const auto& [facet, local] : locals_of_names(plan, context))
    terms.push_back(schema::facet_term(facet, context.segment().names().name(facet, local)));
  return terms;
}

std::vector<std::string> terms_of_years(const PlanNode& plan) {
  std::vector<std::string> terms;
  for (const int year : plan.years)
    if (const auto begin = schema::seconds_of({year, 1, 1}))
      terms.push_back(schema::date_terms({*begin, schema::Precision::year}).front());
  return terms;
}

DocSet set_of_ids(const PlanNode& plan, const SegmentContext& context) {
  DocSet set = context.empty_set();
  for (const std::string& id : plan.values)
    if (const auto docid = context.segment().columns().find_id(id); docid && set.covers(*docid))
      set.insert(*docid);
  return set;
}

DocSet set_of_dates(const PlanNode& plan, const SegmentContext& context) {
  const schema::DateCover cover = cover_of(plan, context);
  const std::uint32_t articles = context.segment().article_count();
  if (cover.exact && postings_of(cover.terms, context) * kColumnReadsPerPosting < articles)
    return union_of(cover.terms, context);
  DocSet set = context.empty_set();
  const DateCheck check(plan.span, context.segment().columns());
  for (store::DocId docid = set.first(); docid <= set.last(); ++docid)
    if (check.touches(docid)) set.insert(docid);
  return set;
}

DocSet set_of_lengths(const PlanNode& plan, const SegmentContext& context) {
  DocSet set = context.empty_set();
  LengthCheck check(plan.words, context.segment().columns());
  for (store::DocId docid = set.first(); docid <= set.last(); ++docid)
    if (check.holds(docid)) set.insert(docid);
  return set;
}

DocSet set_of_added(const PlanNode& plan, const SegmentContext& context) {
  DocSet set = context.empty_set();
  set.insert_bitmap(context.added.in(context.index, plan.added_after).articles.words());
  return set;
}

bool is_restriction(PlanKind kind) {
  return kind == PlanKind::names || kind == PlanKind::length || kind == PlanKind::added ||
         kind == PlanKind::ids || kind == PlanKind::date || kind == PlanKind::years;
}

std::uint64_t estimate(const PlanNode& plan, const SegmentContext& context) {
  switch (plan.kind) {
    case PlanKind::ids:
      return plan.values.size();
    case PlanKind::length:
      return context.segment().article_count();
    case PlanKind::added:
      return context.added.in(context.index, plan.added_after).count;
    case PlanKind::years:
      return postings_of(terms_of_years(plan), context);
    case PlanKind::date:
      return postings_of(cover_of(plan, context).terms, context);
    default:
      return postings_of(terms_of_names(plan, context), context);
  }
}

CheckPtr open_check(const PlanNode& plan, const SegmentContext& context) {
  const store::Columns& columns = context.segment().columns();
  switch (plan.kind) {
    case PlanKind::ids:
      return std::make_unique<SetCheck>(set_of_ids(plan, context));
    case PlanKind::length:
      return std::make_unique<LengthCheck>(plan.words, columns);
    case PlanKind::added:
      return std::make_unique<AddedCheck>(plan.added_after, columns);
    case PlanKind::years:
      return std::make_unique<YearCheck>(plan.years, columns);
    case PlanKind::date:
      return std::make_unique<DateCheck>(plan.span, columns);
    default:
      return std::make_unique<NameCheck>(plan.names, context.generation, context.index);
  }
}

std::optional<DocSet> common_set(std::span<const PlanNode* const> plans, const SegmentContext& context) {
  std::optional<DocSet> all;
  for (const PlanNode* plan : plans) {
    auto own = match_set(*plan, context);
    if (!own) return own;
    if (all) {
      all->keep_all(*own);
    } else {
      all = std::move(own);
    }
  }
  return all;
}

std::optional<DocSet> match_set(const PlanNode& plan, const SegmentContext& context) {
  DocSet set = context.empty_set();
  switch (plan.kind) {
    case PlanKind::nothing:
      return set;
    case PlanKind::all:
      set.insert_every();
      return set;
    case PlanKind::word:
      return word_set(plan, context);
    case PlanKind::names:
      return union_of(terms_of_names(plan, context), context);
    case PlanKind::ids:
      return set_of_ids(plan, context);
    case PlanKind::date:
      return set_of_dates(plan, context);
    case PlanKind::length:
      return set_of_lengths(plan, context);
    case PlanKind::added:
      return set_of_added(plan, context);
    case PlanKind::years:
      return union_of(terms_of_years(plan), context);
    case PlanKind::conjunction:
      return conjunction_set(plan, context);
    case PlanKind::disjunction:
      return disjunction_set(plan, context);
    case PlanKind::preference:
      return match_set(plan.children.front(), context);
    case PlanKind::difference:
      return difference_set(plan, context);
    default:
      return std::nullopt;
  }
}

}  // namespace dateline::search
