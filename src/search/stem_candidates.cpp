// The stems of an article in the order in which it pays to look them up.
#include "search/stem_candidates.h"

#include <algorithm>
#include <utility>

#include "search/merit_bounds.h"

namespace dateline::search {

void add_up(std::vector<FormCount>& forms) {
  std::ranges::sort(forms, {}, [](const FormCount& form) { return std::pair(form.stem, form.form); });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (kept > 0 && forms[kept - 1].form == forms[i].form && forms[kept - 1].stem == forms[i].stem) {
      forms[kept - 1].count += forms[i].count;
    } else {
      forms[kept++] = forms[i];
    }
  }
  forms.resize(kept);
}

StemCandidates::StemCandidates(const store::Generation& generation, store::ArticleRef article,
                               const Bm25& bm25)
    : segment_(generation.segment(article.segment)) {
  count_forms(article.docid, bm25);
  const double length_part = bm25.length_part(segment_.columns().lengths(article.docid));
  const MeritBounds bounds(bm25, generation.manifest().totals.articles);
  for_each_stem(forms_, [&](std::span<const FormCount> forms) {
    double count = 0;
    for (const FormCount& form : forms) count += form.count;
    all_.push_back({forms, Bm25::weight(bounds.of(least_articles(forms)), count, length_part)});
  });
  std::ranges::stable_sort(all_, std::ranges::greater{}, &StemCandidate::most);
}

void StemCandidates::count_forms(store::DocId docid, const Bm25& bm25) {
  const std::size_t title_words = segment_.tokens().codes_only(docid).title_words;
  std::vector<store::FormId> words;
  segment_.tokens().forms(docid, words);
  for (std::size_t i = 0; i < words.size(); ++i)
    forms_.push_back({0, words[i], i < title_words ? static_cast<double>(bm25.title_weight()) : 1.0});
  add_up(forms_);
  for (FormCount& form : forms_) form.stem = segment_.forms().stem_of(form.form);
  add_up(forms_);
}

/// Live articles that have the stem: those of its most frequent form at least.
std::uint64_t StemCandidates::least_articles(std::span<const FormCount> forms) const {
  std::uint32_t least = 0;
  for (const FormCount& form : forms)
    least = std::max(least, segment_.forms().record(form.form).document_frequency);
  const std::uint32_t dead = segment_.tombstones().count();
  return least - std::min(least, dead);
}

}  // namespace dateline::search
