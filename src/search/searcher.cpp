// One opened generation that can be asked: plan, match, count, fetch.
#include "search/searcher.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "search/explanation.h"
#include "search/facet_counts.h"
#include "search/match_highlights.h"
#include "search/matcher.h"
#include "search/query_plan.h"
#include "search/snippet.h"
#include "search/suggestion.h"
#include "search/timeline.h"
#include "store/xapian_guard.h"
#include "text/word_breaker.h"

namespace dateline::search {
namespace {

std::uint64_t last_rank(const SearchRequest& request) {
  if (request.count_only) return request.exact_total ? 0 : 1;  // one match shows that there are any
  return request.limit > UINT64_MAX - request.offset ? UINT64_MAX : request.offset + request.limit;
}

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

bool is_about(const Filter& filter, const FacetChoice& choice) {
  return choice.facet ? filter.facet == choice.facet : filter.year;
}

/// What `make()` returns, unless something that it read proved damaged: then that, whatever it says.
template <class Make>
std::invoke_result_t<Make> vouched(const store::Generation& generation, Make&& make) {
  auto made = store::guard_xapian(generation.path(), make);
  if (auto sound = generation.status(); !sound) return sound.error();
  if (!made) return made.error();
  return std::move(*made);
}

}  // namespace

struct Searcher::State {
  explicit State(store::Generation opened, text::WordBreaker words)
      : generation(std::move(opened)),
        statistics(generation),
        matcher(generation, statistics),
        breaker(std::move(words)) {}

  store::Generation generation;
  TermStatistics statistics;
  text::Stemmer stemmer;
  Matcher matcher;
  FacetCounter facet_counter{generation};
  text::WordBreaker breaker;

  error::Result<Answer> answer(const SearchRequest& request, const std::function<bool(Hit&&)>& use);
  error::Status count(const SearchRequest& request, const Matches& matches, Answer& answer);
  error::Status make_hits(const SearchRequest& request, const Plan& plan, const Bm25& bm25,
                          MatchOptions options, Matches matches, const std::function<bool(Hit&&)>& use);
  error::Result<std::vector<std::vector<store::DocId>>> matching(const SearchRequest& request);
  error::Result<FacetAnswer> count_unfiltered(const SearchRequest& request, const FacetChoice& choice);
  error::Status suggest(const SearchRequest& request, const Bm25& bm25, Answer& answer);
  error::Result<ShownArticle> show(std::string_view id, const QueryTree* query);
};

namespace {

/// Makes hits of ranked matches: stored fields, names, passages.
class HitMaker {
 public:
  HitMaker(const store::Generation& generation, Matcher& matcher, text::WordBreaker& breaker,
           const SearchRequest& request, const Plan& plan, const Bm25& bm25)
      : generation_(generation),
        matcher_(matcher),
        breaker_(breaker),
        request_(request),
        plan_(plan),
        bm25_(bm25) {
    highlighters_.resize(generation.segment_count());
  }

  error::Result<Hit> make(const RankedMatch& match, std::uint64_t rank) {
    const store::Segment& segment = generation_.segment(match.article.segment);
    const bool whole = request_.snippets > 0 || request_.details.needs_body();
    auto stored =
        whole ? segment.read_article(match.article.docid, places_) : segment.read_head(match.article.docid);
    if (!stored) return stored.error();
    Hit hit;
    hit.article = match.article;
    hit.rank = rank;
    hit.score = match.score;
    show_matches(*stored, hit);
    hit.entities = entities_of(generation_, match.article);
    if (request_.explain) hit.terms = matcher_.explain(plan_, bm25_, match.article);
    if (request_.details.any)
      hit.details = details_of(segment, match.article.docid, *stored, places_, request_.details);
    hit.id = std::move(stored->id);
    hit.title = std::move(stored->title);
    hit.published = stored->published;
    hit.source = std::move(stored->source);
    hit.authors = std::move(stored->authors);
    hit.url = std::move(stored->url);
    hit.language = std::move(stored->language);
    return hit;
  }

 private:
  void show_matches(const store::StoredArticle& stored, Hit& hit) {
    if (request_.snippets == 0) return;
    highlighter(hit.article.segment).find(hit.article.docid, stored, places_, breaker_, matches_);
    hit.title_highlights = joined_ranges(matches_.title);
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
  std::vector<std::unique_ptr<MatchHighlighter>> highlighters_;  // by segment, made when needed
  store::WordPlaces places_;                                     // of the article in work
  ArticleMatches matches_;
};

}  // namespace

error::Status Searcher::State::count(const SearchRequest& request, const Matches& matches, Answer& answer) {
  for (const FacetChoice& choice : request.facets) {
    const bool own =
        std::ranges::any_of(request.filters, [&](const Filter& filter) { return is_about(filter, choice); });
    if (!own || !request.facets_ignore_own_filter) {
      answer.facets.push_back(facet_counter.count(choice, matches.by_segment));
      continue;
    }
    auto counted = count_unfiltered(request, choice);
    if (!counted) return counted.error();
    answer.facets.push_back(std::move(*counted));
  }
  if (request.timeline)
    answer.timeline = make_timeline(count_days(generation, matches.by_segment), *request.timeline);
  return {};
}

/// The facet over what would match without the filters of its own field.
error::Result<FacetAnswer> Searcher::State::count_unfiltered(const SearchRequest& request,
                                                             const FacetChoice& choice) {
  SearchRequest wider = request;
  std::erase_if(wider.filters, [&](const Filter& filter) { return is_about(filter, choice); });
  auto plan = QueryPlanner(generation, statistics, stemmer).plan(wider);
  if (!plan) return plan.error();
  const Bm25 bm25(request.ranking, generation.manifest().totals);
  const Matches matches = matcher.match(*plan, bm25, {.most = 0, .collect = true});
  return facet_counter.count(choice, matches.by_segment);
}

error::Status Searcher::State::suggest(const SearchRequest& request, const Bm25& bm25, Answer& answer) {
  QueryPlanner planner(generation, statistics, stemmer);
  auto missing = Suggester(generation, planner).missing_terms(request, bm25);
  if (!missing) return missing.error();
  answer.missing = std::move(*missing);
  answer.did_you_mean = corrected_query(request.query.query, answer.missing);
  return {};
}

error::Result<Answer> Searcher::State::answer(const SearchRequest& request,
                                              const std::function<bool(Hit&&)>& use) {
  statistics.forget_excess();
  auto plan = QueryPlanner(generation, statistics, stemmer).plan(request);
  if (!plan) return plan.error();
  const Bm25 bm25(request.ranking, generation.manifest().totals);
  MatchOptions options;
  options.sort = request.sort;
  options.most = std::min(last_rank(request), window_of(request));
  options.collect = !request.facets.empty() || request.timeline;
  options.exact_total = request.exact_total || options.collect;
  Matches matches = matcher.match(*plan, bm25, options);
  Answer answer;
  answer.query = request.query.query;
  answer.parsed = to_string(request.query.root);
  answer.total = matches.total;
  if (options.collect)
    if (auto s = count(request, matches, answer); !s) return s.error();
  if (request.explain)
    answer.explanation = Explanation{answer.parsed, plan->expansions, describe_plan(*plan, statistics)};
  if (request.count_only) return answer;
  if (answer.total == 0 && request.suggest)
    if (auto s = suggest(request, bm25, answer); !s) return s.error();
  if (auto sound = generation.status(); !sound) return sound.error();
  if (auto s = make_hits(request, *plan, bm25, options, std::move(matches), use); !s) return s.error();
  return answer;
}

/// Hits of the first window of matches, then of those behind it.
error::Status Searcher::State::make_hits(const SearchRequest& request, const Plan& plan, const Bm25& bm25,
                                         MatchOptions options, Matches matches,
                                         const std::function<bool(Hit&&)>& use) {
  HitMaker maker(generation, matcher, breaker, request, plan, bm25);
  const std::uint64_t last = last_rank(request);
  options.collect = options.exact_total = false;
  for (std::uint64_t before = 0;;) {
    for (std::uint64_t i = before < request.offset ? request.offset - before : 0; i < matches.top.size();
         ++i) {
      auto hit = maker.make(matches.top[i], before + i + 1);
      if (!hit) return hit.error();
      if (auto sound = generation.status(); !sound) return sound;
      if (!use(std::move(*hit))) return {};
    }
    before += matches.top.size();
    if (matches.top.size() < options.most || before >= last) return {};
    options.after = matches.top.back();
    options.most = std::min(last - before, window_of(request));
    matches = {};
    matches = matcher.match(plan, bm25, options);
  }
}

error::Result<std::vector<std::vector<store::DocId>>> Searcher::State::matching(
    const SearchRequest& request) {
  statistics.forget_excess();
  auto plan = QueryPlanner(generation, statistics, stemmer).plan(request);
  if (!plan) return plan.error();
  const Bm25 bm25(request.ranking, generation.manifest().totals);
  return matcher.match(*plan, bm25, {.most = 0, .collect = true}).by_segment;
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

error::Result<bool> Searcher::reopen() {
  const std::filesystem::path& path = state_->generation.path();
  const auto index = store::IndexDirectory::open(path);
  if (!index) return index.error();
  const auto live = index->current();
  if (!live) return live.error();
  if (*live == state_->generation.manifest().generation) return false;
  auto newer = open(path);
  if (!newer) return newer.error();
  *this = std::move(*newer);
  return true;
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
  return vouched(state_->generation, [&] { return state_->answer(request, use); });
}

error::Result<std::vector<std::vector<store::DocId>>> Searcher::matching(const SearchRequest& request) {
  return vouched(state_->generation, [&] { return state_->matching(request); });
}

error::Result<Searcher::ShownArticle> Searcher::show(std::string_view id, const QueryTree* query) {
  return vouched(state_->generation, [&] { return state_->show(id, query); });
}

error::Result<Searcher::ShownArticle> Searcher::State::show(std::string_view id, const QueryTree* query) {
  const auto article = generation.find_id(id);
  if (!article)
    return error::Error{error::ErrorKind::not_found,
                        {generation.path().string()},
                        "there is no article with the id " + std::string(id),
                        "",
                        ""};
  store::WordPlaces places;
  auto stored = generation.segment(article->segment).read_article(article->docid, places);
  if (!stored) return stored.error();
  ShownArticle shown;
  shown.article = std::move(*stored);
  shown.entities = entities_of(generation, *article);
  if (query == nullptr) return shown;
  const Bm25 bm25({}, generation.manifest().totals);
  auto plan = QueryPlanner(generation, statistics, stemmer).plan(*query, "", bm25);
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
