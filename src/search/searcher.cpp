// One opened generation that can be asked: plan, match, count, fetch.
#include "search/searcher.h"

#include <algorithm>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>

#include "search/closeness.h"
#include "search/collapse.h"
#include "search/date_range_counts.h"
#include "search/explanation.h"
#include "search/facet_counts.h"
#include "search/feedback.h"
#include "search/match_highlights.h"
#include "search/matcher.h"
#include "search/name_reasons.h"
#include "search/query_plan.h"
#include "search/recent_span.h"
#include "search/search_helpers.h"
#include "search/similar.h"
#include "search/snippet.h"
#include "search/stories.h"
#include "search/suggestion.h"
#include "search/timeline.h"
#include "search/top_terms.h"
#include "store/xapian_guard.h"
#include "text/word_breaker.h"

namespace dateline::search {
namespace {

std::uint64_t last_rank(const SearchRequest& request) {
  if (request.count_only) return request.exact_total ? 0 : 1;  // one match shows that there are any
  return request.limit > UINT64_MAX - request.offset ? UINT64_MAX : request.offset + request.limit;
}

// Nanoseconds, as plan_work.h.
constexpr std::uint64_t kCountedName = 5;  // a match in a facet

constexpr std::uint64_t kPrefetchedHits = 16;

std::uint64_t window_of(const SearchRequest& request) {
  return std::max<std::uint64_t>(1, request.ranked_at_once);
}

std::array<std::vector<std::string>, 4> entities_of(const store::Generation& generation,
                                                    store::ArticleRef article) {
  std::array<std::vector<std::string>, 4> entities;
  for (std::size_t i = 0; i < schema::kEntityFacets.size(); ++i)
    entities[i] = generation.names_of(schema::kEntityFacets[i], article);
  return entities;
}

/// More articles than are shown can be wanted, to be read or grouped.
std::uint64_t last_needed(const SearchRequest& request) {
  const std::uint64_t read = request.top_terms > 0 ? kMostArticlesRead : 0;
  return std::max({last_rank(request), read, request.story_hits});
}

bool collects(const SearchRequest& request) {
  return !request.facets.empty() || request.timeline || !request.date_ranges.empty();
}

std::optional<Recency> recency_of(const SearchRequest& request, const store::Generation& generation) {
  if (request.recent_days == 0) return std::nullopt;
  const auto newest = newest_article(generation);
  return newest ? std::optional(Recency(request.recent_days, *newest)) : std::nullopt;
}

bool is_about(const Filter& filter, const FacetChoice& choice) {
  return choice.facet ? filter.facet == choice.facet : filter.year;
}

/// What `make()` returns, unless something that it read proved damaged: then that, whatever it says.
template <class State, class Make>
std::invoke_result_t<Make> vouched(const State& state, Make&& make) {
  auto made = store::guard_xapian(state.generation.path(), make);
  if (auto sound = state.status(); !sound) return sound.error();
  if (!made) return made.error();
  return std::move(*made);
}

}  // namespace

struct Searcher::State : SearchViews {
  using SearchViews::SearchViews;

  text::Stemmer stemmer;
  Collapser collapser{generation};
  std::vector<AddedWord> added;  // to the query in work
  SearchThreads threads;
  std::unique_ptr<SearchHelpers> helpers;  // where more than one thread answers
  const std::atomic<bool>* stop = nullptr;

  /// An error once nobody waits for the answer.
  error::Status go_on() const {
    if (stop == nullptr || !stop->load(std::memory_order_relaxed)) return {};
    return error::Error{error::ErrorKind::interrupted, {}, "the question was taken back", "", ""};
  }

  error::Result<Answer> answer(const SearchRequest& request, const std::function<bool(Hit&&)>& use);
  /// What a request means, and its matches.
  struct Ranked {
    Plan plan;
    std::string parsed;
    Matches matches;
    std::optional<Closeness> closeness = {};  // that the matches are ranked with
    std::optional<RankedMatch> last = {};     // then: the last of them without it, which others come after
  };
  error::Result<Ranked> rank(const SearchRequest& request, const Bm25& bm25, const MatchOptions& options);
  QueryPlanner planner() { return {generation, statistics, stemmer}; }
  error::Result<Plan> plan(const SearchRequest& request, const Bm25& bm25);
  Ranked match(const SearchRequest& request, Plan plan, const Bm25& bm25, MatchOptions options);
  error::Status count(const SearchRequest& request, const Matches& matches, Answer& answer);
  error::Status explore(const SearchRequest& request, const Bm25& bm25, const Matches& matches,
                        Answer& answer);
  /// How the matches of a request are asked for; where nothing has to see all of them at once, in windows.
  static MatchOptions options_of(const SearchRequest& request, const Recency* recency);
  void prefetch_hits(std::span<const RankedMatch> matches) const;
  error::Status make_hits(const SearchRequest& request, Ranked&& ranked, const Bm25& bm25,
                          MatchOptions options, const std::function<bool(Hit&&)>& use);
  void use_threads(const SearchThreads& wanted);
  /// Whether all that was read for the answer in work is what was written.
  error::Status status() const;
  /// Into how many parts so much work is to be cut.
  std::size_t parts_of(std::uint64_t work) { return helpers ? helpers->parts_of(work) : 1; }
  SearchViews& views_of(unsigned slot) { return slot == 0 ? *this : helpers->views(slot); }
  error::Status count_facets(const SearchRequest& request, const Matches& matches, Answer& answer);
  error::Result<std::vector<std::vector<store::DocId>>> matching(const SearchRequest& request);
  error::Result<FacetAnswer> count_unfiltered(const SearchRequest& request, const FacetChoice& choice);
  error::Status suggest(const SearchRequest& request, const Bm25& bm25, Answer& answer);
  /// What the hits are of: the matches, or with --collapse the best of each group.
  error::Result<Ranked> rank_groups(const SearchRequest& request, const Bm25& bm25, MatchOptions options,
                                    Answer& answer);
  error::Result<store::ArticleRef> find(std::string_view id) const;
  error::Result<ShownArticle> show(std::string_view id, const QueryTree* query, bool spellings);
  error::Result<std::vector<Copy>> copies(std::string_view id) const;
};

namespace {

/// Makes hits of ranked matches: stored fields, names, passages.
class HitMaker {
 public:
  HitMaker(const store::Generation& generation, Matcher& matcher, text::WordBreaker& breaker,
           const SearchRequest& request, const Plan& plan, const Bm25& bm25, const Recency* recency,
           Closeness* closeness)
      : generation_(generation),
        matcher_(matcher),
        breaker_(breaker),
        request_(request),
        plan_(plan),
        bm25_(bm25),
        recency_(recency),
        closeness_(closeness) {
    highlighters_.resize(generation.segment_count());
  }

  /// The hit of a match that stands for `copies`: the place and score of the match, the article that the
  /// request wants to see.
  error::Result<Hit> make(const RankedMatch& match, std::uint64_t rank,
                          const std::vector<store::ArticleRef>& copies, const Collapser& collapser) {
    auto hit = make(match, rank, collapser.shown(copies, *request_.collapse));
    if (!hit) return hit;
    hit->copies = copies.size();
    for (const store::ArticleRef copy : copies)
      if (copy != hit->article && hit->others.size() < kMostCopies)
        hit->others.push_back(describe_copy(generation_, copy));
    return hit;
  }

  error::Result<Hit> make(const RankedMatch& match, std::uint64_t rank, store::ArticleRef shown) {
    const store::Segment& segment = generation_.segment(shown.segment);
    Hit hit;
    hit.article = shown;
    hit.rank = rank;
    hit.score = match.score;
    hit.id = segment.columns().id(shown.docid);
    hit.published = segment.columns().date(shown.docid);
    if (request_.explain) explain(match, hit);
    if (auto s = fetch(segment, hit); !s) return s.error();
    return hit;
  }

 private:
  error::Status fetch(const store::Segment& segment, Hit& hit) {
    if (request_.detail == HitDetail::all) return fetch_all(segment, hit);
    if (request_.detail == HitDetail::id) return {};
    auto title = segment.read_title(hit.article.docid);
    if (!title) return title.error();
    hit.title = std::move(*title);
    if (request_.detail == HitDetail::line) hit.source = segment.source(hit.article.docid);
    return {};
  }
  error::Status fetch_all(const store::Segment& segment, Hit& hit) {
    const bool whole = request_.snippets > 0 || request_.details.needs_body();
    auto stored =
        whole ? segment.read_article(hit.article.docid, places_) : segment.read_head(hit.article.docid);
    if (!stored) return stored.error();
    show_matches(*stored, hit);
    if (request_.entities) hit.entities = entities_of(generation_, hit.article);
    if (request_.details.any)
      hit.details = details_of(segment, hit.article.docid, *stored, places_, request_.details);
    hit.title = std::move(stored->title);
    hit.source = std::move(stored->source);
    hit.authors = std::move(stored->authors);
    hit.url = std::move(stored->url);
    hit.language = std::move(stored->language);
    return {};
  }
  /// What the terms add up to, and what the age of the article takes from that.
  void explain(const RankedMatch& match, Hit& hit) {
    hit.terms = matcher_.explain(plan_, bm25_, match.article);
    if (closeness_ != nullptr)
      std::ranges::move(closeness_->explain(match.article), std::back_inserter(hit.terms));
    if (recency_ == nullptr) return;
    double sum = 0;
    for (const TermScore& term : hit.terms) sum += term.score;
    const auto& columns = generation_.segment(match.article.segment).columns();
    hit.terms.push_back({"(recent)", recency_->factor(columns.date(match.article.docid)), match.score - sum,
                         ScoreBasis::age});
  }
  void show_matches(const store::StoredArticle& stored, Hit& hit) {
    if (request_.snippets == 0) return;
    highlighter(hit.article.segment).find(hit.article.docid, stored, places_, breaker_, matches_);
    hit.title_highlights = joined_ranges(matches_.title);
    if (matches_.title.empty() && matches_.body.empty())
      hit.named = names_asked_for(plan_, generation_, hit.article);
    if (!stored.body.empty())
      hit.snippets = best_passages(stored.body, matches_.body, matches_.body_sentences, request_.snippets,
                                   request_.snippet_chars);
  }
  MatchHighlighter& highlighter(std::size_t segment) {
    if (!highlighters_[segment])
      highlighters_[segment] = std::make_unique<MatchHighlighter>(plan_, matcher_.context(segment, bm25_));
    return *highlighters_[segment];
  }

  const store::Generation& generation_;
  Matcher& matcher_;
  text::WordBreaker& breaker_;
  const SearchRequest& request_;
  const Plan& plan_;
  const Bm25& bm25_;
  const Recency* recency_;
  Closeness* closeness_;                                         // none: nullptr
  std::vector<std::unique_ptr<MatchHighlighter>> highlighters_;  // by segment, made when needed
  store::WordPlaces places_;                                     // of the article in work
  ArticleMatches matches_;
};

}  // namespace

/// A facet whose own filters are left out is another query; the others are counted side by side.
error::Status Searcher::State::count_facets(const SearchRequest& request, const Matches& matches,
                                            Answer& answer) {
  answer.facets.resize(request.facets.size());
  std::vector<std::size_t> counted;
  for (std::size_t i = 0; i < request.facets.size(); ++i) {
    if (auto wanted = go_on(); !wanted) return wanted;
    const bool own = std::ranges::any_of(
        request.filters, [&](const Filter& filter) { return is_about(filter, request.facets[i]); });
    if (!own || !request.facets_ignore_own_filter) {
      counted.push_back(i);
      continue;
    }
    auto unfiltered = count_unfiltered(request, request.facets[i]);
    if (!unfiltered) return unfiltered.error();
    answer.facets[i] = std::move(*unfiltered);
  }
  const auto count = [&](unsigned slot, std::size_t item) {
    const std::size_t i = counted[item];
    answer.facets[i] =
        views_of(slot).facet_counter.count(request.facets[i], matches.by_segment, request.facet_order);
  };
  if (counted.size() > 1 && parts_of(matches.total * counted.size() * kCountedName) > 1) {
    helpers->run(counted.size(), count);
  } else {
    for (std::size_t item = 0; item < counted.size(); ++item) count(0, item);
  }
  return {};
}

error::Status Searcher::State::count(const SearchRequest& request, const Matches& matches, Answer& answer) {
  if (auto s = count_facets(request, matches, answer); !s) return s;
  if (request.timeline)
    answer.timeline = make_timeline(count_days(generation, matches.by_segment), *request.timeline);
  if (!request.date_ranges.empty())
    answer.date_ranges = count_date_ranges(generation, request.date_ranges, matches.by_segment);
  return {};
}

error::Result<Searcher::State::Ranked> Searcher::State::rank(const SearchRequest& request, const Bm25& bm25,
                                                             const MatchOptions& options) {
  if (request.similar) {
    QueryPlanner planner = this->planner();
    auto similar = SimilarPlanner(generation, statistics, facet_counter.frequencies()).plan(request, bm25);
    if (!similar) return similar.error();
    Plan plan = planner.restricted(similar->plan, request);
    Matches matches = match_similar(*similar, plan, matcher, generation, bm25, options);
    return Ranked{std::move(plan), std::move(similar->parsed), std::move(matches)};
  }
  auto plan = this->plan(request, bm25);
  if (!plan) return plan.error();
  if (request.count_only) plan->pairs.clear();  // nothing is ranked
  return match(request, std::move(*plan), bm25, options);
}

Searcher::State::Ranked Searcher::State::match(const SearchRequest& request, Plan plan, const Bm25& bm25,
                                               MatchOptions options) {
  const bool close = !plan.pairs.empty() && options.sort == SortOrder::relevance && options.most > 0;
  const ClosenessParameters parameters;
  if (close) options.most = std::max(options.most, parameters.articles);
  Ranked ranked{std::move(plan), to_string(request.query.root), {}};
  ranked.matches = matcher.match(ranked.plan, bm25, options);
  std::vector<RankedMatch>& top = ranked.matches.top;
  if (!close || top.empty()) return ranked;
  ranked.last = top.back();
  ranked.closeness.emplace(generation, bm25, ranked.plan.pairs, parameters).rank(top, options.recency);
  return ranked;
}

/// What is read off the words of the best matches.
error::Status Searcher::State::explore(const SearchRequest& request, const Bm25& bm25, const Matches& matches,
                                       Answer& answer) {
  if (request.top_terms > 0) {
    std::vector<store::ArticleRef> articles;
    for (const RankedMatch& match : matches.top)
      if (articles.size() < kMostArticlesRead) articles.push_back(match.article);
    answer.top_terms = TopTermCounter(generation, statistics, matcher).count(articles, request.top_terms);
  }
  if (request.story_hits == 0) return {};
  const std::span<const RankedMatch> hits(matches.top.data(),
                                          std::min<std::uint64_t>(matches.top.size(), request.story_hits));
  auto stories = StoryTeller(generation, statistics, facet_counter.frequencies())
                     .tell(hits, bm25, request.offset, request.limit);
  if (!stories) return stories.error();
  answer.stories = std::move(*stories);
  return {};
}

/// The facet over what would match without the filters of its own field; feedback is that of the whole
/// request.
error::Result<FacetAnswer> Searcher::State::count_unfiltered(const SearchRequest& request,
                                                             const FacetChoice& choice) {
  SearchRequest wider = request;
  std::erase_if(wider.filters, [&](const Filter& filter) { return is_about(filter, choice); });
  const Bm25 bm25(request.ranking, generation.manifest().totals);
  const MatchOptions options{.most = 0, .collect = true};
  if (request.similar) {
    const auto ranked = rank(wider, bm25, options);
    if (!ranked) return ranked.error();
    return facet_counter.count(choice, ranked->matches.by_segment, request.facet_order);
  }
  auto plan = planner().plan(wider, added);
  if (!plan) return plan.error();
  return facet_counter.count(choice, matcher.match(*plan, bm25, options).by_segment, request.facet_order);
}

error::Status Searcher::State::suggest(const SearchRequest& request, const Bm25& bm25, Answer& answer) {
  QueryPlanner planner = this->planner();
  auto guidance = Suggester(generation, planner, matcher, facet_counter.frequencies(), bm25).guide(request);
  if (!guidance) return guidance.error();
  answer.missing = std::move(guidance->missing);
  answer.did_you_mean = std::move(guidance->query);
  answer.did_you_mean_total = guidance->total;
  return {};
}

/// With feedback: the query is asked twice.
error::Result<Plan> Searcher::State::plan(const SearchRequest& request, const Bm25& bm25) {
  added.clear();
  auto first = planner().plan(request);
  if (!first || !request.expand || !first->ranked) return first;
  const FeedbackParameters parameters;
  const std::size_t words = weighted_leaves(first->root);
  Ranked ranked =
      match(request, std::move(*first), bm25, {.most = parameters.articles, .exact_total = false});
  std::vector<RankedMatch>& top = ranked.matches.top;
  if (top.size() > parameters.articles) top.resize(parameters.articles);
  added = feedback_words(generation, statistics, bm25, top, words, parameters);
  return planner().plan(request, added);
}

MatchOptions Searcher::State::options_of(const SearchRequest& request, const Recency* recency) {
  const bool at_once = request.collapse || request.similar;
  MatchOptions options;
  options.sort = request.sort;
  options.most = at_once ? last_needed(request) : std::min(last_needed(request), window_of(request));
  options.collect = collects(request) || request.collapse;
  options.exact_total = request.exact_total || options.collect;
  options.recency = recency;
  return options;
}

/// Ranks until there are as many groups as were asked for: hardly ever more than once, as most articles have
/// no copies.
error::Result<Searcher::State::Ranked> Searcher::State::rank_groups(const SearchRequest& request,
                                                                    const Bm25& bm25, MatchOptions options,
                                                                    Answer& answer) {
  if (!request.collapse || generation.copies().count() == 0) {
    auto ranked = rank(request, bm25, options);
    if (ranked && request.collapse) answer.groups = ranked->matches.total;
    return ranked;
  }
  const std::uint64_t wanted = options.most;
  if (wanted > 0 && wanted < UINT32_MAX) options.most = wanted + wanted / 2 + 8;
  for (;; options.most *= 4) {
    auto ranked = rank(request, bm25, options);
    if (!ranked) return ranked;
    Matches& matches = ranked->matches;
    if (!answer.groups) answer.groups = collapser.count_groups(matches);
    const bool all = matches.top.size() < options.most;
    matches.top = collapser.leaders(matches.top, wanted);
    if (all || matches.top.size() >= std::min(wanted, *answer.groups)) return ranked;
  }
}

error::Result<Answer> Searcher::State::answer(const SearchRequest& request,
                                              const std::function<bool(Hit&&)>& use) {
  statistics.forget_excess();
  const Bm25 bm25(request.ranking, generation.manifest().totals);
  const std::optional<Recency> recency = recency_of(request, generation);
  const MatchOptions options = options_of(request, recency ? &*recency : nullptr);
  Answer answer;
  auto ranked = rank_groups(request, bm25, options, answer);
  if (!ranked) return ranked.error();
  if (auto wanted = go_on(); !wanted) return wanted.error();
  const Matches& matches = ranked->matches;
  answer.query = request.query.query;
  answer.parsed = ranked->parsed;
  answer.total = matches.total;
  if (auto s = count(request, matches, answer); !s) return s.error();
  if (auto s = explore(request, bm25, matches, answer); !s) return s.error();
  if (request.explain)
    answer.explanation =
        Explainer(generation, statistics, matcher, facet_counter.frequencies(), bm25).explain(ranked->plan);
  if (request.count_only || request.story_hits > 0) return answer;
  if (answer.total == 0 && request.suggest && !request.similar)
    if (auto s = suggest(request, bm25, answer); !s) return s.error();
  if (auto sound = status(); !sound) return sound.error();
  if (auto s = make_hits(request, std::move(*ranked), bm25, options, use); !s) return s.error();
  return answer;
}

/// Has memory fetch what shows the matches, so that the waits for it overlap.
void Searcher::State::prefetch_hits(std::span<const RankedMatch> matches) const {
  for (const RankedMatch& match : matches)
    generation.segment(match.article.segment).prefetch_places(match.article.docid);
  for (const RankedMatch& match : matches)
    generation.segment(match.article.segment).prefetch_line(match.article.docid);
}

/// Hits of the first window of matches, then of those behind it.
error::Status Searcher::State::make_hits(const SearchRequest& request, Ranked&& ranked, const Bm25& bm25,
                                         MatchOptions options, const std::function<bool(Hit&&)>& use) {
  Closeness* closeness = ranked.closeness ? &*ranked.closeness : nullptr;
  HitMaker maker(generation, matcher, breaker, request, ranked.plan, bm25, options.recency, closeness);
  Matches& matches = ranked.matches;
  const std::uint64_t last = last_rank(request);
  options.collect = options.exact_total = false;
  for (std::uint64_t before = 0;;) {
    const std::uint64_t end = std::min<std::uint64_t>(matches.top.size(), last - before);
    const std::uint64_t first = before < request.offset ? request.offset - before : 0;
    for (std::uint64_t i = first; i < end; ++i) {
      if ((i - first) % kPrefetchedHits == 0)
        prefetch_hits(std::span(matches.top).subspan(i, std::min(end - i, kPrefetchedHits)));
      const RankedMatch& match = matches.top[i];
      auto hit = request.collapse
                     ? maker.make(match, i + 1, collapser.matching_copies(match.article, matches), collapser)
                     : maker.make(match, before + i + 1, match.article);
      if (!hit) return hit.error();
      if (auto sound = status(); !sound) return sound;
      if (auto wanted = go_on(); !wanted) return wanted;
      if (!use(std::move(*hit))) return {};
    }
    before += matches.top.size();
    if (request.collapse || request.similar || matches.top.size() < options.most || before >= last) return {};
    options.after = ranked.last ? *ranked.last : matches.top.back();
    ranked.last.reset();
    options.most = std::min(last - before, window_of(request));
    matches = {};
    matches = matcher.match(ranked.plan, bm25, options);
  }
}

error::Result<std::vector<std::vector<store::DocId>>> Searcher::State::matching(
    const SearchRequest& request) {
  statistics.forget_excess();
  const Bm25 bm25(request.ranking, generation.manifest().totals);
  auto ranked = rank(request, bm25, {.most = 0, .collect = true});
  if (!ranked) return ranked.error();
  return std::move(ranked->matches.by_segment);
}

Searcher::Searcher(std::unique_ptr<State> state) : state_(std::move(state)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

error::Result<Searcher> Searcher::open(const std::filesystem::path& index) {
  auto generation = store::Generation::open(index);
  if (!generation) return generation.error();
  auto breaker = text::WordBreaker::open();
  if (!breaker) return breaker.error();
  return Searcher(std::make_unique<State>(std::move(*generation), std::move(*breaker)));
}

void Searcher::use_threads(const SearchThreads& threads) { state_->use_threads(threads); }

void Searcher::State::use_threads(const SearchThreads& wanted) {
  matcher.share_with(nullptr);
  helpers.reset();
  threads = wanted;
  if (wanted.count < 2) return;
  helpers = std::make_unique<SearchHelpers>(generation, wanted);
  matcher.share_with(helpers.get());
}

error::Status Searcher::State::status() const {
  if (auto sound = generation.status(); !sound) return sound;
  return helpers ? helpers->status() : error::Status();
}

error::Result<bool> Searcher::reopen() {
  const std::filesystem::path& path = state_->generation.path();
  const auto index = store::IndexDirectory::open(path);
  if (!index) return index.error();
  const auto live = index->current();
  if (!live) return live.error();
  if (*live == state_->generation.manifest().generation) return false;
  auto newer = open(path);
  if (!newer) return newer.error();
  newer->use_threads(state_->threads);
  newer->end_early_when(state_->stop);
  *this = std::move(*newer);
  return true;
}

void Searcher::end_early_when(const std::atomic<bool>* stop) {
  state_->stop = stop;
  state_->matcher.end_early_when(stop);
}

error::Result<Answer> Searcher::answer(const SearchRequest& request) {
  std::vector<Hit> hits;
  auto answer = stream(request, [&](Hit&& hit) {
    hits.push_back(std::move(hit));
    return true;
  });
  if (answer) answer->hits = std::move(hits);
  return answer;
}

error::Result<Answer> Searcher::stream(const SearchRequest& request, const std::function<bool(Hit&&)>& use) {
  return vouched(*state_, [&] { return state_->answer(request, use); });
}

error::Result<std::vector<std::vector<store::DocId>>> Searcher::matching(const SearchRequest& request) {
  return vouched(*state_, [&] { return state_->matching(request); });
}

error::Result<Searcher::ShownArticle> Searcher::show(std::string_view id, const QueryTree* query,
                                                     bool spellings) {
  return vouched(*state_, [&] { return state_->show(id, query, spellings); });
}

error::Result<std::vector<Copy>> Searcher::copies(std::string_view id) {
  return vouched(*state_, [&] { return state_->copies(id); });
}

error::Result<store::ArticleRef> Searcher::State::find(std::string_view id) const {
  if (const auto article = generation.find_id(id)) return *article;
  return error::Error{error::ErrorKind::not_found,
                      {generation.path().string()},
                      "there is no article with the id " + std::string(id),
                      "",
                      ""};
}

error::Result<std::vector<Copy>> Searcher::State::copies(std::string_view id) const {
  const auto article = find(id);
  if (!article) return article.error();
  std::vector<store::ArticleRef> members;
  const store::CopyGroupId group = generation.copies().group_of(article->segment, article->docid);
  if (group != store::kNoCopyGroup)
    generation.copies().for_each_member(group, [&](store::ArticleRef member) { members.push_back(member); });
  if (members.empty()) members.push_back(*article);
  std::vector<Copy> copies;
  for (const store::ArticleRef member : members) {
    auto title = generation.segment(member.segment).read_title(member.docid);
    if (!title) return title.error();
    copies.push_back(describe_copy(generation, member));
    copies.back().title = std::move(*title);
  }
  return copies;
}

error::Result<Searcher::ShownArticle> Searcher::State::show(std::string_view id, const QueryTree* query,
                                                            bool spellings) {
  const auto article = find(id);
  if (!article) return article.error();
  store::WordPlaces places;
  auto stored = generation.segment(article->segment).read_article(article->docid, places);
  if (!stored) return stored.error();
  ShownArticle shown;
  shown.article = std::move(*stored);
  shown.entities = entities_of(generation, *article);
  if (query == nullptr) return shown;
  const Bm25 bm25({}, generation.manifest().totals);
  auto plan = planner().plan(*query, "", bm25, {}, spellings);
  if (!plan) return plan.error();
  ArticleMatches matches;
  MatchHighlighter highlighter(*plan, matcher.context(article->segment, bm25));
  highlighter.find(article->docid, shown.article, places, breaker, matches);
  shown.title_highlights = joined_ranges(matches.title);
  shown.body_highlights = joined_ranges(matches.body);
  return shown;
}

const store::Generation& Searcher::generation() const { return state_->generation; }

}  // namespace dateline::search
