// The words and names that say most about what an article is about.
#include "search/article_terms.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "schema/terms.h"
#include "search/stem_candidates.h"
#include "text/stop_words.h"

namespace dateline::search {
namespace {

/// How often forms stand together, and the one that stands most often; of those that stand as often, the one
/// that `folded` says is first.
struct WordCount {
  double count = 0;
  std::string_view word;
};
/// Of those that tell something; nothing when none does.
template <class Folded>
std::optional<WordCount> count_forms(std::span<const FormCount> forms, std::string_view language,
                                     Folded&& folded) {
  WordCount all;
  double most = 0;
  for (const FormCount& form : forms) {
    const std::string_view word = folded(form.form);
    if (!tells_something(word, language)) continue;
    all.count += form.count;
    if (form.count > most || (form.count == most && word < all.word)) {
      most = form.count;
      all.word = word;
    }
  }
  if (most == 0) return std::nullopt;
  return all;
}

/// What speaks for a term: its weight, and that it leads to some articles.
double merit(const SourceTerm& term) { return term.weight * std::log1p(static_cast<double>(term.articles)); }

/// Chooses by merit, and leaves the chosen ones by falling weight.
void keep_best(std::vector<SourceTerm>& terms, std::size_t most) {
  const auto by = [&](auto value) {
    std::ranges::sort(terms, [&](const SourceTerm& a, const SourceTerm& b) {
      return value(a) != value(b) ? value(a) > value(b) : a.label < b.label;
    });
  };
  by(merit);
  if (terms.size() > most) terms.resize(most);
  by([](const SourceTerm& term) { return term.weight; });
}

}  // namespace

std::string_view language_of(const store::Generation& generation, store::ArticleRef article) {
  const store::Segment& segment = generation.segment(article.segment);
  std::string_view language;
  segment.columns().facet(schema::Facet::language).for_each(article.docid, [&](std::uint32_t local) {
    language = segment.names().name(schema::Facet::language, local);
  });
  return language;
}

bool has_letter(std::string_view folded) {
  return std::ranges::any_of(
      folded, [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
}

bool tells_something(std::string_view folded, std::string_view language) {
  return folded.size() > 1 && has_letter(folded) && !text::is_stop_word(folded, language);
}

std::string_view shown_word(std::string_view folded) {
  for (const std::string_view ending : {"'s", "'"})
    if (folded.size() > ending.size() + 1 && folded.ends_with(ending))
      return folded.substr(0, folded.size() - ending.size());
  return folded;
}

std::optional<SourceTerm> ArticleTerms::weigh(StemCount&& counted, double length_part, const Bm25& bm25,
                                              const TermLimits& limits) {
  const std::uint64_t articles = statistics_.frequency(counted.stem).live;
  if (articles < limits.least_articles) return std::nullopt;
  SourceTerm term;
  term.weight = Bm25::weight(bm25.term_weight(articles), counted.count, length_part);
  term.label = std::move(counted.label);
  term.terms.push_back(std::move(counted.stem));
  term.articles = articles;
  return term;
}

/// Looks up no more stems than can be among the chosen.
std::vector<SourceTerm> ArticleTerms::weigh_words(store::ArticleRef article, const Bm25& bm25,
                                                  const TermLimits& limits) {
  const store::Segment& segment = generation_.segment(article.segment);
  const store::FormDictionary& forms = segment.forms();
  const std::string_view language = language_of(generation_, article);
  const double length_part = bm25.length_part(segment.columns().lengths(article.docid));
  const StemCandidates candidates(generation_, article, bm25);
  std::vector<SourceTerm> terms;
  BestMerits best(limits.words);
  for (const auto& [own, most] : candidates.all()) {
    if (best.exclude(most)) break;
    const auto counted = count_forms(own, language, [&](std::uint32_t form) { return forms.folded(form); });
    if (!counted) continue;
    auto term = weigh(
        {std::string(forms.stem(own.front().stem)), std::string(shown_word(counted->word)), counted->count},
        length_part, bm25, limits);
    if (!term) continue;
    term->stem = own.front().stem;
    best.add(merit(*term));
    terms.push_back(std::move(*term));
  }
  keep_best(terms, limits.words);
  return terms;
}

/// The terms of the name as articles call it, the most frequent first.
std::vector<std::string> ArticleTerms::spellings(schema::Facet facet, store::NameId name) const {
  std::map<std::string, std::uint64_t> articles;
  std::vector<store::LocalRef> locals;
  for (std::size_t i = 0; i < generation_.segment_count(); ++i) {
    const store::Segment& segment = generation_.segment(i);
    generation_.names().locals(facet, i, name, locals);
    for (const auto& [own, local] : locals)
      articles[schema::facet_term(own, segment.names().name(own, local))] += live_with(segment, own, local);
  }
  std::vector<std::pair<std::string, std::uint64_t>> terms(articles.begin(), articles.end());
  std::ranges::stable_sort(terms, std::ranges::greater{}, &std::pair<std::string, std::uint64_t>::second);
  if (terms.size() > kMostSpellings) terms.resize(kMostSpellings);
  std::vector<std::string> kept;
  for (auto& [term, live] : terms) kept.push_back(std::move(term));
  return kept;
}

/// How often the canonical names of the article stand in its text; those that only its source gives, once.
ArticleTerms::NameCounts ArticleTerms::count_names(store::ArticleRef article, const Bm25& bm25) const {
  const store::Segment& segment = generation_.segment(article.segment);
  const store::CanonicalNames& names = generation_.names();
  NameCounts counts;
  for (const schema::Facet facet : schema::kEntityFacets)
    segment.columns().facet(facet).for_each(article.docid, [&](std::uint32_t local) {
      const store::NameId name = names.canonical(facet, article.segment, local);
      if (name < names.count(facet)) counts[{facet, name}] = 0;
    });
  std::vector<store::MentionSpan> mentions;
  segment.tokens().mentions(article.docid, mentions);
  const std::size_t title_words = segment.tokens().codes_only(article.docid).title_words;
  for (const store::MentionSpan& mention : mentions) {
    const auto known =
        counts.find({mention.facet, names.canonical(mention.facet, article.segment, mention.name)});
    if (known != counts.end()) known->second += mention.begin < title_words ? bm25.title_weight() : 1;
  }
  return counts;
}

std::vector<SourceTerm> ArticleTerms::weigh_names(store::ArticleRef article, const Bm25& bm25,
                                                  const TermLimits& limits) {
  if (limits.names == 0) return {};
  const double length_part =
      bm25.length_part(generation_.segment(article.segment).columns().lengths(article.docid));
  std::vector<SourceTerm> terms;
  for (const auto& [key, count] : count_names(article, bm25)) {
    SourceTerm term;
    std::tie(term.facet, term.name) = key;
    term.articles = names_.live(term.facet, term.name);
    if (term.articles < limits.least_articles) continue;
    term.weight =
        kNameShare * Bm25::weight(bm25.term_weight(term.articles), std::max(count, 1.0), length_part);
    term.label = std::string(schema::info(term.facet).name) + ":\"" +
                 std::string(generation_.names().display(term.facet, term.name)) + "\"";
    terms.push_back(std::move(term));
  }
  keep_best(terms, limits.names);
  for (SourceTerm& term : terms) term.terms = spellings(term.facet, term.name);
  return terms;
}

std::vector<SourceTerm> ArticleTerms::of_article(store::ArticleRef article, const Bm25& bm25,
                                                 const TermLimits& limits) {
  std::vector<SourceTerm> terms = weigh_words(article, bm25, limits);
  std::ranges::move(weigh_names(article, bm25, limits), std::back_inserter(terms));
  return terms;
}

std::vector<SourceTerm> ArticleTerms::of_text(const text::AnalysedText& text, const text::FormTable& forms,
                                              std::string_view language, const Bm25& bm25,
                                              const TermLimits& limits) {
  std::vector<FormCount> counts;
  for (const text::Token& token : text.tokens) counts.push_back({forms.form(token.form).stem, token.form, 1});
  add_up(counts);
  const double length_part = bm25.length_part(text.tokens.size());
  std::vector<SourceTerm> terms;
  for_each_stem(counts, [&](std::span<const FormCount> own) {
    const auto counted = count_forms(
        own, language, [&](std::uint32_t form) -> std::string_view { return forms.form(form).folded; });
    if (!counted) return;
    auto term = weigh(
        {std::string(forms.stem(own.front().stem)), std::string(shown_word(counted->word)), counted->count},
        length_part, bm25, limits);
    if (term) terms.push_back(std::move(*term));
  });
  keep_best(terms, limits.words);
  return terms;
}

}  // namespace dateline::search
