// Articles like a given one.
#include "search/similar.h"

#include <algorithm>
#include <utility>

#include "search/near_copy.h"
#include "search/plan_parts.h"
#include "text/string_hash.h"
#include "text/utf8.h"

namespace dateline::search {
namespace {

/// Matches ranked besides, in case that copies are among the first, where it is not known how many there are.
constexpr std::uint64_t kSpareMatches = 16;

PlanNode node_of(const SourceTerm& source, const std::string& term,
                 const std::optional<store::ArticleRef>& article) {
  PlanNode node = of_kind(PlanKind::word);
  node.label = source.label;
  node.terms.push_back(term);
  node.weight = source.weight;
  node.shown = !source.is_name();  // what is posted for a name is no word of a text
  if (source.stem && article) node.known = KnownStem{article->segment, *source.stem};
  return node;
}

/// A name is a leaf for each spelling, as a word is for its stem: postings that the fast walks can read.
void add_terms(const std::vector<SourceTerm>& terms, SimilarPlan& similar) {
  similar.parsed = "(similar";
  std::vector<PlanNode> any;
  PlanExpansion expansion{ExpansionKind::like, {}, {}, {}};
  for (const SourceTerm& source : terms) {
    similar.parsed += " " + source.label;
    expansion.words.push_back({source.label, {}, source.articles, source.weight});
    for (const std::string& term : source.terms) any.push_back(node_of(source, term, similar.source));
  }
  similar.plan.expansions.push_back(std::move(expansion));
  similar.parsed += ")";
  similar.plan.ranked = !any.empty();
  similar.plan.root = any_of(std::move(any));
}

}  // namespace

error::Result<SimilarPlan> SimilarPlanner::plan(const SearchRequest& request, const Bm25& bm25) {
  const std::string& id = request.similar->id;
  if (id.empty()) return like_text(request, bm25);
  SimilarPlan similar;
  similar.source = generation_.find_id(id);
  if (!similar.source)
    return error::Error{error::ErrorKind::not_found,
                        {generation_.path().string()},
                        "there is no article with the id " + id,
                        "",
                        ""};
  add_terms(ArticleTerms(generation_, statistics_, names_).of_article(*similar.source, bm25, {}), similar);
  return similar;
}

error::Result<SimilarPlan> SimilarPlanner::like_text(const SearchRequest& request, const Bm25& bm25) {
  const std::string text = text::replace_invalid_utf8(request.similar->text).text;
  const std::string language =
      request.language.empty() ? text::detect_language(text).value_or("") : request.language;
  auto analyzer = text::Analyzer::open();
  if (!analyzer) return analyzer.error();
  text::FormTable forms;
  text::AnalysedText words;
  analyzer->analyze(text, language, forms, words);
  std::vector<std::uint64_t> hashes;
  for (const text::Token& token : words.tokens)
    hashes.push_back(text::hash_of(forms.form(token.form).folded));
  SimilarPlan similar;
  similar.shingles = shingles_of(hashes);
  TermLimits limits;
  limits.least_articles = 1;
  add_terms(ArticleTerms(generation_, statistics_, names_).of_text(words, forms, language, bm25, limits),
            similar);
  return similar;
}

namespace {

/// What is passed over: of an article of the index the group that was found when it was published, of a text
/// what resembles it.
class SourceCopies {
 public:
  SourceCopies(const SimilarPlan& similar, const store::Generation& generation)
      : generation_(generation), check_(generation, similar.shingles), by_words_(!similar.source) {
    if (similar.source) group_ = group_of(*similar.source);
  }
  /// Matches to rank besides, to begin with: as many as can be passed over, if that is known, but at most
  /// kSpareMatches.
  std::uint64_t first_spare() const {
    if (by_words_) return kSpareMatches;
    std::uint64_t members = 0;
    if (group_ != store::kNoCopyGroup)
      generation_.copies().for_each_member(group_, [&](store::ArticleRef) { ++members; });
    return std::min(members == 0 ? 0 : members - 1, kSpareMatches);  // without the source itself
  }
  bool hold(store::ArticleRef article) {
    if (by_words_) return check_.is_copy(article);
    return group_ != store::kNoCopyGroup && group_of(article) == group_;
  }

 private:
  store::CopyGroupId group_of(store::ArticleRef article) const {
    return generation_.copies().group_of(article.segment, article.docid);
  }
  const store::Generation& generation_;
  CopyCheck check_;
  bool by_words_;
  store::CopyGroupId group_ = store::kNoCopyGroup;
};

}  // namespace

Matches match_similar(const SimilarPlan& similar, const Plan& plan, Matcher& matcher,
                      const store::Generation& generation, const Bm25& bm25, MatchOptions options) {
  options.left_out = similar.source;
  const std::uint64_t wanted = options.most;
  if (wanted == 0) return matcher.match(plan, bm25, options);
  SourceCopies copies(similar, generation);
  for (std::uint64_t spare = copies.first_spare();; spare = 8 * std::max(spare, kSpareMatches)) {
    options.most = wanted > UINT64_MAX - spare ? UINT64_MAX : wanted + spare;
    Matches matches = matcher.match(plan, bm25, options);
    const bool all = matches.top.size() < options.most;
    std::vector<RankedMatch> kept;
    for (const RankedMatch& match : matches.top) {
      if (kept.size() == wanted) break;
      if (!copies.hold(match.article)) kept.push_back(match);
    }
    if (!all && kept.size() < wanted) continue;
    matches.top = std::move(kept);
    return matches;
  }
}

}  // namespace dateline::search
