// A plan made ready for one segment.
#include "search/segment_search.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "schema/terms.h"
#include "search/plan_sets.h"
#include "text/normalizer.h"

namespace dateline::search {
namespace {

using schema::TextField;

WordWeight weight_of(const PlanNode& plan, const SegmentContext& context) {
  return {&context.bm25, context.segment().columns().all_lengths().data(), plan.weight, plan.label};
}

/// Words of a title have postings of their own, with the counts of the whole article: those of one stem are
/// all that is needed.
CursorPtr open_title_word(const std::vector<std::string>& stems, const PlanNode& plan,
                          const SegmentContext& context) {
  const std::vector<std::string> terms = present_terms(title_terms(stems), context);
  if (terms.empty()) return std::make_unique<EmptyCursor>();
  const std::uint64_t postings = postings_of(terms, context);
  if (stems.size() == 1)
    return std::make_unique<TermCursor>(context.segment(), terms.front(), postings, weight_of(plan, context));
  return std::make_unique<TitleCursor>(context.segment(), stems, postings, weight_of(plan, context));
}

CursorPtr open_word(const PlanNode& plan, const SegmentContext& context) {
  const std::vector<std::string> terms = present_terms(plan.terms, context);
  if (terms.empty()) return std::make_unique<EmptyCursor>();
  if (plan.field == TextField::title) return open_title_word(terms, plan, context);
  const std::uint64_t postings = postings_of(terms, context);
  if (plan.field == TextField::any && terms.size() == 1)
    return std::make_unique<TermCursor>(context.segment(), terms.front(), postings, weight_of(plan, context));
  return std::make_unique<WordCursor>(context.segment(), terms, postings, plan.field,
                                      weight_of(plan, context), context.range.end);
}

CursorPtr open_terms(const std::vector<std::string>& terms, const SegmentContext& context) {
  if (terms.empty()) return std::make_unique<EmptyCursor>();
  if (terms.size() == 1)
    return std::make_unique<TermCursor>(context.segment(), terms.front(), postings_of(terms, context),
                                        WordWeight{});
  return std::make_unique<SetCursor>(union_of(terms, context), 0, "");
}

/// Forms of the pattern by the stems that are posted for them.
class PatternPostings {
 public:
  PatternPostings(const PlanNode& plan, const SegmentContext& context)
      : plan_(plan),
        context_(context),
        postings_(context.segment()),
        candidates_(context.empty_set()),
        certain_(context.empty_set()) {
    matching_ = plan.expansion.by_segment[context.index];
    std::ranges::sort(matching_);
    std::vector<store::StemId> stems;
    const store::FormDictionary& forms = context.segment().forms();
    for (const store::FormId form : matching_) stems.push_back(forms.stem_of(form));
    std::ranges::sort(stems);
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    for (const store::StemId stem : stems) add(stem);
    candidates_.insert_all(certain_);
  }

  CursorPtr cursor() && {
    if (candidates_.size() == certain_.size())
      return std::make_unique<SetCursor>(std::move(certain_), plan_.weight, plan_.label);
    return std::make_unique<UncertainSetCursor>(std::move(candidates_), std::move(certain_), plan_.weight,
                                                plan_.label, position_part(plan_, context_), plan_.field,
                                                context_.segment(), context_.matcher);
  }

 private:
  /// Does the pattern stand for every form of the stem?
  bool is_pure(store::StemId stem) const {
    return std::ranges::all_of(context_.segment().forms().forms_of(stem), [&](store::FormId form) {
      return std::ranges::binary_search(matching_, form);
    });
  }
  void add(store::StemId stem) {
    const bool pure = is_pure(stem);
    std::string term(context_.segment().forms().stem(stem));
    if (plan_.field == TextField::title) term = schema::title_term(term);
    if (plan_.field == TextField::any || plan_.field == TextField::title) {
      postings_.insert(term, pure ? certain_ : candidates_);
      return;
    }
    PostingReader reader;
    reader.open(context_.segment(), term);
    for (store::DocId docid = reader.seek(candidates_.first()); docid <= candidates_.last();
         docid = reader.next()) {
      if (!may_stand_in_field(reader)) continue;
      (pure ? certain_ : candidates_).insert(docid);
    }
  }
  bool may_stand_in_field(const PostingReader& reader) const {
    const schema::TermCounts counts = schema::unpack(reader.wdf());
    if (plan_.field == TextField::lead) return counts.title > 0 || counts.lead > 0;
    return counts.lead > 0 || counts.rest > 0;
  }

  const PlanNode& plan_;
  const SegmentContext& context_;
  std::vector<store::FormId> matching_;
  PostingUnion postings_;
  DocSet candidates_;  // that are not certain, until all are added
  DocSet certain_;
};

/// Forms of the stems written as `surface`; all of them when that is every form of the stems.
std::vector<store::FormId> exact_forms(const PlanNode& plan, const SegmentContext& context, bool& all) {
  const store::FormDictionary& forms = context.segment().forms();
  std::vector<store::FormId> found;
  all = true;
  for (const std::string& term : plan.terms) {
    const auto stem = forms.find_stem(term);
    if (!stem) continue;
    for (const store::FormId form : forms.forms_of(*stem)) {
      if (forms.surface(form) == plan.text) {
        found.push_back(form);
      } else {
        all = false;
      }
    }
  }
  return found;
}

CursorPtr open_exact(const PlanNode& plan, const SegmentContext& context) {
  bool all = true;
  if (exact_forms(plan, context, all).empty()) return std::make_unique<EmptyCursor>();
  CursorPtr word = open_word(plan, context);
  if (all) return word;
  return std::make_unique<PositionCursor>(std::move(word), position_part(plan, context), plan.field,
                                          context.segment(), context.matcher);
}

bool is_positional(PlanKind kind) {
  return kind == PlanKind::phrase || kind == PlanKind::near || kind == PlanKind::adjacent ||
         kind == PlanKind::at_least || kind == PlanKind::first;
}

/// The words of a phrase or NEAR as candidates. That they stand in the field is for the positions to say.
void collect_words(const PlanNode& plan, std::vector<const PlanNode*>& words) {
  if (!is_positional(plan.kind)) {
    words.push_back(&plan);
    return;
  }
  const std::size_t wanted = plan.excluding ? 1 : plan.children.size();
  for (std::size_t i = 0; i < wanted; ++i) collect_words(plan.children[i], words);
}

CursorPtr open_positions(const PlanNode& plan, const SegmentContext& context) {
  std::vector<const PlanNode*> words;
  collect_words(plan, words);
  std::vector<CursorPtr> parts;
  for (const PlanNode* word : words) {
    // The positions below look for exact forms, so the word alone is enough here.
    parts.push_back(word->kind == PlanKind::exact ? open_word(*word, context) : open_cursor(*word, context));
  }
  return std::make_unique<PositionCursor>(all_of(std::move(parts), {}, context.range),
                                          position_part(plan, context), plan.field, context.segment(),
                                          context.matcher);
}

/// Restrictions are checked article by article, unless one of them lets through so few that it should lead.
CursorPtr open_conjunction(const PlanNode& plan, const SegmentContext& context) {
  std::vector<CursorPtr> parts;
  std::uint64_t cheapest = UINT64_MAX;
  for (const PlanNode& child : plan.children) {
    if (is_restriction(child.kind)) continue;
    parts.push_back(open_cursor(child, context));
    cheapest = std::min(cheapest, parts.back()->cost());
  }
  const PlanNode* leader = nullptr;
  for (const PlanNode& child : plan.children) {
    if (!is_restriction(child.kind)) continue;
    const std::uint64_t articles = estimate(child, context);
    if (articles >= cheapest) continue;
    cheapest = articles;
    leader = &child;
  }
  std::vector<CheckPtr> checks;
  for (const PlanNode& child : plan.children)
    if (is_restriction(child.kind) && &child != leader) checks.push_back(open_check(child, context));
  if (leader != nullptr) parts.push_back(open_cursor(*leader, context));
  if (parts.empty()) parts.push_back(std::make_unique<AllCursor>(context.segment().article_count()));
  return all_of(std::move(parts), std::move(checks), context.range);
}

CursorPtr open_difference(const PlanNode& plan, const SegmentContext& context) {
  std::vector<CursorPtr> excluded;
  std::vector<CheckPtr> checks;
  for (std::size_t i = 1; i < plan.children.size(); ++i) {
    if (is_restriction(plan.children[i].kind)) {
      checks.push_back(open_check(plan.children[i], context));
    } else {
      excluded.push_back(open_cursor(plan.children[i], context));
    }
  }
  return std::make_unique<DifferenceCursor>(open_cursor(plan.children.front(), context), std::move(excluded),
                                            std::move(checks), context.range.end);
}

std::vector<CursorPtr> open_children(const PlanNode& plan, const SegmentContext& context) {
  std::vector<CursorPtr> parts;
  for (const PlanNode& child : plan.children) parts.push_back(open_cursor(child, context));
  return parts;
}

std::vector<store::FormId> forms_of_terms(const PlanNode& plan, const SegmentContext& context) {
  const store::FormDictionary& forms = context.segment().forms();
  std::vector<store::FormId> all;
  for (const std::string& term : plan.terms)
    if (const auto stem = forms.find_stem(term))
      std::ranges::copy(forms.forms_of(*stem), std::back_inserter(all));
  return all;
}

std::vector<store::FormId> forms_of(const PlanNode& plan, const SegmentContext& context) {
  bool all = true;
  if (plan.kind == PlanKind::wildcard) return plan.expansion.by_segment[context.index];
  return plan.kind == PlanKind::exact ? exact_forms(plan, context, all) : forms_of_terms(plan, context);
}

/// At most so many articles hold the word, all words of the phrase, or one of the alternatives.
std::uint64_t articles_with(const PlanNode& plan, const SegmentContext& context) {
  std::uint64_t articles = plan.kind == PlanKind::phrase ? UINT64_MAX : 0;
  for (const PlanNode& child : plan.children) {
    const std::uint64_t own = articles_with(child, context);
    articles = plan.kind == PlanKind::phrase ? std::min(articles, own) : articles + own;
  }
  if (!plan.children.empty()) return articles;
  if (plan.kind == PlanKind::names) return estimate(plan, context);
  for (const store::FormId form : forms_of(plan, context))
    articles += context.segment().forms().record(form).document_frequency;
  return articles;
}

/// Where the names of the plan are mentioned.
PositionPart mention_part(const PlanNode& plan, const SegmentContext& context) {
  PositionPart part;
  part.kind = PositionPart::Kind::mention;
  part.names = locals_of_names(plan, context);
  std::ranges::sort(part.names);
  return part;
}

bool is_one_word(const PlanNode& plan) {
  return plan.kind == PlanKind::word || plan.kind == PlanKind::exact || plan.kind == PlanKind::wildcard;
}

/// Alternatives that are all words are one word of more forms.
PositionPart alternatives_part(const PlanNode& plan, const SegmentContext& context) {
  PositionPart part;
  std::vector<store::FormId> forms;
  for (const PlanNode& child : plan.children)
    if (is_one_word(child)) std::ranges::copy(forms_of(child, context), std::back_inserter(forms));
  PositionPart words;
  words.forms = FormSet(std::move(forms));
  part.kind = PositionPart::Kind::any;
  for (const PlanNode& child : plan.children) {
    if (is_one_word(child)) continue;
    part.children.push_back(position_part(child, context));
    part.words = std::max(part.words, part.children.back().words);
  }
  if (part.children.empty()) return words;
  if (!words.forms.empty()) part.children.push_back(std::move(words));
  return part;
}

}  // namespace

PositionPart position_part(const PlanNode& plan, const SegmentContext& context) {
  PositionPart part;
  part.distance = plan.distance;
  part.excluding = plan.excluding;
  switch (plan.kind) {
    case PlanKind::phrase:
      part.kind = PositionPart::Kind::phrase;
      break;
    case PlanKind::near:
      part.kind = PositionPart::Kind::near;
      part.within = plan.within;
      break;
    case PlanKind::at_least:
      part.kind = PositionPart::Kind::at_least;
      break;
    case PlanKind::first:
      part.kind = PositionPart::Kind::first;
      break;
    case PlanKind::disjunction:
      return alternatives_part(plan, context);
    case PlanKind::names:
      return mention_part(plan, context);
    case PlanKind::adjacent:
      part.kind = PositionPart::Kind::adjacent;
      break;
    default:
      part.forms = FormSet(forms_of(plan, context));
      return part;
  }
  part.words = 0;
  std::vector<std::pair<std::uint64_t, std::size_t>> by_articles;
  for (std::size_t i = 0; i < plan.children.size(); ++i) {
    part.children.push_back(position_part(plan.children[i], context));
    part.words += part.children.back().words;
    by_articles.emplace_back(articles_with(plan.children[i], context), i);
  }
  std::ranges::sort(by_articles);
  part.rarest = by_articles.front().second;
  if (by_articles.size() > 1) part.next_rarest = by_articles[1].second;
  return part;
}

std::optional<DocSet> position_candidates(const PlanNode& plan, const SegmentContext& context) {
  std::vector<const PlanNode*> words;
  collect_words(plan, words);
  const auto is_word = [](const PlanNode* word) { return word->kind == PlanKind::word; };
  if (!std::ranges::all_of(words, is_word))
    return std::nullopt;  // the cursor has made the sets of names already
  return common_set(words, context);
}

CursorPtr open_cursor(const PlanNode& plan, const SegmentContext& context) {
  switch (plan.kind) {
    case PlanKind::nothing:
      return std::make_unique<EmptyCursor>();
    case PlanKind::all:
      return std::make_unique<AllCursor>(context.segment().article_count());
    case PlanKind::word:
      return open_word(plan, context);
    case PlanKind::exact:
      return open_exact(plan, context);
    case PlanKind::wildcard:
      return PatternPostings(plan, context).cursor();
    case PlanKind::phrase:
    case PlanKind::near:
    case PlanKind::adjacent:
    case PlanKind::at_least:
    case PlanKind::first:
      return open_positions(plan, context);
    case PlanKind::names:
      if (plan.weight > 0)
        return std::make_unique<SetCursor>(union_of(terms_of_names(plan, context), context), plan.weight,
                                           plan.label);
      return open_terms(terms_of_names(plan, context), context);
    case PlanKind::ids:
      return std::make_unique<SetCursor>(set_of_ids(plan, context), 0, "");
    case PlanKind::date:
      return std::make_unique<SetCursor>(set_of_dates(plan, context), 0, "");
    case PlanKind::length:
      return std::make_unique<SetCursor>(set_of_lengths(plan, context), 0, "");
    case PlanKind::added:
      return std::make_unique<SetCursor>(set_of_added(plan, context), 0, "");
    case PlanKind::years:
      return open_terms(terms_of_years(plan), context);
    case PlanKind::conjunction:
      return open_conjunction(plan, context);
    case PlanKind::disjunction:
      return std::make_unique<OrCursor>(open_children(plan, context), context.range.end);
    case PlanKind::preference:
      return std::make_unique<PreferenceCursor>(open_children(plan, context));
    case PlanKind::difference:
      return open_difference(plan, context);
  }
  return std::make_unique<EmptyCursor>();
}

}  // namespace dateline::search
