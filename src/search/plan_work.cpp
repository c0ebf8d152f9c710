// How long a plan will take about. The numbers come from the classes of benchmarks/query_latency.
#include "search/plan_work.h"

#include <algorithm>

#include "search/plan_sets.h"

namespace dateline::search {
namespace {

// Nanoseconds.
constexpr std::uint64_t kPosting = 20;         // read and weighed
constexpr std::uint64_t kPassedPosting = 1;    // within blocks most of which are passed over
constexpr std::uint64_t kUnitedPosting = 2;    // of several lists that are walked in windows
constexpr std::uint64_t kCommonPosting = 12;   // of the rarest word, for each of the words that must stand
constexpr std::uint64_t kLookedThrough = 120;  // an article whose words are looked through
constexpr std::uint64_t kColumnEntry = 2;
/// Lists of more postings than this are kept in blocks, or nearly so.
constexpr std::uint64_t kFewPostings = 3000;
/// Where the best are enough, of so many lists those follow that hold at least one of so many articles; their
/// postings cost so little that they are counted several at a time.
constexpr std::size_t kManyLists = 16;
constexpr std::uint64_t kDenseShare = 16;
constexpr std::uint64_t kFollowedPostingsPerNanosecond = 2;

std::uint64_t postings_in(const PlanNode& plan, const SegmentContext& context);

std::uint64_t postings_of_forms(const PlanNode& plan, const SegmentContext& context) {
  std::uint64_t postings = 0;
  for (const store::FormId form : plan.expansion.by_segment[context.index])
    postings += context.segment().forms().record(form).document_frequency;
  return postings;
}

/// Of parts that all must stand: the least. Restrictions are asked about what the others leave.
std::uint64_t least_postings(const PlanNode& plan, const SegmentContext& context) {
  std::uint64_t least = context.segment().article_count();
  for (const PlanNode& child : plan.children) least = std::min(least, postings_in(child, context));
  return least;
}

std::uint64_t sum_of_postings(const PlanNode& plan, const SegmentContext& context) {
  std::uint64_t sum = 0;
  for (const PlanNode& child : plan.children) sum += postings_in(child, context);
  return sum;
}

/// About as many postings, or articles, are read for it.
std::uint64_t postings_in(const PlanNode& plan, const SegmentContext& context) {
  switch (plan.kind) {
    case PlanKind::nothing:
      return 0;
    case PlanKind::word:
    case PlanKind::exact:
      return postings_of(plan.field == schema::TextField::title ? title_terms(plan.terms) : plan.terms,
                         context);
    case PlanKind::wildcard:
      return postings_of_forms(plan, context);
    case PlanKind::names:
    case PlanKind::ids:
    case PlanKind::date:
    case PlanKind::years:
      return estimate(plan, context);
    case PlanKind::phrase:
    case PlanKind::near:
    case PlanKind::adjacent:
    case PlanKind::conjunction:
      return least_postings(plan, context);
    case PlanKind::disjunction:
      return sum_of_postings(plan, context);
    case PlanKind::at_least:
    case PlanKind::first:
    case PlanKind::preference:
    case PlanKind::difference:
      return postings_in(plan.children.front(), context);
    default:
      return context.segment().article_count();
  }
}

/// Of a frequent word the best blocks come first, and most others are passed over: that is no work to share.
std::uint64_t work_of_word(std::uint64_t postings, bool prunes) {
  return std::min(postings, kFewPostings) * kPosting + (prunes ? 0 : postings * kUnitedPosting);
}

std::uint64_t work_of_any(const PlanNode& plan, const SegmentContext& context, bool prunes) {
  const bool some_follow = prunes && plan.children.size() >= kManyLists;
  std::uint64_t work = 0;
  for (const PlanNode& child : plan.children) {
    const std::uint64_t postings = postings_in(child, context);
    const bool dense = postings * kDenseShare > context.segment().article_count();
    work += some_follow && dense ? postings / kFollowedPostingsPerNanosecond : postings * kUnitedPosting;
  }
  return work;
}

}  // namespace

std::uint64_t work_of(const PlanNode& plan, const SegmentContext& context, bool prunes) {
  const std::uint64_t postings = postings_in(plan, context);
  switch (plan.kind) {
    case PlanKind::word:
    case PlanKind::exact:
      return work_of_word(postings, prunes);
    case PlanKind::wildcard:
      // Where the best are enough, articles are tried in the order of their ids; else most of the time goes
      // into opening lists, which every part would have to do.
      return prunes ? 0 : postings * kPassedPosting;
    case PlanKind::phrase:
    case PlanKind::near:
    case PlanKind::adjacent:
    case PlanKind::at_least:
    case PlanKind::first:
      return postings * (kCommonPosting * plan.children.size() + kLookedThrough / 2);
    case PlanKind::conjunction:
      return postings * kCommonPosting * std::max<std::size_t>(plan.children.size(), 2);
    case PlanKind::disjunction:
      return work_of_any(plan, context, prunes);
    case PlanKind::preference:
    case PlanKind::difference:
      return work_of(plan.children.front(), context, prunes);
    default:
      return postings * kColumnEntry;
  }
}

}  // namespace dateline::search
