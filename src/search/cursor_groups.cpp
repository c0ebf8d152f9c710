// Cursors over cursors.
#include "search/cursor_groups.h"

#include <algorithm>
#include <span>
#include <type_traits>
#include <utility>

namespace dateline::search {
namespace {

/// Of a list, so many postings are read in the time that seeking one article takes.
constexpr std::uint64_t kPostingsPerSeek = 12;
/// From one posting on so many articles a set is walked faster than a list.
constexpr std::uint64_t kArticlesPerPosting = 256;

/// The articles of a term that has not been walked yet.
DocSet articles_of(const TermCursor& term, DocRange range) {
  DocSet articles(term.article_count(), range);
  if (const store::HotList* hot = term.reader().hot()) {
    insert_list(*hot, articles);
    return articles;
  }
  PostingReader reader = term.reader();
  insert_rest(reader, articles);
  return articles;
}

/// The members of a set, the articles of a term; nothing of other cursors, and of a term that is rare.
std::optional<DocSet> known_articles(const Cursor& cursor, DocRange range) {
  if (const auto* set = dynamic_cast<const SetCursor*>(&cursor)) return set->set();
  const auto* term = dynamic_cast<const TermCursor*>(&cursor);
  if (term == nullptr || term->cost() * kArticlesPerPosting < term->article_count()) return std::nullopt;
  return articles_of(*term, range);
}

/// Is the part asked about all candidates at once sooner than about each?
bool is_asked_at_once(const Cursor& part, const Cursor& leader) {
  const auto* term = dynamic_cast<const TermCursor*>(&part);
  if (term == nullptr) return dynamic_cast<const SetCursor*>(&part) != nullptr;
  const store::HotList* hot = term->reader().hot();
  return (hot != nullptr && hot->has_bitmap()) || term->cost() <= leader.cost() * kPostingsPerSeek;
}

void keep_articles(const Cursor& part, DocRange range, DocSet& common) {
  if (const auto* set = dynamic_cast<const SetCursor*>(&part)) return common.keep_all(set->set());
  const auto& term = static_cast<const TermCursor&>(part);
  const store::HotList* hot = term.reader().hot();
  if (hot != nullptr && hot->has_bitmap()) return common.keep_bitmap(hot->bitmap());
  common.keep_all(articles_of(term, range));
}

bool is_unsure(const Cursor& cursor) { return !cursor.is_exact(); }

void explain_parts(const std::vector<CursorPtr>& parts, const std::vector<bool>& matches,
                   std::vector<TermScore>& scores) {
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (matches[i]) parts[i]->explain(scores);
}

}  // namespace

template <class Part>
AllCursors<Part>::AllCursors(std::vector<std::unique_ptr<Part>> parts, std::vector<CheckPtr> checks,
                             DocRange range)
    : parts_(std::move(parts)), checks_(std::move(checks)), end_(range.end) {
  for (const auto& part : parts_) {
    by_cost_.push_back(part.get());
    most_ += part->most();
    if (is_unsure(*part)) unsure_.push_back(part.get());
  }
  std::ranges::stable_sort(by_cost_, {}, &Cursor::cost);
  rest_most_.assign(by_cost_.size() + 1, 0);
  for (std::size_t i = by_cost_.size(); i-- > 0;) rest_most_[i] = rest_most_[i + 1] + by_cost_[i]->most();
  cost_ = by_cost_.front()->cost();
  exact_ = unsure_.empty();
  find_common(range);
  for (const Part* part : by_cost_)
    if (const auto* term = dynamic_cast<const TermCursor*>(part); term != nullptr && part->most() > 0)
      lengths_ = term->word_weight().lengths;
}

/// By the part that leads and by those that are asked at once, if there are such.
template <class Part>
void AllCursors<Part>::find_common(DocRange range) {
  const auto asked = [&](const Part* part) { return is_asked_at_once(*part, *by_cost_.front()); };
  const auto others = std::span(by_cost_).subspan(1);
  if (std::ranges::none_of(others, asked)) return;
  common_ = known_articles(*by_cost_.front(), range);
  if (!common_) return;
  for (const Part* part : others)
    if (asked(part)) keep_articles(*part, range, *common_);
  common_is_all_ = std::ranges::all_of(others, asked);
}

template <class Part>
bool AllCursors<Part>::checks_hold(store::DocId docid) {
  return std::ranges::all_of(checks_, [&](const CheckPtr& check) { return check->holds(docid); });
}

/// Each word by itself: whether its weight leaves a chance to the others is looked up, not worked out.
template <>
store::DocId AllCursors<TermCursor>::follow(store::DocId candidate) {
  if (!by_cost_.front()->can_reach()) return candidate + 1;
  for (std::size_t i = 1; i < by_cost_.size(); ++i) {
    const store::DocId next = by_cost_[i]->seek(candidate);
    if (next != candidate) return next;
    if (!by_cost_[i]->can_reach()) return candidate + 1;
  }
  return candidate;
}

template <class Part>
store::DocId AllCursors<Part>::seek(store::DocId target) {
  if (docid_ >= target) return docid_;
  if (common_) return seek_in_common(target);
  for (;;) {
    const store::DocId candidate = by_cost_.front()->seek(target);
    if (candidate >= end_) return docid_ = kNoMoreDocs;
    if (!checks_hold(candidate)) {
      target = candidate + 1;
      continue;
    }
    target = follow(candidate);
    if (target == candidate) return docid_ = candidate;
    if (target >= end_) return docid_ = kNoMoreDocs;
  }
}

template <class Part>
store::DocId AllCursors<Part>::seek_in_common(store::DocId target) {
  for (;; ++target) {
    target = common_->at_or_after(target);
    if (target == kNoMoreDocs) return docid_ = kNoMoreDocs;
    if (lengths_ != nullptr)
      ahead_.step(*common_, target, [this](store::DocId docid) { __builtin_prefetch(&lengths_[docid - 1]); });
    if (!checks_hold(target)) continue;
    if (common_is_all_ && least_ <= 0) return docid_ = target;  // the parts come when they are asked
    if (by_cost_.front()->seek(target) != target) continue;
    if (follow(target) == target) return docid_ = target;
  }
}

/// The candidate, if all others stand there and it can weigh enough; else where to go on.
template <class Part>
store::DocId AllCursors<Part>::follow(store::DocId candidate) {
  double bound = least_ > 0 ? by_cost_.front()->add_bounds(0) : 0;
  for (std::size_t i = 1; i < by_cost_.size(); ++i) {
    if (least_ > 0 && bound + rest_most_[i] < least_) return candidate + 1;
    const store::DocId next = by_cost_[i]->seek(candidate);
    if (next != candidate) return next;
    if (least_ > 0) bound = by_cost_[i]->add_bounds(bound);
  }
  return candidate;
}

template <class Part>
bool AllCursors<Part>::confirm() {
  return std::ranges::all_of(unsure_, [](Part* part) { return part->confirm(); });
}

template <class Part>
double AllCursors<Part>::add_weights(double sum) {
  bring_parts();
  for (const auto& part : parts_)
    if (part->docid() == docid_) sum = part->add_weights(sum);
  return sum;
}

template <class Part>
double AllCursors<Part>::add_bounds(double sum) {
  bring_parts();
  for (const auto& part : parts_)
    if (part->docid() == docid_) sum = part->add_bounds(sum);
  return sum;
}

template <class Part>
void AllCursors<Part>::explain(std::vector<TermScore>& scores) {
  bring_parts();
  for (const auto& part : parts_)
    if (part->docid() == docid_) part->explain(scores);
}

/// To where the cursor stands: seek() leaves them behind where all is in common. One whose list has proved
/// damaged since does not come.
template <class Part>
void AllCursors<Part>::bring_parts() {
  if (!common_is_all_) return;
  for (const auto& part : parts_) part->seek(docid_);
}

template <class Part>
void AllCursors<Part>::require(double least) {
  least_ = least;
  for (const auto& part : parts_)
    if (part->most() > 0) part->require(least - (most_ - part->most()));
}

template class AllCursors<Cursor>;
template class AllCursors<TermCursor>;

CursorPtr all_of(std::vector<CursorPtr> parts, std::vector<CheckPtr> checks, DocRange range) {
  if (parts.size() == 1 && checks.empty()) return std::move(parts.front());
  const bool only_terms = std::ranges::all_of(
      parts, [](const CursorPtr& part) { return dynamic_cast<const TermCursor*>(part.get()) != nullptr; });
  if (!only_terms) return std::make_unique<AndCursor>(std::move(parts), std::move(checks), range);
  std::vector<std::unique_ptr<TermCursor>> terms;
  for (CursorPtr& part : parts) terms.emplace_back(static_cast<TermCursor*>(part.release()));
  return std::make_unique<AndTermsCursor>(std::move(terms), std::move(checks), range);
}

OrCursor::OrCursor(std::vector<CursorPtr> parts, store::DocId end)
    : parts_(std::move(parts)), matches_(parts_.size()), end_(end) {
  for (const CursorPtr& part : parts_) {
    by_most_.push_back(part.get());
    cost_ += part->cost();
    if (is_unsure(*part)) exact_ = false;
  }
  std::ranges::stable_sort(by_most_, {}, &Cursor::most);
  for (const Cursor* part : by_most_) {
    most_ += part->most();
    sum_most_.push_back(most_);
  }
  if (most_ > 0) exact_ = false;  // confirm() notes whose weights add_weights() is to add
}

store::DocId OrCursor::seek(store::DocId target) {
  if (docid_ >= target) return docid_;
  for (;; target = docid_ + 1) {
    docid_ = kNoMoreDocs;
    for (std::size_t i = leaders_; i < by_most_.size(); ++i)
      docid_ = std::min(docid_, by_most_[i]->seek(target));
    if (docid_ >= end_) return docid_ = kNoMoreDocs;
    if (leaders_ == 0 || can_reach(docid_)) return docid_;
  }
}

/// Asks the cursors that do not lead, the heaviest first, as long as the required weight is neither met nor
/// out of reach.
bool OrCursor::can_reach(store::DocId candidate) {
  double bound = 0;
  for (std::size_t i = leaders_; i < by_most_.size(); ++i)
    if (by_most_[i]->docid() == candidate) bound = by_most_[i]->add_bounds(bound);
  for (std::size_t i = leaders_; i-- > 0;) {
    if (bound + sum_most_[i] < least_) return false;
    if (by_most_[i]->seek(candidate) == candidate) bound = by_most_[i]->add_bounds(bound);
  }
  return bound >= least_;
}

bool OrCursor::confirm() {
  bool any = false;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    matches_[i] = parts_[i]->seek(docid_) == docid_ && (parts_[i]->is_exact() || parts_[i]->confirm());
    any = any || matches_[i];
  }
  return any;
}

double OrCursor::add_weights(double sum) {
  for (std::size_t i = 0; i < parts_.size(); ++i)
    if (matches_[i]) sum = parts_[i]->add_weights(sum);
  return sum;
}

double OrCursor::add_bounds(double sum) {
  for (const CursorPtr& part : parts_)
    if (part->seek(docid_) == docid_) sum = part->add_bounds(sum);
  return sum;
}

void OrCursor::explain(std::vector<TermScore>& scores) { explain_parts(parts_, matches_, scores); }

void OrCursor::require(double least) {
  least_ = least;
  while (leaders_ < by_most_.size() && sum_most_[leaders_] < least) ++leaders_;
}

PreferenceCursor::PreferenceCursor(std::vector<CursorPtr> parts)
    : parts_(std::move(parts)), matches_(parts_.size()) {
  for (const CursorPtr& part : parts_) most_ += part->most();
  cost_ = parts_.front()->cost();
  exact_ = false;  // confirm() notes whose weights add_weights() is to add
}

bool PreferenceCursor::confirm() {
  if (!parts_.front()->is_exact() && !parts_.front()->confirm()) return false;
  matches_[0] = true;
  for (std::size_t i = 1; i < parts_.size(); ++i)
    matches_[i] = parts_[i]->seek(docid_) == docid_ && (parts_[i]->is_exact() || parts_[i]->confirm());
  return true;
}

double PreferenceCursor::add_weights(double sum) {
  for (std::size_t i = 0; i < parts_.size(); ++i)
    if (matches_[i]) sum = parts_[i]->add_weights(sum);
  return sum;
}

double PreferenceCursor::add_bounds(double sum) {
  for (const CursorPtr& part : parts_)
    if (part->seek(docid_) == docid_) sum = part->add_bounds(sum);
  return sum;
}

void PreferenceCursor::explain(std::vector<TermScore>& scores) { explain_parts(parts_, matches_, scores); }

void PreferenceCursor::require(double least) {
  const Cursor& first = *parts_.front();
  if (first.most() > 0) parts_.front()->require(least - (most_ - first.most()));
}

DifferenceCursor::DifferenceCursor(CursorPtr wanted, std::vector<CursorPtr> excluded,
                                   std::vector<CheckPtr> excluding_checks, store::DocId end)
    : wanted_(std::move(wanted)),
      excluded_(std::move(excluded)),
      checks_(std::move(excluding_checks)),
      end_(end) {
  for (const CursorPtr& part : excluded_)
    if (is_unsure(*part)) unsure_.push_back(part.get());
  most_ = wanted_->most();
  cost_ = wanted_->cost();
  exact_ = wanted_->is_exact() && unsure_.empty();
}

store::DocId DifferenceCursor::seek(store::DocId target) {
  if (docid_ >= target) return docid_;
  docid_ = wanted_->seek(target);
  while (docid_ < end_ && is_excluded(docid_)) docid_ = wanted_->seek(docid_ + 1);
  return docid_ < end_ ? docid_ : docid_ = kNoMoreDocs;
}

/// By what is cheap; confirm() asks the rest.
bool DifferenceCursor::is_excluded(store::DocId docid) {
  for (const CheckPtr& check : checks_)
    if (check->holds(docid)) return true;
  for (const CursorPtr& part : excluded_)
    if (part->is_exact() && part->seek(docid) == docid) return true;
  return false;
}

bool DifferenceCursor::confirm() {
  if (!wanted_->is_exact() && !wanted_->confirm()) return false;
  for (Cursor* part : unsure_)
    if (part->seek(docid_) == docid_ && part->confirm()) return false;
  return true;
}

PositionCursor::PositionCursor(CursorPtr candidates, PositionPart part, schema::TextField field,
                               const store::Segment& segment, PositionMatcher& matcher)
    : candidates_(std::move(candidates)),
      part_(std::move(part)),
      field_(field),
      segment_(segment),
      matcher_(matcher) {
  most_ = candidates_->most();
  cost_ = candidates_->cost();
  exact_ = false;
  reads_escapes_ = holds_rare_forms(part_);
  reads_sentences_ = asks_sentences(part_);
  reads_mentions_ = asks_mentions(part_);
  pair_ = PairScan::of(part_);
}

bool PositionCursor::confirm() {
  return stand_together(docid_) && (candidates_->is_exact() || candidates_->confirm());
}

void PositionCursor::prefetch_offsets(store::DocId docid) const {
  segment_.tokens().prefetch_offsets(docid);
  if (reads_sentences_ || reads_mentions_) segment_.tokens().prefetch_mark_offsets(docid);
  __builtin_prefetch(segment_.columns().all_lengths().data() + (docid - 1));
}

void PositionCursor::prefetch_words(store::DocId docid) const {
  segment_.tokens().prefetch_codes(docid);
  if (reads_sentences_ || reads_mentions_) segment_.tokens().prefetch_marks(docid);
}

/// What two of the words say; sentences_ is read where that takes it.
Glance PositionCursor::glance(store::DocId docid) {
  if (!pair_) return Glance::unsure;
  const store::TokenStreams& tokens = segment_.tokens();
  const store::CodeView view = tokens.codes_only(docid);
  const FieldRanges field = ranges_of(field_, view, segment_.columns().lengths(docid));
  const Glance seen = pair_->look(view, field);
  if (seen != Glance::unsure || !pair_->asks_units()) return seen;
  tokens.sentences(docid, sentences_);
  return pair_->in_units(field, sentences_);
}

bool PositionCursor::stand_together(store::DocId docid) {
  if (const Glance seen = glance(docid); seen != Glance::unsure) return seen == Glance::yes;
  const store::TokenStreams& tokens = segment_.tokens();
  const store::CodeView view = reads_escapes_ ? tokens.codes(docid) : tokens.codes_only(docid);
  if (reads_sentences_) tokens.sentences(docid, sentences_);
  if (reads_mentions_) tokens.mentions(docid, mentions_);
  return matcher_.occurs(part_, view, ranges_of(field_, view, segment_.columns().lengths(docid)),
                         {sentences_, mentions_});
}

UncertainSetCursor::UncertainSetCursor(DocSet candidates, DocSet certain, double weight, std::string label,
                                       PositionPart part, schema::TextField field,
                                       const store::Segment& segment, PositionMatcher& matcher)
    : candidates_(std::move(candidates)),
      certain_(std::move(certain)),
      label_(std::move(label)),
      part_(std::move(part)),
      field_(field),
      segment_(segment),
      matcher_(matcher) {
  cost_ = candidates_.size();
  most_ = weight;
  exact_ = false;
}

bool UncertainSetCursor::confirm() {
  if (certain_.contains(docid_)) return true;
  const store::CodeView view = segment_.tokens().codes(docid_);
  return matcher_.occurs(part_, view, ranges_of(field_, view, segment_.columns().lengths(docid_)));
}

void UncertainSetCursor::explain(std::vector<TermScore>& scores) {
  if (most_ != 0) scores.push_back({label_, 1, most_, ScoreBasis::presence});
}

}  // namespace dateline::search
