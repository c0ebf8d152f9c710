// The names of an article.
#include "entities/article_tagger.h"

#include <algorithm>

#include "entities/gazetteer.h"

namespace dateline::entities {
namespace {

/// Appends a name by words; names of the same words are kept once.
void append_by_words(const ArticleTokens& tokens, const Mention& name, std::vector<Mention>& out) {
  Mention mention = name;
  if (!tokens.words_of(name.begin, name.end, mention)) return;
  if (!out.empty()) mention.begin = std::max(mention.begin, out.back().end);
  if (mention.begin < mention.end) out.push_back(mention);
}

}  // namespace

void ArticleTagger::tag(std::string_view title, const text::AnalysedText& title_words, std::string_view body,
                        const text::AnalysedText& body_words, ArticleMentions& out) {
  out.title.clear();
  out.body.clear();
  tokens_.clear();
  tokens_.add(body, body_words);
  const std::uint32_t headline = tokens_.size();
  tokens_.add(title, title_words);
  tagger_.tag(tokens_.sequence(), names_);
  consistency_.apply(tagger_, names_);
  project(headline);
  for (const Mention& name : names_)
    append_by_words(tokens_, name, name.begin < headline ? out.body : out.title);
}

bool ArticleTagger::is_capitalised(std::uint32_t token) const {
  return (tagger_.traits(token).flags & kHasCapital) != 0;
}

void ArticleTagger::learn_spellings(std::uint32_t headline) {
  spellings_.reset(names_.size());
  longest_ = 0;
  for (const Mention& name : names_) {
    if (name.begin >= headline) break;
    spellings_.add(spelling_of(tagger_, name.begin, name.end), name.type);
    longest_ = std::max(longest_, name.end - name.begin);
  }
}

/// The longest name of the body that begins at a token of the headline; empty when there is none.
Mention ArticleTagger::name_of_body(std::uint32_t begin) const {
  Mention longest;
  std::uint64_t spelling = 0;
  for (std::uint32_t end = begin + 1; end <= tokens_.size() && end - begin <= longest_; ++end) {
    spelling = phrase_hash(spelling, tagger_.traits(end - 1).lower_hash);
    const NameSpellings::Counts* counts = spellings_.find(spelling);
    if (counts == nullptr) continue;
    const auto type = std::ranges::max_element(*counts) - counts->begin();
    longest = {begin, end, static_cast<EntityType>(type)};
  }
  return longest;
}

/// A name of the body takes the place of what the tagger found there, unless that holds more than it and the
/// headline is written in ordinary case.
void ArticleTagger::project(std::uint32_t headline) {
  if (headline == tokens_.size()) return;
  learn_spellings(headline);
  projected_.clear();
  for (std::uint32_t token = headline; token < tokens_.size(); ++token) {
    if (!is_capitalised(token)) continue;
    const Mention name = name_of_body(token);
    if (name.end == 0) continue;
    projected_.push_back(name);
    token = name.end - 1;
  }
  const auto first = std::ranges::lower_bound(names_, headline, {}, &Mention::begin);
  const std::vector<Mention> found(first, names_.end());
  names_.erase(first, names_.end());
  for (const Mention& name : found) add_to_headline(name);
  names_.insert(names_.end(), projected_.begin(), projected_.end());
  std::ranges::sort(names_, {}, &Mention::begin);
}

void ArticleTagger::add_to_headline(const Mention& name) {
  const auto is_part = [&](const Mention& other) {
    return name.begin <= other.begin && other.end <= name.end &&
           name.end - name.begin > other.end - other.begin;
  };
  const auto overlaps = [&](const Mention& other) {
    return other.begin < name.end && name.begin < other.end;
  };
  if (tagger_.traits(name.begin).sentence_case == SentenceCase::ordinary) std::erase_if(projected_, is_part);
  if (std::ranges::none_of(projected_, overlaps)) names_.push_back(name);
}

}  // namespace dateline::entities
