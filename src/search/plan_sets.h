// The articles of a segment that parts of a plan stand for, as sets: what restrictions are, and what whole
// plans are counted by.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "search/cursor_groups.h"
#include "search/doc_set.h"
#include "search/query_plan.h"
#include "search/segment_search.h"

namespace dateline::search {

/// Postings of the terms in the segment.
std::uint64_t postings_of(const std::vector<std::string>& terms, const SegmentContext& context);
/// Those of the terms that occur in the segment.
std::vector<std::string> present_terms(const std::vector<std::string>& terms, const SegmentContext& context);
/// What the stems are posted under where they stand in a title.
std::vector<std::string> title_terms(const std::vector<std::string>& stems);
/// The articles of all postings of the terms.
DocSet union_of(const std::vector<std::string>& terms, const SegmentContext& context);
/// The names of the plan as the articles of the segment call them.
std::vector<store::LocalRef> locals_of_names(const PlanNode& plan, const SegmentContext& context);
std::vector<std::string> terms_of_names(const PlanNode& plan, const SegmentContext& context);
std::vector<std::string> terms_of_years(const PlanNode& plan);
DocSet set_of_lengths(const PlanNode& plan, const SegmentContext& context);
DocSet set_of_added(const PlanNode& plan, const SegmentContext& context);
DocSet set_of_ids(const PlanNode& plan, const SegmentContext& context);
/// By the terms of years, months and days where these are few, else by the column of dates.
DocSet set_of_dates(const PlanNode& plan, const SegmentContext& context);

bool is_restriction(PlanKind kind);
/// About how many articles of the segment a restriction lets through.
std::uint64_t estimate(const PlanNode& plan, const SegmentContext& context);
CheckPtr open_check(const PlanNode& plan, const SegmentContext& context);

/// All articles that match, dead ones included; nothing when that takes a look at the words of articles, as
/// phrases do, or at counts. May throw Xapian::Error.
std::optional<DocSet> match_set(const PlanNode& plan, const SegmentContext& context);
/// All that match each of the plans; nothing when one of them cannot be told so, or there is none.
std::optional<DocSet> common_set(std::span<const PlanNode* const> plans, const SegmentContext& context);

}  // namespace dateline::search
