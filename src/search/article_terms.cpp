// The words and names that say most about what an article is about.
#include "search/article_terms.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "schema/terms.h"
#include "text/stop_words.h"

namespace dateline::search {
namespace {

/// One place of a word.
struct Place {
  std::uint32_t stem = 0;
  std::uint32_t form = 0;
  double count = 0;
};

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

/// Calls use(stem, form that stands most often, count) for each stem of the places; of forms that stand as
/// often, the one that `folded` says is first.
template <class Folded, class Use>
void for_each_stem(std::vector<Place>& places, Folded&& folded, Use&& use) {
  std::ranges::sort(places, {}, [](const Place& place) { return std::pair(place.stem, place.form); });
  for (std::size_t i = 0; i < places.size();) {
    const std::uint32_t stem = places[i].stem;
    double all = 0;
    std::pair<double, std::string_view> best{0, {}};
    while (i < places.size() && places[i].stem == stem) {
      const std::uint32_t form = places[i].form;
      double count = 0;
      for (; i < places.size() && places[i].stem == stem && places[i].form == form; ++i)
        count += places[i].count;
      all += count;
      const std::string_view word = folded(form);
      if (count > best.first || (count == best.first && word < best.second)) best = {count, word};
    }
    use(stem, best.second, all);
  }
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

std::vector<ArticleTerms::StemCount> ArticleTerms::count_words(store::ArticleRef article,
                                                               const Bm25& bm25) const {
  const store::Segment& segment = generation_.segment(article.segment);
  const store::FormDictionary& forms = segment.forms();
  const std::string_view language = language_of(generation_, article);
  const std::size_t title_words = segment.tokens().codes_only(article.docid).title_words;
  std::vector<store::FormId> words;
  segment.tokens().forms(article.docid, words);
  std::vector<Place> places;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (tells_something(forms.folded(words[i]), language))
      places.push_back({forms.stem_of(words[i]), words[i],
                        i < title_words ? static_cast<double>(bm25.title_weight()) : 1.0});
  std::vector<StemCount> counts;
  for_each_stem(
      places, [&](std::uint32_t form) { return forms.folded(form); },
      [&](std::uint32_t stem, std::string_view label, double count) {
        counts.push_back({std::string(forms.stem(stem)), std::string(shown_word(label)), count});
      });
  return counts;
}

std::vector<SourceTerm> ArticleTerms::weigh_words(std::vector<StemCount> counts, double length_part,
                                                  const Bm25& bm25, const TermLimits& limits) {
  std::vector<SourceTerm> terms;
  for (StemCount& counted : counts) {
    const std::uint64_t articles = statistics_.frequency(counted.stem).live;
    if (articles < limits.least_articles) continue;
    SourceTerm term;
    term.weight = Bm25::weight(bm25.term_weight(articles), counted.count, length_part);
    term.label = std::move(counted.label);
    term.terms.push_back(std::move(counted.stem));
    term.articles = articles;
    terms.push_back(std::move(term));
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
      articles[schema::facet_term(own, segment.names().name(own, local))] +=
          segment.names().document_frequency(own, local) - segment.tombstones().dead_with_name(own, local);
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
  const store::Columns& columns = generation_.segment(article.segment).columns();
  std::vector<SourceTerm> terms =
      weigh_words(count_words(article, bm25), bm25.length_part(columns.lengths(article.docid)), bm25, limits);
  std::ranges::move(weigh_names(article, bm25, limits), std::back_inserter(terms));
  return terms;
}

std::vector<SourceTerm> ArticleTerms::of_text(const text::AnalysedText& text, const text::FormTable& forms,
                                              std::string_view language, const Bm25& bm25,
                                              const TermLimits& limits) {
  std::vector<Place> places;
  for (const text::Token& token : text.tokens) {
    const text::Form& form = forms.form(token.form);
    if (tells_something(form.folded, language)) places.push_back({form.stem, token.form, 1});
  }
  std::vector<StemCount> counts;
  for_each_stem(
      places, [&](std::uint32_t form) { return forms.form(form).folded; },
      [&](std::uint32_t stem, std::string_view label, double count) {
        counts.push_back({std::string(forms.stem(stem)), std::string(shown_word(label)), count});
      });
  return weigh_words(std::move(counts), bm25.length_part(text.tokens.size()), bm25, limits);
}

}  // namespace dateline::search
