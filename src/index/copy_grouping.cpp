// The copy groups of a generation to be published, built upon those of the live one.
#include "index/copy_grouping.h"

#include <algorithm>
#include <map>
#include <string>

namespace dateline::index {
namespace {

/// The groups of the live generation, in the places that its articles have in the next one.
class Inheritance {
 public:
  Inheritance(const store::Manifest& live, std::span<const store::Segment* const> segments)
      : segments_(segments) {
    std::map<std::string, std::uint32_t> places;
    for (std::uint32_t i = 0; i < segments.size(); ++i) places[segments[i]->id()] = i;
    known_.states.resize(segments.size());
    for (const store::SegmentEntry& entry : live.segments) {
      const auto found = places.find(entry.id);
      places_.push_back(found == places.end() ? kGone : found->second);
      if (found != places.end()) known_.states[found->second].assign(entry.articles, CopyState::settled);
    }
  }

  void take(const store::CopyGroups& groups, store::CopyGroupId group) {
    members_.clear();
    bool whole = true;
    groups.for_each_member(group, [&](store::ArticleRef old) {
      const std::uint32_t place = places_[old.segment];
      if (place == kGone || segments_[place]->tombstones().is_dead(old.docid))
        whole = false;
      else
        members_.push_back({place, old.docid});
    });
    if (whole && !members_.empty()) return known_.groups.push_back(members_);
    for (const store::ArticleRef member : members_)
      known_.states[member.segment][member.docid - 1] = CopyState::loose;
  }

  KnownCopies finish() && { return std::move(known_); }

 private:
  static constexpr std::uint32_t kGone = UINT32_MAX;
  std::span<const store::Segment* const> segments_;
  std::vector<std::uint32_t> places_;  // in the next generation, by place in the live one
  std::vector<store::ArticleRef> members_;
  KnownCopies known_;
};

}  // namespace

KnownCopies known_copies(const store::IndexDirectory& index,
                         std::span<const store::Segment* const> segments) {
  const auto current = index.current();
  if (!current || !*current) return {};
  const auto live = index.read_manifest(**current);
  if (!live || live->copies.path.empty()) return {};
  std::vector<std::uint32_t> articles;
  for (const store::SegmentEntry& entry : live->segments) articles.push_back(entry.articles);
  const auto groups = store::CopyGroups::open(index.path() / live->copies.path, articles);
  if (!groups || !groups->file().verify() || groups->rule() != kCopyRule) return {};
  Inheritance inheritance(*live, segments);
  for (store::CopyGroupId group = 0; group < groups->count(); ++group) inheritance.take(*groups, group);
  return std::move(inheritance).finish();
}

}  // namespace dateline::index
