// Copies of one text as one hit.
#include "search/collapse.h"

#include <algorithm>

namespace dateline::search {
namespace {

bool is_match(store::ArticleRef article, const Matches& matches) {
  return std::ranges::binary_search(matches.by_segment[article.segment], article.docid);
}

}  // namespace

Copy describe_copy(const store::Generation& generation, store::ArticleRef article) {
  const store::Columns& columns = generation.segment(article.segment).columns();
  Copy copy;
  copy.article = article;
  copy.id = columns.id(article.docid);
  copy.published = columns.date(article.docid);
  copy.words = columns.lengths(article.docid).body();
  std::vector<std::string> sources = generation.names_of(schema::Facet::source, article);
  if (!sources.empty()) copy.source = std::move(sources.front());
  return copy;
}

void Collapser::forget() { met_.assign(generation_->copies().count() / 64 + 1, 0); }

std::uint64_t Collapser::count_groups(const Matches& matches) {
  const store::CopyGroups& copies = generation_->copies();
  forget();
  std::uint64_t groups = matches.total;
  for (std::size_t segment = 0; segment < matches.by_segment.size(); ++segment) {
    if (!copies.has_groups(segment)) continue;
    for (const store::DocId docid : matches.by_segment[segment]) {
      const store::CopyGroupId group = copies.group_of(segment, docid);
      if (group != store::kNoCopyGroup && !meet(group)) --groups;
    }
  }
  return groups;
}

std::vector<RankedMatch> Collapser::leaders(const std::vector<RankedMatch>& ranked, std::uint64_t most) {
  forget();
  std::vector<RankedMatch> leaders;
  for (const RankedMatch& match : ranked) {
    if (leaders.size() >= most) break;
    const store::CopyGroupId group =
        generation_->copies().group_of(match.article.segment, match.article.docid);
    if (group == store::kNoCopyGroup || meet(group)) leaders.push_back(match);
  }
  return leaders;
}

std::vector<store::ArticleRef> Collapser::matching_copies(store::ArticleRef leader,
                                                          const Matches& matches) const {
  const store::CopyGroupId group = generation_->copies().group_of(leader.segment, leader.docid);
  std::vector<store::ArticleRef> copies;
  if (group != store::kNoCopyGroup)
    generation_->copies().for_each_member(group, [&](store::ArticleRef member) {
      if (is_match(member, matches)) copies.push_back(member);
    });
  if (copies.empty()) copies.push_back(leader);
  return copies;
}

store::ArticleRef Collapser::shown(const std::vector<store::ArticleRef>& copies, CollapseOrder order) const {
  store::ArticleRef shown = copies.front();
  if (order == CollapseOrder::first) return shown;
  const auto better = [&](store::ArticleRef a, store::ArticleRef b) {
    const store::Columns& of_a = generation_->segment(a.segment).columns();
    const store::Columns& of_b = generation_->segment(b.segment).columns();
    if (order == CollapseOrder::longest && of_a.lengths(a.docid).body() != of_b.lengths(b.docid).body())
      return of_a.lengths(a.docid).body() > of_b.lengths(b.docid).body();
    if (order == CollapseOrder::newest) {
      const double date_a = date_key(of_a.date(a.docid), SortOrder::newest);
      const double date_b = date_key(of_b.date(b.docid), SortOrder::newest);
      if (date_a != date_b) return date_a > date_b;
    }
    return of_a.id(a.docid) < of_b.id(b.docid);
  };
  for (const store::ArticleRef copy : copies)
    if (better(copy, shown)) shown = copy;
  return shown;
}

}  // namespace dateline::search
