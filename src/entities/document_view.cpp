// A document as the tagger sees it.
#include "entities/document_view.h"

namespace dateline::entities {
namespace {

bool can_begin_name(std::uint32_t flags) { return (flags & kHasCapital) != 0; }
bool is_numberlike(std::uint32_t flags) { return (flags & (kHasDigit | kIsWord)) == (kHasDigit | kIsWord); }

void count(std::uint32_t flags, CaseCounts& counts) {
  if ((flags & kSeveralLetters) == 0) return;
  ++counts.words;
  if ((flags & kHasSmall) == 0) ++counts.in_capitals;
  if ((flags & kIsLong) == 0) return;
  ++counts.long_words;
  if ((flags & kHasCapital) != 0) ++counts.long_capitalised;
}

}  // namespace

SentenceCase case_of(const CaseCounts& counts) {
  if (counts.words >= 3 && counts.in_capitals * 10 >= counts.words * 9) return SentenceCase::capitals;
  if (counts.long_words >= 4 && counts.long_capitalised * 10 >= counts.long_words * 9)
    return SentenceCase::titles;
  return SentenceCase::ordinary;
}

void DocumentView::read(const TokenSequence& document, WordTable& table) {
  for (const std::uint32_t lower : cued_)
    if (lower < cues_.size()) cues_[lower] = 0;
  cued_.clear();
  runs_.clear();
  words_.clear();
  summaries_.clear();
  for (const std::string_view token : document.tokens) {
    words_.push_back(table.number_of(token));
    summaries_.push_back(table.summary(words_.back()));
  }
  phrases_.assign(words_.size(), 0);
  if (cues_.size() < table.lower_count()) cues_.resize(table.lower_count() * 2);
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    const std::uint32_t begin = document.sentences[i];
    const auto end = i + 1 < document.sentences.size() ? document.sentences[i + 1]
                                                       : static_cast<std::uint32_t>(words_.size());
    if (begin < end) read_sentence(begin, end, table);
  }
}

void DocumentView::read_sentence(std::uint32_t begin, std::uint32_t end, WordTable& table) {
  const std::size_t first_run = runs_.size();
  find_runs(begin, end);
  CaseCounts counts;
  if (runs_.size() > first_run)
    for (std::uint32_t i = begin; i < end; ++i) count(flags(i), counts);
  const SentenceCase sentence_case = case_of(counts);
  if (sentence_case != SentenceCase::ordinary)
    for (std::uint32_t i = begin; i < end; ++i) words_[i] = table.in_case(words_[i], sentence_case);
  else
    collect_cues(begin, end);
  for (std::size_t run = first_run; run < runs_.size(); ++run)
    match_phrases(runs_[run], table, table.lists().gazetteer);
}

/// A function word that begins a sentence and has no name behind it is no run.
void DocumentView::find_runs(std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t kLoneWord = kIsFunctionWord | kHasSmall;
  std::uint32_t barrier = begin;  // no run begins before
  for (std::uint32_t i = begin; i < end; ++i) {
    if (!can_begin_name(flags(i))) continue;
    const std::uint32_t from = begin_of_run(i, barrier);
    barrier = end_of_run(i, end);
    const bool lone = barrier - from == 1 && (flags(from) & kLoneWord) == kLoneWord;
    if (!lone) runs_.push_back({from, barrier, begin, end});
    i = barrier - 1;
  }
}

/// At the capitalised token, or at most two particles before it: "van der Bellen".
std::uint32_t DocumentView::begin_of_run(std::uint32_t capitalised, std::uint32_t barrier) const {
  constexpr std::uint32_t kMostParticles = 2;
  std::uint32_t from = capitalised;
  while (from > barrier && capitalised - from < kMostParticles &&
         ((flags(from - 1) & kIsParticle) != 0 || is_numberlike(flags(from - 1))))
    --from;
  return from;
}

/// Behind the last capitalised token that at most two connectors part from the one before; numbers such as
/// "7th" may follow.
std::uint32_t DocumentView::end_of_run(std::uint32_t capitalised, std::uint32_t end) const {
  constexpr std::uint32_t kMostConnectors = 2;
  std::uint32_t last = capitalised;
  for (std::uint32_t next = last + 1; next < end && next - last <= kMostConnectors + 1; ++next) {
    if (can_begin_name(flags(next)))
      last = next;
    else if ((flags(next) & kIsConnector) == 0 && !is_numberlike(flags(next)))
      break;
  }
  if (last + 1 < end && is_numberlike(flags(last + 1))) ++last;
  return last + 1;
}

void DocumentView::collect_cues(std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t i = begin; i < end; ++i) {
    std::uint16_t cues = 0;
    if ((flags(i) & kBeginsCapital) != 0)
      cues = cues_of_capitalised(i, begin, end);
    else if ((flags(i) & (kIsWord | kHasCapital)) == kIsWord)
      cues = kSeenSmall;
    if (cues == 0) continue;
    std::uint16_t& all = cues_[summaries_[i].lower_number];
    if (all == 0) cued_.push_back(summaries_[i].lower_number);
    all |= cues;
  }
}

std::uint16_t DocumentView::cues_of_capitalised(std::uint32_t token, std::uint32_t begin,
                                                std::uint32_t end) const {
  const std::uint32_t before = token > begin ? flags(token - 1) : 0;
  const std::uint32_t after = token + 1 < end ? flags(token + 1) : 0;
  const bool capital_before = (before & kBeginsCapital) != 0;
  const bool capital_after = (after & kBeginsCapital) != 0;
  std::uint16_t cues = token > begin ? kSeenCapitalWithin : kBeginsLine;
  if ((before & kIsTitle) != 0) cues |= kAfterTitle;
  if ((before & kIsFirstName) != 0 && capital_before) cues |= kAfterFirstName;
  if ((after & kIsOrgSuffix) != 0 && capital_after) cues |= kBeforeOrgSuffix;
  if ((before & kIsLocative) != 0) cues |= kAfterLocative;
  if ((before & kIsOpening) != 0 && (after & kIsClosing) != 0) cues |= kInBrackets;
  if ((after & kIsSaying) != 0) cues |= kBeforeSaying;
  if ((before & kIsThe) != 0) cues |= kAfterThe;
  if ((after & kIsPossessive) != 0) cues |= kBeforePossessive;
  if (!capital_before && capital_after) cues |= kFirstOfSeveral;
  if (capital_before && !capital_after) cues |= kLastOfSeveral;
  return cues;
}

void DocumentView::match_phrases(const ActiveRun& run, const WordTable& table, const Gazetteer& gazetteer) {
  for (std::uint32_t i = run.begin; i + 1 < run.end; ++i) {
    if ((flags(i) & kBeginsPhrase) == 0) continue;
    std::uint64_t phrase = phrase_hash(0, table.traits(words_[i]).lower_hash);
    for (std::uint32_t next = i + 1; next < run.end && next - i < kLongestPhrase; ++next) {
      phrase = phrase_hash(phrase, table.traits(words_[next]).lower_hash);
      const std::uint8_t classes = gazetteer.phrase_classes(phrase);
      if (classes == 0) continue;
      phrases_[i] |= classes | kPhraseBegins;
      for (std::uint32_t at = i + 1; at <= next; ++at) phrases_[at] |= classes;
    }
  }
}

}  // namespace dateline::entities
